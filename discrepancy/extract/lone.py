"""Which figures have no rival in their article: another value that could answer the same question."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from discrepancy.extract.units import COUNT, TALLY
from discrepancy.model import Figure
from discrepancy.text.concepts import concept
from discrepancy.text.figure_views import agree
from discrepancy.text.resources import words
from discrepancy.values import completed

_RIVAL = 5.0  # values of one article further apart than this answer different questions
_RIVALS = 12  # values of one unit and noun among which none is lone
_Kind = tuple[str, str]  # the unit, and the noun where that is a count


def with_lone(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Mark the figures beside which the article has no other value of their unit and noun, of one order, of now.

    Beside the share of a vote only another such share counts.
    """
    kinds = list(map(_kind, figures))
    held: dict[_Kind, dict[tuple[float, float], Figure]] = {}
    for figure, kind in zip(figures, kinds, strict=True):
        if figure.scope != "another" and not figure.scope.isdigit() and not figure.subset:
            for one in {kind, (figure.unit, "")} if kind[0] != COUNT else (kind,):
                held.setdefault(one, {}).setdefault((figure.low, figure.high), figure)
    for figure, kind in zip(figures, kinds, strict=True):
        if _is_lone(figure, held.get(kind, {}).values()):
            completed(figure, lone=True)
    return tuple(figures)


def _is_lone(figure: Figure, others: Collection[Figure]) -> bool:
    if len(others) > _RIVALS:
        return False
    rivals = [other for other in others if other is not figure]
    return not rivals or all(_no_rival(figure, other) for other in rivals)


def _kind(figure: Figure) -> _Kind:
    if figure.unit != COUNT:
        voted = figure.unit in words("units", "shares") and not words("counted", "divided").isdisjoint(figure.concepts)
        return figure.unit, "voted" if voted else ""
    return COUNT, concept(figure.counted[-1]) if figure.counted else ""


def _no_rival(a: Figure, b: Figure) -> bool:
    x, y = abs(a.high), abs(b.high)
    return (a.unit != TALLY and (x > _RIVAL * y or y > _RIVAL * x)) or agree(a, b)
