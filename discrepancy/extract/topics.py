"""The names in a sentence, and those that an article turns on."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import chain

from discrepancy.model import Span
from discrepancy.text.resources import calendar, words
from discrepancy.text.stems import stem
from discrepancy.text.tokens import Tokens, WordTable

_TOPIC = 24  # names kept for an article
_TITLE = 3  # words with a capital of which a headline has as many, or more


def names_in(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    """Return the stems of the names in a sentence, sorted; none for a headline with a capital on every word.

    The first word counts as a name only where a name goes on after it or it is a possessive ("Marlow's").
    """
    capital, names = tokens.capitals(), tokens.once(_names)
    start, end = bisect_left(capital, first), bisect_left(capital, last)
    if start == end or (end - start >= _TITLE and _title_case(tokens, end - start, first, last)):
        return ()
    if capital[start] == first and not _opens(tokens, first, last):
        start += 1
    return tuple(sorted(set(filter(None, names[start:end]))))


def _names(tokens: Tokens) -> list[str | None]:
    """Return for each token with a capital its stem, or None for a word that names nothing."""
    return [_name_of()[tokens.lows[i]] for i in tokens.capitals()]


Named = dict[Span, tuple[str, ...]]


def names_by_sentence(tokens: Tokens) -> Named:
    """Return the names in each sentence of an article."""
    spans = (span for paragraph in tokens.paragraphs for span in paragraph.sentences)
    return {span: names_in(tokens, *span) for span in spans}


def topic_of(tokens: Tokens, named: Named) -> tuple[str, ...]:
    """Return the stems of the article's most frequent names, at most 24, those of equal count in order of letters.

    What is a name somewhere in a sentence is one at its start and in a headline of capitals too.
    """
    printed = Counter([stem(tokens.lows[i]) for i in tokens.capitals()])
    names = set(chain.from_iterable(named.values()))
    return tuple(sorted(sorted(names), key=printed.__getitem__, reverse=True)[:_TOPIC])


def _opens(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a sentence's first word is a name by what follows."""
    if tokens.lows[i].endswith("'s"):
        return True
    return i + 1 < last and tokens.words[i + 1][0].isupper() and tokens.lows[i + 1] not in _common()


def _title_case(tokens: Tokens, capitals: int, first: int, last: int) -> bool:
    """Whether nearly all words that could stand in lower case have capitals, given how many words have one."""
    if 4 * capitals < last - first:
        return False
    lower = sum(1 for word in tokens.words[first:last] if len(word) > 3 and word[0].islower())
    return lower <= capitals // 4


@cache
def _name_of() -> WordTable[str | None]:
    """Return the stem of each word, None for a common one."""
    return WordTable(lambda low: None if low in _common() else stem(low))


@cache
def _common() -> frozenset[str]:
    """Words with a capital that name nothing: days, months, titles, what a sentence opens with."""
    titles = words("titles", "male", "female", "plain", "offices", "modifiers")
    return calendar() | words("numbers", "cardinals", "scales") | words("function_words") | titles
