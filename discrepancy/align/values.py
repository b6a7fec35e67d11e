"""Numbers of one value printed in two ways: a fifth is 20%, 17:00 is 5pm, £1.2bn is £1,200m."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from math import isclose, isfinite

from discrepancy.model import Event, Figure, Statements
from discrepancy.text.spans import meet


class Values:
    """The figures of articles, by document."""

    def __init__(self, statements: Iterable[Statements]) -> None:
        """Take those of all articles."""
        self._figures = {each.document: each.figures for each in statements}

    def one(self, a: Event, b: Event) -> bool:
        """Whether the words in which two events part hold figures of one value."""
        return any(_one(x, y) for x, y in product(self._at(a), self._at(b)))

    def _at(self, event: Event) -> Iterator[Figure]:
        marker = event.marker or event.span
        return (figure for figure in self._figures[event.document] if meet(figure.span, marker))


def _one(a: Figure, b: Figure) -> bool:
    """Whether two figures have one value: the middle of what each may be."""
    if a.unit != b.unit:
        return False
    x, y = a.low + a.high, b.low + b.high
    return isclose(x, y) if isfinite(x) and isfinite(y) else (a.low, a.high) == (b.low, b.high)
