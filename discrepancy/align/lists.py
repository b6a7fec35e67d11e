"""Lists: an article that prints many sentences made alike shows that the likeness of two does not make them one.

"We will rebuild the school in Alder", "... in Birch", "... in Cedar": held each against each they would differ in as
many ways as there are pairs.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from discrepancy.align.ngrams import Pair
from discrepancy.align.rivals import Rivals
from discrepancy.align.score import match
from discrepancy.align.units import Unit

LIST = 3  # sentences of one article, alike and not the same, that are a list rather than a quote and its repetition
ALIKE = 0.6  # density and coverage of two sentences of a list, one word in three of which may be another

Likeness = tuple[float, float]


def part_lists(units: Sequence[Unit], scores: dict[Pair, float], rivals: Rivals) -> None:
    """Take back the pairs of a unit with a list of another article, all but that of two which are each other's likest.

    Where two of the list are equally like, none is the one.
    """
    for (unit, _), others in rivals.items():
        if len(others) >= LIST:
            for other in _alike_ones(units, unit, others):
                scores.pop((min(unit, other), max(unit, other)), None)


def _alike_ones(units: Sequence[Unit], unit: int, others: Sequence[int]) -> list[int]:
    """Return which of the units of an article that are like a unit stand in a list there, less the likest of them."""
    like = {other: _likeness(units[unit], units[other]) for other in others if not units[other].attribution.headline}
    best = max(like, key=lambda other: (like[other], -other), default=None)
    if best is None:
        return []
    listed = [other for other in like if other == best or _alike(units[best], units[other])]
    if len({units[other].printed for other in listed}) < LIST:
        return []
    tied = any(like[other] == like[best] and units[other].printed != units[best].printed for other in listed)
    return [other for other in listed if tied or units[other].printed != units[best].printed]


def _likeness(unit: Unit, other: Unit) -> Likeness:
    """Return how like two units are by their words and then, of two that share as many, by their letters."""
    found = match(unit, other)
    return found.density * found.coverage, ratio(unit.printed, other.printed)


def _alike(a: Unit, b: Unit) -> bool:
    """Whether two units of an article are made alike and say two things: a part of one says nothing else."""
    if a.printed in b.printed or b.printed in a.printed:
        return False
    found = match(a, b)
    return found.density >= ALIKE and found.coverage >= ALIKE
