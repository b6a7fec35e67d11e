"""Runs of equal items in two sequences, longest first: what a reader sees as the same words.

A longest common subsequence may pick its words from anywhere and so tear a phrase apart where another stands as well;
the longest run, then the longest on either side of it (Ratcliff and Obershelp, 1988), does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from discrepancy.text.stems import function_words

LONG = 2000  # words; in a longer text a word that is one in a hundred starts no run: else time grows without bound
SHORT = 8  # words; of so few, the first of two runs of one length may be the wrong one
Words = tuple[str, ...]
Run = tuple[int, int, int]  # start in the first sequence, start in the second, length


@lru_cache(16384)  # the same two versions of a sentence meet wherever some outlets print one and some the other
def equal_runs(a: Words, b: Words) -> tuple[Run, ...]:
    """Return the runs in order; the same whichever sequence comes first."""
    if (len(b), b) < (len(a), a):
        return tuple([(i, j, size) for j, i, size in equal_runs(b, a)])
    runs = _runs(a, b)
    if len(a) <= SHORT and _equal(runs) < len(a):
        back = tuple([(len(a) - i - size, len(b) - j - size, size) for i, j, size in reversed(_runs(a[::-1], b[::-1]))])
        return max(runs, back, key=lambda found: (_equal(found), _telling(found, a)))  # the first of two as good
    return runs


def _runs(a: Words, b: Words) -> tuple[Run, ...]:
    """Return the runs in order; of two of one length that cannot both stand, the first."""
    found = SequenceMatcher(None, a, b, autojunk=len(b) > LONG).get_matching_blocks()
    return tuple([(block.a, block.b, block.size) for block in found[:-1]])


def _equal(runs: Sequence[Run]) -> int:
    """Return how many words stand in runs."""
    return sum([size for _, _, size in runs])


def _telling(runs: Sequence[Run], a: Words) -> int:
    """Return how many words that stand alone in runs have content: "follow" is met sooner than a distant "will"."""
    return sum(size == 1 and a[i] not in function_words() for i, _, size in runs)
