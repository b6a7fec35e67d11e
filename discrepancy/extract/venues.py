"""Where and by what means something was said: phrases of the lexicon of venues in a stretch of narrative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import NamedTuple

from discrepancy.extract.cues import is_cue
from discrepancy.extract.hearers import heard_by, told_at
from discrepancy.extract.vocabulary import spelled_out
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import function_words, telling_word
from discrepancy.text.tokens import Tokens

Venue = tuple[str, str, int, int]

_LONGEST_GAP = 4  # words between an article and the noun for a venue


class _Phrase(NamedTuple):
    """A phrase that names a venue: its class, the words from its noun on, and those before a gap.

    `before` is the number of words of the `tail` before the one that it is looked up by.
    """

    name: str
    tail: list[str]
    before: int
    head: list[str]


def venues_told_by() -> Set[str]:
    """Return the words by which the phrases for venues are looked up."""
    return heard_by().union(_venue_words())


def opens_venue(tokens: Tokens, i: int) -> bool:
    """Whether a phrase for a venue stands around the word by which it is looked up."""
    lows = tokens.lows
    return _opens_phrase(lows, i) or (lows[i] in heard_by() and told_at(tokens, i, 0, len(lows)) is not None)


def _opens_phrase(lows: list[str], i: int) -> bool:
    company = _company().get(lows[i])
    if company is None:
        return False
    reach = _farthest()
    if company.isdisjoint(lows[max(0, i - reach) : i + reach + 1]):  # as beside most
        return False
    return any(_phrase_at(lows, i, phrase, 0, len(lows)) for phrase in _venue_words()[lows[i]])


def venues_at(tokens: Tokens, places: Iterable[int], first: int, last: int) -> Iterator[Venue]:
    """Yield the venues that some words of a stretch tell: the class, the phrase, and its span."""
    table = _venue_words()
    for i in places:
        for phrase in table.get(tokens.lows[i], ()):
            at = _phrase_at(tokens.lows, i, phrase, first, last)
            if at is not None:
                start, end = tokens.span(*at)
                yield phrase.name, tokens.text[start:end], start, end
                break
        else:
            if told := told_at(tokens, i, first, last):
                start, end = tokens.span(*told[1:])
                yield told[0], tokens.text[start:end], start, end


def _phrase_at(lows: list[str], i: int, phrase: _Phrase, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of a phrase whose telling word is the `i`-th token, if it stands there."""
    start, end = i - phrase.before, i - phrase.before + len(phrase.tail)
    if start < first or end > last or (end - start > 1 and lows[start:end] != phrase.tail):
        return None
    if not phrase.head:
        return start, end
    size = len(phrase.head)
    for at in range(start - size, max(first, start - size - _LONGEST_GAP) - 1, -1):
        if at >= first and lows[at : at + size] == phrase.head:
            return (at, end) if at + size < start else None
        if not _describes(lows[at + size - 1]):
            return None
    return None


def _describes(low: str) -> bool:
    """Whether a word may stand between an article and the noun that it describes."""
    return low in ("of", "and", "'", "’", "&") or (low[0].isalnum() and low not in function_words())


@cache
def _company() -> dict[str, frozenset[str]]:
    """Return, by the telling word of phrases, words of which one stands near it wherever one of the phrases does."""
    return {word: frozenset(_beside(word, phrase) for phrase in found) for word, found in _venue_words().items()}


def _beside(word: str, phrase: _Phrase) -> str:
    """Return the word of a phrase that tells most beside its telling word, or that where it stands alone."""
    others = [other for other in (*phrase.head, *phrase.tail) if other != word]
    return telling_word(others) if others else word


@cache
def _farthest() -> int:
    """Return how many tokens from its telling word any phrase ends at most, on either side."""
    phrases = [phrase for found in _venue_words().values() for phrase in found]
    before = max(phrase.before + len(phrase.head) + _LONGEST_GAP for phrase in phrases)
    return max(before, *(len(phrase.tail) for phrase in phrases))


@cache
def _venue_words() -> dict[str, list[_Phrase]]:
    """Phrases by their telling words: whole ones before those with a gap, and the longest first."""
    table: dict[str, list[_Phrase]] = {}
    common = words("venues", "common") | function_words()
    for name, phrases in lexicon("venues")["classes"].items():
        for text in spelled_out(phrases, "chamber", lexicon("venues")["chambers"]):
            head, _, tail = text.rpartition("...")
            parts = tail.split()
            key = telling_word([part for part in parts if part not in common and not is_cue(part)] or parts)
            table.setdefault(key, []).append(_Phrase(name, parts, parts.index(key), head.split()))
    return {word: sorted(found, key=lambda p: (len(p.head), -len(p.tail), p.tail)) for word, found in table.items()}
