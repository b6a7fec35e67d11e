"""What a clause before a sentence makes of it, which the sentence alone does not tell: "I do not think", "they say"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from discrepancy.text.resources import words

_OBLIGED = {("have", "to"), ("has", "to"), ("had", "to")}
LONGEST = 12  # words of such a clause


def governing(keys: Sequence[str]) -> str:
    """Return what words right before a sentence do to it: "negation", "qualifier" for less than sure, or "".

    `keys` end where the sentence starts. Only their last clause can govern it.
    """
    clause = _last_clause(keys)
    head = len(clause)
    while head and clause[head - 1] in _words("links"):
        head -= 1
    if not head:
        return ""
    kept, verb = clause[:head], clause[head - 1]
    if denies := _denying(kept):
        return denies
    if not _words("idle").isdisjoint(kept) or (verb.startswith("believe") and not _words("able").isdisjoint(kept)):
        return ""
    denied = sum(key in words("meaning", "negators") for key in kept) % 2 == 1
    own = not _words("own").isdisjoint(kept)
    told = not own and kept[:1] != ["it"]
    if verb in _words("telling"):
        if any(pair in _OBLIGED for pair in pairwise(kept)):
            return ""  # "I do not have to tell you", "nobody has to tell me"
        passive = verb in ("told", "said") and not {"am", "are", "was", "were", "been"}.isdisjoint(kept)
        if denied:
            return "negation"
        return "qualifier" if passive or told else ""
    if verb in _words("seeming"):
        return "negation" if denied else "qualifier"
    if verb not in _words("opinions"):
        return ""
    if denied:
        return "negation"
    if told and verb in _words("held"):
        return "qualifier"
    filler = verb in _words("fillers") and "i" in kept
    return "" if filler or verb in _words("vouching") else "qualifier"


def _denying(kept: Sequence[str]) -> str:
    """Whether the clause ends in what denies by itself; denied in turn it vouches."""
    last = len(kept) - 1
    while last > 0 and kept[last] in _words("between") and kept[last] not in _words("denying"):
        last -= 1
    if kept[last] not in _words("denying"):
        return ""
    return "" if any(key in words("meaning", "negators") for key in kept[:last]) else "negation"


def _last_clause(keys: Sequence[str]) -> list[str]:
    start = max((i + 1 for i, key in enumerate(keys) if key in _ends()), default=0)
    return list(keys[max(start, len(keys) - LONGEST) :])


@cache
def _ends() -> frozenset[str]:
    """Return the words and marks at which a clause starts anew."""
    return words("meaning", "contrasts") | {"and", "or", "because", "so", ",", ";", ":", "—", "–", "."}


@cache
def _words(key: str) -> frozenset[str]:
    return words("governing", key)
