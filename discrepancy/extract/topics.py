"""The names in a sentence, and those that an article turns on."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain

from discrepancy.model import Span
from discrepancy.text.names import titled
from discrepancy.text.resources import calendar, words
from discrepancy.text.stems import stem
from discrepancy.text.tokens import Tokens, WordTable

_TOPIC = 24  # names kept for an article
_TITLED = 3  # words with a capital from which on a line may be a headline that has one on every word


class Names:
    """The names in each sentence of an article, and those that it turns on, as stems."""

    def __init__(self, tokens: Tokens) -> None:
        """Find the names in all sentences."""
        self._tokens = tokens
        self._capitals = tokens.capitals()
        self._lows = [tokens.lows[i] for i in self._capitals]
        self._stems = list(map(_name_of().__getitem__, self._lows))
        self._named: dict[Span, Sequence[str | None]] = {}
        start = 0  # of the capitals of a sentence, which come right after those of the one before
        for span in chain.from_iterable([paragraph.sentences for paragraph in tokens.paragraphs]):
            end = bisect_left(self._capitals, span[1], start)
            if start < end:
                self._named[span] = self._read(span, start, end)
            start = end

    def within(self, span: Span) -> tuple[str, ...]:
        """Return the names in a sentence, or in a line of it, sorted."""
        named = self._named.get(span)
        if named is None:
            start = bisect_left(self._capitals, span[0])
            named = self._read(span, start, bisect_left(self._capitals, span[1], start))
        return tuple(sorted(filter(None, set(named)))) if named else ()

    def topic(self) -> tuple[str, ...]:
        """Return the article's most frequent names, at most 24, those of equal count in order of letters.

        What is a name somewhere in a sentence is one at its start and in a headline of capitals too.
        """
        names = sorted(filter(None, set(chain.from_iterable(self._named.values()))))
        printed = Counter(map(_stem_of().__getitem__, self._lows))
        return tuple(sorted(names, key=printed.__getitem__, reverse=True)[:_TOPIC])  # which leaves equals in order

    def _read(self, span: Span, start: int, end: int) -> Sequence[str | None]:
        """Return the names in a sentence, None for a common word; none in a headline with a capital on every word.

        `start` and `end` bound its capitals among all. The first word counts as a name only where a name goes on after
        it or it is a possessive ("Marlow's").
        """
        if end - start >= _TITLED and self._title_case(end - start, *span):
            return ()
        if start < end and self._capitals[start] == span[0] and not self._opens(start, end):
            start += 1
        return self._stems[start:end]

    def _title_case(self, capitals: int, first: int, last: int) -> bool:
        """Whether nearly all words that could stand in lower case have capitals."""
        if 4 * capitals < last - first:
            return False
        lower = [word for word in self._tokens.words[first:last] if len(word) > 3 and word[0].islower()]
        return len(lower) <= capitals // 4

    def _opens(self, at: int, end: int) -> bool:
        """Whether the word with a capital that opens a sentence is a name by what follows."""
        after = at + 1
        goes_on = after < end and self._stems[after] is not None and self._capitals[after] == self._capitals[at] + 1
        return goes_on or self._lows[at].endswith("'s")


@cache
def _stem_of() -> WordTable[str]:
    return WordTable(stem)


@cache
def _name_of() -> WordTable[str | None]:
    """Return the stem of each word, None for a common one."""
    return WordTable(lambda low: None if low.removesuffix("'s") in _common() else stem(low))


@cache
def _common() -> frozenset[str]:
    """Words with a capital that name nothing: days, months, titles, what a sentence opens with."""
    return calendar() | words("numbers", "cardinals", "scales") | words("function_words") | titled()
