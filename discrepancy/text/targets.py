"""Whether two positions are on one matter: alignment groups by it and collation judges by it."""

from __future__ import annotations

from functools import cache

from discrepancy.model import Position
from discrepancy.text.concepts import concept
from discrepancy.text.resources import lexicon

SHARED = 2  # concepts that the targets of two holders have in common
SHARE = 0.5  # of the smaller target of one holder, who is seldom asked of two like things


def one_holder(a: Position, b: Position) -> bool:
    """Whether both positions are known to be one person's or body's."""
    return a.holder is not None and b.holder is not None and a.holder.key == b.holder.key


def one_matter(a: Position, b: Position) -> bool:
    """Whether two targets have enough in common; of one holder, two that only say "the deal" and "the takeover" do."""
    x, y = set(a.target), set(b.target)
    shared = len(x & y)
    if shared >= SHARED:
        return True
    if not one_holder(a, b):
        return False
    if shared and shared >= SHARE * min(len(x), len(y)):
        return True
    return any(x <= alike and y <= alike for alike in _alike())


@cache
def _alike() -> tuple[frozenset[str], ...]:
    """Return the sets of concepts by which a report goes on speaking of one matter."""
    return tuple(frozenset(map(concept, group)) for group in lexicon("stances")["alike"])
