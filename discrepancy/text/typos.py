"""Words that differ in a letter or two: one word misspelled, or two words, as the dictionary has both."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from discrepancy.text.names import spelling_variants
from discrepancy.text.resources import table
from discrepancy.text.stems import stem

SHORTEST = 5  # letters of a word that can be told from another by more than the slip itself
ALIKE = 0.85


def alike(a: str, b: str) -> bool:
    """Whether two folded words are spelled so alike that one could be the other misspelled."""
    return len(a) >= SHORTEST and spelling_variants(a, b) and Indel.normalized_similarity(a, b) >= ALIKE


def two_words(a: str, b: str) -> bool:
    """Whether two words that look alike are known for two: "prosecuted" and "persecuted", "human" and "humane"."""
    others = table("lookalikes")
    return stem(b) in others.get(stem(a), "").split() or b in others.get(a, "").split()
