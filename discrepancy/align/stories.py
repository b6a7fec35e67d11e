"""Which articles may tell one story, by the names that they turn on: found by an index where there are many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from discrepancy.text.figures import Story, one_story, tells

_FEW = 400  # articles of which all pairs are looked at
_CEILING = 100  # articles that share a name: one that more of them share tells no story


class Stories:
    """The articles that may tell one story, of all that the figures stand in."""

    def __init__(self, topics: Sequence[frozenset[str]]) -> None:
        """Compare the articles' names, given in the order by which `apart` will call the articles."""
        self._told = [tells(topic) for topic in topics]
        self._one: set[tuple[int, int]] = {
            (x, y) for x, y in self._pairs(topics) if one_story(topics[x], topics[y]) is Story.SAME
        }

    def apart(self, x: int, y: int) -> bool:
        """Whether two articles tell different stories; one too short to tell is apart from none."""
        return self._told[x] and self._told[y] and ((x, y) if x < y else (y, x)) not in self._one

    def _pairs(self, topics: Sequence[frozenset[str]]) -> Iterable[tuple[int, int]]:
        told = [n for n, known in enumerate(self._told) if known]
        if len(told) <= _FEW:
            return combinations(told, 2)
        index: defaultdict[str, list[int]] = defaultdict(list)
        for n in told:
            for name in topics[n]:
                index[name].append(n)
        return {pair for held in index.values() if len(held) <= _CEILING for pair in combinations(held, 2)}
