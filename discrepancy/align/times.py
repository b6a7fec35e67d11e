"""Whether two clauses tell of two times: of two months, of a month and a day, of morning and evening."""

from __future__ import annotations

from functools import lru_cache

from discrepancy.model import Span
from discrepancy.text.resources import words
from discrepancy.text.times import Times, times_in, two_times
from discrepancy.text.tokens import words_of

_READ = 4096  # clauses that are kept read
_TURNS = frozenset({"turn", "period"})
_EXPECTED = 5  # words before a verb among which "expected to" stands


def at_two_times(text: str, a: Span, other: str, b: Span) -> bool:
    """Whether two clauses name times that cannot be one."""
    return two_times(_times(text, a), _times(other, b))


def at_two_turns(text: str, a: Span, other: str, b: Span) -> bool:
    """Whether two clauses name turns, or periods, that cannot be one."""
    x, y = (frozenset(time for time in times if time[0] in _TURNS) for times in (_times(text, a), _times(other, b)))
    return two_times(x, y)


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
    return times_in(tokens.words, tokens.lows)
