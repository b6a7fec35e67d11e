"""Reports that bind a speaker to what the speaker's own words leave open, held against these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from discrepancy.model import Alignment, Article, Attribution, Comparison, Kind, Variant, VariantClass, Witness
from discrepancy.text.commitments import bound_at

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
