"""What a clause before a sentence makes of it, which the sentence alone does not tell: "I do not think", "they say"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from discrepancy.text.denying import denies
from discrepancy.text.resources import words

_OBLIGED = {("have", "to"), ("has", "to"), ("had", "to")}
DENYING = 4  # words before a sentence that deny it by themselves: "not one of the"
LONGEST = 12  # words of such a clause


def governing(keys: Sequence[str]) -> str:
    """Return what words right before a sentence do to it: "negation", "qualifier" for less than sure, or "".

    `keys` end where the sentence starts. Only their last clause can govern it.
    """
    if _of_none(keys):
        return "negation"
    kept = _governor(keys)
    if not kept:
        return ""
    denied, told = denies(kept), kept[-1] in words("governing", "telling", "seeming", "opinions")
    if _left_open(keys, kept) and not (denied and told):
        return "negation" if denied and kept[-1] in _words("asking") else "qualifier"
    if scope := _denying(kept):
        return scope
    if _idle(kept) or not told:
        return ""
    return "negation" if denied else "qualifier" if _unsure(kept) else ""


def _left_open(keys: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a clause leaves the sentence open: "too early to say whether", "nobody knows if"."""
    return keys[-1] == "whether" or (keys[-1] == "if" and kept[-1] in _words("asking"))


def _governor(keys: Sequence[str]) -> list[str]:
    """Return the last clause up to the word that governs the sentence, without "that" and the like."""
    clause = _last_clause(keys)
    while clause and clause[-1] in _words("links"):
        clause.pop()
    return clause


def _idle(kept: Sequence[str]) -> bool:
    """Whether a negator in the clause denies nothing: "I cannot believe", "nobody has to tell me"."""
    if not _words("idle").isdisjoint(kept) or (kept[-1].startswith("believe") and not _words("able").isdisjoint(kept)):
        return True
    return kept[-1] in _words("telling") and any(pair in _OBLIGED for pair in pairwise(kept))


def _unsure(kept: Sequence[str]) -> bool:
    """Whether the clause makes of the sentence what somebody else says, or what the speaker is less than sure of."""
    verb = kept[-1]
    others = _words("own").isdisjoint(kept) and kept[0] != "it"
    if verb in _words("telling"):
        return others or (verb in _words("passives") and not _words("being").isdisjoint(kept))
    if verb in _words("seeming") or (others and verb in _words("held")):
        return True
    filler = verb in _words("fillers") and "i" in kept
    return not (filler or verb in _words("vouching"))


def _of_none(keys: Sequence[str]) -> bool:
    """Whether a few words say of how many that nothing is so: "no", "none of", "hardly", "not all of"."""
    return len(keys) <= DENYING and keys[0] in words("meaning", "negators") and _words("counting").issuperset(keys[1:])


def _denying(kept: Sequence[str]) -> str:
    """Whether the clause ends in what denies by itself; denied in turn it vouches."""
    last = len(kept) - 1
    while last > 0 and kept[last] in _words("between") and kept[last] not in _words("denying"):
        last -= 1
    if kept[last] not in _words("denying") or (kept[last] in _words("wishing") and kept[last + 1 : last + 2] == ["to"]):
        return ""
    return "" if any(key in words("meaning", "negators") for key in kept[:last]) else "negation"


def _last_clause(keys: Sequence[str]) -> list[str]:
    start = max((i + 1 for i, key in enumerate(keys) if key in _ends() and not _not_yet(keys, i)), default=0)
    return list(keys[max(start, len(keys) - LONGEST) :])


def _not_yet(keys: Sequence[str], i: int) -> bool:
    """Whether a word is the "yet" of "do not yet know", which is of time."""
    return i > 0 and keys[i] == "yet" and denies(keys[i - 1 : i])


@cache
def _ends() -> frozenset[str]:
    """Return the words and marks at which a clause starts anew."""
    return words("meaning", "contrasts") | _words("joints") | frozenset(",;:—–.")


@cache
def _words(key: str) -> frozenset[str]:
    return words("governing", key)
