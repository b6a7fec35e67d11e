"""Figures that answer one question, brought together across the articles on one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from operator import attrgetter

from discrepancy.align.drafts import Draft, draft
from discrepancy.align.group import joined_groups
from discrepancy.align.kinship import Kinship
from discrepancy.align.sums import add_up
from discrepancy.model import Figure, Statements
from discrepancy.text.figure_views import PLACE, View, agree, keys, view
from discrepancy.text.figures import LOOSE, UNSURE, likeness, opposition
from discrepancy.text.repeats import repeats

Edge = tuple[int, int]
Partners = Mapping[str, Sequence[int]]  # the figures that agree with one, by their article
Held = dict[str, list[int]]  # the figures of an article by the keys of what they count or measure
_TABLE = 10_000  # pairs of figures of two articles that share one key: more are tables, not an answer to a question
_NEXT_DAY = 1  # by then all have told of a race: later ones tell of the next
_ORDER = 11.0  # times that one of two figures may hold the other: a zero too many is within it


def align_figures(statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return groups of figures of two or more articles, in order of their first member.

    Of kind "figure" where all their values can be right; of kind "subject", with every witness of the question, where
    some cannot. Only articles on one story are compared. The order of `statements` makes no difference.
    """
    figures = sorted((f for s in statements for f in s.figures), key=attrgetter("document", "span"))
    views = [view(figure) for figure in figures]
    agreeing, repeated, clashing = _compared(views, kinship)
    groups = joined_groups(len(figures), [*agreeing, *repeated])
    drafts = [draft("figure", [figures[n] for n in group]) for group in groups]
    kept = [edge for edge in _kept(figures, agreeing, clashing) if not add_up(views, *edge)]
    drafts += [draft("subject", [figures[n] for n in group]) for group in _subjects(len(figures), agreeing, kept)]
    return sorted(drafts, key=lambda d: (d.members[0].document, d.members[0].start, d.kind, len(d.members)))


def _compared(views: Sequence[View], kinship: Kinship) -> tuple[dict[Edge, float], list[Edge], dict[Edge, float]]:
    """Return the pairs of figures that agree, with how surely, those that only repeat a value, and those that clash.

    Two that are confirmed, each by the other's article, are not held against each other: such a clash would not stand.
    """
    agreeing: dict[Edge, float] = {}
    repeated: list[Edge] = []
    clashing: dict[Edge, float] = {}
    for edges in _candidates(views, kinship):
        confirmed: set[int] = set()
        apart: list[Edge] = []
        for edge in edges:
            a, b = views[edge[0]], views[edge[1]]
            if not agree(a.figure, b.figure):
                apart.append(edge)
            elif a.figure.subset == b.figure.subset and (found := likeness(a, b, alike=True)) >= LOOSE:
                agreeing[edge] = found
                confirmed.update(edge)
            elif repeats(a, b):
                repeated.append(edge)
        for edge in apart:
            if not confirmed.issuperset(edge) and (found := opposition(views[edge[0]], views[edge[1]])):
                clashing[edge] = found
    return agreeing, repeated, clashing


def _candidates(views: Sequence[View], kinship: Kinship) -> Iterator[list[Edge]]:
    """Yield, for each two articles on one story, the pairs of figures that share a key and are of one order."""
    held: dict[str, Held] = {}
    for n, one in enumerate(views):
        mine = held.setdefault(one.figure.document, {})
        for key in keys(one):
            mine.setdefault(key, []).append(n)
    lows, highs = zip(*[_range(one.figure) for one in views], strict=True) if views else ((), ())
    races = frozenset([n for n, one in enumerate(views) if one.figure.unit == PLACE])
    for document, mine in held.items():
        for other in kinship.kin(document):
            if other > document and (theirs := held.get(other)):
                found = {
                    (x, y)
                    for xs, ys in _of_one_key(mine, theirs)
                    for x in xs
                    for y in ys
                    if lows[x] <= highs[y] and lows[y] <= highs[x]
                }
                days = kinship.days_between(document, other) or 0
                yield [
                    (x, y)
                    for x, y in found
                    if x not in races or not _other_race(views[x].figure, views[y].figure, days)
                ]


def _other_race(a: Figure, b: Figure, days: int) -> bool:
    """Whether two places are of two races: another day's, or in what has another name; `days` part the articles."""
    named = a.context and b.context and set(a.context).isdisjoint(b.context)
    return days > _NEXT_DAY or bool(named) or a.occasion.on_other_days(b.occasion)


def _of_one_key(mine: Held, theirs: Held) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the figures of two articles under each key that both have."""
    for key in mine.keys() & theirs.keys():
        if len(mine[key]) * len(theirs[key]) <= _TABLE:
            yield mine[key], theirs[key]


def _range(figure: Figure) -> tuple[float, float]:
    """Return the lowest and highest value of a figure's order; two numbers in one have none."""
    return (0.0, inf) if figure.unit == "tally" else (figure.low, figure.high * _ORDER)


def _kept(figures: Sequence[Figure], agreeing: dict[Edge, float], clashing: dict[Edge, float]) -> list[Edge]:
    """Return the clashes that stand: neither figure is confirmed by another figure of the other's article.

    Of several clashes between one figure and one article the surest stands; where two values of the article are as
    sure, it is not known which one answers the question, and none does.
    """
    sides = {n for edge in clashing for n in edge}
    confirmed: set[tuple[int, str]] = set()
    partners: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for edge, found in agreeing.items():
        for x, y in (edge, edge[::-1]):
            if x in sides:
                confirmed.add((x, figures[y].document))
                if found >= UNSURE:
                    partners[x][figures[y].document].append(y)
    rivals: defaultdict[tuple[int, str], dict[int, float]] = defaultdict(dict)
    for edge, found in clashing.items():
        for x, y in (edge, edge[::-1]):
            rivals[x, figures[y].document][y] = found

    def stands(x: int, y: int) -> bool:
        """Whether `y` is the surest of the figures of its article that clash with `x`, or agrees with those as sure."""
        at = (x, figures[y].document)
        best = max(rivals[at].values())
        return at not in confirmed and all(
            rivals[at][y] == best and (found < best or agree(figures[y], figures[z])) for z, found in rivals[at].items()
        )

    return [
        (x, y)
        for x, y in clashing
        if stands(x, y) and stands(y, x) and not _both_elsewhere(figures, partners[x], partners[y])
    ]


def _both_elsewhere(figures: Sequence[Figure], mine: Partners, theirs: Partners) -> bool:
    """Whether a third article prints both values, so that they answer two questions."""
    return any(
        not agree(figures[x], figures[y])
        for document in mine.keys() & theirs.keys()
        for x in mine[document]
        for y in theirs[document]
    )


def _subjects(size: int, agreeing: dict[Edge, float], clashes: list[Edge]) -> list[list[int]]:
    """Return the groups that clashes make, with the figures that agree with either side and answer the question too."""
    sides = {n for edge in clashes for n in edge}
    close = [
        edge for edge, found in agreeing.items() if found >= UNSURE and (edge[0] in sides or edge[1] in sides)
    ]
    return joined_groups(size, [*clashes, *close])
