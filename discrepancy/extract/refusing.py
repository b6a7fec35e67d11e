"""Verbs that turn round what follows them: "declined on Thursday to shut", "stopped short of closing"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from discrepancy.text.resources import words

_JOINTS = frozenset({"to", "of", "from", "out"})
_BETWEEN = 4  # words of a time between the verb and its joint


def refused_from(lows: Sequence[str], first: int, at: int) -> int:
    """Return where the words start by which what a clause tells at a token is refused or ruled out; -1 without any.

    `first` is the clause's first token; "to" before an infinitive may be the token itself.
    """
    joint = at if lows[at] in _JOINTS else at - 1
    while joint > first and lows[joint].endswith("ly"):
        joint -= 1
    heads = _heads().get(lows[joint]) if joint > first else None
    if heads is None:
        return -1
    times = words("outcomes", "theme_times") | words("function_words", "prepositions")
    end = joint
    while end > first and joint - end < _BETWEEN and lows[end - 1] in times:
        end -= 1
    starts = [stop - len(head) for head in heads for stop in (joint, end) if _stands(lows, first, stop, head)]
    return min(starts, default=-1)


def _stands(lows: Sequence[str], first: int, stop: int, head: tuple[str, ...]) -> bool:
    """Whether some words end before a token."""
    return stop - len(head) >= first and tuple(lows[stop - len(head) : stop]) == head


@cache
def _heads() -> Mapping[str, list[tuple[str, ...]]]:
    """Return the phrases that turn round what follows, less their last words, by these."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(words("meaning", "reversing")):
        *head, joint = phrase.split()
        if joint in _JOINTS:
            found[joint].append(tuple(head))
    return found
