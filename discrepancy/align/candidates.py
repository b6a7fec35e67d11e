"""Which pairs of units are worth scoring: those that share rare word n-grams, or a speaker and content words.

The ceilings are high on purpose: with a fixed low cutoff recall falls as an archive grows. No count reaches over
speakers or n-grams that a pair does not share, so that unrelated articles change nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from heapq import nlargest
from itertools import combinations, groupby, pairwise, product

from discrepancy.align.kinship import Kinship, Ties
from discrepancy.align.units import Unit

NGRAM = 3
RAREST = 8  # n-grams of a unit that are looked up among the units of one speaker, whatever their number
COMMON = 30  # an n-gram in no more units than this is looked up among all
CEILING = 2000  # one in more units than this never is
ENOUGH = 2  # n-grams that a pair shares, where neither has so few that one changed word leaves one
BRIEF = 7
ENOUGH_APART = 4  # and where the articles tell different stories
LEAST_TWIN = 2.0  # weight of words that two articles of a story have only if they quote one utterance
LISTED = 12  # units of one article that share an n-gram, from where on it is the turn of a list and tells nothing
SHARED = 2  # content concepts that a paraphrase or a fragment shares with its fellow

Gram = tuple[str, ...]
Pair = tuple[int, int]


def candidate_pairs(units: Sequence[Unit], kinship: Kinship, twins: Set[int] = frozenset()) -> list[Pair]:
    """Return pairs (i, j), i < j, of units in different articles, in order, each once; none of the `twins`.

    Articles on different stories must share more: there only many words will prove anything.
    """
    return sorted(_by_ngrams(units, kinship, twins) | _by_content(units, kinship, twins))


def twins_of(units: Sequence[Unit], kinship: Kinship) -> dict[int, int]:
    """Return for each unit with the very words of two others, of the same speaker and story, the first that has them.

    A wire text that a hundred outlets carry is compared twice; its other twins go where the first goes.
    """
    firsts: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    twins: dict[int, int] = {}
    for number, unit in enumerate(units):
        if unit.fragment or not unit.speaker or unit.attribution.within or unit.weight < LEAST_TWIN:
            continue
        known = firsts[id(unit.words), unit.speaker, unit.quoted, unit.attribution.occasion.then]
        like = (n for n in known if _of_one_story(units[n], unit, kinship))
        first, second = next(like, None), next(like, None)
        if first is not None and second is not None:
            twins[number] = first
        else:
            known.append(number)
    return twins


def _of_one_story(a: Unit, b: Unit, kinship: Kinship) -> bool:
    return a.article != b.article and kinship.same(a.attribution.document, b.attribution.document)


def _by_ngrams(units: Sequence[Unit], kinship: Kinship, twins: Set[int]) -> set[Pair]:
    short = {tuple(unit.words) for unit in units if unit.quoted and len(unit.words) == NGRAM - 1}
    grams = [_ngrams(unit.words, short) if unit.quoted else [] for unit in units]
    counts = Counter(gram for each in grams for gram in each)
    postings: defaultdict[tuple[str, Gram], list[int]] = defaultdict(list)
    for number, each in enumerate(grams):
        if number in twins:
            continue
        ranked = sorted([(counts[gram], gram) for gram in each if counts[gram] > 1])
        for rank, (count, gram) in enumerate(ranked):
            if count <= COMMON:
                postings["", gram].append(number)
            elif rank < RAREST and count <= CEILING:
                postings[units[number].speaker, gram].append(number)
    shared = Counter(_pairs(units, postings.values()))
    listed = _listed(units, postings.values())
    shared.update(_same(units, listed))

    def likely(i: int, j: int, count: int) -> bool:
        fewest = min(len(grams[i]), len(grams[j]))
        if i in listed and j in listed:
            count = len({*grams[i]}.intersection(grams[j]))  # what they share of their list was not counted
        if count < ENOUGH and fewest > BRIEF:
            return False
        if count >= ENOUGH_APART:
            return True
        ties = kinship.ties(units[i].attribution.document, units[j].attribution.document)
        return ties is Ties.STORY or (ties is not Ties.NONE and count >= fewest > 1)

    return {(i, j) for (i, j), count in shared.items() if likely(i, j, count)}


def _ngrams(words: list[str], short: set[Gram]) -> list[Gram]:
    """Return the distinct n-grams of a unit, and of the pairs of words those that are a whole fragment somewhere."""
    grams: list[Gram] = list(zip(words, words[1:], words[2:], strict=False))
    if short:
        grams += [pair for pair in pairwise(words) if pair in short]
    return list(dict.fromkeys(grams))


def _by_content(units: Sequence[Unit], kinship: Kinship, twins: Set[int]) -> set[Pair]:
    """Pairs of one speaker and one story that share content: paraphrases, fragments, and quotes of a few words."""
    said: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if unit.speaker and number not in twins:
            said[unit.speaker, unit.attribution.document].append(number)
    pairs: set[Pair] = set()
    for (speaker, document), members in said.items():
        others = [n for other in kinship.kin(document) for n in said.get((speaker, other), ())]
        for i in members:
            if units[i].fragment or not units[i].quoted or len(units[i].words) <= BRIEF:
                likely = [j for j in others if _shares(units[i], units[j])]
                pairs.update((min(i, j), max(i, j)) for j in _likest(units, i, likely))
    return pairs


def _likest(units: Sequence[Unit], unit: int, likely: Sequence[int]) -> Iterator[int]:
    """Yield of each article the units that share most with one, where there are more than a list needs."""

    def shared(other: int) -> tuple[int, int]:
        return len(units[unit].context & units[other].context), -other

    for run in _by_article(units, likely):
        yield from run if len(run) <= LISTED else nlargest(LISTED, run, key=shared)


def _shares(a: Unit, b: Unit) -> bool:
    """Whether two units share content enough to be looked at: one word, of two short sentences of one length."""
    if len(a.context & b.context) >= SHARED:
        return True
    return len(a.words) == len(b.words) <= BRIEF and not a.content.isdisjoint(b.content)


def _pairs(units: Sequence[Unit], groups: Iterable[list[int]]) -> Iterator[Pair]:
    """Every pair of different articles within each group, but of two lists; a group's numbers come in order."""
    for members in groups:
        for some, others in combinations(_by_article(units, members), 2):
            if min(len(some), len(others)) <= LISTED:
                yield from product(some, others)


def _by_article(units: Sequence[Unit], members: Iterable[int]) -> list[list[int]]:
    return [list(run) for _, run in groupby(members, key=lambda number: units[number].article)]


def _listed(units: Sequence[Unit], groups: Iterable[list[int]]) -> set[int]:
    """Return the units that share an n-gram with so many of their article that these are a list, as are another's."""
    found: set[int] = set()
    for members in groups:
        if len(members) > 2 * LISTED:
            lists = [run for run in _by_article(units, members) if len(run) > LISTED]
            found.update(number for run in lists for number in run if len(lists) > 1)
    return found


def _same(units: Sequence[Unit], listed: Set[int]) -> Iterator[Pair]:
    """Every pair of units of two lists that have the very same words."""
    printings: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(listed):
        printings[id(units[number].words)].append(number)
    return _pairs(units, printings.values())
