"""The readings of an alignment: for each article its words of the utterance, pieces of a split quote put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from discrepancy.collate.turned import Exchange, turned_about
from discrepancy.collate.variants import type_hunk
from discrepancy.collate.words import WordDiff, diff_words
from discrepancy.model import Alignment, Article, Attribution, Kind, Variant, VariantClass, Witness
from discrepancy.text.sentences import ends_abbreviated
from discrepancy.text.spans import meet
from discrepancy.text.view import View, view_of

HARMLESS = frozenset({VariantClass.SPELLING, VariantClass.CASE, VariantClass.PUNCTUATION, VariantClass.SENTENCE_JOIN})


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One article's words of an utterance; `witnesses` are its pieces in order."""

    witnesses: tuple[Witness, ...]
    attribution: Attribution
    view: View
    text: str

    @property
    def quoted(self) -> bool:
        """Whether the words stand in quotation marks."""
        return self.attribution.kind is not Kind.REPORTED

    @property
    def outlet(self) -> str:
        """The outlet whose reading it is."""
        return self.witnesses[0].outlet

    @property
    def reference(self) -> bool:
        """Whether its article outranks the others."""
        return self.witnesses[0].reference

    def piece(self, offset: int) -> Witness:
        """Return the piece that a place in the article's text belongs to: the last that starts before it."""
        return next((w for w in reversed(self.witnesses) if w.start <= offset), self.witnesses[0])


def readings_of(alignment: Alignment, articles: Mapping[str, Article]) -> list[Reading]:
    """Return the readings in order of document and offset, one for each attribution."""
    pieces: dict[tuple[str, tuple[tuple[int, int], ...]], list[Witness]] = {}
    for witness in alignment.witnesses:
        if isinstance(witness.statement, Attribution):
            pieces.setdefault((witness.document, witness.statement.pieces), []).append(witness)
    return [_reading(found, articles[found[0].document].text) for found in pieces.values()]


def _reading(witnesses: Sequence[Witness], text: str) -> Reading:
    ordered = tuple(sorted(witnesses, key=lambda w: w.start))
    attribution = ordered[0].statement
    assert isinstance(attribution, Attribution)
    return Reading(ordered, attribution, view_of(text, [(w.start, w.end) for w in ordered]), text)


def outranking(better: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings to hold another against: those of references alone, where there are any."""
    return [reading for reading in better if reading.reference] or better


def variants_between(a: Reading, b: Reading) -> tuple[Variant, ...]:
    """Return every typed difference between two readings, in order; none where they share no words."""
    if [w.text for w in a.witnesses] == [w.text for w in b.witnesses]:
        return ()  # most outlets print the same words
    found = diff_words(a.view, b.view)
    if not found.matches:
        return ()
    typed = (type_hunk(hunk, a.view, b.view, (a.text, b.text)) for hunk in found.hunks)
    variants = [*filter(None, typed), *_between_matches(a, b, found)]
    exchange = turned_about(a.view, b.view, (a.text, b.text)) if found.hunks else None
    if exchange:
        variants = _with_exchange(a, b, variants, exchange)
    return tuple(sorted(variants, key=lambda v: (v.a_span, v.b_span, v.cls)))


def _with_exchange(a: Reading, b: Reading, variants: Sequence[Variant], exchange: Exchange) -> list[Variant]:
    """Put one variant for two things that have changed places: it says more than the words that differ there.

    Where the sense stays, no word that differs there reverses it.
    """
    a_span, b_span = a.view.span(*exchange.a), b.view.span(*exchange.b)
    there = [v for v in variants if meet(v.a_span, a_span) or meet(v.b_span, b_span)]
    if not exchange.reverses:
        return [replace(v, scope="") if v in there and v.scope == "opposite" else v for v in variants]
    printed = a.text[slice(*a_span)], b.text[slice(*b_span)]
    turned = Variant(VariantClass.TRANSPOSITION, *printed, a_span, b_span, scope="opposite")
    return [turned, *(v for v in variants if v not in there)]


def _between_matches(a: Reading, b: Reading, found: WordDiff) -> Iterable[Variant]:
    """Differences of spelling, and of the stops between words that stand in both."""
    for (i, j), (k, m) in zip(found.matches, found.matches[1:], strict=False):
        if (k, m) == (i + 1, j + 1) and a.view.ends[i] < a.view.starts[k] and b.view.ends[j] < b.view.starts[m]:
            x = a.text[a.view.ends[i] : a.view.starts[k]]
            y = b.text[b.view.ends[j] : b.view.starts[m]]
            if x != y and _stops(a, i, x) != _stops(b, j, y):
                yield _variant(VariantClass.SENTENCE_JOIN, a, b, (i, k), (j, m))
    for i, j in found.matches:
        x = a.text[a.view.starts[i] : a.view.ends[i]]
        y = b.text[b.view.starts[j] : b.view.ends[j]]
        if x == y or _contracted(a.view, i) or _contracted(b.view, j):
            continue
        if x.casefold().replace("’", "'") != y.casefold().replace("’", "'"):
            yield _variant(VariantClass.SPELLING, a, b, (i, i), (j, j))


def _variant(cls: VariantClass, a: Reading, b: Reading, x: tuple[int, int], y: tuple[int, int]) -> Variant:
    a_span = a.view.starts[x[0]], a.view.ends[x[1]]
    b_span = b.view.starts[y[0]], b.view.ends[y[1]]
    return Variant(cls, a.text[slice(*a_span)], b.text[slice(*b_span)], a_span, b_span)


def _contracted(view: View, i: int) -> bool:
    """Whether a word is part of a contraction, which stands for two in one place."""
    return view.starts[i] in view.starts[max(0, i - 1) : i] + view.starts[i + 1 : i + 2]


def _stops(reading: Reading, i: int, after: str) -> bool:
    """Whether a sentence ends after a word, given what follows it: at "Mr." none does."""
    if after.startswith(".") and ends_abbreviated(reading.text[reading.view.starts[i] : reading.view.ends[i]]):
        after = after[1:]
    return any(mark in after for mark in ".!?")


def substantive(variants: Iterable[Variant]) -> bool:
    """Whether a reader would call the words different: an end left out, or spelling, is no other wording."""
    return any(v.cls not in HARMLESS and v.scope not in ("edge", "light") for v in variants)
