"""One pass over the text: tokens with their offsets, as parallel lists, which Python walks fastest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, compress, count
from typing import Any, TypeVar

from discrepancy.model import Block, Role, Span
from discrepancy.text.sentences import may_end, sentence_ends

# A token with the white space after it, so that one piece follows the other. Plain words and marks come first, which
# are most; what goes on with any other first character is told by a look back at it. Every run is consumed once: linear
# on any input.
_REST = r"[^\W_]*+(?:['’\-‐‑][^\W_]++)*+"  # of a word, with inner apostrophes and hyphens
_PIECE = re.compile(
    r"(?:[A-Za-z][a-z]*+(?=[ ,])|[,.](?!\.)|\S(?:"
    rf"(?<=[A-Za-z])(?:\.(?:[A-Za-z]\.)+|{_REST})"  # U.S., a.m.
    r"|(?<=\d)\d*(?:[.,:]\d+)*[^\W_]*"  # 4.8, 409,817, 7.25am, 25th
    rf"|(?<=[^\W_]){_REST}"
    r"|(?<=')'|(?<=`)`|(?<=\.)\.\.+|))\s*+"
)

# The article that a name may start with, and its capital.
ARTICLE = re.compile(r"(?:a[ln]|el|as?h?|ar|az|ad)-(?=[A-Z])")

QUOTE_MARKS = frozenset({'"', "“", "”", "„", "‟", "«", "»", "‹", "›", "''", "``", "‘", "’", "‚", "‛", "'", "`"})

T = TypeVar("T")
Test = Callable[[str], bool]  # of a word by itself
Reader = Callable[["Tokens"], T]  # of all tokens


class WordTable(dict[str, T]):
    """What a function tells of each word met: its `__getitem__`, mapped over tokens, takes half the time of a cache."""

    def __init__(self, function: Callable[[str], T]) -> None:
        """Remember nothing yet."""
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> T:
        """Ask the function, once for each word."""
        found = self[word] = self._function(word)
        return found


@dataclass(slots=True)
class Paragraph:
    """A block and the half-open range of its tokens; `sentences` are token ranges within it."""

    block: Block
    first: int
    last: int
    sentences: list[Span]


@dataclass(slots=True)
class Tokens:
    """The tokens of an article in order.

    `words` are as printed, `lows` casefolded with straight apostrophes ("US" as "u.s."). `starts` are offsets in the
    article's text.
    """

    text: str
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    clauses: dict[Span, list[Span]] = field(default_factory=dict)  # of the sentences that someone asked for
    _places: dict[Test, list[int]] = field(default_factory=dict)
    _known: dict[Reader[Any], Any] = field(default_factory=dict)

    def end(self, token: int) -> int:
        """Return the offset past a token; few are asked for theirs."""
        return self.starts[token] + len(self.words[token])

    def span(self, first: int, last: int) -> Span:
        """Return the span of text from token `first` to the one before `last`."""
        return self.starts[first], self.starts[last - 1] + len(self.words[last - 1])

    def slice(self, first: int, last: int) -> str:
        """Return the text from token `first` to the one before `last`."""
        return self.text[self.starts[first] : self.end(last - 1)]

    def capitals(self) -> list[int]:
        """Return the tokens that start with a capital, in order; they are looked for once."""
        if _is_capital not in self._places:
            self._places[_is_capital] = [i for i, word in enumerate(self.words) if _is_capital(word)]
        return self._places[_is_capital]

    def look_for(self, tests: tuple[Test, ...]) -> None:
        """Find the tokens that pass each of some tests of their `lows`, all in one pass, for `places` to return.

        With them those are found that are capitals or, as printed, may end a sentence.
        """
        every = (*_OF_PRINTED, *tests)
        found: list[list[int]] = [[] for _ in every]
        add = [places.append for places in found]
        passed = list(map(_passed(tests).__getitem__, self.words))
        for i in compress(count(), passed):
            for test in passed[i]:
                add[test](i)
        self._places = dict(zip(every, found, strict=True))

    def places(self, test: Test) -> list[int]:
        """Return the tokens whose `lows` pass a test, in order."""
        if test not in self._places:
            self._places[test] = [i for i, low in enumerate(self.lows) if test(low)]
        return self._places[test]

    def once(self, read: Reader[T]) -> T:
        """Return what a function reads in all of these tokens; it is asked once."""
        if read not in self._known:
            self._known[read] = read(self)
        return self._known[read]  # type: ignore[no-any-return]


def tokenize(text: str, blocks: Iterable[Block], sought: tuple[Test, ...] = ()) -> Tokens:
    """Return the tokens of all blocks that can hold statements; debris and bylines have none.

    Tokens that pass the tests `sought` are looked for at once, for `places` to return.
    """
    tokens = Tokens(text)
    kept = [block for block in blocks if block.role not in (Role.DEBRIS, Role.BYLINE)]
    for start, end in _stretches(text, kept):
        _read(tokens, start, end)
    tokens.look_for(sought)
    _add_paragraphs(tokens, kept)
    return tokens


def _stretches(text: str, blocks: Iterable[Block]) -> Iterator[Span]:
    """Yield the stretches of a text that hold nothing but blocks with white space between them."""
    start = end = 0
    for block in blocks:
        if not text[end : block.start].isspace():
            if start < end:
                yield start, end
            start = block.start
        end = block.end
    if start < end:
        yield start, end


def _add_paragraphs(tokens: Tokens, blocks: Iterable[Block]) -> None:
    starts, stops = tokens.starts, tokens.places(may_end)
    first = at = 0
    for block in blocks:
        last = bisect_left(starts, block.end, first)
        if last > first:
            here = at
            at = bisect_left(stops, last, at)
            sentences = sentence_ends(tokens.words, starts, first, last, stops[here:at])
            tokens.paragraphs.append(Paragraph(block, first, last, sentences))
            first = last


def words_of(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Return the tokens of one piece of text, without paragraphs."""
    tokens = Tokens(text)
    _read(tokens, start, len(text) if end is None else end)
    return tokens


