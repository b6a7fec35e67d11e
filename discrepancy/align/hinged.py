"""What an event hangs on, a condition or a time, and whether it is told of what was or of what is to be.

"Will not go unless he is asked" and "will go only if he is asked" can both be so; so can "was not charged" and "will be
charged", and "will not strike before June" and "will strike in the autumn".
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from discrepancy.model import Span
from discrepancy.text.denying import is_negator
from discrepancy.text.resources import calendar, words
from discrepancy.text.tokens import words_of

_READ = 1024  # places that are kept read: an event is held against those of many outlets
_REACH = 200  # letters around a clause in which its sentence sets a condition
_STOPS = frozenset({".", "!", "?", ";", "but"})


def both_hang(text: str, denial: Span, other_text: str, told: Span) -> bool:
    """Whether a denial leaves room for what the other clause tells: on a condition in both, or up to a time to come."""
    of_time = words("conditionals", "hinges_of_time")
    found = _hinges(text, denial)
    if found - of_time and _hinges(other_text, told) - of_time:
        return True
    ahead = not words("outcomes", "coming").isdisjoint(_lows(text, denial))
    return ahead and not found.isdisjoint(of_time) and _tells_time(other_text, told)


def one_hangs(text: str, span: Span) -> bool:
    """Whether the sentence of a clause sets it a condition."""
    return not _hinges(text, span) <= words("conditionals", "hinges_of_time")


def not_so_far(text: str, denial: Span, other_text: str, told: Span) -> bool:
    """Whether one denies what was so, or has been, and the other tells what will be, or may be."""
    ahead = words("outcomes", "coming", "open_modals")
    now, tokens = _lows(text, denial), words_of(other_text, *told)
    later = [low for low, word in zip(tokens.lows, tokens.words, strict=True) if word != "May"]  # the month
    if ahead.isdisjoint(later) or not ahead.isdisjoint(now):
        return False
    past = words("conditionals", "of_the_past")
    return any(low in past or low.removesuffix("n't") in past for low in now)


@lru_cache(_READ)
def _hinges(text: str, span: Span) -> frozenset[str]:
    """Return the words of a sentence that set a clause of it a condition or a time."""
    lows = _lows(text, (span[0], min(len(text), span[1] + _REACH)))
    inside = len(_lows(text, span))
    stop = next((i for i in range(inside, len(lows)) if lows[i] in _STOPS), len(lows))
    following = [*lows[:stop], ""]
    found = words("conditionals", "hinges", "hinges_of_time").intersection(following)
    led = (low for low, after in pairwise(following) if after in _led_by().get(low, ()))
    return found.union(led, _leading(text, span[0]))


@cache
def _led_by() -> dict[str, frozenset[str]]:
    """Return the words that set a condition before some others alone: "only if", "once the strike ends"."""
    subjects = words("function_words", "articles") | words("outcomes", "theme_pronouns", "theme_owners")
    return {"only": words("conditionals", "after_only"), "once": subjects}


def _leading(text: str, start: int) -> frozenset[str]:
    """Return the word before a clause that opens its sentence with a condition: "Unless the state pays, it will"."""
    before = _lows(text, (max(0, start - _REACH), start))
    opens = next((i + 1 for i in range(len(before) - 1, -1, -1) if before[i] in _STOPS), 0 if start <= _REACH else -1)
    if opens < 0:
        return frozenset()
    return frozenset(before[opens : opens + 1]) & words("conditionals", "hinges", "opening_hinges")


def _tells_time(text: str, span: Span) -> bool:
    times = calendar() | words("outcomes", "parts_of_time") | words("meaning", "time_words")
    return not times.isdisjoint(_lows(text, span))


def _lows(text: str, span: Span) -> list[str]:
    return words_of(text, *span).lows


def has_negator(text: str, span: Span) -> bool:
    """Whether a clause has a word that denies."""
    return any(map(is_negator, _lows(text, span)))
