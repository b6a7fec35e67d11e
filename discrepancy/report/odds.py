"""In what else than words two witnesses differ: who said it, or when or where, for a report to mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from discrepancy.model import Attribution, Figure, Moment, Occasion, Position, Span, Variant, Witness

Reader = Callable[[Witness], object]
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


def in_question(witnesses: Sequence[Witness], variants: Sequence[Variant]) -> list[Reader]:
    """Return what to read in a witness, speakers apart, to tell which side it is on; nothing where words tell it."""
    if variants or speakers_at_odds(witnesses, variants):
        return []
    told = [(read, {read(witness) for witness in witnesses}) for read in (_days, _places, _roles)]
    found: list[Reader] = [read for read, values in told if all(values) and len(values) > 1]
    return [*found, _quoter] if len({_quoter(witness) for witness in witnesses}) > 1 else found


def one_occasion(a: Witness, b: Witness) -> bool:
    """Whether the days and the venues of two witnesses, as far as both tell them, may be the same."""
    told = [(read(_occasion(a))[0], read(_occasion(b))[0]) for read in (_times, _venues)]
    return not any(x and y and x.isdisjoint(y) for x, y in told)


def _days(witness: Witness) -> frozenset[object]:
    return _times(_occasion(witness))[0]


def _places(witness: Witness) -> frozenset[object]:
    return _venues(_occasion(witness))[0]


def _roles(witness: Witness) -> frozenset[object]:
    said = witness.statement
    speaker = said.holder if isinstance(said, Position) else said.speaker if isinstance(said, Attribution) else None
    return frozenset(speaker.roles if speaker else ())


def _quoter(witness: Witness) -> str | None:
    said = witness.statement
    return said.within.key if isinstance(said, Attribution) and said.within else None


def _occasion(witness: Witness) -> Occasion | None:
    statement = witness.statement
    return None if statement is None or isinstance(statement, Moment | Figure) else statement.occasion


def _times(occasion: Occasion | None) -> Spots:
    told = (occasion.days or occasion.relative) if occasion else ()
    return frozenset(day for day, _, _ in told), [(start, end) for _, start, end in told]


def _venues(occasion: Occasion | None) -> Spots:
    told = occasion.venues if occasion else ()
    return frozenset(venue for venue, *_ in told), [(start, end) for *_, start, end in told]
