"""The phrases that open a condition: "only if", "as long as"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discrepancy.text.resources import lexicon, words

Opener = tuple[str, ...]


def opener_at(keys: Sequence[str], at: int) -> Opener:
    """Return the longest phrase that opens a condition at a word, or none of its words."""
    found = _by_first().get(keys[at], ()) if at < len(keys) else ()
    return next((opener for opener in found if tuple(keys[at : at + len(opener)]) == opener), ())


@cache
def opening_words() -> frozenset[str]:
    """Return the words with which a condition may open."""
    return frozenset(_by_first())


@cache
def after_denial() -> frozenset[str]:
    """Return the words that open a condition after a denial alone: "not until"."""
    return words("conditionals", "after_denial")


@cache
def _by_first() -> dict[str, list[Opener]]:
    table: dict[str, list[Opener]] = {}
    phrases = (*lexicon("conditionals")["openers"], *lexicon("conditionals")["after_denial"])
    for opener in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
        table.setdefault(opener[0], []).append(opener)
    return table
