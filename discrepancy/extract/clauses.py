"""Clauses of a sentence, told from punctuation and a few function words: no parser, and in doubt no cut."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from discrepancy.model import Span
from discrepancy.text.resources import lexicon, words
from discrepancy.text.tokens import Tokens, between

_BREAKS = frozenset({";", ":", "—", "–", "-"})
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", ".", "?", "!"})
_REACH = 7  # tokens between a conjunction or subordinator and its verb


def clauses(tokens: Tokens, first: int, last: int) -> list[Span]:
    """Return the token ranges of the clauses of a sentence, `first` to `last`: contiguous, half-open, never empty.

    A cut is made after a semicolon, colon or dash, before a subordinator, before a conjunction that a subject and a
    verb follow, and after the comma that closes a subordinate clause. An opening "of" or "in" stays with its relative.
    """
    found = tokens.clauses.get((first, last))
    if found is None:
        found = tokens.clauses[first, last] = _read_clauses(tokens, first, last)
    return found


def _read_clauses(tokens: Tokens, first: int, last: int) -> list[Span]:
    here = between(tokens.once(_places), first + 1, last)
    if not here:
        return [(first, last)]
    lows, cuts, nested = tokens.lows, [first], False
    commas = between(tokens.places(is_comma), first, last - 1)
    for i in sorted({*here, *(at + 1 for at in commas)}):
        comma, opens = lows[i - 1] == ",", _subordinate(lows, i, last)
        joined = opens or _conjoined(lows, i, last) or _counted(lows, cuts[-1], i, last)
        if joined or (nested and comma) or _breaks(tokens, i):
            cuts.append(i)
            nested = opens and (nested or comma)
    return list(pairwise([*cuts, last]))


def _places(tokens: Tokens) -> list[int]:
    """Return the tokens before which a cut is made if the sentence lets it; a comma closes only what one has opened."""
    lows, size = tokens.lows, len(tokens.lows)
    joining = {
        i
        for i in tokens.places(opens_clause)
        if _subordinate(lows, i, size) or _conjoined(lows, i, size) or _counts(lows, i, size)
    }
    return sorted(joining.union(i + 1 for i in tokens.places(ends_clause) if i + 1 < size and _breaks(tokens, i + 1)))


def opens_clause(low: str) -> bool:
    """Whether a clause may start with a word that joins it to the one before."""
    return low in _heads()


def ends_clause(low: str) -> bool:
    """Whether a clause may end with a mark, whatever opened it."""
    return low in _BREAKS


def is_comma(low: str) -> bool:
    """Tell a comma."""
    return low == ","


def _breaks(tokens: Tokens, i: int) -> bool:
    """Whether a mark before token `i` ends a clause; a hyphen inside a compound ("30-day") does not."""
    lows, mark = tokens.lows, tokens.lows[i - 1]
    if mark not in _BREAKS or lows[i] in _BREAKS or (i > 1 and lows[i - 2] == ","):
        return False
    return mark in ";:—" or tokens.starts[i] > tokens.ends[i - 1]


def _subordinate(lows: list[str], i: int, last: int) -> bool:
    low = lows[i]
    return low in _words("subordinators") or (low in _words("joiners") and _verb_follows(lows, i + 1, last))


def _conjoined(lows: list[str], i: int, last: int) -> bool:
    """A conjunction with a subject of its own: a pronoun next to it, or after a comma any words up to a verb."""
    if lows[i] not in _words("conjunctions") or i + 1 >= last:
        return False
    return lows[i + 1] in _words("subjects") or (lows[i - 1] == "," and _verb_follows(lows, i + 1, last))


def _counts(lows: list[str], i: int, last: int) -> bool:
    """Whether a number follows a conjunction, and none stands before it."""
    if lows[i] not in _words("conjunctions") or i + 1 >= last:
        return False
    return _number(lows[i + 1]) and not _number(lows[i - 1])


def _counted(lows: list[str], start: int, i: int, last: int) -> bool:
    """Whether a conjunction joins two clauses by a counted subject: "Six were treated and two people were killed".

    Both have their auxiliary: in "police said three men and two women were killed" only one has. In "the six who were
    treated and two others were men" the first is the relative's.
    """
    if not _counts(lows, i, last) or lows[start] in _words("subordinators"):
        return False
    auxiliaries = words("clauses", "auxiliaries")
    return not auxiliaries.isdisjoint(lows[start:i]) and not auxiliaries.isdisjoint(lows[i + 2 : min(i + 5, last)])


def _number(low: str) -> bool:
    return low[0].isdigit() or low in lexicon("meaning")["numbers"]


def _verb_follows(lows: list[str], start: int, last: int) -> bool:
    for low in lows[start : min(start + _REACH, last)]:
        if low in _STOPS:
            return False
        if low in _words("verbs") or (len(low) > 4 and low.endswith("ed")):
            return True
    return False


@cache
def _heads() -> frozenset[str]:
    """Words before which a cut may be made."""
    return words("clauses", "subordinators", "joiners", "conjunctions")


@cache
def _words(key: str) -> frozenset[str]:
    return words("clauses", key)
