"""Figures that answer one question, brought together across articles by an index: never all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from discrepancy.align.drafts import Draft, Member
from discrepancy.align.stories import Stories
from discrepancy.model import Figure, Statements
from discrepancy.text.figures import Likeness, View, agree, contradicts, is_people, likeness, view
from discrepancy.text.names import name_parts

_CEILING = 2000  # figures under one key: a key that more of them share tells nothing
_RARE = 6  # words of its context by which a figure is looked up, the rarest first
_TOPIC = 4  # names of an article's topic by which a figure is looked up
_WINDOW = 12  # neighbours in order of size that a figure is compared with under one key

Key = tuple[str, ...]
Edge = tuple[int, int]


def align_figures(statements: Sequence[Statements]) -> list[Draft]:
    """Return groups of figures of two or more articles, in order of their first member.

    Of kind "figure" where all their values can be right; of kind "subject", with every witness of the question, where
    some cannot. The order of `statements` makes no difference.
    """
    figures = sorted((f for s in statements for f in s.figures), key=lambda f: (f.document, f.span))
    views = [view(figure) for figure in figures]
    agreeing: dict[Edge, Likeness] = {}
    clashing: dict[Edge, Likeness] = {}
    for x, y in _candidates(views):
        if agree(figures[x], figures[y]):
            if figures[x].subset == figures[y].subset and (found := likeness(views[x], views[y])):
                agreeing[x, y] = found
        elif found := contradicts(views[x], views[y]):
            clashing[x, y] = found
    groups = _groups(len(figures), agreeing)
    drafts = [_draft("figure", figures, group) for group in groups]
    kept = _kept(figures, agreeing, clashing)
    drafts += [_draft("subject", figures, group) for group in _subjects(len(figures), agreeing, kept)]
    return sorted(drafts, key=lambda d: (d.members[0].document, d.members[0].start, d.kind, len(d.members)))


def _candidates(views: Sequence[View]) -> list[Edge]:
    """Return the pairs that share a key and stand near each other in size among those that have it, each once.

    Source: M. Hernández & S. Stolfo, "The merge/purge problem for large databases" (1995), the sorted neighbourhood:
    its cost grows with the figures, not with their pairs, and a deviant value stands next to some of the majority's.
    """
    index: defaultdict[Key, list[int]] = defaultdict(list)
    for n, keys in enumerate(_all_keys(views)):
        for key in keys:
            index[key].append(n)
    of, stories = _by_article(views)
    pairs: set[Edge] = set()
    for held in index.values():
        if 1 < len(held) <= _CEILING:
            held.sort(key=lambda n: (views[n].figure.low, n))
            for at, x in enumerate(held):
                anywhere = views[x].figure.unit == "age" or views[x].outcome
                for y in held[at + 1 : at + _WINDOW]:
                    if of[x] != of[y] and (anywhere or not stories.apart(of[x], of[y])):
                        pairs.add((x, y) if x < y else (y, x))
    return sorted(pairs)


def _by_article(views: Sequence[View]) -> tuple[list[int], Stories]:
    """Return the position of each figure's article among all, and which of the articles may tell one story."""
    topics = {one.figure.document: one.story for one in views}
    place = {document: n for n, document in enumerate(topics)}
    return [place[one.figure.document] for one in views], Stories(list(topics.values()))


def _all_keys(views: Sequence[View]) -> Iterator[set[Key]]:
    """Yield for each figure its strong keys and the rarest of those by the words about it."""
    weak = [_word_keys(one) for one in views]
    count = Counter(key for keys in weak for key in keys)
    for one, keys in zip(views, weak, strict=True):
        held = sorted((key for key in keys if count[key] > 1), key=lambda key: (count[key], key))
        yield _question_keys(one) | set(held[:_RARE])


def _question_keys(one: View) -> set[Key]:
    """Return the keys that tell what a figure is of: the person, the outcome or question, what is counted."""
    unit = one.figure.unit
    if unit == "age":
        return {("age", part) for name in one.figure.names for part in name_parts(name)[-1:]}
    about = one.outcome
    topic = {*one.figure.topic[:_TOPIC], *one.names}
    keys: set[Key] = {(unit, about), *((unit, about, word) for word in topic)} if about else set()
    keys |= {(unit, "of", word) for word in one.counted}
    if not about:
        keys |= {(unit, "on", question) for question in one.concepts}
        keys |= {(unit, "on", question, word) for question in one.concepts for word in topic | one.context}
    if unit in ("clock", "date") or is_people(one.figure):
        keys |= {(unit, "at", word) for word in topic}
    return keys


def _word_keys(one: View) -> set[Key]:
    """Return the keys by the words about a figure: its unit, with its outcome, with each word."""
    unit = one.figure.unit
    return set() if unit == "age" else {(unit, one.outcome, word) for word in one.context | one.names}


def _kept(figures: Sequence[Figure], agreeing: Iterable[Edge], clashing: dict[Edge, Likeness]) -> list[Edge]:
    """Return the clashes that stand: neither figure is confirmed by another figure of the other's article.

    Of several clashes between one figure and one article the surest stands; where two values of the article are as
    sure, it is not known which one answers the question, and none does.
    """
    confirmed = {(x, figures[y].document) for edge in agreeing for x, y in (edge, edge[::-1])}
    rivals: defaultdict[tuple[int, str], dict[int, Likeness]] = defaultdict(dict)
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

    return [(x, y) for x, y in clashing if stands(x, y) and stands(y, x)]


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


def _subjects(size: int, agreeing: dict[Edge, Likeness], clashes: list[Edge]) -> list[list[int]]:
    """Return the groups that clashes make, with the figures that agree with either side and answer the question too."""
    sides = {n for edge in clashes for n in edge}
    close = [
        edge for edge, found in agreeing.items() if found >= Likeness.UNSURE and (edge[0] in sides or edge[1] in sides)
    ]
    return _groups(size, [*clashes, *close])


def _draft(kind: str, figures: Sequence[Figure], group: list[int]) -> Draft:
    return Draft(kind, tuple(Member(f.document, *f.span, f) for f in (figures[n] for n in group)))
