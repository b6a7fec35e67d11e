"""Figures that answer one question, brought together across articles by an index: never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from discrepancy.align.drafts import Draft, Member
from discrepancy.model import Figure, Statements
from discrepancy.text.figures import Likeness, agree, contradicts, likeness, outcome

_CEILING = 120  # figures under one key: a key that more of them share tells nothing
_TOPIC = 4  # names of an article's topic that its figures are found by

Edge = tuple[int, int]


def align_figures(statements: Sequence[Statements]) -> list[Draft]:
    """Return groups of figures of two or more articles, in order of their first member.

    Of kind "figure" where all their values can be right; of kind "subject", with every witness of the question, where
    some cannot. The order of `statements` makes no difference.
    """
    figures = sorted((f for s in statements for f in s.figures), key=lambda f: (f.document, f.span))
    agreeing: list[Edge] = []
    clashing: dict[Edge, Likeness] = {}
    for x, y in _candidates(figures):
        a, b = figures[x], figures[y]
        if agree(a, b):
            if a.subset == b.subset and likeness(a, b):
                agreeing.append((x, y))
        elif found := contradicts(a, b):
            clashing[x, y] = found
    groups = _groups(len(figures), agreeing)
    drafts = [_draft("figure", figures, group) for group in groups]
    drafts += [_draft("subject", figures, group) for group in _subjects(figures, groups, _kept(figures, agreeing, clashing))]
    return sorted(drafts, key=lambda d: (d.members[0].document, d.members[0].start, d.kind, len(d.members)))


def _candidates(figures: Sequence[Figure]) -> list[Edge]:
    """Return the pairs that share a key held by few enough figures, each once, in order."""
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, figure in enumerate(figures):
        for key in _keys(figure):
            index[key].append(n)
    pairs: set[Edge] = set()
    for held in index.values():
        if 1 < len(held) <= _CEILING:
            pairs.update((x, y) for x, y in combinations(held, 2) if figures[x].document != figures[y].document)
    return sorted(pairs)


def _keys(figure: Figure) -> Iterable[tuple[str, ...]]:
    """Return what a figure is found by: its unit, with its outcome or question, with each word that may tie it."""
    if figure.unit == "age":
        return {("age", part[:3].casefold()) for name in figure.names for part in name.split()[-1:]}
    about = outcome(figure)
    keys = {(figure.unit, about)} if about else set()
    ties = {*figure.context, *figure.names, *figure.topic[:_TOPIC]}
    keys |= {(figure.unit, about, word) for word in ties}
    keys |= {(figure.unit, "of", word) for word in figure.counted}
    keys |= {(figure.unit, "on", question, word) for question in figure.concepts for word in ties if not about}
    return keys


def _kept(figures: Sequence[Figure], agreeing: list[Edge], clashing: dict[Edge, Likeness]) -> list[Edge]:
    """Return the clashes that stand: neither figure is confirmed by another figure of the other's article.

    Of several clashes between one figure and one article the surest stands; where two values of the article are as
    sure, it is not known which one answers the question, and none does.
    """
    confirmed = {(x, figures[y].document) for edge in agreeing for x, y in (edge, edge[::-1])}
    rivals: defaultdict[tuple[int, str], list[Edge]] = defaultdict(list)
    for edge in clashing:
        for x, y in (edge, edge[::-1]):
            rivals[x, figures[y].document].append(edge)
    return [edge for edge in clashing
            if all((x, figures[y].document) not in confirmed and _surest(figures, edge, rivals[x, figures[y].document], clashing, x)
                   for x, y in (edge, edge[::-1]))]


def _surest(figures: Sequence[Figure], edge: Edge, rivals: list[Edge], clashing: dict[Edge, Likeness], one: int) -> bool:
    here = figures[edge[0] + edge[1] - one]
    for rival in rivals:
        other = figures[rival[0] + rival[1] - one]
        if clashing[rival] > clashing[edge] or (clashing[rival] == clashing[edge] and not agree(here, other)):
            return False
    return True


def _groups(size: int, edges: Iterable[Edge]) -> list[list[int]]:
    """Return the connected groups of two or more, each in order."""
    parent = list(range(size))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = n = parent[parent[n]]
        return n

    for x, y in edges:
        low, high = sorted((root(x), root(y)))
        parent[high] = low
    found: defaultdict[int, list[int]] = defaultdict(list)
    for n in range(size):
        found[root(n)].append(n)
    return [group for group in found.values() if len(group) > 1]


def _subjects(figures: Sequence[Figure], groups: list[list[int]], clashes: list[Edge]) -> list[list[int]]:
    """Return the groups that clashes make of whole agreeing groups and single figures."""
    of = {n: group for group in groups for n in group}
    close = [(x, y) for edge in clashes for n in edge for x, y in combinations(of.get(n, [n]), 2)
             if likeness(figures[x], figures[y]) >= Likeness.UNSURE]
    return _groups(len(figures), [*clashes, *close])


def _draft(kind: str, figures: Sequence[Figure], group: list[int]) -> Draft:
    return Draft(kind, tuple(Member(f.document, *f.span, f) for f in (figures[n] for n in group)))
