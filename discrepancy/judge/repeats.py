"""One place in one article where it departs from others is told once, however many others there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from discrepancy.model import Attribution, Finding, Span, Variant, VariantClass
from discrepancy.text.spans import meet

WORST = {cls: place for place, cls in enumerate(VariantClass)}  # the classes stand in order of weight
Told = list[tuple[int, str, Variant]]  # the number of a finding that is kept, its rule and one of its differences


def once_a_place(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings less those of wording all of whose places in the deviant article a better one tells of.

    The better is of one family of rules, and the worse of the two; of two as bad the surer, then the one that names
    the graver class of difference or more places, then the first: what is held against the best reading comes first.
    It keeps the fingerprints of those as bad, so that who knows one of them knows it.
    """
    told: dict[tuple[str, str], Told] = {}
    kept: list[Finding] = []
    for finding in sorted(findings, key=_weight):
        if not isinstance(finding.witnesses[0].statement, Attribution):
            kept.append(finding)
            continue
        known = told.setdefault((finding.rule.partition("/")[0], finding.witnesses[0].document), [])
        better = _better(finding, known)
        if not better:
            known += [(len(kept), finding.rule, variant) for variant in finding.variants]
            kept.append(finding)
        for n in better:
            if kept[n].severity is finding.severity:
                kept[n] = replace(kept[n], also=kept[n].also | finding.also | {finding.fingerprint})
    return kept


def once_an_odd_outlet(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings less those of attribution that hold an article told to be odd against another that is not.

    Where one outlet has a speech and two have a letter, whatever they call it, that is said once. Two that err against
    one are two.
    """
    every = list(findings)
    pairs: dict[tuple[str, object], set[frozenset[str]]] = {}
    for finding in every:
        if key := _attributed(finding):
            pairs.setdefault(key, set()).add(_documents(finding))
    kept: list[Finding] = []
    told: dict[tuple[str, object], list[int]] = {}
    for finding in every:
        key = _attributed(finding)
        known = told.setdefault(key, []) if key else []
        apart = pairs[key] if key else ()
        repeated = next((n for n in known if _of_one_odd(kept[n], finding, apart)), None)
        if repeated is None:
            known.append(len(kept))
            kept.append(finding)
        else:
            first = kept[repeated]
            kept[repeated] = replace(first, also=first.also | finding.also | {finding.fingerprint})
    return kept


def _of_one_odd(a: Finding, b: Finding, apart: Collection[frozenset[str]]) -> bool:
    """Whether two findings share the article that one of them calls odd, and the other two articles do not differ."""
    mine, theirs = _documents(a), _documents(b)
    shared = mine & theirs
    odd = {a.witnesses[0].document, b.witnesses[0].document}
    return len(shared) == 1 and shared <= odd and len(odd) == 2 and mine ^ theirs not in apart


def less_stitched(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings less those of words that others leave out where an outlet has run two remarks into one.

    Who prints the two apart has left nothing out.
    """
    every = list(findings)
    seams: dict[str, list[Span]] = {}
    for finding in every:
        stitched = [v.a_span for v in finding.variants if v.cls is VariantClass.STITCH]
        seams.setdefault(finding.witnesses[0].document, []).extend(stitched)

    def of_seam(finding: Finding) -> bool:
        at = seams.get(finding.witnesses[-1].document, ()) if finding.rule.startswith("wording/") else ()
        cut = all(v.cls is VariantClass.OMISSION and any(meet(v.b_span, seam) for seam in at) for v in finding.variants)
        return bool(finding.variants) and cut

    return [finding for finding in every if not of_seam(finding)]


def _attributed(finding: Finding) -> tuple[str, object] | None:
    """Return the rule of a finding of attribution, and its utterance; None of any other."""
    quoted = all(isinstance(witness.statement, Attribution) for witness in finding.witnesses)
    if not quoted or not finding.rule.startswith("attribution/") or len(_documents(finding)) < 2:
        return None
    return finding.rule, finding.alignment


def _documents(finding: Finding) -> frozenset[str]:
    return frozenset(witness.document for witness in finding.witnesses)


def _better(finding: Finding, known: Told) -> set[int]:
    """Return which findings tell of the places of one, if all are told."""
    found: set[int] = set()
    for variant in finding.variants:
        n = next((n for n, rule, other in known if _one(finding.rule, variant, rule, other)), None)
        if n is None:
            return set()
        found.add(n)
    return found


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
