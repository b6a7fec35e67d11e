"""Words that tell one of two sides: "the lower house" and "the upper house", "the left leg" and "the right"."""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import lexicon
from discrepancy.values import value


@value
class Side:
    """One of two sides, `second` or not, of the pair of that number."""

    pair: int
    second: bool

    def opposes(self, other: Side) -> bool:
        """Whether another is the other side of the pair."""
        return self.pair == other.pair and self.second != other.second


def side_of(low: str) -> Side | None:
    """Return the side that a word tells, None for any other word."""
    return sides().get(low)


@cache
def sides() -> dict[str, Side]:
    """Return the side that each word tells."""
    pairs = enumerate(lexicon("details")["sides"])
    return {low: Side(n, bool(m)) for n, pair in pairs for m, side in enumerate(pair) for low in side}
