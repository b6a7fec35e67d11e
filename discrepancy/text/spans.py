"""Stretches of text set against each other."""

from __future__ import annotations

from discrepancy.model import Span


def meet(a: Span, b: Span) -> bool:
    """Whether two half-open spans share a character."""
    return a[0] < b[1] and b[0] < a[1]
