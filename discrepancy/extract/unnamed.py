"""Whether a source is one of several, or somebody whose name is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discrepancy.extract.mentions import Mention, Scene
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.tokens import Tokens

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


def introduced_before(tokens: Tokens, before: int, head: str) -> bool:
    """Whether somebody else than those named is introduced by a noun before a token: "she met a young singer"."""
    return tokens.once(_first_introduced).get(head, before) < before


def _first_introduced(tokens: Tokens) -> dict[str, int]:
    """Return where each epithet first tells of somebody new, or of several: "a singer", "three singers"."""
    found: dict[str, int] = {}
    lows, epithets = tokens.lows, vocabulary("nominals", "epithets")
    for i in tokens.places(_is_epithet):
        head = lows[i] if lows[i] in epithets else lows[i].removesuffix("s")
        if head not in found and (head != lows[i] or _introduces(lows, i)):
            found[head] = i
    return found


def _is_epithet(low: str) -> bool:
    return low in vocabulary("nominals", "epithets") or low.removesuffix("s") in vocabulary("nominals", "epithets")


def _introduces(lows: list[str], head: int) -> bool:
    """Whether an indefinite article stands before a noun that is not said of somebody just named."""
    at = next((k for k in range(head - 1, max(-1, head - _INTRODUCED), -1) if lows[k] in _INDEFINITE), None)
    return at is not None and not (at > 0 and lows[at - 1] in _OF_ONESELF)
