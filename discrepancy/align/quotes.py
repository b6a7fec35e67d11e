"""Quotes and reported speech to groups of one utterance."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.align.candidates import candidate_pairs
from discrepancy.align.drafts import Draft, Member
from discrepancy.align.group import star_groups
from discrepancy.align.score import SAME, score
from discrepancy.align.units import Unit, units_of
from discrepancy.model import Article, Statements


def align_quotes(articles: Sequence[Article], statements: Sequence[Statements]) -> list[Draft]:
    """Return the groups of two or more witnesses of one utterance, of kind `quote` or `reported`."""
    units = units_of(articles, statements)
    scores = {}
    for i, j in candidate_pairs(units):
        value = score(units[i], units[j])
        if value >= SAME:
            scores[i, j] = value
    # reported speech never outranks a quotation as the base of a group
    sizes = [len(unit.words) if unit.quoted else len(unit.words) / 1e6 for unit in units]
    groups = star_groups(sizes, scores, _next_of(units))
    return [_draft([units[n] for n in numbers]) for numbers in groups]


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
