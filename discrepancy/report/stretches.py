"""An article's text cut where a line ends, or where something that a reader is to see starts or ends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, TypeVar

from discrepancy.model import Kind, Span, Statements
from discrepancy.text.lines import line_spans

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Marks = tuple[str, ...]  # what a stretch of text is, outermost first

# From the outermost to the innermost: a mark and its name for a reader.
NAMES = {
    "reported": "reported speech",
    "quote": "quote",
    "nested": "quote in a quote",
    "scare": "scare quote or term",
    "source": "source",
    "cue": "cue",
    "position": "position",
    "figure": "figure",
}
FACTS = ("position", "figure")


class TextLine(NamedTuple):
    """One line of a text, less its line break; it counts from 1."""

    number: int
    start: int
    end: int


def text_lines(text: str) -> list[TextLine]:
    """Return the lines of a text, the empty ones too."""
    return [TextLine(number, *edges) for number, edges in enumerate(line_spans(text), 1)]


def marked_spans(statements: Statements, *, facts: bool) -> set[tuple[str, Span]]:
    """Return every span to mark; one source of several attributions is marked once."""
    found: set[tuple[str, Span]] = {("scare", span) for span in statements.scares}
    for item in statements.attributions:
        content = "reported" if item.kind is Kind.REPORTED else "quote"
        found.update((content, piece) for piece in item.pieces)
        found.update((mark, span) for mark, span in (("source", item.source), ("cue", item.cue)) if span)
    if facts:
        found.update(("figure", figure.span) for figure in statements.figures)
        found.update(("position", position.stance) for position in statements.positions)
    return found


def in_lines(
    text: str, spans: Iterable[tuple[K, Span]], read: Callable[[Counter[K]], T]
) -> Iterator[tuple[TextLine, list[tuple[int, int, T]]]]:
    """Yield each line with its stretches: start, end, and what `read` makes of the spans that hold throughout.

    The counter that `read` gets is one and the same throughout: it is to be read, not kept.
    """
    lines = text_lines(text)
    stretches = [(start, end, read(active)) for start, end, active in _cut(spans, lines)]
    at = 0
    for line in lines:
        while at < len(stretches) and stretches[at][0] < line.start:
            at += 1
        first = at
        while at < len(stretches) and stretches[at][1] <= line.end:
            at += 1
        yield line, stretches[first:at]


def _cut(spans: Iterable[tuple[K, Span]], lines: Iterable[TextLine]) -> Iterator[tuple[int, int, Counter[K]]]:
    """Cut a text at the ends of its lines, and where a span starts or ends: what lies between has one set of them."""
    changes: defaultdict[int, Counter[K]] = defaultdict(Counter)
    for key, (start, end) in spans:
        changes[start][key] += 1
        changes[end][key] -= 1
    edges = {edge for line in lines for edge in (line.start, line.end)}
    active: Counter[K] = Counter()
    for start, end in pairwise(sorted({*edges, *changes})):
        if start in changes:
            active.update(changes[start])
        yield start, end, active


def marks_in(active: Counter[str]) -> Marks:
    """Return the marks among what is active, outermost first; a quote inside a quote is one nested."""
    nested = active["quote"] > 1
    return tuple(mark for mark in NAMES if active[mark] > 0 or (mark == "nested" and nested))
