"""Whether two positions are on one matter: alignment groups by it and collation judges by it."""

from __future__ import annotations

from functools import cache

from discrepancy.model import Position
from discrepancy.text.concepts import concept
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import stem

LEAST_SHARED = 2  # concepts that two targets have in common where their heads do not tell that they are one


def one_holder(a: Position, b: Position) -> bool:
    """Whether both positions are known to be one person's or body's."""
    return a.holder is not None and b.holder is not None and a.holder.key == b.holder.key


def one_matter(a: Position, b: Position) -> bool:
    """Whether two targets have enough in common; of one holder, two that only say "the deal" and "the takeover" do.

    Opposite positions need more than equal ones: "the first offer" and "the second", "tariffs on steel" and "on cars",
    "troops for Karsund" and "aid for Karsund" are two.
    """
    shared = len(set(a.target) & set(b.target))
    if (a.degree > 0) == (b.degree > 0):
        return shared >= (1 if one_holder(a, b) else LEAST_SHARED)
    if a.apart != b.apart or (a.names and b.names and set(a.names).isdisjoint(b.names)):
        return False
    return _one_of_holder(a, b) if one_holder(a, b) else shared >= LEAST_SHARED


def _one_of_holder(a: Position, b: Position) -> bool:
    x, y = set(a.target) - _light(), set(b.target) - _light()
    if any(x <= alike and y <= alike for alike in _alike()):
        return True
    nested = x <= y or y <= x
    if a.head == b.head:
        return len(x & y) >= (1 if nested else LEAST_SHARED)
    plain = (x & y) - {stem(name) for name in (*a.names, *b.names)}
    return len(plain) >= (LEAST_SHARED if nested else LEAST_SHARED + 1)


@cache
def _light() -> frozenset[str]:
    """Return the concepts of verbs that only carry what they are said of: "sending troops", "holding a vote"."""
    return frozenset(map(concept, words("outcomes", "support_verbs") | words("outcomes", "light_verbs")))


@cache
def _alike() -> tuple[frozenset[str], ...]:
    """Return the sets of concepts by which a report goes on speaking of one matter."""
    return tuple(frozenset(map(concept, group)) for group in lexicon("stances")["alike"])
