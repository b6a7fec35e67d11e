"""The times that words name, as pairs of a kind and a value: months, days, parts of the day, "last year", turns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from discrepancy.text.resources import lexicon, months, weekdays, words
from discrepancy.text.stems import stem

Times = frozenset[tuple[str, str]]  # ("month", "may"), ("day", "monday"), ("part", "dawn"), ("turn", "first")

NO_TIMES: Times = frozenset()
_DATES = frozenset({"month", "day"})
_ONE_OF_EACH = {frozenset({"month"}), frozenset({"day"})}
_RELATIVE = frozenset({"next", "last", "this"})  # before a period: "last year"
BORROWED = "day before"  # the kind of a day that a sentence before told
_STRETCH_OF_DAYS = ("stretch", "days")
_DAY = frozenset({"day", "night"})
_NOW, _AT_PRESENT = ("now", "now"), ("at", "present")
_KEPT = 4096  # sentences whose times are kept


def two_times(x: Times, y: Times) -> bool:
    """Whether two times have nothing in common where both tell of it, or one tells a month and the other a day."""
    if not x or not y:
        return False
    mine, theirs = (frozenset(kind for kind, _ in each) for each in (x, y))
    if {mine & _DATES, theirs & _DATES} == _ONE_OF_EACH:
        return True
    return not mine & theirs <= {kind for kind, _ in x & y}


def times_in(printed: Sequence[str], lows: Sequence[str]) -> Times:
    """Return the times that some words name; days and months are told by their capitals."""
    told = _telling().intersection(lows)
    if not told:
        return NO_TIMES
    if not told.isdisjoint(_turns()):
        told -= _no_turns(lows)
    found = {_telling_of()[low] for low in told if low not in _capitals()}
    found.update(
        _telling_of()[low] for low, word in zip(lows, printed, strict=True) if low in _capitals() and word[0].isupper()
    )
    periods = words("outcomes", "past_times")
    found.update(("period", low) for low, after in pairwise(lows) if low in _RELATIVE and after in periods)
    parts = words("outcomes", "parts_of_years")
    if "present" in told and _AT_PRESENT in pairwise(lows):
        found.add(_NOW)
    found.update(("part of a year", low) for low, after in pairwise(lows) if after in parts and low in _turns())
    if "of" in lows and _on_one_day(lows):
        found -= {_STRETCH_OF_DAYS}
        found.add(("stretch", "day"))
    return frozenset(found - {("period", ""), ("now", "")})


def _on_one_day(lows: Sequence[str]) -> bool:
    """Whether words tell one day of several: "the first day of a two-day strike"."""
    places = (i for i, low in enumerate(lows[:-2]) if low in _turns())
    return any(lows[i + 1] in _DAY and lows[i + 2] == "of" for i in places)


def _no_turns(lows: Sequence[str]) -> frozenset[str]:
    """Return the ordinals that tell a place or a share: neither "came second" nor "a third of" names a turn."""
    verbs = words("placings", "verbs")
    return frozenset(
        low for before, low, after in zip(["", *lows], lows, [*lows[1:], ""], strict=False)
        if low in _turns() and (before in verbs or after == "of")
    )


@lru_cache(_KEPT)
def times_of_stems(stems: tuple[str, ...], days: frozenset[str]) -> Times:
    """Return the months and parts of the day among the stems of a sentence, with the days that it names."""
    found = {_stemmed()[word] for word in _stemmed().keys() & set(stems)}
    return frozenset(found | {("day", day) for day in days})


@cache
def _telling() -> frozenset[str]:
    return frozenset(_telling_of())


@cache
def _capitals() -> frozenset[str]:
    return months() | weekdays()


@cache
def _telling_of() -> dict[str, tuple[str, str]]:
    """Return what each word tells; the words before a period, and "present", tell nothing alone."""
    found = dict.fromkeys(_RELATIVE, ("period", ""))
    found |= _forms("month", lexicon("days")["months"]) | _forms("day", lexicon("days")["weekdays"])
    found |= {low: ("part", part) for part, forms in lexicon("outcomes")["times_of_day"].items() for low in forms}
    found |= dict.fromkeys(words("outcomes", "of_several_days"), _STRETCH_OF_DAYS)
    return found | {low: ("turn", low) for low in _turns()} | {"currently": _NOW, "present": ("now", "")}


@cache
def _turns() -> frozenset[str]:
    return words("outcomes", "turns_of_many")


def _forms(kind: str, names: Iterable[Sequence[str]]) -> dict[str, tuple[str, str]]:
    return {form: (kind, forms[0]) for forms in names for form in forms}


@cache
def _stemmed() -> dict[str, tuple[str, str]]:
    """Return the same by stems, for months and parts of the day; "may" may be a verb."""
    return {stem(low): told for low, told in _telling_of().items() if told[0] in ("month", "part") and low != "may"}
