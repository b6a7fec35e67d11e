"""Pairs of quoted units that share rare word n-grams, whoever says them.

The ceilings are high on purpose: with a fixed low cutoff recall falls as an archive grows. No count reaches over
speakers or n-grams that a pair does not share, so that unrelated articles change nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, combinations, groupby, pairwise, product

from discrepancy.align.kinship import Kinship, Ties
from discrepancy.align.units import Unit

NGRAM = 3
RAREST = 8  # n-grams of a unit that are looked up among the units of one speaker, whatever their number
COMMON = 30  # an n-gram in no more units than this is looked up among all
CEILING = 2000  # one in more units than this never is
ENOUGH = 2  # n-grams that a pair shares, where neither has so few that one changed word leaves one
BRIEF = 7
ENOUGH_APART = 4  # and where the articles tell different stories
LISTED = 12  # units of one article that share an n-gram, from where on it is the turn of a list and tells nothing

Gram = tuple[str, ...]
Pair = tuple[int, int]
Group = tuple[int, ...]  # numbers of units, in order


def pairs_by_ngrams(units: Sequence[Unit], kinship: Kinship, twins: Set[int]) -> set[Pair]:
    """Return the pairs (i, j), i < j, that share enough n-grams; none of the `twins`."""
    grams = _ngrams(units)
    articles = [unit.article for unit in units]
    documents = [unit.attribution.document for unit in units]
    groups = _groups(units, grams, twins)
    listed = _listed(articles, groups)
    sizes = [len(each) for each in grams]
    found: set[Pair] = set()
    for (i, j), count in _shared(units, articles, groups, listed).items():
        if i in listed and j in listed:
            count = len(grams[i] & grams[j])  # what they share of their list was not counted
        if count < ENOUGH_APART:
            fewest = min(sizes[i], sizes[j])
            if count < ENOUGH and fewest > BRIEF:
                continue
            ties = kinship.ties(documents[i], documents[j])
            if ties is Ties.NONE or (ties is not Ties.STORY and not count >= fewest > 1):
                continue
        found.add((i, j))
    return found


def _ngrams(units: Sequence[Unit]) -> list[frozenset[Gram]]:
    """Return the n-grams of each unit, and of its pairs of words those that are a whole fragment somewhere."""
    quoted = {unit.words for unit in units if unit.quoted}
    short = {words for words in quoted if len(words) == NGRAM - 1}
    found: dict[Gram, frozenset[Gram]] = {}
    for words in quoted:
        grams = frozenset(zip(words, words[1:], words[2:], strict=False))
        found[words] = grams.union(short.intersection(pairwise(words))) if short else grams
    nothing: frozenset[Gram] = frozenset()
    return [found[unit.words] if unit.quoted else nothing for unit in units]


def _groups(units: Sequence[Unit], grams: Sequence[frozenset[Gram]], twins: Set[int]) -> Counter[Group]:
    """Return the groups of units, two at least, that have an n-gram in common, each with how many they have.

    One in many units is looked up among those of one speaker alone, and there only if it is among a unit's rarest.
    """
    counts = Counter(chain.from_iterable(grams))
    rare = {gram for gram, count in counts.items() if 1 < count <= COMMON}
    frequent = {gram for gram, count in counts.items() if COMMON < count <= CEILING}
    among_all: defaultdict[Gram, list[int]] = defaultdict(list)
    of_speaker: defaultdict[tuple[str, Gram], list[int]] = defaultdict(list)
    for number, each in enumerate(grams):
        if number in twins:
            continue
        looked_up = each & rare
        for gram in looked_up:
            among_all[gram].append(number)
        if len(looked_up) < RAREST and not each.isdisjoint(frequent):
            ranked = sorted([(counts[gram], gram) for gram in each & frequent])
            for _, gram in ranked[: RAREST - len(looked_up)]:
                of_speaker[units[number].speaker, gram].append(number)
    return Counter(tuple(found) for found in chain(among_all.values(), of_speaker.values()) if len(found) > 1)


def _shared(
    units: Sequence[Unit], articles: Sequence[int], groups: Mapping[Group, int], listed: Set[int]
) -> dict[Pair, int]:
    """Return how many n-grams the pairs of different articles share; two of a list that say the same share one."""
    shared: dict[Pair, int] = {}
    for group, times in chain(groups.items(), ((group, 1) for group in _same(units, listed))):
        for pair in _pairs(articles, group):
            shared[pair] = shared.get(pair, 0) + times
    return shared


def _pairs(articles: Sequence[int], group: Group) -> Iterable[Pair]:
    """Return every pair of different articles within a group, but of two lists."""
    if len(set(map(articles.__getitem__, group))) == len(group):
        return combinations(group, 2)
    runs = combinations(by_article(articles, group), 2)
    return chain.from_iterable(product(*two) for two in runs if min(map(len, two)) <= LISTED)


def by_article(articles: Sequence[int], numbers: Iterable[int]) -> list[list[int]]:
    """Return some numbers, which come in order, in one list an article; `articles` has that of each number."""
    return [list(run) for _, run in groupby(numbers, key=articles.__getitem__)]


def _listed(articles: Sequence[int], groups: Iterable[Group]) -> set[int]:
    """Return the units that share an n-gram with so many of their article that these are a list, as are another's."""
    found: set[int] = set()
    for group in groups:
        if len(group) > 2 * LISTED:
            lists = [run for run in by_article(articles, group) if len(run) > LISTED]
            found.update(number for run in lists for number in run if len(lists) > 1)
    return found


def _same(units: Sequence[Unit], listed: Set[int]) -> Iterator[Group]:
    """Yield the units of lists that have the very same words."""
    printings: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(listed):
        printings[id(units[number].words)].append(number)
    yield from map(tuple, printings.values())
