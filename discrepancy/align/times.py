"""Whether two clauses tell of two times: of two months, of a month and a day, of morning and evening."""

from __future__ import annotations

from functools import cache, lru_cache

from discrepancy.model import Span
from discrepancy.text.resources import lexicon, months, weekdays, words
from discrepancy.text.stems import stem
from discrepancy.text.tokens import words_of
from discrepancy.values import value

_READ = 4096  # clauses that are kept read
_EXPECTED = 5  # words before a verb among which "expected to" stands


@value
class Times:
    """The months, by their number, days and parts of the day that are named, and which of several turns it was."""

    months: frozenset[int]
    days: frozenset[str]
    parts: frozenset[str]
    turns: frozenset[str]


def at_two_times(text: str, a: Span, other: str, b: Span) -> bool:
    """Whether two clauses name times that cannot be one."""
    return two_times(_times(text, a), _times(other, b))


def two_times(x: Times, y: Times) -> bool:
    """Whether two times have nothing in common where both tell of it, or one tells a month and the other a day."""
    month_and_day = any(a.months and not a.days and b.days and not b.months for a, b in ((x, y), (y, x)))
    pairs = (x.months, y.months), (x.days, y.days), (x.parts, y.parts), (x.turns, y.turns)
    return month_and_day or any(bool(a) and bool(b) and a.isdisjoint(b) for a, b in pairs)


def only_expected(text: str, clause: Span, verb: int) -> bool:
    """Whether a verb tells what had been expected: "was expected to reject the bid"."""
    lows = words_of(text, clause[0], max(clause[0], verb)).lows[-_EXPECTED:]
    if "to" not in lows:
        return False
    told = words("outcomes", "foreseen"), words("outcomes", "once_foreseen")
    return not any(group.isdisjoint(lows) for group in told)


def turns_after(text: str, clause: Span, verb_end: int) -> bool:
    """Whether a clause goes on to tell the opposite of something else: "guilty of fraud but not of murder"."""
    lows = words_of(text, min(verb_end, clause[1]), clause[1]).lows
    return any(lows[i : i + 2] in (["but", "not"], ["and", "not"]) for i in range(len(lows)))


@lru_cache(_READ)
def _times(text: str, clause: Span) -> Times:
    tokens = words_of(text, *clause)
    named = {low for low, word in zip(tokens.lows, tokens.words, strict=True) if word[0].isupper()}
    plain = set(tokens.lows)
    return Times(
        frozenset(_numbers("months")[low] for low in named & months()),
        frozenset(_weekday(low) for low in named & weekdays()),
        frozenset(_parts()[low] for low in plain & _parts().keys()),
        frozenset(words("outcomes", "turns_of_many") & plain),
    )


@lru_cache(_READ)
def times_of_stems(stems: tuple[str, ...], days: frozenset[str]) -> Times:
    """Return the months and parts of the day among the stems of a sentence, with the days that it names."""
    named = {number for stem_, number in _stemmed_months().items() if stem_ in stems}
    parts = {part for form, part in _parts().items() if stem(form) in stems}
    return Times(frozenset(named), days, frozenset(parts), frozenset())


@cache
def _stemmed_months() -> dict[str, int]:
    return {stem(form): number for form, number in _numbers("months").items() if form != "may"}  # which may be a verb


@cache
def _numbers(key: str) -> dict[str, int]:
    return {form: n for n, forms in enumerate(lexicon("days")[key]) for form in forms}


@cache
def _weekday(low: str) -> str:
    return str(lexicon("days")["weekdays"][_numbers("weekdays")[low]][0])


@cache
def _parts() -> dict[str, str]:
    return {form: name for name, forms in lexicon("outcomes")["times_of_day"].items() for form in forms}
