"""In what else than words two witnesses differ: who said it, or when or where, for a report to mark."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from discrepancy.model import Attribution, Figure, Introduction, Moment, Occasion, Position, Span, Variant, Witness
from discrepancy.text.turning import turning_spans
from discrepancy.text.venues import exclude

Spots = tuple[frozenset[object], list[Span]]  # what is told, and where


def speakers_at_odds(witnesses: Sequence[Witness], variants: Sequence[Variant]) -> bool:
    """Whether witnesses of words that one speaker said have the same words, and only their speakers differ."""
    speakers = {witness.speaker for witness in witnesses}
    words = all(isinstance(witness.statement, Attribution | None) for witness in witnesses)
    return words and not variants and len(speakers) > 1 and None not in speakers


def spots_at_odds(
    witnesses: Sequence[Witness], variants: Sequence[Variant], rules: Collection[str] = ()
) -> list[list[Span]]:
    """Return for each witness the spans of what rules on it turn on, its day, its venue or its role.

    Where no rule does, those of its day, or else of its venue, where all tell one and they do not agree; there are none
    where words or speakers tell the witnesses apart.
    """
    turning = [[span for rule in sorted(rules) for span in _turning(rule, witness)] for witness in witnesses]
    if any(turning):
        return turning
    plain = variants or speakers_at_odds(witnesses, variants)
    for read in () if plain else (_times, _venues):
        found = [read(_occasion(witness)) for witness in witnesses]
        if all(spans for _, spans in found) and len({told for told, _ in found}) > 1:
            return [spans for _, spans in found]
    return [[] for _ in witnesses]


def _turning(rule: str, witness: Witness) -> list[Span]:
    text = witness.before + witness.text + witness.after
    return turning_spans(rule, witness, text, witness.start - len(witness.before))


def sides_with(other: Witness, reading: Witness, witnesses: Sequence[Witness], variants: Sequence[Variant]) -> bool:
    """Whether a witness is on the side of `reading` in what, beside words and speakers, tells a finding's sides apart.

    Of days told as "Wednesday" and as a date one is enough, unless the other side has it too.
    """
    if variants or speakers_at_odds(witnesses, variants):
        return True
    for read in (_days, _places, _roles, _quoter):
        told = {read(witness) for witness in witnesses}
        against = frozenset[object]().union(*(told - {read(reading)}))
        if all(told) and len(told) > 1 and not _nearer(read(other), read(reading), against):
            return False
    return True


def _nearer(told: frozenset[object], same: frozenset[object], against: frozenset[object]) -> bool:
    nested = told <= same or same <= told
    return nested and bool((told & same) - against) and not (told & against) - same


def one_occasion(a: Witness, b: Witness) -> bool:
    """Whether the days and the venues of two witnesses, as far as both tell them, may be the same."""
    x, y = _days(a), _days(b)
    return not ((x and y and x.isdisjoint(y)) or exclude(*(_named_venues(_occasion(each)) for each in (a, b))))


def _named_venues(occasion: Occasion | None) -> frozenset[str]:
    return occasion.named_venues if occasion else frozenset()


def _days(witness: Witness) -> frozenset[object]:
    return _times(_occasion(witness))[0]


def _places(witness: Witness) -> frozenset[object]:
    return _venues(_occasion(witness))[0]


def _roles(witness: Witness) -> frozenset[object]:
    said = witness.statement
    speaker = said.holder if isinstance(said, Position) else said.speaker if isinstance(said, Attribution) else None
    return frozenset(speaker.roles if speaker else ())


def _quoter(witness: Witness) -> frozenset[object]:
    """Return who quotes the words; that nobody does is an answer too."""
    said = witness.statement
    return frozenset([said.within.key if isinstance(said, Attribution) and said.within else ""])


def _occasion(witness: Witness) -> Occasion | None:
    statement = witness.statement
    return None if statement is None or isinstance(statement, Moment | Figure | Introduction) else statement.occasion


def _times(occasion: Occasion | None) -> Spots:
    told = (occasion.days or occasion.relative) if occasion else ()
    return frozenset(day for day, _, _ in told), [(start, end) for _, start, end in told]


def _venues(occasion: Occasion | None) -> Spots:
    told = occasion.venues if occasion else ()
    return _named_venues(occasion), [(start, end) for *_, start, end in told]
