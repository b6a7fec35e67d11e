"""Stitches: what one article prints as one sentence, and another as parts of two remarks with words in between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from discrepancy.collate.readings import Reading
from discrepancy.collate.words import diff_words
from discrepancy.model import Span, Variant, VariantClass
from discrepancy.text.concepts import concepts
from discrepancy.text.resources import words
from discrepancy.text.venues import exclude
from discrepancy.text.view import ELLIPSIS, view_of

LEAST, LEAST_WHOLE = 4, 3  # words that each of two remarks shares with the stitched sentence, and if it is all there
JOINT = 2  # words that may join them there: "and", "but then"
_MARKS = frozenset("“”\"«»")
_STOP = re.compile(r"[.!?][\"”’']*\s")
_CLOSED_AND_OPENED = 2  # quotation marks between two remarks that stand side by side
OPENING = 4  # words of a sentence among which it tells of another time: "at the end of the debate"
DENSE = 0.8  # share of the words from the first shared one to the last that are shared


def stitches(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Reading, Variant]]:
    """Yield the stitched reading, the remark whose words were left out at the joint, and the variant.

    Two remarks of one document count only where words with content of their own, of which the stitched reading has
    none and marks none, stand between the shared ones, or where it gives the two as made apart: else the document
    may itself have split one remark.
    """
    for x, y in pairwise(sorted(readings, key=lambda r: (r.witnesses[0].document, r.witnesses[0].start))):
        if x.attribution.document != y.attribution.document:
            continue
        for a in readings:
            if a.attribution.document != x.attribution.document and (found := _stitched(a, x, y)):
                yield found


def _stitched(a: Reading, x: Reading, y: Reading) -> tuple[Reading, Reading, Variant] | None:
    """Return the stitch of two remarks, one after the other in their document; if made apart, in either order."""
    found = _stitch(a, x, y)
    if found and found[2].b:
        return found
    found = found or _stitch(a, y, x)
    return found if found and _made_apart(x, y) else None


def _stitch(a: Reading, x: Reading, y: Reading) -> tuple[Reading, Reading, Variant] | None:
    """Return the joint of two remarks in one sentence of a reading, and the words with content that it lacks there."""
    head, tail = _shared(a, x), _shared(a, y)
    if head is None or tail is None:
        return None
    (_, end), (_, x_end) = head
    (start, _), (y_start, _) = tail
    if not 0 < start - end <= JOINT + 1 or ELLIPSIS in a.view.keys[end : start + 1]:
        return None
    a_span = a.view.span(end, start + 1)
    if _STOP.search(a.text, *a_span) and not _MARKS.isdisjoint(a.text[slice(*a_span)]):
        return None  # it too prints two remarks, with sentences in between
    for remark, first, last in ((y, 0, y_start), (x, x_end + 1, len(x.view.keys))):
        if concepts(key for key in remark.view.keys[first:last] if key[0].isalnum()):
            b_span = remark.view.span(first, last)
            printed = a.text[slice(*a_span)], remark.text[slice(*b_span)]
            return a, remark, Variant(VariantClass.STITCH, *printed, a_span, b_span)
    at = y.view.span(y_start, y_start + 1)[0]
    return a, y, Variant(VariantClass.STITCH, a.text[slice(*a_span)], "", a_span, (at, at))


def _made_apart(x: Reading, y: Reading) -> bool:
    """Whether two remarks of one document were made at two times: it quotes more between them, or tells of both."""
    between = x.text[x.witnesses[-1].end : y.witnesses[0].start]
    marks = sum(mark in _MARKS for mark in between)
    said, later = x.attribution.occasion, y.attribution.occasion
    days = said.on_other_days(later)
    venues = said.venues and later.venues and exclude(said.named_venues, later.named_venues)
    apart = time_passes(x.text, x.witnesses[-1].end, y.witnesses[0].start, y.witnesses[-1].end)
    return marks > _CLOSED_AND_OPENED or days or bool(venues) or apart


def time_passes(text: str, first_end: int, start: int, end: int, *, sentences_apart: bool = False) -> bool:
    """Whether what stands around a second remark, after the sentence of the first, tells of another time.

    `first_end` is where the first remark ends, `start` and `end` are where the second one stands. Whole sentences that
    are printed side by side need more: only what introduces the second counts, and a question in between is no time.
    """
    stops = [stop.end() for stop in _STOP.finditer(text, first_end, start)]
    between = [keys for span in pairwise([*stops, start]) if (keys := view_of(text, [span]).keys)]
    telling = words("meaning", "between_times")
    if sentences_apart:
        between = [keys for keys in between[-1:] if not words("meaning", "saying").isdisjoint(keys)]
    else:
        telling |= words("meaning", "between_questions")
    if any("same" not in keys and not telling.isdisjoint(keys[:OPENING]) for keys in between):
        return True
    last = _STOP.search(text, end)
    attributed = text[end - 1] not in ".!?"  # by the words that follow
    after = view_of(text, [(end, last.start() if last else len(text))] if attributed else []).keys
    return not words("meaning", "second_time").isdisjoint(after)


def _shared(a: Reading, b: Reading) -> tuple[Span, Span] | None:
    """Return the first and the last shared word in each of two readings, where they share a dense stretch."""
    matches = diff_words(a.view, b.view).matches
    if len(matches) < (LEAST_WHOLE if len(matches) == len(b.view.keys) else LEAST):
        return None
    (i, j), (k, m) = matches[0], matches[-1]
    return ((i, k), (j, m)) if len(matches) >= DENSE * (k - i + 1) else None
