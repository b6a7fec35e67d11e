"""General word knowledge behind the hand-made lexicons: WordNet 3.0, compiled by `scripts/build_wordnet.py`."""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import table

_NONE: frozenset[str] = frozenset()


@cache
def same_as(stem: str) -> frozenset[str]:
    """Return the stems that may stand for a stem in one of its common meanings, and those derived from it."""
    return _listed(stem, 0)


@cache
def opposites(stem: str) -> frozenset[str]:
    """Return the stems of the opposite meaning."""
    return _listed(stem, 1)


def _listed(stem: str, at: int) -> frozenset[str]:
    line = table("wordnet").get(stem)
    return frozenset(line.split("\t")[at].split()) if line else _NONE
