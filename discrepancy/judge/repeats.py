"""One place in one article where it departs from others is told once, however many others there are."""

from __future__ import annotations

from collections.abc import Iterable

from discrepancy.model import Attribution, Finding, Variant, VariantClass
from discrepancy.text.spans import meet

WORST = {cls: place for place, cls in enumerate(VariantClass)}  # the classes stand in order of weight


def once_a_place(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings less those of wording all of whose places in the deviant article a better one tells of.

    The better is of one family of rules, and the worse of the two; of two as bad the surer, then the one that names
    the graver class of difference or more places, then the first: what is held against the best reading comes first.
    """
    told: dict[tuple[str, str], list[tuple[str, Variant]]] = {}
    kept = []
    for finding in sorted(findings, key=_weight):
        if not (finding.variants and isinstance(finding.witnesses[0].statement, Attribution)):
            kept.append(finding)
            continue
        known = told.setdefault((finding.rule.partition("/")[0], finding.witnesses[0].document), [])
        if not all(any(_one(finding.rule, v, *other) for other in known) for v in finding.variants):
            kept.append(finding)
            known += [(finding.rule, variant) for variant in finding.variants]
    return kept


def _weight(finding: Finding) -> tuple[int, float, int, int]:
    gravest = min((WORST[variant.cls] for variant in finding.variants), default=0)
    return -finding.severity.rank, -finding.confidence, gravest, -len(finding.variants)


def _one(rule: str, variant: Variant, other_rule: str, other: Variant) -> bool:
    """Whether two differences are one place: of two rules, neither may have much more there than the other."""
    if variant.a_span == other.a_span:
        return bool(variant.a) or not set(variant.b.casefold().split()).isdisjoint(other.b.casefold().split())
    if not meet(variant.a_span, other.a_span):
        return False
    shorter, longer = sorted((len(variant.a.split()), len(other.a.split())))
    return rule == other_rule or 2 * shorter >= longer
