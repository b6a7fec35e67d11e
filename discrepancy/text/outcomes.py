"""Kinds of outcome by how they are compared: extraction and alignment know them by one name."""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import lexicon

PREFIX = "outcome:"  # an event's predicate where it tells an outcome, before the outcome's name


@cache
def outcomes_of(kind: str) -> frozenset[str]:
    """Return the predicates of the outcomes that the lexicon lists under a kind: `by_theme`, `of_anyone`."""
    return frozenset(f"{PREFIX}{name}" for name in lexicon("outcomes")[kind])
