"""Words made comparable: accents folded, inflections stemmed, function words told from content words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from anyascii import anyascii

from discrepancy.text.resources import lexicon, words
from discrepancy.text.spelling import american


def fold(word: str) -> str:
    """Return a word in lower case with ASCII letters alone ("Bjørn" gives "bjorn"), where there are any for it."""
    low = word.casefold()
    return low if low.isascii() else anyascii(low).lower() or low


@cache
def _stemmer() -> Any:
    import Stemmer  # C code; loaded when the first word is stemmed

    return Stemmer.Stemmer("english", 0)  # its own cache, smaller than ours, would cost more than stemming


@cache
def _irregular() -> dict[str, str]:
    table = lexicon("morphology")
    return {form: base for base, forms in table["irregular"].items() for form in forms}


@cache
def function_words() -> frozenset[str]:
    """Return the words that carry no content of their own."""
    return words("function_words")


def telling_word(parts: Sequence[str]) -> str:
    """Return the word of a phrase to look it up by: its longest one with content, which few texts have."""
    return max(parts, key=lambda part: (part not in function_words(), len(part)))


@cache
def stem(word: str) -> str:
    """Return the Snowball English stem of a word or possessive, irregular forms and UK spellings first made regular.

    Source: M. F. Porter, Snowball, "The English (Porter2) stemming algorithm".
    """
    plain = fold(word).removesuffix("'s").removesuffix("'").replace(".", "")
    plain = american(_irregular().get(plain, plain))
    return str(_stemmer().stemWord(plain))


@cache
def content_stem(low: str) -> str:
    """Return the stem of a content word, or "" for punctuation and function words; digits stand as they are."""
    if not low[0].isalnum() or low in function_words():
        return ""
    return low if low[0].isdigit() else stem(low)


def content_of(phrases: Iterable[str]) -> set[str]:
    """Return the content stems of some phrases."""
    return {s for phrase in phrases for word in phrase.split() if (s := content_stem(fold(word)))}
