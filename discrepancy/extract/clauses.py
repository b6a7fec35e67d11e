"""Clauses of a sentence, told from punctuation and a few function words: no parser, and in doubt no cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from discrepancy.model import Span
from discrepancy.text.numbers import starts_number
from discrepancy.text.resources import calendar, lexicon, months, weekdays, words
from discrepancy.text.tokens import Tokens, WordTable, between

_BREAKS = frozenset({";", ":", "—", "–", "-"})
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", ".", "?", "!"})
_SUBORDINATOR, _JOINER, _CONJUNCTION = 1, 2, 4
_DATED = 3  # tokens before a clause that tells of a day, at least: "in 2019,"
_YEAR = 4  # digits
_STOP, _VERB = 1, 2
_REACH = 7  # tokens between a conjunction or subordinator and its verb


def clauses(tokens: Tokens, first: int, last: int) -> list[Span]:
    """Return the token ranges of the clauses of a sentence, `first` to `last`: contiguous, half-open, never empty.

    A cut is made after a semicolon, colon or dash, before a subordinator, before a conjunction that a subject and a
    verb follow, and after the comma that closes a subordinate clause. An opening "of" or "in" stays with its relative.
    """
    places = tokens.once(_places)
    at = bisect_left(places, first + 1)
    if at == len(places) or places[at] >= last:  # as in most
        return [(first, last)]
    found = tokens.clauses.get((first, last))
    if found is None:
        found = tokens.clauses[first, last] = _cut(tokens, first, last, places[at : bisect_left(places, last, at)])
    return found


def cut_sentences(tokens: Tokens, heads: Sequence[int]) -> frozenset[int]:
    """Return the numbers of the sentences that may have several clauses; `heads` are their first tokens.

    A cut is made inside a sentence alone.
    """
    numbers = ((bisect_right(heads, place) - 1, place) for place in tokens.once(_places))
    return frozenset([number for number, place in numbers if heads[number] != place])


def _cut(tokens: Tokens, first: int, last: int, places: list[int]) -> list[Span]:
    """Return the clauses of a sentence, given the tokens before which a cut may be made."""
    lows, kinds, cuts, nested = tokens.lows, _kinds(), [first], False
    if any(lows[i - 1] == "," for i in places):  # only what opens after a comma is closed by one
        places = sorted({*places, *(at + 1 for at in between(tokens.places(is_comma), first, last - 1))})
    for i in places:
        kind, mark = kinds.get(lows[i], 0), lows[i - 1]
        opens = kind & _SUBORDINATOR or (kind & _JOINER and _verb_follows(lows, i + 1, last))
        closes = (nested and mark == ",") or (mark in _BREAKS and _breaks(tokens, i))
        if opens or closes or (kind & _CONJUNCTION and _conjoined(lows, cuts[-1], i, last)):
            cuts.append(i)
            nested = bool(opens) and (nested or mark == ",")
    return list(pairwise([*cuts, last]))


def _places(tokens: Tokens) -> list[int]:
    """Return the tokens before which a cut is made if the sentence lets it; a comma closes only what one has opened."""
    lows, size = tokens.lows, len(tokens.lows)
    subordinate = tokens.places(is_subordinator)
    joined = (i for i in tokens.places(is_joiner) if _verb_follows(lows, i + 1, size))
    conjoined = (
        i
        for i in tokens.places(is_conjunction)
        if i + 1 < size and (lows[i - 1] == "," or _may_open()[lows[i + 1]])  # as few do
        if _has_subject(lows, i, size) or _counts(lows, i, size)
    )
    broken = (i + 1 for i in tokens.places(is_break) if i + 1 < size and _breaks(tokens, i + 1))
    return sorted({*subordinate, *joined, *conjoined, *broken})


def tells_of_day(lows: list[str], i: int) -> bool:
    """Whether a clause tells more of a day or time right before it, and states what it says: "on Monday, when he left".

    What is so "at night, when it is dark" is so at any time.
    """
    if i < _DATED or lows[i] != "when" or lows[i - 1] != ",":
        return False
    before, low = lows[i - 3], lows[i - 2]
    if low in calendar() or low in _words("days_told") or (low.isdigit() and len(low) == _YEAR):
        return True
    if low in _words("parts_told"):
        return before in weekdays() or before in _words("one_time")
    return starts_number(low) and (before in months() or before == "at")


def is_subordinator(low: str) -> bool:
    """Whether a word opens a subordinate clause."""
    return bool(_kinds().get(low, 0) & _SUBORDINATOR)


def is_joiner(low: str) -> bool:
    """Whether a word opens a subordinate clause if a verb follows."""
    return bool(_kinds().get(low, 0) & _JOINER)


def is_conjunction(low: str) -> bool:
    """Whether a word joins two clauses, or two of anything."""
    return bool(_kinds().get(low, 0) & _CONJUNCTION)


def is_break(low: str) -> bool:
    """Whether a mark may end a clause, whatever opened it."""
    return low in _BREAKS


def is_comma(low: str) -> bool:
    """Tell a comma."""
    return low == ","


# What clauses are cut by: to be looked for in an article all at once.
CUTTING = (is_subordinator, is_joiner, is_conjunction, is_break, is_comma)


def _breaks(tokens: Tokens, i: int) -> bool:
    """Whether a mark before token `i` ends a clause; a hyphen inside a compound ("30-day") does not."""
    lows, mark = tokens.lows, tokens.lows[i - 1]
    if mark not in _BREAKS or lows[i] in _BREAKS or (i > 1 and lows[i - 2] == ","):
        return False
    return mark in ";:—" or tokens.starts[i] > tokens.end(i - 1)


def _conjoined(lows: list[str], start: int, i: int, last: int) -> bool:
    """Whether a conjunction joins a clause with a subject of its own to the one that starts at `start`."""
    return _has_subject(lows, i, last) or (_counts(lows, i, last) and _both_finite(lows, start, i, last))


def _has_subject(lows: list[str], i: int, last: int) -> bool:
    """Whether a subject follows a conjunction: a pronoun next to it, or after a comma any words up to a verb."""
    if i + 1 >= last:
        return False
    return lows[i + 1] in _words("subjects") or (lows[i - 1] == "," and _verb_follows(lows, i + 1, last))


def _counts(lows: list[str], i: int, last: int) -> bool:
    """Whether a number follows a conjunction, and none stands before it."""
    return i + 1 < last and _number(lows[i + 1]) and not _number(lows[i - 1])


@cache
def _may_open() -> WordTable[bool]:
    """Return whether each word may follow a conjunction that joins clauses without a comma."""
    return WordTable(lambda low: low in _words("subjects") or _number(low))


def _both_finite(lows: list[str], start: int, i: int, last: int) -> bool:
    """Whether a counted subject after a conjunction has a verb: "Six were treated and two people were killed".

    Both have their auxiliary: in "police said three men and two women were killed" only one has. In "the six who were
    treated and two others were men" the first is the relative's.
    """
    if is_subordinator(lows[start]):
        return False
    auxiliaries = words("clauses", "auxiliaries")
    return not auxiliaries.isdisjoint(lows[start:i]) and not auxiliaries.isdisjoint(lows[i + 2 : min(i + 5, last)])


def _number(low: str) -> bool:
    return low[0].isdigit() or low in lexicon("meaning")["numbers"]


def _verb_follows(lows: list[str], start: int, last: int) -> bool:
    here = lows[start : min(start + _REACH, last)]
    return next(filter(None, map(_stops_and_verbs().__getitem__, here)), _STOP) == _VERB


@cache
def _stops_and_verbs() -> WordTable[int]:
    """Return of each word whether it may be a verb or ends the search for one, 0 for all others."""

    def told(low: str) -> int:
        if low in _STOPS:
            return _STOP
        return _VERB if low in _words("verbs") or (len(low) > 4 and low.endswith("ed")) else 0

    return WordTable(told)


@cache
def _kinds() -> dict[str, int]:
    """Return what the words that join clauses are, as bits."""
    kinds: dict[str, int] = {}
    for bit, key in ((_SUBORDINATOR, "subordinators"), (_JOINER, "joiners"), (_CONJUNCTION, "conjunctions")):
        for word in _words(key):
            kinds[word] = kinds.get(word, 0) | bit
    return kinds


@cache
def _words(key: str) -> frozenset[str]:
    return words("clauses", key)
