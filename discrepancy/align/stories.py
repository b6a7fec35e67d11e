"""Whether two articles tell one story: they share names that few other articles have.

Two clauses of like words contradict each other only where both speak of the same thing, and the clauses alone seldom
show it. An article that shares no name with others does not change what they share with each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from discrepancy.model import Statements

FEW = 12  # a name in no more articles than this is a story's own
OWN = 0.25  # what a shared name of a story counts; commoner ones count less, in proportion
ENOUGH = 1.0
SHARE = 0.1  # of a short article's names; it need not share more than it has


class Stories:
    """The names of each article, and how many articles have each."""

    def __init__(self, statements: Sequence[Statements]) -> None:
        """Read the names off the statements of all articles."""
        self._names = {each.document: _names(each) for each in statements}
        self._articles = Counter(name for names in self._names.values() for name in names)
        self._known: dict[tuple[str, str], bool] = {}

    def same(self, a: str, b: str) -> bool:
        """Whether two documents tell one story."""
        key = (a, b) if a < b else (b, a)
        if key not in self._known:
            x, y = self._names[a], self._names[b]
            kinship = sum(self._weight(name) for name in sorted(x & y))
            self._known[key] = kinship >= min(ENOUGH, SHARE * min(len(x), len(y)))
        return self._known[key]

    def _weight(self, name: str) -> float:
        articles = self._articles[name]
        return OWN if articles <= FEW else OWN * FEW / articles


def _names(each: Statements) -> frozenset[str]:
    clauses = (name for event in each.events for name in event.names)
    speakers = (part for a in each.attributions if a.speaker for part in a.speaker.key.split())
    return frozenset(clauses) | frozenset(speakers)
