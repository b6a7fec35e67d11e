"""A witness's text with its differing words marked, cut down to the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discrepancy.model import Event, Figure, Moment, Position, Span, Statement, Variant, Witness
from discrepancy.report.layout import Chunk
from discrepancy.report.look import Look
from discrepancy.report.visible import visible

_WHOLE = 8  # words beyond the context on both sides up to which a text is shown whole: cutting it saves no line
_MOSTLY = 0.6  # share of a text that differs from which on nothing is marked, as the marks would tell nothing
_SOME = 40  # code points of a text that can be read at a glance, marked all over or not
_SLACK = 3  # a cut of so few words would be no shorter than its mark
_CUT: Chunk = (" […] ", "dim")  # bracketed, since an article may print an ellipsis of its own
_WORD = re.compile(r"\S+")


def sides(witnesses: Sequence[Witness]) -> list[str]:
    """Return "a" or "b" for each witness of a finding: the deviant's pieces, and those that it differs from."""
    documents = [witness.document for witness in witnesses]
    apart = len(set(documents)) > 1
    return ["a" if i == 0 or (apart and document == documents[0]) else "b" for i, document in enumerate(documents)]


def marked(
    witness: Witness,
    side: str,
    variants: Sequence[Variant] | None,
    look: Look,
    spots: Sequence[Span] = (),
    *,
    gaps: bool = False,
    whole: bool = False,
) -> list[Chunk]:
    """Return the text of a witness in chunks: long texts cut, the words that differ marked.

    The `spots` of its file are marked too, and where there are neither, what the statement itself turns on; where the
    variants are None, or most of the text differs, nothing in it is.

    Marks are styles `deviant` and `other` in colour, else `[-x-]` and `{+x+}` in the text. With `gaps` the place of
    words that only the other side has is a chunk without text; with `whole` nothing is cut.
    """
    text = visible(witness.text)
    spans = [*spots, *_worded(side, variants)] or _spans(witness, variants)
    within = [local_span(span, witness) for span in spans]
    anchors = sorted({whole_words(text, span) for span in within if span is not None})
    told = [] if _differs_mostly(text, anchors) else anchors
    chunks: list[Chunk] = []
    at = 0
    for start, end in [(0, len(text))] if whole else windows(text, anchors, look.context):
        if start > at:
            chunks.append(_CUT)
        chunks += _window(text, start, end, told, side, look.color, gaps)
        at = end
    if at < len(text):
        chunks.append(_CUT)
    before = _beside(witness.before, witness.start - len(witness.before), spots, side, look.color)
    return [*before, *chunks, *_beside(witness.after, witness.end, spots, side, look.color)]


def _beside(text: str, offset: int, spots: Sequence[Span], side: str, color: bool) -> list[Chunk]:
    """Return the words beside a witness, from `offset` in its file, with the spots that lie in them marked."""
    inside = [(start - offset, end - offset) for start, end in spots if offset <= start and end <= offset + len(text)]
    return [
        (part, style or "dim") for part, style in _window(visible(text), 0, len(text), sorted(inside), side, color)
    ]


def _differs_mostly(text: str, anchors: Sequence[Span]) -> bool:
    return len(text) > _SOME and sum(end - start for start, end in anchors) > _MOSTLY * len(text)


def _worded(side: str, variants: Sequence[Variant] | None) -> list[Span]:
    return [variant.a_span if side == "a" else variant.b_span for variant in variants or ()]


def _spans(witness: Witness, variants: Sequence[Variant] | None) -> list[Span]:
    return [] if variants is None else _spot(witness.statement)


def _spot(statement: Statement | None) -> list[Span]:
    """Return what a statement that is no quotation turns on: a stance, a quantity, a time or place, a negation."""
    match statement:
        case Position():
            return [statement.stance]
        case Figure() | Moment():
            return [statement.span]
        case Event(marker=tuple() as marker):
            return [marker]
        case _:
            return []


def local_span(span: Span, witness: Witness) -> Span | None:
    """Return a span of the file as one of the witness's text, or None where it lies in another piece."""
    start, end = max(span[0], witness.start), min(span[1], witness.end)
    return (start - witness.start, end - witness.start) if start <= end else None


def whole_words(text: str, span: Span) -> Span:
    """Grow a span to whole words, without the spaces around them; an empty one anchors the cut and marks nothing."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def windows(text: str, anchors: list[Span], context: int) -> list[Span]:
    """Return the spans of text to show: as many words as `context` says on both sides of either end of an anchor."""
    words = [match.span() for match in _WORD.finditer(text)]
    if len(words) <= 2 * context + _WHOLE:
        return [(0, len(text))]
    keep: list[Span] = []
    for first, last in _word_ranges(words, anchors, context):
        if keep and first <= keep[-1][1] + _SLACK:
            keep[-1] = keep[-1][0], max(last, keep[-1][1])
        else:
            keep.append((first, last))
    final = len(words) - 1
    return [(words[i][0] if i else 0, words[j][1] if j < final else len(text)) for i, j in keep]


def _word_ranges(words: list[Span], anchors: list[Span], context: int) -> list[Span]:
    """Return the first and last word to show around each end of an anchor, or at the start where there is none."""
    final = len(words) - 1
    ranges: list[Span] = []
    index = 0
    for edge in sorted({edge for anchor in anchors for edge in anchor} or {0}):
        while index < final and words[index][1] < edge:
            index += 1
        first, last = index - context, index + (context if anchors else 2 * context)
        ranges.append((first if first > _SLACK else 0, last if last < final - _SLACK else final))
    return ranges


def _window(
    text: str, start: int, end: int, anchors: list[Span], side: str, color: bool, gaps: bool = False
) -> list[Chunk]:
    chunks: list[Chunk] = []
    at = start
    for first, last in anchors:
        gap = gaps and first == last and at <= first <= end
        first, last = max(first, at), min(last, end)
        if first < last or gap:
            chunks += [(text[at:first], ""), _mark(text[first:last], side, color)]
            at = last
    return [*chunks, (text[at:end], "")]


def _mark(text: str, side: str, color: bool) -> Chunk:
    return emphasis(text, side) if color else (bracketed(text, side), "")


def emphasis(text: str, side: str) -> Chunk:
    """Return text in the style of its side."""
    return text, "deviant" if side == "a" else "other"


def bracketed(text: str, side: str) -> str:
    """Return text in the brackets of its side, for readers without colour."""
    return f"[-{text}-]" if side == "a" else f"{{+{text}+}}"
