"""Things of which one is of each side: "the lower house" and "the upper house", "the left leg" and "the right"."""

from __future__ import annotations

from functools import cache, lru_cache

from discrepancy.model import Span
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import lexicon
from discrepancy.text.spans import meet
from discrepancy.text.tokens import words_of
from discrepancy.values import value

_READ = 4096  # clauses kept


@value
class Side:
    """One of two sides, `second` or not, of the pair of that number."""

    pair: int
    second: bool

    def opposes(self, other: Side) -> bool:
        """Whether another is the other side of the pair."""
        return self.pair == other.pair and self.second != other.second


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


def side_of(low: str) -> Side | None:
    """Return the side that a word tells, None for any other word."""
    return _sides().get(low)


@cache
def _sides() -> dict[str, Side]:
    pairs = enumerate(lexicon("details")["sides"])
    return {low: Side(n, bool(m)) for n, pair in pairs for m, side in enumerate(pair) for low in side}
