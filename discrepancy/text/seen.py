"""A text as its reader sees it: entities, accents set apart, invisible characters and links become what they stand for.

What is seen is as long as the file's text: blanks before the next white space make up for what was taken out, so that
no line moves and no word but the one that was changed. Where in the file that one stands, `Seen` tells.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from discrepancy.model import Span
from discrepancy.text.front import end_of
from discrepancy.text.hidden import hidden, without_comments

_ENTITY = re.compile(r"&(?!lt;!--)(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]+")
_ACCENTED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_ADDRESS = r"[^()\s:/#.]*+[:/#.](?:[^()\s]|\([^()\s]*+\))*+"  # possessive: read once, however it ends
_LINK = re.compile(rf"(?<![!\\])(\[)[^\[\]\n]+(\]\({_ADDRESS}(?:[ \t]+\"[^\"\n]*\")?\))")
_SPACE = re.compile(r"\s")

Edit = tuple[int, int, str]  # a half-open span, and what is seen in its place, which is no longer


class Seen(NamedTuple):
    """A text as it is seen; `starts` and `ends` tell of each of its characters where it begins and ends in the file.

    Both are empty where every character stands in its own place.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def in_file(self, span: Span) -> Span:
        """Return the span of the file in which stands what is seen in a span."""
        start, end = span
        if not self.starts or start >= len(self.starts):
            return span
        return self.starts[start], self.ends[end - 1] if start < end else self.starts[start]

    def from_file(self, span: Span) -> Span:
        """Return the span that `in_file` turns into this one."""
        start, end = span
        if not self.starts:
            return span
        first = max(0, bisect_right(self.starts, start) - 1)  # past the blanks that stand where it does
        return first, bisect_left(self.ends, end) + 1 if start < end else first


@lru_cache(4096)  # a batch of articles is read, and then told of
def seen(text: str, *, markdown: bool) -> Seen:
    """Return a text with blanks for its comments, read as a reader sees it; the links are those of Markdown."""
    shown = without_comments(text)
    edits = _edits(shown, markdown=markdown)
    return _edited(shown, edits) if edits else Seen(shown)


def is_markdown(name: str) -> bool:
    """Whether a file is of Markdown, by its name."""
    return name[-3:].lower() == ".md"


def _edits(text: str, *, markdown: bool) -> list[Edit]:
    """Return what is to be changed, in order and apart; most texts have nothing, which costs little to see."""
    found: list[Edit] = []
    if "&" in text:
        found += _entities(text)
    if not text.isascii():
        if any(map(text.__contains__, "\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff")):
            found += [(*match.span(), "") for match in _INVISIBLE.finditer(text)]
        if not unicodedata.is_normalized("NFC", text):
            found += [(*match.span(), _composed(match.group())) for match in _ACCENTED.finditer(text)]
    if markdown and "](" in text:
        found += [(*match.span(n), "") for match in _LINK.finditer(text) for n in (1, 2)]
    return _apart(text, found) if found else found


def _entities(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        means = _INVISIBLE.sub("", html.unescape(match.group()))
        if means != match.group() and len(means) <= 2:
            yield *match.span(), _SPACE.sub(" ", means)


def _composed(letter: str) -> str:
    """Return a letter with its accents as one character, less those that no such character has."""
    return unicodedata.normalize("NFC", letter)[0]


def _apart(text: str, found: list[Edit]) -> list[Edit]:
    """Return edits in order, less those in front matter, fenced code or another edit (entities in an address)."""
    kept: list[Edit] = []
    code = hidden(text).code
    last = end_of(text)
    for edit in sorted(found):
        if edit[0] >= last and not any(start <= edit[0] < end for start, end in code):
            kept.append(edit)
            last = edit[1]
    return kept


def _edited(text: str, edits: list[Edit]) -> Seen:
    """Make the edits, and before the next white space after them as many blanks as they are shorter."""
    writer = _Writer(text)
    for start, end, means in edits:
        writer.copy(start)
        writer.put(end, means)
    writer.copy(len(text))
    writer.pad(len(text))
    return Seen("".join(writer.parts), tuple(writer.starts), tuple(writer.ends))


class _Writer:
    """Writes what is seen of a text from its beginning on, and where each character comes from."""

    def __init__(self, text: str) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._text, self._last, self._owed = text, 0, 0

    def copy(self, end: int) -> None:
        """Write the text up to `end` as it stands, and what blanks are owed before its first white space."""
        space = _SPACE.search(self._text, self._last, end) if self._owed else None
        for stop in (space.start(), end) if space else (end,):
            self.parts.append(self._text[self._last : stop])
            self.starts += range(self._last, stop)
            self.ends += range(self._last + 1, stop + 1)
            self._last = stop
            if space:
                self.pad(stop)

    def put(self, end: int, means: str) -> None:
        """Write what is seen in place of the text up to `end`."""
        self.parts.append(means)
        self.starts += range(self._last, self._last + len(means))
        self.ends += [end] * len(means)
        self._owed += end - self._last - len(means)
        self._last = end
        if means == " ":
            self.pad(end)

    def pad(self, place: int) -> None:
        """Write the blanks that are owed."""
        self.parts.append(" " * self._owed)
        self.starts += [place] * self._owed
        self.ends += [place] * self._owed
        self._owed = 0
