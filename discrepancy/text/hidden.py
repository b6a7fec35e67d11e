"""What a Markdown file holds that its reader does not see: fenced code, and comments.

Neither is looked for in the other, nor in front matter, where `<!--` is part of a value.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from discrepancy.model import Span
from discrepancy.text.front import end_of

COMMENT, COMMENT_END = "<!--", "-->"
_OPENING = (COMMENT[0], "`", "~")  # of what hides: one character is looked for ten times as fast as three
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)[^\n`]*$", re.MULTILINE)
_FIRST_ON_LINE = re.compile(r"(?:^|(?<=\r))[ \t>*+-]*(?=<!--)", re.MULTILINE)  # in a quotation or a list, too
_NEXT_ON_LINE = re.compile(r"[ \t]*(?=<!--)")
_BLANK_LINE = re.compile(r"(?:\n|\r\n?)[ \t>]*(?=[\r\n])")
_INK = re.compile(r"[^\s]")


class Hidden(NamedTuple):
    """Spans of a text in order, none of them within another."""

    code: list[Span]
    comments: list[Span]


def hidden(text: str) -> Hidden:
    """Return what of a text is hidden; a fence or comment that is never closed is taken for a slip and hides nothing.

    A comment that begins its line may go on past a blank line. One within a paragraph ends there, and begins at the
    last opener before its end: an opener alone may be what the sentence is about.
    """
    found = Hidden([], [])
    if not any(map(text.__contains__, _OPENING)):
        return found
    fences, comments = list(_FENCE.finditer(text)), _Comments(text)
    openers = [*((fence.start(), i) for i, fence in enumerate(fences)), *((start, -1) for start in comments.openers)]
    last = end_of(text)
    for start, fence in sorted(openers):
        end = 0 if start < last else comments.end(start) if fence < 0 else _end_of_code(fences, fence)
        if end:
            (found.comments if fence < 0 else found.code).append((start, end))
            last = end
    return found


def without_comments(text: str) -> str:
    """Return a text of the same length with blanks for its comments, line ends left as they are."""
    if COMMENT[0] not in text or COMMENT not in text:
        return text
    parts, last = [], 0
    for start, end in hidden(text).comments:
        parts += [text[last:start], _INK.sub(" ", text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def _end_of_code(fences: Sequence[re.Match[str]], at: int) -> int:
    """Return where the code ends that one of the fences opens, or 0."""
    mark = fences[at][1]
    return next((fences[i].end() for i in range(at + 1, len(fences)) if fences[i][1].startswith(mark)), 0)


class _Comments:
    """Tells where comments end. All marks are found at once, so that many that are never closed cost no more."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.openers = _starts(re.compile(COMMENT), text)
        self._ends = _starts(re.compile(COMMENT_END), text)
        self._blanks = _starts(_BLANK_LINE, text) if self.openers else []
        self._first = {match.end() for match in _FIRST_ON_LINE.finditer(text)} if self.openers else set()

    def end(self, start: int) -> int:
        """Return where the comment ends that begins at a place, or 0 where none does."""
        end = _next(self._ends, start)
        if end is None:
            return 0
        end += len(COMMENT_END)
        if start in self._first:
            following = _NEXT_ON_LINE.match(self._text, end)
            self._first |= {following.end()} if following else set()
        elif any((place := _next(marks, start + 1)) and place < end for marks in (self._blanks, self.openers)):
            return 0
        return end


def _starts(pattern: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in pattern.finditer(text)]


def _next(places: Sequence[int], start: int) -> int | None:
    """Return the first of some places, in order, that is not before `start`."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else None
