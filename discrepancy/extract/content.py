"""What each word of an article adds to the content of its clause: its concept, and whether it is a name."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cache

from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import calendar, lexicon
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens, WordTable

_PLANNED = frozenset({"is", "are", "was", "were", "be"})
_AIMS = frozenset({"to", "of", "for", "from", "about"})


def concepts_in(tokens: Tokens) -> list[str]:
    """Return the concept of each token, "" for those that tell nothing."""
    return list(map(_concept_of().__getitem__, tokens.lows))


def content_in(tokens: Tokens, concepts: list[str]) -> list[str]:
    """Return the concept of each token that tells what a clause is about, "" for the others and after the last.

    Among these is what is only aimed at: "to question", "of ending".
    """
    lows, words = tokens.lows, tokens.words
    content = [*concepts, ""]
    for i in tokens.places(is_aim):
        if not content[i + 1]:
            continue
        planned = lows[i - 1] in _PLANNED if i else False  # "are to close" is said as firmly as "will close"
        aimed = not planned if lows[i] == "to" else lows[i + 1].endswith("ing")
        if aimed and not words[i + 1][0].isupper():
            content[i + 1] = ""
    return content


def is_aim(low: str) -> bool:
    """Whether what is only aimed at may follow a word."""
    return low in _AIMS


def named_in(tokens: Tokens) -> list[str]:
    """Return each token that has a capital, folded, and "" for the others and for days and months."""
    lows, days = tokens.lows, _calendar()
    named = [""] * len(lows)
    for i in tokens.capitals():
        if lows[i] not in days:
            named[i] = lows[i]
    return named


def known_names(tokens: Tokens, heads: Iterable[int]) -> Set[str]:
    """Return what the article prints with a capital inside a sentence too: at the head of one it is a name as well."""
    inside = set(tokens.capitals()).difference(heads)
    return set(map(tokens.lows.__getitem__, inside)).difference(function_words())


@cache
def _concept_of() -> WordTable[str]:
    empty = frozenset(map(content_concept, lexicon("outcomes")["empty"]))

    def telling(low: str) -> str:
        found = content_concept(low)
        return "" if found in empty else found

    return WordTable(telling)


@cache
def _calendar() -> frozenset[str]:
    """Return days and months, "Thursday's" too."""
    return calendar() | {f"{word}'s" for word in calendar()}
