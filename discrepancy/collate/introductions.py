"""Which introductions of a person to hold against which: what fewer outlets tell against what more do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from discrepancy.model import Alignment, Comparison, Introduction, Witness

Look = tuple[tuple[str, ...], tuple[str, ...]]  # roles and bodies


def compare_introductions(alignment: Alignment) -> Iterator[Comparison]:
    """Yield the first witness of each way to introduce a person, held against that of each that more outlets have."""
    looks: defaultdict[Look, list[Witness]] = defaultdict(list)
    for witness in alignment.witnesses:
        if isinstance(witness.statement, Introduction):
            looks[_told(witness.statement)].append(witness)
    ranked = sorted(looks.values(), key=_order)
    for n, (first, *_) in enumerate(ranked):
        for better, *_ in ranked[:n] if not first.reference else ():
            if better.document != first.document:
                yield Comparison(alignment, "attribution", first, better)


def _told(one: Introduction) -> Look:
    return tuple(sorted(one.speaker.roles)), tuple(sorted(one.speaker.bodies))


def _order(witnesses: list[Witness]) -> tuple[bool, int, str]:
    """References first, then what most outlets tell."""
    told = any(witness.reference for witness in witnesses)
    return not told, -len({witness.outlet for witness in witnesses}), witnesses[0].document
