"""Quotes and reported speech to groups of one utterance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from discrepancy.align.candidates import candidate_pairs, twins_of
from discrepancy.align.drafts import Draft, Member
from discrepancy.align.group import star_groups
from discrepancy.align.kinship import Kinship
from discrepancy.align.lists import part_lists
from discrepancy.align.ngrams import Pair
from discrepancy.align.rivals import Rivals, left_of, rivals_of
from discrepancy.align.score import SAME, match, score, speakers_agree
from discrepancy.align.units import CONTENT, Unit, units_of
from discrepancy.model import Article, Statements
from discrepancy.text.runs import equal_runs

ALIKE = 0.7  # density and coverage of a sentence that stands beside one already found
GIVEN, LIKE = 0.9, 0.8  # density times coverage from where on a sentence is given, and below which it is another
Beside = Mapping[int, Mapping[int, int]]  # for 1 and -1, the units that another of their quotation follows, or precedes
BETWEEN = 60  # characters between two quotations that only tell who goes on
NEAR = 12  # units between a nested quotation and the sentence that it stands in


def align_quotes(articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return the groups of two or more witnesses of one utterance, of kind `quote` or `reported`."""
    units = units_of(articles, statements)
    twins = twins_of(units, kinship)
    beside, company_of = _beside(units), _spoken_on(units)

    def scored(i: int, j: int) -> float:
        """Return how sure two units are one utterance, if need be by the sentences next to them."""
        a, b = units[i], units[j]
        ties = kinship.ties(a.attribution.document, b.attribution.document)
        value = score(a, b, ties)
        if value < SAME and a.quoted and b.quoted and (company := _company(units, company_of, i, j)):
            return score(a, b, ties, company)
        return value

    candidates = candidate_pairs(units, kinship, twins.keys())
    scores = {(i, j): value for i, j in candidates if (value := scored(i, j)) >= SAME}
    rivals = rivals_of(units, scores)
    _part_speakers(units, scores, rivals)
    _part_neighbours(units, scores)
    _part_likeness(units, scores, left_of(rivals, scores))
    part_lists(units, scores, left_of(rivals, scores))
    _carry_on(units, beside, scores, twins, scored)
    _choose_nested(units, scores)
    # reported speech never outranks a quotation as the base of a group
    sizes = [len(unit.words) if unit.quoted else len(unit.words) / 1e6 for unit in units]
    groups = _with_twins(star_groups(sizes, scores, beside[1]), twins)
    return [_draft([units[n] for n in numbers]) for numbers in groups]


def _with_twins(groups: Sequence[Sequence[int]], twins: Mapping[int, int]) -> list[list[int]]:
    """Put each twin into the group of the first unit that has its words, which may have none but its twins."""
    of: defaultdict[int, list[int]] = defaultdict(list)
    for twin, first in twins.items():
        of[first].append(twin)
    home = {member for group in groups for member in group}
    alone = [[first] for first in sorted(of) if first not in home]
    return [sorted([*group, *(twin for member in group for twin in of[member])]) for group in [*groups, *alone]]


def _company(units: Sequence[Unit], spoken_on: Beside, i: int, j: int) -> float:
    """Return the evidence of the sentences next to two quoted ones, where they read alike: few words, but in order."""
    evidence = 0.0
    for next_of in spoken_on.values():
        if i in next_of and j in next_of:
            found = match(units[next_of[i]], units[next_of[j]])
            if found.density >= ALIKE and found.coverage >= ALIKE:
                evidence += found.weight * found.density
    return evidence


def _part_neighbours(units: Sequence[Unit], scores: dict[Pair, float]) -> None:
    """Take back the pairs of two sentences where an article that has one prints the other too: they are like, not one.

    Where only one article prints both, the other sentence may be a part of the first, or a headline that changes it. Of
    two sentences of one speaker what another said, in the same words, tells nothing.
    """
    printed: defaultdict[int, set[int]] = defaultdict(set)  # the articles that have a unit's very words
    said_too: defaultdict[int, set[int]] = defaultdict(set)  # those that have them of its speaker
    for i, j in scores:
        if units[i].printed == units[j].printed:
            told = (printed, said_too) if speakers_agree(units[i], units[j]) else (printed,)
            for articles in told:
                articles[i].add(units[j].article)
                articles[j].add(units[i].article)
    for i, j in list(scores):
        if units[i].printed != units[j].printed:
            said = said_too if speakers_agree(units[i], units[j]) else printed
            beside = [(one, other) for one, other in ((i, j), (j, i)) if units[one].article in said[other]]
            if len(beside) > 1 or any(_another(units[one], units[other]) for one, other in beside):
                del scores[i, j]


def _part_speakers(units: Sequence[Unit], scores: dict[Pair, float], rivals: Rivals) -> None:
    """Take back the pairs of two people's words where the other article has them, or nearly, from the same speaker too.

    A successor may say what the predecessor said, and an article may quote both.
    """
    for (unit, _), others in rivals.items():
        agree = {other: speakers_agree(units[unit], units[other]) for other in others}
        own = [other for other, same in agree.items() if same and units[other].quoted]
        for other, same in agree.items() if own else ():
            if same is False and not units[other].attribution.within and any(_same_part(units, other, o) for o in own):
                scores.pop((min(unit, other), max(unit, other)), None)


