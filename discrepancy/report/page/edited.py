"""What an apparatus rests on: the base text of an alignment, and how the other readings differ from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from discrepancy.model import Alignment, Finding, Variant, Witness
from discrepancy.report.interlinear import ALIKE, shown
from discrepancy.report.page.places import Places, deviants


class Difference(NamedTuple):
    """How the pieces of one reading differ from the base, the `b` of the variant."""

    witnesses: Sequence[Witness]
    variant: Variant


def edited(
    alignment: Alignment, findings: Iterable[Finding], places: Places
) -> tuple[Sequence[Witness], list[Difference]]:
    """Return the pieces of the base, and the differences from it: as collated, or as far as the findings tell them."""
    collation = places.collations.get(alignment.id)
    if collation:
        near = [parallel for parallel in collation.parallels if parallel.shared >= ALIKE]
        return collation.base, [Difference(p.witnesses, variant) for p in near for variant in shown(p)]
    base = _base(alignment, [*findings, *places.held.get(alignment.id, ())])
    return [base], [
        Difference(deviants(finding), _moved(variant, base.start - witness.start))
        for finding in findings
        for variant in finding.variants
        for witness in finding.witnesses
        if witness.text == base.text and witness.start <= variant.b_span[0] <= variant.b_span[1] <= witness.end
    ]


def _base(alignment: Alignment, findings: Iterable[Finding]) -> Witness:
    """Return a reference, the witness that most findings hold others against, or the longest; of equals the first."""
    held = [witness for finding in findings for witness in finding.witnesses if witness not in deviants(finding)]
    return max(alignment.witnesses, key=lambda each: (each.reference, held.count(each), len(each.text)))


def _moved(variant: Variant, by: int) -> Variant:
    """Return a variant of the base's text, found in another witness of the same words."""
    start, end = variant.b_span
    return replace(variant, b_span=(start + by, end + by))
