"""Quotes and reported speech to groups of one utterance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from discrepancy.align.candidates import Pair, candidate_pairs
from discrepancy.align.drafts import Draft, Member
from discrepancy.align.group import star_groups
from discrepancy.align.score import SAME, match, score
from discrepancy.align.kinship import Kinship
from discrepancy.align.units import CONTENT, Unit, units_of
from discrepancy.model import Article, Statements

NEAR = 12  # units between a nested quotation and the sentence that it stands in


def align_quotes(
    articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship
) -> list[Draft]:
    """Return the groups of two or more witnesses of one utterance, of kind `quote` or `reported`."""
    units = units_of(articles, statements)
    scores = {}
    for i, j in candidate_pairs(units, kinship):
        kin = kinship.same(articles[units[i].article].id, articles[units[j].article].id)
        value = score(units[i], units[j], kin)
        if value >= SAME:
            scores[i, j] = value
    _choose_nested(units, scores)
    # reported speech never outranks a quotation as the base of a group
    sizes = [len(unit.words) if unit.quoted else len(unit.words) / 1e6 for unit in units]
    groups = star_groups(sizes, scores, _next_of(units))
    return [_draft([units[n] for n in numbers]) for numbers in groups]


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


def _next_of(units: Sequence[Unit]) -> dict[int, int]:
    return {
        number: number + 1
        for number, (unit, after) in enumerate(zip(units, units[1:], strict=False))
        if unit.attribution is after.attribution
    }


def _draft(units: Sequence[Unit]) -> Draft:
    members = [
        Member(unit.attribution.document, start, end, unit.attribution) for unit in units for start, end in unit.spans
    ]
    kind = "quote" if any(unit.quoted for unit in units) else "reported"
    return Draft(kind, tuple(sorted(members, key=lambda m: (m.document, m.start, m.end))))
