"""Fact boxes: a line that opens with a label ("Pupils: 640", "Majority 312"), and what its label says is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discrepancy.model import Span
from discrepancy.text.numbers import labels
from discrepancy.text.resources import words
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Paragraph, Tokens

_LABEL = 5  # tokens of a label with its colon
_BARE = 2  # words of a label without a colon
_STOPS = frozenset({".", ",", ";", ")", "!"})
_BULLETS = frozenset({"-", "–", "•", "*", "·", "●"})


def sentences_of(tokens: Tokens, paragraph: Paragraph) -> Iterable[Span]:
    """Return the token ranges of a paragraph's sentences; a line that opens with a label or a bullet starts one."""
    block = paragraph.block
    one_line = tokens.text.find("\n", block.start, block.end) < 0
    return paragraph.sentences if one_line else _lines_of(tokens, paragraph)


def _lines_of(tokens: Tokens, paragraph: Paragraph) -> Iterator[Span]:
    for first, last in paragraph.sentences:
        begin = first
        for i in range(first + 1, last):
            if _opens_line(tokens, i) and (tokens.lows[i] in _BULLETS or ":" in tokens.lows[i : min(i + _LABEL, last)]):
                yield begin, i
                begin = i
        yield begin, last


def label_before(tokens: Tokens, at: int, end: int, first: int, last: int) -> Span | None:
    """Return the words that label the bare number at tokens `at` to `end`, or None; `first`, `last` bound the sentence.

    They stand before a colon ("Jobs: 650"), alone before the number ("Majority 312."), or are the subject of "number".
    """
    lows = tokens.lows
    if at - 1 <= first:
        return None if at == first or not _alone(lows, first, at, end, last) else (first, at)
    if lows[at - 1] == ":":
        start = at - 1
        while start > max(first, at - _LABEL) and lows[start - 1][0].isalpha():
            start -= 1
        return (start, at - 1) if start < at - 1 else None
    if lows[at - 1] in words("counted", "numbering") and _plural(lows[at - 2]):
        return at - 2, at - 1
    return (first, at) if at - first <= _BARE and _alone(lows, first, at, end, last) else None


def _alone(lows: list[str], first: int, at: int, end: int, last: int) -> bool:
    """Whether a sentence is one or two content words and a number, and no list or page is numbered."""
    if end < last and lows[end] not in _STOPS:
        return False
    label, function = lows[first:at], function_words()
    return all(low[0].isalpha() and low not in function for low in label) and label[-1] not in labels()[0]


def _plural(low: str) -> bool:
    return low in ("they", "people") or (low.endswith("s") and not low.endswith("ss"))


def _opens_line(tokens: Tokens, i: int) -> bool:
    return "\n" in tokens.text[tokens.end(i - 1) : tokens.starts[i]]
