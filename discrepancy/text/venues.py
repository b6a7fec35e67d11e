"""Which venues one remark cannot have had at once: a news conference and a hearing."""

from __future__ import annotations

from functools import lru_cache

from discrepancy.text.resources import lexicon


@lru_cache(4096)
def exclude(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the venues of two accounts, given by their classes, are of two occasions."""
    return a.isdisjoint(b) and any(not _together(one, other) for one in a for other in b)


def _together(one: str, other: str) -> bool:
    """Whether two classes of venue may be of one occasion, as a statement and a news conference."""
    table = lexicon("venues")["together"]
    return other in table.get(one, ()) or one in table.get(other, ())
