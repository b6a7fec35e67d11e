"""Sentences of two articles that part in one point of one thing: before or after, all or some, this side or that.

Each of them may tell much else, so that neither restates the other, and both may be so: it is for a look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product

from discrepancy.align.drafts import Draft, draft
from discrepancy.align.kinship import Kinship
from discrepancy.model import Detail, Event, Statements
from discrepancy.text.concepts import concepts
from discrepancy.text.resources import words
from discrepancy.text.restated import RESTATED

DAYS = 7  # articles further apart tell of two happenings
MANY = 60  # pairs of sentences of two articles on one thing: more are a list

_Key = tuple[str, str]  # the sort of point, and what two that part in it have in common


def align_details(statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return pairs of sentences that part in such a point, of kind `subject`, one of each for two articles."""
    told = {each.document: _by_key(each.details) for each in statements if each.details and kinship.kin(each.document)}
    found: list[Draft] = []
    for document, mine in told.items():
        for other in kinship.kin_within(document, DAYS):
            theirs = told.get(other, {})
            if other > document:
                for key in sorted(mine.keys() & theirs.keys()):
                    found += _parting(key, mine[key], theirs[key])
    return found


def _by_key(details: Iterable[Detail]) -> dict[_Key, list[Detail]]:
    held: defaultdict[_Key, list[Detail]] = defaultdict(list)
    for detail in details:
        for about in detail.about:
            held[detail.sort, about].append(detail)
    return held


def _parting(key: _Key, mine: Sequence[Detail], theirs: Sequence[Detail]) -> list[Draft]:
    """Return the first two that part, unless either article tells both or what the other does."""
    if len(mine) * len(theirs) > MANY:
        return []
    differ = _DIFFER[key[0]]
    own = [(a, b) for some in (mine, theirs) for a, b in product(some, some)]
    alike = [(a, b) for a, b in product(mine, theirs) if a.side == b.side and a.of & b.of]
    if any(differ(a, b) for a, b in own) or (alike and key[0] != "roles"):
        return []
    first = next(((a, b) for a, b in product(mine, theirs) if differ(a, b)), None)
    return [draft("subject", map(_event, first))] if first else []


def _event(detail: Detail) -> Event:
    told = detail.document, detail.span, f"{RESTATED}detail", detail.stems, False, ""
    return Event(*told, speaker=detail.speaker, marker=detail.marker)


@cache
def _phases(key: str) -> frozenset[str]:
    return concepts(words("details", key))


def _of_two_orders(a: Detail, b: Detail) -> bool:
    """Whether one thing is before in one and after in the other, and not between a beginning and an end."""
    shared = a.of & b.of
    if a.side == b.side or len(shared) < max(2, min(len(a.of), len(b.of)) - 1) or shared <= a.names | b.names:
        return False
    if (a.of & a.names) - b.of and (b.of & b.names) - a.of:
        return False  # of two people, or two places
    begins, ends = _phases("begins"), _phases("ends")
    phases = begins | ends
    marks = a.rest - phases, b.rest - phases
    earlier, later = (a, b) if a.side == "before" else (b, a)
    between = earlier.rest & ends and later.rest & begins
    return not between and (marks[0] <= marks[1] or marks[1] <= marks[0])


def _of_two_extents(a: Detail, b: Detail) -> bool:
    return a.side != b.side and bool((a.rest & b.rest) - a.names - b.names)


def _of_two_sides(a: Detail, b: Detail) -> bool:
    """Whether both are of one thing by its name, or by what else is told."""
    shared = a.rest & b.rest
    return a.side != b.side and len(shared) > 1


def _turned(a: Detail, b: Detail) -> bool:
    """Whether who did it in one had it done to them in the other, and none did it in both."""
    return bool(a.of & b.rest) and bool(a.rest & b.of) and not (a.of & b.of) and not (a.rest & b.rest)


_DIFFER = {"order": _of_two_orders, "extent": _of_two_extents, "side": _of_two_sides, "roles": _turned}
