"""A state that one article ends and another tells of: home on Sunday, there on Monday; shut until noon, open after."""

from __future__ import annotations

import re
from functools import cache

from discrepancy.align.befell import of_others, on_other_days, parted, vague
from discrepancy.align.hinged import has_negator
from discrepancy.model import Event
from discrepancy.text.outcomes import PREFIX
from discrepancy.text.resources import calendar, lexicon

_BEFORE = re.compile(r"(?:before|until|till)\b", re.IGNORECASE)
_FOR_A_TIME = re.compile(
    r"\b(?:until|till)\b|\bfor (?:[\w-]+ ){0,3}(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_TURN = {"12", "01"}  # months between which a year ends: days are told without it
_NEAR, _WEEK = 2, 7  # days after which a weekday without a date is not surely the next one


def outlasts(a: Event, b: Event) -> bool:
    """Whether one outcome had by a date ended the other, for one thing, which still was so on a later date."""
    sides = _sides(a, b)
    if sides is None:
        return False
    ended, told = (_told(side) for side in sides)
    return bool(ended and told) and max(ended) < min(told) and {max(ended)[:2], min(told)[:2]} != _TURN


def may_outlast(a: Event, b: Event) -> bool:
    """Whether the same may be so where no more than a day of the week is told of each, the later one near."""
    sides = _sides(a, b)
    if sides is None:
        return False
    names = [forms[0] for forms in lexicon("days")["weekdays"]]
    ended, told = ([names.index(day) for day in _told(side, dated=False)] for side in sides)
    return len(ended) == len(told) == 1 and 0 < (told[0] - ended[0]) % _WEEK <= _NEAR

_UP_TO = re.compile(r"\b(?:before|until|till)\s+(\w+)")
_SINCE = re.compile(r"\b(?:until|till|from|in|on)\s+(\w+)")


def lasts_until(text: str, state: Event, other: str, turn: Event) -> bool:
    """Whether one was so for a time, after which the other comes: "ignored for 11 hours", "before anyone acted".

    `text` and `other` are their articles. What is still so, "has been shut for two weeks", ends at no time, and what is
    to be so ends before nothing that will not be.
    """
    if state.marker is None or state.tense == "coming" or on_other_days(state, turn):
        return False
    before, after = text[state.span[0] : state.marker[1]], text[state.marker[1] : state.span[1]]
    if not _FOR_A_TIME.search(after) or not {"has", "have"}.isdisjoint(before.casefold().split()):
        return False
    told = other[turn.span[0] : (turn.marker or turn.span)[1]]
    if turn.tense == "coming":
        return not has_negator(other, turn.span)
    return bool(_BEFORE.match(told)) and not (turn.marker and "," in told)


def not_before(text: str, denial: Event, other: str, told: Event) -> bool:
    """Whether one denies a thing up to a time from which the other tells it: "not before 2030", "wait until 2030"."""
    up_to = {match[1].lower() for match in _UP_TO.finditer(text, *denial.span)}
    since = {match[1].lower() for match in _SINCE.finditer(other, *told.span)} if up_to else set()
    return any(time[0].isdigit() or time in calendar() for time in up_to & since)


def _sides(a: Event, b: Event) -> tuple[Event, Event] | None:
    """Return the event that ends a state and the one that tells that it goes on, None where they are no such pair."""
    ends = _ends().get(a.predicate)
    if ends is None or a.predicate != b.predicate or a.negative == b.negative or not _of_one(a, b):
        return None
    sides = (a, b) if a.negative == (ends == "no") else (b, a)
    return None if any(side.tense == "coming" or side.modal for side in sides) else sides


def _of_one(a: Event, b: Event) -> bool:
    """Whether both befell one thing, which neither tells of some of many."""
    shared = set(a.theme) & set(b.theme)
    if a.some or b.some or not shared - vague() or parted(a.theme, b.theme) or of_others(a, b):
        return False
    return len(shared) > 1 or a.theme[0] == b.theme[0]


def _told(event: Event, *, dated: bool = True) -> set[str]:
    """Return the days that a clause itself tells: their dates, as month and day, or their names."""
    start, end = event.span
    days = {day for day, first, last in event.occasion.days if start <= first and last <= end}
    return {day for day in days if day[0].isdigit() == dated}


@cache
def _ends() -> dict[str, str]:
    """Return the outcomes of which one side ends the other, with that side."""
    return {f"{PREFIX}{name}": side for name, side in lexicon("outcomes")["ends"].items()}
