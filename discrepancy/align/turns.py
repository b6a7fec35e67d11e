"""Two sides of one matter told in turns of phrase: "put pen to paper", "still lies unsigned".

Nothing but the other words of the two clauses ties them to one matter, so that they are worth a look and no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations, product

from discrepancy.align.befell import apart, in_time, of_others, on_other_days, parted, people, vague, where
from discrepancy.align.consistent import Consistent
from discrepancy.align.drafts import Draft, draft
from discrepancy.align.kinship import Kinship
from discrepancy.align.lines import NEXT_WORD
from discrepancy.align.unsure import as_unsure
from discrepancy.model import Article, Event, Statements
from discrepancy.text.concepts import concepts
from discrepancy.text.outcomes import turns_that
from discrepancy.text.resources import words

DAYS = 7  # articles further apart tell of two happenings
MOST = 8  # clauses of an article on one topic: more are a list
LEAST, SHARE = 3, 0.4  # words that two clauses share where a few prove nothing, one fewer with a name; of the shorter's

_Topics = dict[str, list[Event]]


def align_turns(articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return the likest pair of opposite turns of each topic for two articles, of kind `subject`.

    An article that tells both sides itself contradicts no other.
    """
    matters = _Matters(articles)
    telling = (each for each in statements if each.turns and kinship.kin(each.document))
    told = {each.document: matters.by_topic(each.turns) for each in telling}
    beside = ((mine, told[other]) for document, mine in told.items() for other in _after(document, told, kinship))
    met = ((mine[topic], theirs[topic]) for mine, theirs in beside for topic in sorted(mine.keys() & theirs.keys()))
    pairs = (matters.likest(*sides) for sides in met)
    return [draft("subject", map(as_unsure, pair)) for pair in pairs if pair]


def _after(document: str, told: Container[str], kinship: Kinship) -> list[str]:
    """Return the documents after one that tell its story within days, and anything in a turn of phrase."""
    return [other for other in kinship.kin_within(document, DAYS) if other > document and other in told]


class _Matters:
    """What tells, in the texts of articles, whether two turns are of one matter."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._texts = {article.id: article.text for article in articles}
        self._consistent = Consistent(articles)

    def by_topic(self, turns: Iterable[Event]) -> _Topics:
        """Return the turns of an article by topic, without those of which it tells both sides, or too many."""
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in turns:
            found[event.predicate].append(event)
        return {topic: some for topic, some in found.items() if len(some) <= MOST and not self._tells_both(some)}

    def likest(self, mine: Sequence[Event], theirs: Sequence[Event]) -> tuple[Event, Event] | None:
        """Return the two opposite turns of two articles that share most, if any are of one matter."""
        pairs = sorted(self._opposed(product(mine, theirs)), key=lambda pair: -len(_shared(*pair)))
        return next((pair for pair in pairs if not self._consistent.of_two_times(*pair)), None)

    def _tells_both(self, turns: Sequence[Event]) -> bool:
        """Whether an article tells both sides of a topic; if many things have it, of one matter."""
        if turns[0].predicate in turns_that("tied"):
            return any(True for _ in self._opposed(combinations(turns, 2)))
        return len({event.negative for event in turns}) > 1

    def _opposed(self, pairs: Iterable[tuple[Event, Event]]) -> Iterator[tuple[Event, Event]]:
        return ((a, b) for a, b in pairs if a.negative is not b.negative and self._tied(a, b))

    def _tied(self, a: Event, b: Event) -> bool:
        """Whether nothing tells two turns apart, and enough ties them, which is less where a topic comes but once."""
        if _apart(a, b) or self._left_open(a) or self._left_open(b):
            return False
        shared, phrased = _shared(a, b), self._phrased(a) or self._phrased(b)
        if not phrased and (of_others(a, b) or parted(a.agent, b.agent) or a.apart != b.apart):
            return False
        if a.predicate in turns_that("tied") or a.all or b.all or apart(a.names, b.names):
            named = not shared.isdisjoint(concepts((*a.names, *b.names)))
            if any(each.theme and shared.isdisjoint(each.theme) for each in (a, b)):
                return False
            return len(shared) >= LEAST - named and len(shared) >= SHARE * min(len(a.stems), len(b.stems))
        return bool(shared) or (phrased and a.predicate in turns_that("once"))

    def _phrased(self, event: Event) -> bool:
        """Whether an outcome is told by several words, which mean no other: "fired" may tell of a shot."""
        return event.marker is not None and " " in self._texts[event.document][slice(*event.marker)]

    def _left_open(self, event: Event) -> bool:
        """Whether a turn is so up to a time alone, or is denied of one who did it: "not told by the police"."""
        if event.marker is None:
            return False
        following = NEXT_WORD.match(self._texts[event.document], event.marker[1])
        after = following[1] if following else ""
        return after in words("meaning", "up_to") or (event.negative and after == "by")


def _apart(a: Event, b: Event) -> bool:
    """Whether two turns are told of two days, places, people or things, or one of them as open or to come."""
    if a.modal != b.modal or a.occasion.years != b.occasion.years or in_time(a, b):
        return True
    if on_other_days(a, b) or parted(where(a), where(b)) or _of_some(a, b) or _of_two_people(a, b):
        return True
    one_thing = a.predicate in turns_that("by_theme") and a.theme and b.theme
    return bool(one_thing) and set(a.theme).isdisjoint(b.theme)


def _of_some(a: Event, b: Event) -> bool:
    """Whether one befell but some of what the other names: "three raiders", "the raider still at large"."""
    return any(x.some and x.theme[:1] and x.theme[0] in y.stems for x, y in ((a, b), (b, a)))


def _of_two_people(a: Event, b: Event) -> bool:
    """Whether each befell somebody who is named, or called by an office, and not as the other is."""
    if not (a.theme and b.theme) or set(a.theme) <= set(b.stems) or set(b.theme) <= set(a.stems):
        return False
    return {a.theme[0], b.theme[0]} <= people() | concepts((*a.names, *b.names))


def _shared(a: Event, b: Event) -> set[str]:
    return set(a.stems) & set(b.stems) - vague()
