"""What a Markdown file holds that its reader does not see: fenced code, and comments."""

from __future__ import annotations

import re

from discrepancy.model import Span

COMMENT, COMMENT_END = "<!--", "-->"
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)[^\n`]*$", re.MULTILINE)
_INK = re.compile(r"[^\s]")


def fences(text: str) -> list[Span]:
    """Return the spans of fenced code; a fence that is never closed is taken for a slip and hides nothing."""
    if "```" not in text and "~~~" not in text:
        return []
    spans = []
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]):
            spans.append((opened.start(), fence.end()))
            opened = None
    return spans


def comments(text: str) -> list[Span]:
    """Return the spans of comments; one that is never closed hides nothing."""
    spans = []
    start = text.find(COMMENT)
    while start >= 0:
        end = text.find(COMMENT_END, start)
        if end < 0:
            break
        spans.append((start, end + len(COMMENT_END)))
        start = text.find(COMMENT, end)
    return spans


def without_comments(text: str) -> str:
    """Return a text of the same length with blanks for its comments, line ends left as they are."""
    if COMMENT not in text:
        return text
    parts, last = [], 0
    for start, end in comments(text):
        parts += [text[last:start], _INK.sub(" ", text[start:end])]
        last = end
    return "".join([*parts, text[last:]])
