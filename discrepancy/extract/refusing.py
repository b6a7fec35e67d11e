"""What turns an outcome round: a negator, or a verb before it ("declined on Thursday to shut")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from discrepancy.model import Span
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.resources import words

NEGATOR_REACH = 8  # words before an outcome within which a negator turns it round
_JOINTS = frozenset({"to", "of", "from", "out", "having", "being"})
_BETWEEN = 4  # words of a time between the verb and its joint


def refused_from(lows: Sequence[str], first: int, at: int) -> int:
    """Return where the words start by which what a clause tells at a token is refused or ruled out; -1 without any.

    `first` is the clause's first token; "to" before an infinitive may be the token itself.
    """
    joint = at if lows[at] in _JOINTS else at - 1
    while joint > first and (is_adverb(lows[joint]) or lows[joint] == "be"):  # "has yet to be opened"
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


def turns(lows: Sequence[str], negator: int, marker: Span) -> bool:
    """Whether a negator turns an outcome round: before it, or as its object ("arrested nobody").

    "Arrested without a struggle" tells of an arrest, "never woke and died" of a death.
    """
    back, carriers = range(marker[0] - 1, negator, -1), words("outcomes", "theme_carriers")
    joint = next((i for i in back if lows[i] not in carriers), negator)
    if lows[joint] in words("outcomes", "second_verb") and lows[negator] not in words("meaning", "of_all"):
        return False
    as_object = negator == marker[1] and lows[negator] in words("meaning", "of_all") | {"not"}
    return as_object or negator < marker[0] <= negator + NEGATOR_REACH


@cache
def _heads() -> Mapping[str, list[tuple[str, ...]]]:
    """Return the phrases that turn round what follows, less their last words, by these."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(words("meaning", "reversing")):
        *head, joint = phrase.split()
        if joint in _JOINTS:
            found[joint].append(tuple(head))
    return found