def printed_and_low(text: str) -> tuple[list[str], list[str]]:
    """Return the tokens of one piece of text as printed, and their `lows`, without their offsets."""
    words = list(map(_word_of().__getitem__, _PIECE.findall(text)))
    return words, list(map(_low_of().__getitem__, words))


def _read(tokens: Tokens, start: int, end: int) -> None:
    """Split a stretch of text into pieces, whose lengths add up to the offsets."""
    stretch = tokens.text[start:end]
    pieces = _PIECE.findall(stretch)
    words = list(map(_word_of().__getitem__, pieces))
    tokens.words += words
    tokens.lows += map(_low_of().__getitem__, words)
    first = start + len(stretch) - len(stretch.lstrip())
    tokens.starts += accumulate(map(len, pieces[:-1]), initial=first) if pieces else ()


@cache
def _word_of() -> WordTable[str]:
    """Return the word of each piece: one object for all its places, whose hash is known."""
    return WordTable(str.rstrip)


def _low(word: str) -> str:
    return "u.s." if word == "US" else word.casefold().replace("’", "'")


@cache
def _low_of() -> WordTable[str]:
    return WordTable(_low)


def _is_capital(word: str) -> bool:
    """Whether a printed word starts with a capital, or with an article before one: "al-Sadr"."""
    return (word[0].isupper() and word != _low_of()[word]) or ARTICLE.match(word) is not None


_OF_PRINTED = (_is_capital, may_end)  # tests of words as printed


@cache
def _passed(tests: tuple[Test, ...]) -> WordTable[tuple[int, ...]]:
    """Return the numbers of the tests that each printed word passes; those given are of its form in small letters."""

    def passed(word: str) -> tuple[int, ...]:
        low = _low_of()[word]
        return tuple(compress(count(), [*[test(word) for test in _OF_PRINTED], *[test(low) for test in tests]]))

    return WordTable(passed)


def between(places: list[int], first: int, last: int) -> list[int]:
    """Return those of some places, which come in order, that are in a range."""
    return places[bisect_left(places, first) : bisect_left(places, last)]


def is_word(token: str) -> bool:
    """Tell a word or number from punctuation."""
    return token[0].isalnum()
