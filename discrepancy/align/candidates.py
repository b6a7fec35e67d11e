"""Which pairs of units are worth scoring: those that share rare word n-grams, or a speaker and content words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from heapq import nlargest

from discrepancy.align.kinship import Kinship
from discrepancy.align.ngrams import BRIEF, LISTED, Pair, by_article, pairs_by_ngrams
from discrepancy.align.score import LEAST_PARAPHRASE, echoes
from discrepancy.align.units import Unit
from discrepancy.text.resources import words

LEAST_TWIN = 2.0  # weight of words that two articles of a story have only if they quote one utterance
SHARED = 2  # content concepts that a paraphrase or a fragment shares with its fellow


def candidate_pairs(units: Sequence[Unit], kinship: Kinship, twins: Set[int] = frozenset()) -> list[Pair]:
    """Return pairs (i, j), i < j, of units in different articles, in order, each once; none of the `twins`.

    Articles on different stories must share more: there only many words will prove anything.
    """
    return sorted(pairs_by_ngrams(units, kinship, twins) | _by_content(units, kinship, twins))


def twins_of(units: Sequence[Unit], kinship: Kinship) -> dict[int, int]:
    """Return for each unit with the very words of two others, of the same speaker and story, the first that has them.

    A wire text that a hundred outlets carry is compared twice; its other twins go where the first goes.
    """
    firsts: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    twins: dict[int, int] = {}
    printings = Counter(id(unit.words) for unit in units)
    for number, unit in enumerate(units):
        if printings[id(unit.words)] <= 2 or unit.fragment or not unit.speaker:  # a twin is a third printing
            continue
        if unit.attribution.within or unit.weight < LEAST_TWIN:
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


def _by_content(units: Sequence[Unit], kinship: Kinship, twins: Set[int]) -> set[Pair]:
    """Pairs of one speaker and one story that share content: paraphrases, fragments, and quotes of a few words."""
    said: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if unit.speaker and number not in twins:
            said[unit.speaker, unit.attribution.document].append(number)
    articles = [unit.article for unit in units]
    pairs: set[Pair] = set()
    for (speaker, document), members in said.items():
        others = [n for other in kinship.kin(document) for n in said.get((speaker, other), ())]
        for i in members if others else ():
            if units[i].fragment or not units[i].quoted or len(units[i].words) <= BRIEF:
                likely = _likest(units, articles, i, _likely(units, i, others))
                pairs.update([(i, j) if i < j else (j, i) for j in likely if _may_be_one(units[i], units[j])])
    return pairs


def _may_be_one(a: Unit, b: Unit) -> bool:
    """Whether two that are not both quoted have words enough in common for one to paraphrase the other."""
    return (a.quoted and b.quoted) or len(a.told & b.told) >= LEAST_PARAPHRASE or echoes(a, b)


def _likely(units: Sequence[Unit], unit: int, others: Sequence[int]) -> list[int]:
    """Return those that share content enough to be looked at: one word, of two short sentences of one length.

    One of these may go on with a contrast or a condition: "We will go", "We could go, but only by sea".
    """
    context, content, size = units[unit].context, units[unit].content, len(units[unit].words)
    brief = size <= BRIEF
    return [
        number
        for number in others
        if len(context & (other := units[number]).context) >= SHARED
        or (brief and not content.isdisjoint(other.content) and _as_long(other.words, size))
        or echoes(units[unit], other)
    ]


def _as_long(words_: Sequence[str], size: int) -> bool:
    """Whether there are so many words, or a contrast or condition opens after so many."""
    return len(words_) == size or (len(words_) > size and words_[size] in words("meaning", "contrasts", "conditions"))


def _likest(units: Sequence[Unit], articles: Sequence[int], unit: int, likely: Sequence[int]) -> Sequence[int]:
    """Return of each article the units that share most with one, where there are more than a list needs."""
    if len(likely) <= LISTED:
        return likely

    def shared(other: int) -> tuple[int, int]:
        return len(units[unit].context & units[other].context), -other

    runs = by_article(articles, likely)
    return [n for run in runs for n in (run if len(run) <= LISTED else nlargest(LISTED, run, key=shared))]
