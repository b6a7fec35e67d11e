"""Where sentences end, told from tokens: full stops of abbreviations and initials end none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from discrepancy.model import Span
from discrepancy.text.resources import words

_ENDS = frozenset({".", "!", "?", "…", "...", "...."})
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»", "›"})
_CLOSERS_OR_ENDS = _CLOSERS | _ENDS
_AMBIGUOUS = frozenset({'"', "'", "''"})
_GOING_ON = frozenset({",", ";", ":", "-", "–", "—", ")"})
_LAST_LETTERS = ".!?…"


def may_end(token: str) -> bool:
    """Whether a token as printed may be the stop of a sentence: a mark, or an abbreviation with its own stop."""
    return token[-1] in _LAST_LETTERS and (token in _ENDS or len(token) > 2)


def sentence_ends(
    tokens: Sequence[str], starts: Sequence[int], first: int, last: int, stops: Iterable[int]
) -> list[Span]:
    """Split the tokens of one paragraph, `first` to `last`, into half-open token ranges of sentences.

    `starts` are the offsets of the tokens: a mark with a space before it and none after closes nothing. `stops` are the
    tokens of the paragraph that may end a sentence, in order.
    """
    sentences: list[Span] = []
    start = i = first
    for stop in stops:
        if stop < i:
            continue
        i = stop + 1
        while i < last and tokens[i] in _CLOSERS_OR_ENDS and not _opens(tokens, starts, i, last):
            i += 1
        if i < last and _continues(tokens, tokens[stop], i, start):
            continue
        sentences.append((start, i))
        start = i
    if start < last:
        sentences.append((start, last))
    return sentences


def _opens(tokens: Sequence[str], starts: Sequence[int], i: int, last: int) -> bool:
    """Tell an ambiguous mark that opens the next quotation from one that closes this: none closes twice."""
    if tokens[i] not in _AMBIGUOUS or i + 1 >= last:
        return False
    spaced = starts[i] > starts[i - 1] + len(tokens[i - 1]) and starts[i + 1] == starts[i] + len(tokens[i])
    return spaced or tokens[i - 1] in ('"', "”", "''")


def _continues(tokens: Sequence[str], stop: str, i: int, start: int) -> bool:
    """Whether the sentence goes on at token `i`, after the stop."""
    following = tokens[i]
    if following in _AMBIGUOUS:  # it opens a quotation, else it would belong to the stop
        return tokens[i + 1][0].islower()
    if following[0].islower() or following in _GOING_ON:
        return True
    if stop in ("!", "?"):
        return False
    if len(stop) > 2 and stop[-1] == "." and stop[0].isalpha():  # U.S., a.m.
        return following not in _starters()
    if stop != ".":
        return False
    if tokens[i - 1] != ".":  # a closing mark stands between: the stop is the sentence's own
        return False
    return i - 2 >= start and _is_abbreviated(tokens[i - 2])


@cache
def _is_abbreviated(before: str) -> bool:
    """Whether the stop after a word is the word's: that of an abbreviation or an initial."""
    return before.casefold() in _abbreviations() or (len(before) == 1 and before.isupper() and before != "I")


@cache
def _abbreviations() -> frozenset[str]:
    return words("sentences", "abbreviations")


@cache
def _starters() -> frozenset[str]:
    return words("sentences", "starters")


# A stop, the marks that close with it, white space, and what can open a sentence.
_BREAK = re.compile(r"([.!?…])[\"”’'»)]*\s+(?=[\"“‘'«(\[]*[A-Z0-9])")
_LAST_WORD = re.compile(r"[\w.]*$")


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """Split text[start:end] into spans of sentences, without the white space between them."""
    spans: list[Span] = []
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if match.group(1) == "." and ends_abbreviated(text[max(begin, match.start() - 12) : match.start()]):
            continue
        spans.append((begin, match.end(1)))
        begin = match.end()
    if begin < end:
        spans.append((begin, end))
    return spans


def ends_abbreviated(before: str) -> bool:
    """Whether the stop after some text belongs to its last word: "Dr.", "U.S.", an initial."""
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    return "." in word or _is_abbreviated(word)
