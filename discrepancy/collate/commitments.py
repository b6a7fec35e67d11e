"""Reports that bind a speaker to what the speaker's own words leave open, held against these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from discrepancy.model import Alignment, Article, Attribution, Comparison, Kind, Variant, VariantClass, Witness
from discrepancy.text.commitments import bound_at

SCOPE = "commitment"


def compare_commitments(alignment: Alignment, articles: Mapping[str, Article]) -> Iterator[Comparison]:
    """Yield the report of such a pair held against the words."""
    for a in alignment.witnesses:
        for b in alignment.witnesses:
            x, y = a.statement, b.statement
            if isinstance(x, Attribution) and isinstance(y, Attribution) and x.kind is Kind.REPORTED is not y.kind:
                variant = _variant(a, b, x, articles[a.document].text)
                if variant:
                    yield Comparison(alignment, "paraphrase", a, b, (variant,))


def _variant(a: Witness, b: Witness, report: Attribution, text: str) -> Variant | None:
    bound = bound_at(text, report)
    if bound is None:
        return None
    first = bound[0] if bound[0] < a.start else a.start
    span = first, a.end
    return Variant(VariantClass.HEDGE, text[slice(*span)], b.text, span, (b.start, b.end), "stronger", scope=SCOPE)
