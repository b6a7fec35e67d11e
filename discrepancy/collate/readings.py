"""The readings of an alignment: for each article its words of the utterance, pieces of a split quote put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain

from discrepancy.collate.turned import Exchange, reordered, turned_about
from discrepancy.collate.variants import type_hunk
from discrepancy.collate.words import WordDiff, diff_words
from discrepancy.model import Alignment, Article, Attribution, Kind, Span, Variant, VariantClass, Witness
from discrepancy.text.sentences import ends_abbreviated
from discrepancy.text.spans import meet
from discrepancy.text.view import View, between_ends, keys_in, view_of

_OF_ORDER = frozenset({VariantClass.SUBSTITUTION, VariantClass.OMISSION, VariantClass.ADDITION, VariantClass.NAME})
HARMLESS = frozenset({VariantClass.SPELLING, VariantClass.CASE, VariantClass.PUNCTUATION, VariantClass.SENTENCE_JOIN})


@dataclass(frozen=True, eq=False)
class Reading:
    """One article's words of an utterance; `witnesses` are its pieces in order, `wording` the keys of its view."""

    witnesses: tuple[Witness, ...]
    attribution: Attribution
    text: str
    wording: tuple[str, ...]

    @cached_property
    def view(self) -> View:
        """The words with their places, which are asked for where another reading has other words."""
        return view_of(self.text, [(w.start, w.end) for w in self.witnesses])

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

    def runs_on(self, i: int) -> bool:
        """Whether there is something between a word and the next, and no "he said" parts them."""
        end, start = self.view.ends[i], self.view.starts[i + 1]
        return end < start and any(first <= end and start <= last for first, last in self.attribution.pieces)

    def printed(self, span: Span) -> str:
        """Return the words of a span of the article, less those of the article's own between the pieces of a quote."""
        within = ((max(span[0], start), min(span[1], end)) for start, end in self.attribution.pieces)
        return " … ".join(self.text[start:end] for start, end in within if start < end)

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
    ordered = tuple(sorted(witnesses, key=lambda w: w.start) if len(witnesses) > 1 else witnesses)
    attribution = ordered[0].statement
    assert isinstance(attribution, Attribution)
    keys = [keys_in(text[w.start : w.end]) for w in ordered]
    return Reading(ordered, attribution, text, keys[0] if len(keys) == 1 else tuple(chain.from_iterable(keys)))


def variants_between(a: Reading, b: Reading) -> tuple[Variant, ...]:
    """Return every typed difference between two readings, in order; none where they share no words."""
    return () if _printed_alike(a, b) else _variants_between(a, b)


def _printed_alike(a: Reading, b: Reading) -> bool:
    """Whether two readings differ in no word, nor in a stop between two, as most do: one outlet copies another."""
    if a.wording != b.wording or len(a.witnesses) != len(b.witnesses):
        return False
    if len(a.witnesses) > 1:
        return [w.text for w in a.witnesses] == [w.text for w in b.witnesses]
    return between_ends(a.witnesses[0].text) == between_ends(b.witnesses[0].text)


@lru_cache(1024)  # to rank readings, to judge them and to see which deviates at a place, each two of a few are compared
def _variants_between(a: Reading, b: Reading) -> tuple[Variant, ...]:
    found = diff_words(a.view, b.view)
    if not found.matches:
        return ()
    typed = (type_hunk(hunk, a.view, b.view, (a.text, b.text)) for hunk in found.hunks)
    variants = [*filter(None, typed), *_between_matches(a, b, found)]
    exchange = turned_about(a.view, b.view, (a.text, b.text)) if found.hunks else None
    if exchange:
        variants = _with_exchange(a, b, variants, exchange)
    moved = reordered(a.view, b.view) if len(found.hunks) > 1 and not exchange else None
    if moved:
        variants = _with_order(a, b, variants, moved)
    if len(a.attribution.pieces) > 1 or len(b.attribution.pieces) > 1:
        variants = [replace(v, a=a.printed(v.a_span), b=b.printed(v.b_span)) for v in variants]
    return tuple(sorted(variants, key=lambda v: (v.a_span, v.b_span, v.cls)))


def _with_order(a: Reading, b: Reading, variants: Sequence[Variant], moved: Exchange) -> list[Variant]:
    """Put one variant for two things of a list that stand in another order, for all that differs in or beside them."""
    a_span, b_span = a.view.span(*moved.a), b.view.span(*moved.b)
    near = [v for v in variants if _beside(v.a_span, a_span) and _beside(v.b_span, b_span)]
    printed = a.text[slice(*a_span)], b.text[slice(*b_span)]
    turned = Variant(VariantClass.TRANSPOSITION, *printed, a_span, b_span)
    if not near or any(v.cls not in _OF_ORDER or v.scope == "opposite" for v in near):
        return list(variants)
    return [turned, *(v for v in variants if v not in near)]


def _beside(one: Span, other: Span) -> bool:
    """Whether two stretches meet, or have no more than a space between them."""
    return one[0] <= other[1] + 1 and other[0] <= one[1] + 1


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


def _between_matches(a: Reading, b: Reading, found: WordDiff) -> Iterator[Variant]:
    """Differences of spelling, and of the stops between words that stand in both."""
    for i, j, size in _runs(found.matches):
        x, y = a.view.span(i, i + size), b.view.span(j, j + size)
        if a.text[slice(*x)] != b.text[slice(*y)]:  # what is printed alike differs in no word and no stop
            yield from _within_run(a, b, i, j, size)


def _runs(matches: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Yield where words that follow each other in both views start, and how many they are."""
    start = 0
    for n, (i, j) in enumerate(matches, 1):
        if n == len(matches) or matches[n] != (i + 1, j + 1):
            yield *matches[start], n - start
            start = n


def _within_run(a: Reading, b: Reading, i: int, j: int, size: int) -> Iterator[Variant]:
    """The same for words from `i` and `j` on that are the same in both."""
    for k, m in zip(range(i, i + size - 1), range(j, j + size - 1), strict=True):
        if a.runs_on(k) and b.runs_on(m):
            x = a.text[a.view.ends[k] : a.view.starts[k + 1]]
            y = b.text[b.view.ends[m] : b.view.starts[m + 1]]
            if x != y and _stops(a, k, x) != _stops(b, m, y):
                yield _variant(VariantClass.SENTENCE_JOIN, a, b, (k, k + 1), (m, m + 1))
    for k, m in zip(range(i, i + size), range(j, j + size), strict=True):
        x = a.text[a.view.starts[k] : a.view.ends[k]]
        y = b.text[b.view.starts[m] : b.view.ends[m]]
        if x == y or _contracted(a.view, k) or _contracted(b.view, m):
            continue
        if x.casefold().replace("’", "'") != y.casefold().replace("’", "'"):
            yield _variant(VariantClass.SPELLING, a, b, (k, k), (m, m))


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
