"""Things of which one is of each side: "the lower house" and "the upper house", "the left leg" and "the right"."""

from __future__ import annotations

from functools import lru_cache

from discrepancy.model import Span
from discrepancy.text.concepts import content_concept
from discrepancy.text.sides import Side, side_of
from discrepancy.text.spans import meet
from discrepancy.text.tokens import words_of

_READ = 4096  # clauses kept


@lru_cache(_READ)
def sided(text: str, clause: Span, marker: Span | None) -> dict[str, Side]:
    """Return the side of each thing that a clause tells one of, but for what stands in the words that part it."""
    tokens = words_of(text, *clause)
    found: dict[str, Side] = {}
    for i, low in enumerate(tokens.lows[:-1]):
        side, thing = side_of(low), content_concept(tokens.lows[i + 1])
        if side and thing and not (marker and meet(tokens.span(i, i + 1), marker)):
            found[thing] = side
    return found
