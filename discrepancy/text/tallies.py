"""Tallies of votes as values: both numbers in one, whether two can be right, and whether they are of one vote."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from discrepancy.text.concepts import concept
from discrepancy.text.resources import words
from discrepancy.text.slips import CLEAR, FAINT, slip

MOST = 100_000  # by which the first number of a tally is told from the second in its value
UNANIMOUS = 0.0  # the value of a vote that all cast alike, however many they are
_FEW = 10  # votes: of smaller numbers one digit is another one by chance


def tally(ayes: float, noes: float) -> float:
    """Return the value that holds both numbers of a tally."""
    return ayes * MOST + noes


def tallies_agree(a: float, b: float) -> bool:
    """Whether two tallies can both be right: they are the same, or one is unanimous and of the other none dissents."""
    return a == b or (UNANIMOUS in (a, b) and max(a, b) % MOST == 0)


def margin(value: float) -> float:
    """Return by how many votes a tally was won."""
    ayes, noes = divmod(value, MOST)
    return ayes - noes


def lost(value: float) -> tuple[float, float]:
    """Return the numbers of a tally as who lost it tells them: the smaller first."""
    ayes, noes = divmod(value, MOST)
    return min(ayes, noes), max(ayes, noes)


def cast(value: float) -> float:
    """Return how many votes a tally holds."""
    return sum(divmod(value, MOST))


def vote_slipped(a: float, b: float) -> float:
    """Return how telling it is that one tally is the other with a slip: as many were cast, or one side is kept."""
    if UNANIMOUS in (a, b):
        return 0.0
    (w, x), (y, z) = divmod(a, MOST), divmod(b, MOST)
    if w + x == y + z:
        return CLEAR
    if min(w, y) < _FEW:
        return FAINT if w == y or x == z else 0.0
    return slip(w, y) if x == z else slip(x, z) if w == y else 0.0


def other_vote(a: Set[str], b: Set[str]) -> bool:
    """Whether the words about two tallies tell two votes: of two bodies, or one on an amendment, a first reading."""
    if _words("stages") & a != _words("stages") & b:
        return True
    x, y = _words("bodies") & a, _words("bodies") & b
    return bool(x and y) and x.isdisjoint(y)


def one_body(a: Set[str], b: Set[str]) -> bool:
    """Whether the words about two tallies name one body that voted."""
    return not (_words("bodies") & a).isdisjoint(b)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(map(concept, words("counted", f"tally_{key}")))
