"""Whether two articles tell one story: they share names that few other articles have, and came out near in time.

Two clauses of like words contradict each other only where both speak of the same thing, and the clauses alone seldom
show it. An article that shares no name with others does not change what they share with each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from copy import copy
from enum import IntEnum
from itertools import chain

from discrepancy.model import Article, Statements

FEW = 12  # a name in no more articles than this is a story's own; commoner ones weigh less, in proportion
WHOLE = 1000  # the weight of such a name
SHARE, SHARE_THROUGH = 0.2, 0.12  # of the names of the article with fewer; where both are of a third one's story
RAREST = 12  # names of an article by which others on the same story are looked up
NAMED = 3  # an article with fewer names cannot be placed by them
DAYS = 21  # between two articles on one event


class Ties(IntEnum):
    """What joins two articles: one story, else one day or the next, else dates not far apart, else nothing."""

    NONE = 0
    DATES = 1
    DAY = 2
    STORY = 3


class Kinship:
    """The names of each article, and how many articles have each; a reference is given as one on their story."""

    def __init__(self, articles: Sequence[Article], statements: Sequence[Statements]) -> None:
        """Read the names off the statements of all articles."""
        self._references = {article.id for article in articles if article.reference}
        self._days = {a.id: a.published.toordinal() if a.published else None for a in articles}
        # a reference and an undated article may be of any day
        self._placed = {a.id: None if a.reference else self._days[a.id] for a in articles}
        self._names = {each.document: _names(each) for each in statements}
        self._articles = Counter(chain.from_iterable(self._names.values()))
        # in whole numbers: their sum does not depend on the order of names
        self._weights = {name: min(WHOLE, WHOLE * FEW // count) for name, count in self._articles.items()}
        self._weight = {document: self._sum(names) for document, names in self._names.items()}
        self._known: dict[tuple[str, str], bool] = {}
        self._near_by = self._neighbours()
        self._kin_of: dict[str, list[str]] = {}

    def among(self, documents: Set[str]) -> Kinship:
        """Return the same for some of the documents alone: what ties these is as it was."""
        few = copy(self)
        few._near_by = {each: others & documents for each, others in self._near_by.items() if each in documents}
        few._kin_of = {}
        return few

    def kin(self, document: str) -> list[str]:
        """Return the other documents that may tell the same story, in order, found by their rarest names."""
        found = self._kin_of.get(document)
        if found is None:
            near = self._in_time(document, self._near_by[document])
            found = self._kin_of[document] = sorted([other for other in near if self.same(document, other)])
        return found

    def _neighbours(self) -> dict[str, set[str]]:
        """Documents that share one of their rarest names; those with hardly a name are every document's neighbours."""
        postings: defaultdict[str, list[str]] = defaultdict(list)
        nameless = [d for d, names in self._names.items() if len(names) < NAMED or d in self._references]
        for document, names in self._names.items():
            shared = [name for name in names if self._articles[name] > 1]
            for name in sorted(shared, key=lambda n: (self._articles[n], n))[:RAREST]:
                postings[name].append(document)
        found: dict[str, set[str]] = {document: set(nameless) for document in self._names}
        for document in nameless:
            found[document].update(self._names)
        for members in postings.values():
            for document in members:
                found[document].update(members)
        for document, others in found.items():
            others.discard(document)
        return found

    def same(self, a: str, b: str) -> bool:
        """Whether two documents tell one story."""
        key = (a, b) if a < b else (b, a)
        known = self._known.get(key)
        if known is None:
            told = a in self._references or b in self._references
            known = told or (not self._far(a, b) and (self._kin(a, b) or self._through_another(a, b)))
            self._known[key] = known
        return known

    def ties(self, a: str, b: str) -> Ties:
        """Return what joins two documents; an article that bears no date may be of any."""
        if self._far(a, b):  # as most are: it need not be remembered
            return Ties.NONE
        if self.same(a, b):
            return Ties.STORY
        days = self.days_between(a, b)
        if days is None:
            return Ties.NONE
        return Ties.DAY if days <= 1 else Ties.DATES

    def kin_within(self, document: str, days: int) -> list[str]:
        """Return those that came out so many days apart at the most; an undated one may be of any day."""
        return [other for other in self.kin(document) if (self.days_between(document, other) or 0) <= days]

    def days_between(self, a: str, b: str) -> int | None:
        """Return how many days lie between two documents; none is known where one bears no date."""
        x, y = self._days[a], self._days[b]
        return None if x is None or y is None else abs(x - y)

    def _through_another(self, a: str, b: str) -> bool:
        """Whether two articles that share less both share enough with a third."""
        if not self._kin(a, b, SHARE_THROUGH):
            return False
        return any(self._kin(a, c) and self._kin(c, b) for c in self._near_by[a] & self._near_by[b])

    def _far(self, a: str, b: str) -> bool:
        """Whether two documents came out so long apart that they can tell one story only if one is a reference."""
        x, y = self._placed[a], self._placed[b]
        return x is not None and y is not None and abs(x - y) > DAYS

    def _in_time(self, document: str, others: Iterable[str]) -> list[str]:
        """Return those of some documents that are not far from one."""
        day = self._placed[document]
        if day is None:
            return list(others)
        return [other for other in others if abs((self._placed[other] or day) - day) <= DAYS]

    def _kin(self, a: str, b: str, share: float = SHARE) -> bool:
        if min(len(self._names[a]), len(self._names[b])) < NAMED:
            return True
        shared = self._sum(self._names[a] & self._names[b])
        return shared >= share * min(self._weight[a], self._weight[b])

    def _sum(self, names: frozenset[str]) -> int:
        return sum(map(self._weights.__getitem__, names))


def _names(each: Statements) -> frozenset[str]:
    speakers = {a.speaker.key for a in each.attributions if a.speaker}
    return frozenset(chain(*[event.names for event in each.events], *map(str.split, speakers)))
