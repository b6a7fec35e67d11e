"""Where two witnesses differ in when or where something was said: the words that tell it, for a report to mark."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.model import Figure, Moment, Occasion, Span, Witness

Spots = tuple[frozenset[object], list[Span]]  # what is told, and where


def occasion_spots(witnesses: Sequence[Witness]) -> list[list[Span]]:
    """Return for each witness the spans of its day, or else of its venue, where all tell one and no two agree in it."""
    for read in (_times, _venues):
        found = [read(_occasion(witness)) for witness in witnesses]
        if all(spans for _, spans in found) and len({told for told, _ in found}) > 1:
            return [spans for _, spans in found]
    return [[] for _ in witnesses]


def _occasion(witness: Witness) -> Occasion | None:
    statement = witness.statement
    return None if statement is None or isinstance(statement, Moment | Figure) else statement.occasion


def _times(occasion: Occasion | None) -> Spots:
    told = (occasion.days or occasion.relative) if occasion else ()
    return frozenset(day for day, _, _ in told), [(start, end) for _, start, end in told]


def _venues(occasion: Occasion | None) -> Spots:
    told = occasion.venues if occasion else ()
    return frozenset(venue for venue, *_ in told), [(start, end) for *_, start, end in told]
