"""In what else than words two witnesses differ: who said it, or when or where, for a report to mark."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.model import Attribution, Figure, Moment, Occasion, Span, Variant, Witness

Spots = tuple[frozenset[object], list[Span]]  # what is told, and where


def speakers_at_odds(witnesses: Sequence[Witness], variants: Sequence[Variant]) -> bool:
    """Whether witnesses of words that one speaker said have the same words, and only their speakers differ."""
    speakers = {witness.speaker for witness in witnesses}
    words = all(isinstance(witness.statement, Attribution | None) for witness in witnesses)
    return words and not variants and len(speakers) > 1 and None not in speakers


def spots_at_odds(witnesses: Sequence[Witness], variants: Sequence[Variant]) -> list[list[Span]]:
    """Return for each witness the spans of its day, or else of its venue, where all tell one and they do not agree.

    There are none where words or speakers tell the witnesses apart.
    """
    plain = variants or speakers_at_odds(witnesses, variants)
    for read in () if plain else (_times, _venues):
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
