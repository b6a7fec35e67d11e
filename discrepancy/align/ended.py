"""A state that one article ends on a day and another still tells of on a later one: home on Sunday, there on Monday."""

from __future__ import annotations

from functools import cache

from discrepancy.align.befell import of_others, parted, vague
from discrepancy.model import Event
from discrepancy.text.outcomes import PREFIX
from discrepancy.text.resources import lexicon

_TURN = ("12", "01")  # months between which a year ends: days are told without it


def outlasts(a: Event, b: Event) -> bool:
    """Whether one of two opposite outcomes had ended by a day, for one thing, and the other still was on a later day."""
    ends = _ends().get(a.predicate)
    if ends is None or a.predicate != b.predicate or a.negative == b.negative:
        return False
    end, still = (a, b) if a.negative == (ends == "no") else (b, a)
    if end.tense == "coming" or still.tense == "coming" or end.modal or still.modal or not _of_one(end, still):
        return False
    ended, told = _dates(end), _dates(still)
    return len(ended) == len(told) == 1 and _before(ended.pop(), told.pop())


def _of_one(a: Event, b: Event) -> bool:
    """Whether both befell one thing, which neither tells of some of many."""
    shared = set(a.theme) & set(b.theme)
    if a.some or b.some or not shared - vague() or parted(a.theme, b.theme) or of_others(a, b):
        return False
    return len(shared) > 1 or a.theme[0] == b.theme[0]


def _dates(event: Event) -> set[str]:
    """Return the dates of the days that a clause itself tells, as month and day."""
    start, end = event.span
    return {day for day, first, last in event.occasion.days if start <= first and last <= end and day[0].isdigit()}


def _before(day: str, other: str) -> bool:
    """Whether a date is before another, as far as that is told without the year."""
    return day < other and {day[:2], other[:2]} != set(_TURN)


@cache
def _ends() -> dict[str, str]:
    """Return the outcomes of which one side ends the other, with that side."""
    return {f"{PREFIX}{name}": side for name, side in lexicon("outcomes")["ends"].items()}
