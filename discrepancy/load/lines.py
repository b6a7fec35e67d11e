"""Lines, and the paragraphs that they make up: a line is one, unless the text is hard-wrapped."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from discrepancy.text.hidden import hidden

_LINE = re.compile(r"\S(?:[^\n\r\f\v\x85\u2028\u2029]*\S)?")  # from its first ink to its last
_MARKS = re.compile(r"(?:>\s*(?=\S)|#{1,6}\s+|[-*+•]\s+|\d{1,2}[.)]\s+)+")
_MAY_MARK = frozenset(">#-*+•0123456789")

# Lines longer than this were not broken to fit a page.
_WIDEST = 120


class Mark(Enum):
    """The Markdown marker that a line opens with."""

    NONE = 0
    HEADING = 1
    ITEM = 2


class Line(NamedTuple):
    """A line's or paragraph's half-open span, without white space and markers around it."""

    start: int
    end: int
    mark: Mark = Mark.NONE


def paragraphs(text: str, start: int = 0) -> list[Line]:
    """Return the paragraphs from `start` on, in order; code blocks and comments of Markdown hold none."""
    lines = [
        _unmarked(text, line) if text[line.start] in _MAY_MARK else line
        for line in _visible(text, _plain_lines(text, start))
    ]
    width = _wrap_width(text, lines)
    return _unwrapped(text, lines, width) if width else lines


def _plain_lines(text: str, start: int) -> list[Line]:
    return [Line(*match.span()) for match in _LINE.finditer(text, start)]


def _visible(text: str, lines: list[Line]) -> list[Line]:
    """Cut fenced code and HTML comments out of the lines."""
    code, comments = hidden(text)
    spans = sorted(code + comments)
    if not spans:
        return lines
    kept: list[Line] = []
    i = 0
    for line in lines:
        while i < len(spans) and spans[i][1] <= line.start:
            i += 1
        kept += _outside(text, line, spans[i] if i < len(spans) else (len(text), len(text)))
    return kept


def _outside(text: str, line: Line, region: tuple[int, int]) -> list[Line]:
    """Return what of a line stands outside a hidden region; a comment within a sentence stays where it is."""
    start, end = line.start, line.end
    if region[0] <= start:
        start = min(region[1], end)
    elif region[0] < end <= region[1]:
        end = region[0]
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return []
    start += len(piece) - len(piece.lstrip())
    return [Line(start, start + len(body))]


def _unmarked(text: str, line: Line) -> Line:
    """Return a line without the markers that it opens with."""
    match = _MARKS.match(text, line.start, line.end)
    if match is None:
        return line
    marks = match.group()
    mark = Mark.HEADING if "#" in marks else Mark.NONE if marks.strip("> \t") == "" else Mark.ITEM
    return Line(match.end(), line.end, mark)


def _adjacent(text: str, a: Line, b: Line) -> bool:
    """Whether no blank line stands between two lines."""
    if b.start - a.end == 1:
        return True
    return text.count("\n", a.end, b.start) < 2 and text.count("\r", a.end, b.start) < 2


def _wrap_width(text: str, lines: list[Line]) -> int:
    """Return the width that the text was wrapped to, or 0 where each line is a paragraph.

    In wrapped English most lines go on in lower case; in a list of paragraphs or headings next to none do.
    """
    breaks = over = width = 0
    for a, b in pairwise(lines):
        length = a.end - a.start
        if length > _WIDEST or not _adjacent(text, a, b):
            continue
        breaks += 1
        width = max(width, length)
        over += _runs_over(text, a, b)
    return width if over and over * 10 >= breaks * 3 else 0


def _runs_over(text: str, a: Line, b: Line) -> bool:
    """Whether line `b` goes on in lower case with what `a` left open."""
    return text[b.start].islower() and b.mark is Mark.NONE and text[a.end - 1] not in ".!?:;"


def _unwrapped(text: str, lines: list[Line], width: int) -> list[Line]:
    """Join the lines of each paragraph of a text that is wrapped to a width."""
    joined = lines[:1]
    for a, b in pairwise(lines):
        if _goes_on(text, a, b, width):
            joined[-1] = Line(joined[-1].start, b.end, joined[-1].mark)
        else:
            joined.append(b)
    return joined


def _goes_on(text: str, a: Line, b: Line, width: int) -> bool:
    """Whether line `b` goes on with the paragraph of `a`: their words would not have fitted on one line.

    A line that ends a sentence must be all but full; one that breaks off in the middle may be more ragged.
    """
    length = a.end - a.start
    if length > _WIDEST or Mark.HEADING in (a.mark, b.mark) or not _adjacent(text, a, b):
        return False
    if _runs_over(text, a, b):
        return True
    if b.mark is Mark.ITEM and text[a.end - 1] in ".!?:;":  # else a dash or number that came to stand first
        return False
    word = text[b.start : min(b.end, b.start + width)].split(None, 1)[0]
    share = 0.95 if text[a.end - 1] in ".!?”\"" else 0.8
    return length + 1 + len(word) > width * share
