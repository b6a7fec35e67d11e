"""The words around a number that make it a range: "nearly", "more than", "as many as", "or so", "just before"."""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import lexicon
from discrepancy.values import value

_LONGEST = 4  # words of the longest phrase


@value
class Bound:
    """What a phrase makes of a number: `below` and `above` are shares of it, for times of day minutes."""

    name: str
    below: float
    above: float
    words: int = 0


EXACT = Bound("exactly", 0.0, 0.0)


def bound_before(lows: list[str], i: int, first: int, table: str = "before") -> Bound:
    """Return what the longest phrase before token `i` makes of the number there; `first` starts the sentence."""
    if i == first or lows[i - 1] not in _nearest(table, -1):
        return EXACT  # as mostly
    for size in range(min(_LONGEST, i - first), 0, -1):
        if found := _phrases(table).get(tuple(lows[i - size : i])):
            return found
    return EXACT


def bound_after(lows: list[str], i: int, last: int) -> Bound:
    """Return what the phrase that starts at token `i` makes of the number before it."""
    if i == last or lows[i] not in _nearest("after", 0):
        return EXACT  # as mostly
    for size in range(min(_LONGEST, last - i), 0, -1):
        if found := _phrases("after").get(tuple(lows[i : i + size])):
            return found
    return EXACT


@cache
def _nearest(table: str, side: int) -> frozenset[str]:
    """Return the words of phrases that stand next to the number, their first (0) or last (-1)."""
    return frozenset(phrase[side] for phrase in _phrases(table))


@cache
def _phrases(table: str) -> dict[tuple[str, ...], Bound]:
    return {
        tuple(phrase.split()): Bound(entry["bound"], entry["below"], entry["above"], len(phrase.split()))
        for entry in lexicon("approximators")[table].values()
        for phrase in entry["phrases"]
    }
