"""The phrases that open a condition: "only if", "as long as"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from discrepancy.text.listed import Listed, Phrase, by_first_word, phrase_at
from discrepancy.text.resources import lexicon, words


def opener_at(keys: Sequence[str], at: int) -> Phrase:
    """Return the longest phrase that opens a condition at a word, or none of its words."""
    return phrase_at(_by_first(), keys, at)


@cache
def opening_words() -> frozenset[str]:
    """Return the words with which a condition may open."""
    return frozenset(_by_first())


@cache
def after_denial() -> frozenset[str]:
    """Return the words that open a condition after a denial alone: "not until"."""
    return words("conditionals", "after_denial")


@cache
def _by_first() -> Listed:
    return by_first_word(chain(lexicon("conditionals")["openers"], after_denial()))
