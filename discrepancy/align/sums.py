"""Figures that add up: what one outlet gives as a total another may tell by its parts, or by what is left of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepancy.text.figure_views import FEW, View
from discrepancy.text.slips import CLEAR, slip

NEAR = 3  # figures before and after another among which its parts stand
REACH = 240  # letters between two figures of one sum


def add_up(figures: Sequence[View], x: int, y: int) -> bool:
    """Whether one of two figures is the other with, or less, a third that its article prints beside it.

    `figures` come by document and place. Of few things any number is the sum of some two, and a slip is often as much
    as some other number: 32 less nine is 23.
    """
    a, b = figures[x], figures[y]
    if max(a.value, b.value) < FEW or slip(a.value, b.value) >= CLEAR:
        return False
    return _reaches(figures, x, b.value) or _reaches(figures, y, a.value)


def _reaches(figures: Sequence[View], n: int, other: float) -> bool:
    """Whether a figure with one beside it, or less that one, is another value."""
    mine = figures[n].value
    return any(beside != mine and round(abs(mine - other) - beside, 6) == 0 for beside in _beside(figures, n))


def _beside(figures: Sequence[View], n: int) -> Iterator[float]:
    """Yield the values beside a figure that are in its unit."""
    one = figures[n].figure
    for view in (*figures[max(0, n - NEAR) : n], *figures[n + 1 : n + 1 + NEAR]):
        other = view.figure
        if other.document == one.document and other.unit == one.unit and abs(other.span[0] - one.span[0]) <= REACH:
            yield view.value
