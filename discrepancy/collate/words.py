"""The words of two readings aligned: what is the same, and the hunks in between."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from discrepancy.text.resources import words
from discrepancy.text.runs import equal_runs
from discrepancy.text.stems import function_words
from discrepancy.text.view import View
from discrepancy.values import value

Keys = tuple[str, ...]  # of a view

EXCHANGED = 2  # words at the end of one view, and before the joint of the other
NEAR = 3  # words from the first or last word of both views to the next that they share


@value
class Hunk:
    """Half-open word ranges of two views that differ; `edge` is "start", "end" or "", the latter between matches."""

    a_first: int
    a_last: int
    b_first: int
    b_last: int
    edge: str = ""


@value
class WordDiff:
    """The pairs of equal words of two views, in order, and the hunks between and around them."""

    matches: tuple[tuple[int, int], ...]
    hunks: tuple[Hunk, ...]


def diff_words(a: View, b: View) -> WordDiff:
    """Align two views by their keys; whole words, longest runs first, stray function words dropped."""
    return _diff(tuple(a.keys), tuple(b.keys))


@lru_cache(16384)  # to rank readings, to judge them and to set them out, the same words are aligned
def _diff(a: Keys, b: Keys) -> WordDiff:
    if a == b:
        return WordDiff(tuple((i, i) for i in range(len(a))), ())
    matches = [(i + k, j + k) for i, j, size in equal_runs(a, b) for k in range(size)]
    matches = _without_strays(matches, a, b)
    for side, keys in enumerate((a, b)):
        matches = _without_bracketed(matches, side, keys)
    hunks = _hunks(matches, len(a), len(b))
    if hunks and matches and hunks[-1].edge == "end":
        hunks[-1:] = _before_joint(hunks[-1], a, b)
    return WordDiff(tuple(matches), tuple(hunks))


def _before_joint(end: Hunk, a: Keys, b: Keys) -> list[Hunk]:
    """Part the end of a view from a word or two exchanged before it: "is certain", "is likely, but nothing is sure"."""
    swapped = end.b_last - end.b_first > end.a_last - end.a_first
    first, last, keys = (end.b_first, end.b_last, b) if swapped else (end.a_first, end.a_last, a)
    few = min(end.a_last - end.a_first, end.b_last - end.b_first)
    joint = next((i for i in range(first + 1, last) if keys[i] in words("meaning", "contrasts")), last)
    if not 0 < few <= EXCHANGED or joint - first > EXCHANGED or joint == last:
        return [end]
    if swapped:
        return [Hunk(end.a_first, end.a_last, first, joint, "end"), Hunk(end.a_last, end.a_last, joint, last, "end")]
    return [Hunk(first, joint, end.b_first, end.b_last, "end"), Hunk(joint, last, end.b_last, end.b_last, "end")]


def _without_bracketed(matches: list[tuple[int, int]], side: int, keys: Keys) -> list[tuple[int, int]]:
    """Drop the matches in brackets that one view alone has: "[single]" stands as a whole against "single".

    Where words between matched ones differ as well, "[the 40 men]" and "the 50 men", they have to be told.
    """
    opening = [i for i, key in enumerate(keys) if key == "["]
    for first in opening:
        last = next((i for i in range(first, len(keys)) if keys[i] == "]"), first)
        inside = [match for match in matches if first <= match[side] <= last]
        marked = inside and (inside[0][side] == first or inside[-1][side] == last)
        if not marked and all((i + 1, j + 1) == after for (i, j), after in pairwise(inside)):
            matches = [match for match in matches if match not in inside]
    return matches


def _without_strays(matches: list[tuple[int, int]], a: Keys, b: Keys) -> list[tuple[int, int]]:
    """Drop a lone function word matched between differing words: "the" far from its fellows matches by chance.

    The first and the last word of both views are no strays where the next shared word is near.
    """
    functions = function_words()
    ends = _near_ends(matches, (len(a) - 1, len(b) - 1))
    kept = []
    for n, (i, j) in enumerate(matches):
        joined = (n > 0 and matches[n - 1] == (i - 1, j - 1)) or (
            n + 1 < len(matches) and matches[n + 1] == (i + 1, j + 1)
        )
        one_sided = (n > 0 and (matches[n - 1][0] == i - 1 or matches[n - 1][1] == j - 1)) or (
            n + 1 < len(matches) and (matches[n + 1][0] == i + 1 or matches[n + 1][1] == j + 1)
        )
        if joined or one_sided or a[i] not in functions or (i, j) in ends:
            kept.append((i, j))
    return kept


def _near_ends(matches: list[tuple[int, int]], last: tuple[int, int]) -> set[tuple[int, int]]:
    if len(matches) < 2:
        return set()
    ends = ((matches[0], (0, 0), matches[1]), (matches[-1], last, matches[-2]))
    return {at for at, end, fellow in ends if at == end and _gap(at, fellow) <= NEAR}


def _gap(x: tuple[int, int], y: tuple[int, int]) -> int:
    return max(abs(x[0] - y[0]), abs(x[1] - y[1]))


def _hunks(matches: list[tuple[int, int]], a_count: int, b_count: int) -> list[Hunk]:
    hunks = []
    i = j = 0
    for n, (x, y) in enumerate([*matches, (a_count, b_count)]):
        if x > i or y > j:
            edge = "start" if n == 0 else "end" if n == len(matches) else ""
            hunks.append(Hunk(i, x, j, y, edge))
        i, j = x + 1, y + 1
    return hunks
