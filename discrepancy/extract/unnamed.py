"""Whether a source is one of several, or somebody whose name is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discrepancy.extract.mentions import Mention, Scene
from discrepancy.text.resources import words as vocabulary

_INDEFINITE = frozenset({"a", "an", "another"})
_OF_ONESELF = frozenset({",", "is", "was", "as", "became", "becomes", "not", "—", "–", "("})  # before "a singer"
_INTRODUCED = 4  # tokens of "a very young singer"


def is_unnamed(scene: Scene, mention: Mention) -> bool:
    """Whether a source is one of several ("a packer"), or the sentence says that it is not to be named."""
    lows = scene.tokens.lows
    if mention.kind == "people" and lows[mention.first] in ("a", "an", "another", "one"):
        return True
    first, last = mention.last, scene.around(mention.first)[1]
    if _on_naming().isdisjoint(lows[first:last]):
        return False
    for i in range(first, last):
        low = lows[i]
        if low in vocabulary("nominals", "anonymity"):
            return True
        if low in vocabulary("nominals", "withheld") and lows[i - 1] == "be":
            return True
        if low in ("name", "names") and _kept_back(lows, first, i):
            return True
    return False


def _kept_back(lows: Sequence[str], first: int, name: int) -> bool:
    """Whether a negated verb of giving stands shortly before a name: "did not want to give her name"."""
    near = lows[max(first, name - 3) : name]
    before = lows[max(first, name - 7) : name]
    denied = any(low in ("not", "without", "declined", "refused") or low.endswith("n't") for low in before)
    return denied and not vocabulary("nominals", "giving").isdisjoint(near)


@cache
def _on_naming() -> frozenset[str]:
    """Return the words of which a sentence has one where it tells that a source is not to be named."""
    return vocabulary("nominals", "anonymity", "withheld") | {"name", "names"}


def introduced_before(lows: list[str], before: int, head: str) -> bool:
    """Whether somebody else than those named is introduced by a noun before a token: "she met a young singer"."""
    found = (i for i in range(1, before) if lows[i] == head)
    openings = (k for i in found for k in range(i - 1, max(0, i - _INTRODUCED), -1) if lows[k] in _INDEFINITE)
    return any(lows[k - 1] not in _OF_ONESELF for k in openings)
