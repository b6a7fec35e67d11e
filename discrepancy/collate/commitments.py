"""Reports that bind a speaker to what the speaker's own words leave open, held against these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from discrepancy.collate.readings import Reading
from discrepancy.collate.reported import sentences_around
from discrepancy.model import Alignment, Article, Attribution, Comparison, Kind, Span, Variant, VariantClass, Witness
from discrepancy.text.commitments import binds, bound_at, open_in, open_in_report, tells_it_comes
from discrepancy.text.concepts import concepts

SCOPE = "commitment"


def compare_commitments(alignment: Alignment, articles: Mapping[str, Article]) -> Iterator[Comparison]:
    """Yield the report of such a pair held against the words."""
    a, b = sorted(alignment.witnesses, key=lambda witness: not _is_report(witness))
    if isinstance(a.statement, Attribution) and (variant := _variant(a, b, a.statement, articles[a.document].text)):
        yield Comparison(alignment, "paraphrase", a, b, (variant,))


def _is_report(witness: Witness) -> bool:
    return isinstance(witness.statement, Attribution) and witness.statement.kind is Kind.REPORTED


def _variant(a: Witness, b: Witness, report: Attribution, text: str) -> Variant | None:
    bound = bound_at(text, report)
    if bound is None:
        return None
    span = min(bound[0], a.start), a.end
    return Variant(VariantClass.HEDGE, text[slice(*span)], b.text, span, (b.start, b.end), "stronger", scope=SCOPE)


def promised(a: Reading, versions: Iterable[Reading]) -> tuple[Reading, Variant] | None:
    """Return the first other version that leaves open what a report has its speaker promise, and the variant, or None.

    A version that has a firm word of the speaker bears the report out.
    """
    bound = bound_at(a.text, a.attribution) if binds(a.text, a.attribution) else None
    matter = concepts(a.wording) if bound else frozenset()
    if bound is None or not matter:
        return None
    others = [b for b in versions if b.attribution.document != a.attribution.document]
    found = next(((b, span) for b in others if (span := _left_open(b, matter))), None)
    if found is None or any(binds(b.text, b.attribution) or (b.quoted and tells_it_comes(b.wording)) for b in others):
        return None
    b, b_span = found
    a_span = min(bound[0], a.witnesses[0].start), a.witnesses[-1].end
    printed = a.text[slice(*a_span)], b.text[slice(*b_span)]
    return b, Variant(VariantClass.HEDGE, *printed, a_span, b_span, "stronger", scope=SCOPE)


def _left_open(b: Reading, matter: frozenset[str]) -> Span | None:
    """Return the span of a version where it leaves some matter open, in the speaker's words or in a report of them."""
    if b.attribution.kind is Kind.DIRECT:
        opened = open_in(b.wording)
        told = opened is not None and not matter.isdisjoint(concepts(b.wording[slice(*opened)]))
    else:
        sentences, own = sentences_around(b)
        left = [keys[n:] for keys in sentences[own.start : own.stop] if (n := open_in_report(keys))]
        told = any(not matter.isdisjoint(concepts(keys)) for keys in left)
    return (b.witnesses[0].start, b.witnesses[-1].end) if told else None
