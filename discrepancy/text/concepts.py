"""Words of one meaning made one: stems, and the synonyms that the lexicon names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from discrepancy.text.resources import calendar, lexicon
from discrepancy.text.stems import content_stem, stem


@cache
def _groups() -> dict[str, str]:
    """Each stem of a synonym set with the stem of the set's first word."""
    return {stem(word): stem(words[0]) for words in lexicon("synonyms")["same"] for word in words}


@cache
def concept(word: str) -> str:
    """Return what stands for a word of any class when meaning is compared: its stem, or its synonyms' first."""
    found = stem(word)
    return _groups().get(found, found)


@cache
def content_concept(word: str) -> str:
    """Return the concept of a content word, "" for a function word or a mark."""
    found = content_stem(word)
    return _groups().get(found, found) if found else ""


def concepts(words: Iterable[str]) -> frozenset[str]:
    """Return the concepts of the content words among some folded words."""
    return frozenset(filter(None, map(content_concept, words)))


def names_among(printed: Iterable[str], lows: Iterable[str]) -> frozenset[str]:
    """Return the concepts of the words with a capital among some, but for days and months."""
    named = (low for word, low in zip(printed, lows, strict=True) if word[0].isupper())
    return concepts(low for low in named if low not in calendar())
