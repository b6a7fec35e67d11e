"""The n-way view of a group of findings: where each reading stands, then the base with the others' words under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discrepancy.model import Collation, Parallel, Span, Witness
from discrepancy.report.groups import Pair
from discrepancy.report.interlinear import fits, interlinear, shown
from discrepancy.report.layout import Line
from discrepancy.report.look import Look
from discrepancy.report.odds import one_occasion
from discrepancy.report.witnesses import named_lines, place_line

_ALONE = 60  # code points of a base that can be understood without the words around it


def nway_lines(collation: Collation, parallels: Sequence[Parallel], look: Look) -> list[Line]:
    """Return the base with the parallels under it; those that print the same are named.

    Whoever gives the same words to another, or to another day or venue, has a line of their own.
    """
    base = collation.base[0]
    alike = [p.witnesses[0] for p in collation.parallels if not shown(p)]
    same = [each for each in alike if each.speaker in (base.speaker, None) and one_occasion(each, base)]
    lines = [*place_line(base, look), *named_lines("so too", same, look)]
    for witness in [p.witnesses[0] for p in parallels] + [w for w in alike if w not in same]:
        lines += place_line(witness, look)
    return [*lines, *interlinear(collation.base, parallels, look)]


def set_apart(collation: Collation | None, pairs: Iterable[Pair], width: int) -> list[Parallel]:
    """Return the readings to set under the base so that all that the pairs say is seen; none where that cannot be.

    Two short readings are better seen whole, with the words around them.
    """
    worded = [pair for pair in pairs if pair.variants]
    if collation is None or not worded:
        return []
    documents = {witness.document for pair in worded for witness in pair.witnesses}
    chosen = [p for p in collation.parallels if p.witnesses[0].document in documents and shown(p)]
    alone = sum(len(witness.text) for witness in collation.base) >= _ALONE
    if not all(fits(parallel, collation.base, width) for parallel in chosen) or not (len(chosen) > 1 or alone):
        return []
    spans = _differing(collation, chosen)
    return chosen if all(_seen(pair, spans) for pair in worded) else []


def _differing(collation: Collation, parallels: Iterable[Parallel]) -> dict[str, list[Span]]:
    """Return for each document the spans at which a difference is marked."""
    spans: dict[str, list[Span]] = {}
    for parallel in parallels:
        for variant in shown(parallel):
            spans.setdefault(parallel.witnesses[0].document, []).append(variant.a_span)
            spans.setdefault(collation.base[0].document, []).append(variant.b_span)
    return spans


def _seen(pair: Pair, spans: dict[str, list[Span]]) -> bool:
    a, b = pair.side("a")[0], pair.side("b")[0]
    return all(_touch(v.a_span, spans, a) or _touch(v.b_span, spans, b) for v in pair.variants)


def _touch(span: Span, spans: dict[str, list[Span]], witness: Witness) -> bool:
    return any(start <= span[1] and span[0] <= end for start, end in spans.get(witness.document, ()))
