"""Whether words deny what they say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from discrepancy.text.resources import words


def denies(keys: Iterable[str]) -> bool:
    """Whether some words deny what they say; two negators undo each other."""
    return sum(map(words("meaning", "negators").__contains__, keys)) % 2 == 1


@cache
def is_negator(low: str) -> bool:
    """Whether a word may deny what follows it."""
    return low in words("meaning", "negators") or low in words("restated", "implied_negators") or low.endswith("n't")
