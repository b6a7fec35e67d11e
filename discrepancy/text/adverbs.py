"""Adverbs by their ending: "reportedly", but neither "family" nor "Kelly"."""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import words


@cache
def is_adverb(low: str) -> bool:
    """Whether a word ends as adverbs do, and is no noun, verb or name that does."""
    return low.endswith("ly") and low not in words("clause_words", "no_adverbs")