def _same_part(units: Sequence[Unit], one: int, other: int) -> bool:
    """Whether two units of one article are alike, so that a third may be one with either."""
    return match(units[one], units[other]).coverage >= ALIKE


def _another(unit: Unit, other: Unit) -> bool:
    """Whether a unit, beside the other's very words in its own article, is not meant to give them once more."""
    part = other.printed in unit.printed or (unit.printed in other.printed and not unit.whole)
    return not (part or unit.attribution.headline)


def _part_likeness(units: Sequence[Unit], scores: dict[Pair, float], rivals: Rivals) -> None:
    """Take back the pairs of a unit with what is only like it, where the other article has it nearly word for word.

    A speaker who says a like thing twice is quoted twice. What stands in another part of a long sentence is no rival.
    """
    for (unit, _), others in rivals.items():
        quoted = [other for other in others if units[other].quoted] if units[unit].quoted else []
        if len(quoted) > 1:
            found = {other: _places(units[unit], units[other]) for other in quoted}
            given = set().union(*(places for places, likeness in found.values() if likeness >= GIVEN))
            for other, (places, likeness) in found.items():
                rival = likeness < LIKE and len(places & given) > len(places) / 2
                if rival and not units[other].attribution.headline:
                    scores.pop((min(unit, other), max(unit, other)), None)


def _places(unit: Unit, other: Unit) -> tuple[set[int], float]:
    """Return which words of a unit stand in the other, and how like the two are, from 0 to 1."""
    found = match(unit, other)
    runs = equal_runs(unit.words, other.words)
    return {i for first, _, size in runs for i in range(first, first + size)}, found.density * found.coverage


def _carry_on(
    units: Sequence[Unit],
    beside: Beside,
    scores: dict[Pair, float],
    twins: Mapping[int, int],
    scored: Callable[[int, int], float],
) -> None:
    """Where two sentences are one utterance, so are those after and before them that read alike, however short."""
    for step, next_of in beside.items():
        pairs = {*scores, *((first, twin) for twin, first in twins.items())}
        for i, j in sorted([(i, j) for i, j in pairs if i in next_of and j in next_of], reverse=step < 0):
            while i in next_of and j in next_of:
                i, j = next_of[i], next_of[j]
                if (i, j) in scores or i in twins or j in twins:
                    break
                found = match(units[i], units[j])
                if (found.density < ALIKE or found.coverage < ALIKE) and not (found.weight and scored(i, j) >= SAME):
                    break
                scores[i, j] = SAME + 0.1


def _choose_nested(units: Sequence[Unit], scores: dict[Pair, float]) -> None:
    """Where a unit is one with a nested quotation and with the one around it, keep the pair that shares more."""
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in scores:
        partners[i].add(j)
        partners[j].add(i)
    for inner, unit in enumerate(units):
        for outer in _around(units, inner) if unit.attribution.within else ():
            for other in sorted(partners[inner] & partners[outer]):
                beyond = match(units[outer], units[other]).weight - match(unit, units[other]).weight
                loser = inner if beyond > CONTENT else outer
                scores.pop((min(loser, other), max(loser, other)), None)


def _around(units: Sequence[Unit], inner: int) -> Iterator[int]:
    """Yield the units of the same article whose words hold the inner one's; they stand near in the list."""
    start, end = units[inner].spans[0][0], units[inner].spans[-1][1]
    for step in (-1, 1):
        n = inner + step
        while 0 <= n < len(units) and abs(n - inner) <= NEAR and units[n].article == units[inner].article:
            if any(a <= start and end <= b for a, b in units[n].spans):
                yield n
            n += step


def _beside(units: Sequence[Unit]) -> Beside:
    """Return the sentences of one quotation that stand side by side."""
    return _side_by_side(units, lambda one, after: one.attribution is after.attribution)


def _spoken_on(units: Sequence[Unit]) -> Beside:
    """Return the sentences that stand side by side but for who says them: “We sold it,” he said. “We had to.”"""
    return _side_by_side(units, lambda one, after: one.attribution is after.attribution or _goes_on(one, after))


def _goes_on(one: Unit, after: Unit) -> bool:
    """Whether two quotations of one speaker stand so near that little more than words for that is between them."""
    x, y = one.attribution, after.attribution
    one_speaker = x.speaker is not None and x.speaker is y.speaker and one.article == after.article
    return one_speaker and one.quoted and after.quoted and 0 <= after.spans[0][0] - one.spans[-1][1] <= BETWEEN


def _side_by_side(units: Sequence[Unit], joined: Callable[[Unit, Unit], bool]) -> Beside:
    after = {n: n + 1 for n, (one, following) in enumerate(pairwise(units)) if joined(one, following)}
    return {1: after, -1: {number: before for before, number in after.items()}}


def _draft(units: Sequence[Unit]) -> Draft:
    members = [
        Member(unit.attribution.document, start, end, unit.attribution) for unit in units for start, end in unit.spans
    ]
    kind = "quote" if any(unit.quoted for unit in units) else "reported"
    return Draft(kind, tuple(sorted(members, key=lambda m: (m.document, m.start, m.end))))
