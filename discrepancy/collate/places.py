"""Which of two readings deviates at one place: the one that marks it, else the one that fewer outlets print there.

Readings are ranked whole, and a reading that is cut elsewhere stands alone in that ranking. What it prints at a place
where it has the words still counts there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from discrepancy.collate.rank import MANY
from discrepancy.collate.readings import Reading, substantive, variants_between
from discrepancy.collate.words import diff_words
from discrepancy.model import Span, Variant, VariantClass
from discrepancy.text.view import ELLIPSIS

_MARKS = {VariantClass.ELLIPSIS: {ELLIPSIS}, VariantClass.BRACKET: {"[", "]"}}
WEIGHTY = frozenset({"condition", "contrast", "qualifier", "negation"})


class Places:
    """The readings of one alignment, asked place by place."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """Take the readings in quotation marks; of those worded alike one speaks for all."""
        self._outlets: dict[tuple[str, ...], set[str]] = {}
        self._voters: dict[tuple[str, ...], Reading] = {}
        for reading in readings:
            self._outlets.setdefault(reading.wording, set()).add(reading.outlet)
            self._voters.setdefault(reading.wording, reading)
        self._against: dict[tuple[Reading, tuple[str, ...]], tuple[Span, tuple[Variant, ...]]] = {}
        self._told: dict[str, list[Variant]] = {}

    def split(
        self, a: Reading, b: Reading, variants: tuple[Variant, ...]
    ) -> Iterator[tuple[Reading, Reading, tuple[Variant, ...]]]:
        """Yield the readings with the variants in which `a` deviates, then turned round with those in which `b` does.

        In what is turned round `b` is told once of each place, however many readings there are that have it right.
        Where `b` deviates, what `a` was told of before is not told again.
        """
        turned = {} if b.reference else self._turned(a, b, variants)
        kept = tuple(v for v in variants if v not in turned and not (turned and self._repeated(a, v)))
        if kept or not variants:
            yield self._tell(a, b, kept)
        fresh = tuple(v for v in turned.values() if not self._known(b, v))
        if fresh:
            yield self._tell(b, a, fresh)

    def _tell(
        self, a: Reading, b: Reading, variants: tuple[Variant, ...]
    ) -> tuple[Reading, Reading, tuple[Variant, ...]]:
        told = self._told.setdefault(a.attribution.document, []) if substantive(variants) else []
        told += [v for v in variants if substantive([v])]
        return a, b, variants

    def _known(self, a: Reading, variant: Variant) -> bool:
        """Whether an article was told of a difference of one class at one place."""
        told = self._told.get(a.attribution.document, ())
        return any(v.cls is variant.cls and _touch(v.a_span, variant.a_span) for v in told)

    def _repeated(self, a: Reading, variant: Variant) -> bool:
        """Whether an article was told of just this difference, from another reading."""
        told = self._told.get(a.attribution.document, ())
        return any((v.cls, v.a_span, v.b) == (variant.cls, variant.a_span, variant.b) for v in told)

    def _turned(self, a: Reading, b: Reading, variants: Sequence[Variant]) -> dict[Variant, Variant]:
        """Return the variants in which the other reading is the deviant, each with the one seen from that side."""
        asked = [v for v in variants if v.cls in _MARKS or (len(self._voters) > 2 and substantive([v]))]
        back = {(v.b_span, v.a_span): v for v in variants_between(b, a)} if asked else {}
        pairs = ((v, back.get((v.a_span, v.b_span))) for v in asked)
        return {v: other for v, other in pairs if other and self._turns(a, b, v, other)}

    def _turns(self, a: Reading, b: Reading, variant: Variant, back: Variant) -> bool:
        marks = _MARKS.get(variant.cls)
        if marks:
            return marks.isdisjoint(_keys(a, variant.a_span)) and not marks.isdisjoint(_keys(b, variant.b_span))
        if back.cls is VariantClass.ADDITION and back.scope in WEIGHTY:
            return False  # outlets leave out a condition at an end sooner than they put one in
        if len(self._voters) > MANY:
            return False
        ours, theirs = self._outlets_at(a, variant.a_span), self._outlets_at(b, variant.b_span)
        return len(ours - theirs) > len(theirs - ours)

    def _outlets_at(self, reading: Reading, span: Span) -> set[str]:
        """Return the outlets whose words at a place of a reading are its own."""
        agreeing = [look for look, voter in self._voters.items() if self._agrees(reading, span, voter)]
        return {outlet for look in agreeing for outlet in self._outlets[look]}

    def _agrees(self, reading: Reading, span: Span, voter: Reading) -> bool:
        """Whether a voter goes beyond a place on one side at least, has all of it, and differs in nothing there."""
        look = voter.wording
        if look == reading.wording:
            return True
        if (reading, look) not in self._against:
            self._against[reading, look] = _shared(reading, voter), variants_between(reading, voter)
        (low, high), variants = self._against[reading, look]
        differing = any(_touch(v.a_span, span) for v in variants if substantive([v]))
        return not differing and _covers(low, high, *_words(reading, span))


def _covers(low: int, high: int, first: int, last: int) -> bool:
    """Whether a range of words has another within it and goes beyond it; beyond both ends of an empty one."""
    if first == last:
        return low < first and last < high
    return low <= first and last <= high and (low, high) != (first, last)


def _words(reading: Reading, span: Span) -> tuple[int, int]:
    """Return the half-open range of words of a reading at a span of its text."""
    first, last = (bisect_left(reading.view.starts, at) for at in span)
    return first, last


def _keys(reading: Reading, span: Span) -> list[str]:
    return reading.view.keys[slice(*_words(reading, span))]


def _shared(reading: Reading, voter: Reading) -> tuple[int, int]:
    """Return the half-open range from the first to the last word of a reading that a voter shares."""
    matches = diff_words(reading.view, voter.view).matches
    return (matches[0][0], matches[-1][0] + 1) if matches else (0, 0)


def _touch(x: Span, y: Span) -> bool:
    return x[0] <= y[1] and y[0] <= x[1]
