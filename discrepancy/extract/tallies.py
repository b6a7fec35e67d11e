"""Tallies of votes and goals: "by 71 to 64", "a 7-2 vote", "Ayes 71, noes 64", "unanimous"."""

from __future__ import annotations

from functools import cache

from discrepancy.text.listed import Listed, by_first_word, phrase_at
from discrepancy.text.numbers import Number, read_number, starts_number
from discrepancy.text.resources import words
from discrepancy.text.tallies import MOST, UNANIMOUS, tally
from discrepancy.text.tokens import Tokens

_REACH = 8  # tokens around a tally in which a word must tell that something was counted out
_JOINTS = frozenset({"to", "-", "–", "—"})
_WHOLE = 100  # percent
_BETWEEN = 4  # tokens from "71 in favour" to "and 64 against"


def read_tally(tokens: Tokens, i: int, first: int, last: int) -> tuple[float, int, int] | None:
    """Return (both numbers as one value, first token, token after) of the tally whose first number is at `i`, or None.

    `first` and `last` bound the sentence. The larger number comes first, or else it is a range, unless the vote was
    lost ("failed 4-7"). A unanimous vote has no numbers.
    """
    lows = tokens.lows
    if lows[i] in _words("alike"):
        doubted = i > first and lows[i - 1] in _words("nearly")
        return None if doubted else (UNANIMOUS, i, i + 1)
    if phrase := phrase_at(_none_against(), lows, i):
        return UNANIMOUS, i, i + len(phrase)
    if not _may_be(lows, i, first, last):
        return None
    one = _plain(tokens, i, last) or _plain(tokens, i, _joint(lows, i, last))
    if one is None:
        return None
    other = _joined(tokens, one, first, last) or _sided(tokens, one, first, last)
    if other is None:
        return None
    number, end = other
    low, high = sorted((one.low, number.low))
    return tally(high, low), one.first, end


def divides(tokens: Tokens, share: Number, end: int, first: int, last: int) -> bool:
    """Whether a share, printed up to token `end`, and the one after it divide a vote: "approved by 83% to 17%"."""
    if end + 1 >= last or tokens.lows[end] != "to" or not starts_number(tokens.lows[end + 1]):
        return False
    rest = read_number(tokens, end + 1, last)
    if rest is None or not rest.high < share.low or share.low + rest.low > _WHOLE:
        return False
    return not _words("contests").isdisjoint(tokens.lows[max(first, share.first - _REACH) : share.first])


def tells_tally(low: str) -> bool:
    """Whether a word tells a tally without a number, or may start a phrase that does: "without a vote against"."""
    return low in _words("alike") or low in _none_against()


def tells_vote(low: str) -> bool:
    """Whether a word tells that something was counted out: no tally stands in a sentence without one."""
    return low in _telling()


def tells_one_vote(low: str) -> bool:
    """Whether a word can stand for "one" before a vote: "by a single vote"."""
    return low in _words("one")


def _may_be(lows: list[str], i: int, first: int, last: int) -> bool:
    """Whether what stands around a number can make it half of a tally: most numbers are seen to be none at once."""
    if not _between().isdisjoint(lows[i + 1 : min(i + _BETWEEN + 1, last)]):
        return True
    return i > first and lows[i - 1].strip(":") in _words("ayes")


def _joint(lows: list[str], i: int, last: int) -> int:
    """Return the token that joins the number at `i` to another, so that the two are not read as a range."""
    return next((at for at in range(i + 1, min(i + _BETWEEN, last)) if lows[at] in _JOINTS), i)


def _plain(tokens: Tokens, i: int, last: int) -> Number | None:
    """Return a whole number of things that are counted one by one."""
    if i >= last or not starts_number(tokens.lows[i]):
        return None
    found = read_number(tokens, i, last)
    if found is None or found.suffix or found.fraction or found.low != found.high or not 0 <= found.low < MOST:
        return None
    return found if found.low == int(found.low) else None


def _joined(tokens: Tokens, one: Number, first: int, last: int) -> tuple[Number, int] | None:
    """Read "71 to 64", "7-2", "8-to-3" and "71 votes to 64"."""
    lows, at = tokens.lows, one.last
    counted = at < last and lows[at] in _words("votes")
    if counted:
        at += 1
    if at >= last or lows[at] not in _JOINTS:
        return None
    other = _plain(tokens, at + 1, last) or _after_to(lows, at + 1, last)
    if other is None or (other.low > one.low and not _lost(lows, one, other, first, last)):
        return None
    around = {*lows[max(first, one.first - _REACH) : one.first], *lows[other.last : min(other.last + _REACH, last)]}
    measured = other.last < last and lows[other.last] in _words("measures")  # "from 3 to 2 percent"
    if measured or (one.first > first and lows[one.first - 1] == "from"):
        return None
    told = counted or not around.isdisjoint(_words("contests") | _words("votes"))
    return (other, other.last) if told else None


def _after_to(lows: list[str], at: int, last: int) -> Number | None:
    """Read the second number of "8-to-3", which is one word with its "to"."""
    body = lows[at].removeprefix("to-") if at < last else ""
    return Number(at, at + 1, float(body), float(body), 1.0) if body.isdecimal() and body != lows[at] else None


def _lost(lows: list[str], one: Number, other: Number, first: int, last: int) -> bool:
    """Whether the words right around two numbers say that the vote was lost, so that the smaller one comes first."""
    near = lows[max(first, one.first - 2) : one.first] + lows[other.last : min(other.last + 1, last)]
    return not _words("lost").isdisjoint(near)


def _sided(tokens: Tokens, one: Number, first: int, last: int) -> tuple[Number, int] | None:
    """Read "Ayes 71, noes 64" and "71 in favour and 64 against"."""
    lows = tokens.lows
    labelled = one.first > first and lows[one.first - 1].strip(":") in _words("ayes")
    told = labelled or not _words("for").isdisjoint(lows[one.last : min(one.last + _BETWEEN, last)])
    if not told:
        return None
    for i in range(one.last, min(one.last + 2 * _BETWEEN, last)):
        other = _plain(tokens, i, last)
        if other is not None:
            near = lows[i - 1 : i] if labelled else lows[other.last : min(other.last + _BETWEEN, last)]
            return None if _words("against").isdisjoint(near) else (other, other.last)
    return None


@cache
def _none_against() -> Listed:
    """Return the phrases that tell that no vote was cast against."""
    return by_first_word(_words("none_against"))


@cache
def _telling() -> frozenset[str]:
    """Return the words of which one must stand around a tally, or be it."""
    return _words("contests") | _words("votes") | _words("against") | _words("alike")


@cache
def _between() -> frozenset[str]:
    """Return the words that can stand between the two numbers of a tally, which tell them from others."""
    return _JOINTS | _words("for")


@cache
def _words(key: str) -> frozenset[str]:
    return words("counted", f"tally_{key}")
