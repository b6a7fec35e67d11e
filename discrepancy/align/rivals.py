"""Rivals: the units of one article that may each be one utterance with a unit of another, where at most one is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from discrepancy.align.ngrams import Pair
from discrepancy.align.units import Unit

Rivals = Mapping[tuple[int, int], Sequence[int]]  # two or more, by the unit and the number of their article


def rivals_of(units: Sequence[Unit], pairs: Collection[Pair]) -> Rivals:
    """Return all rivals, in order of the pairs."""
    partners: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for i, j in pairs:
        partners[i, units[j].article].append(j)
        partners[j, units[i].article].append(i)
    return {key: others for key, others in partners.items() if len(others) > 1}


def left_of(rivals: Rivals, pairs: Collection[Pair]) -> Rivals:
    """Return the rivals that still are some when only these pairs are left."""
    left = {
        (unit, article): [other for other in others if (min(unit, other), max(unit, other)) in pairs]
        for (unit, article), others in rivals.items()
    }
    return {key: others for key, others in left.items() if len(others) > 1}
