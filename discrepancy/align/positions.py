"""Positions on one target, agreeing or not, to groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, product

from discrepancy.align.drafts import Draft, draft
from discrepancy.align.group import joined_groups, overlapping_groups
from discrepancy.align.kinship import Kinship
from discrepancy.model import Position, Statements
from discrepancy.text.targets import OUTRIGHT, matter_of, one_holder, one_matter

CEILING = 200  # a concept in more targets than this tells nothing
SHARE = 0.6  # of the smaller target that the larger has too


def align_positions(statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return groups of positions on one scale and one target; `position` where all agree, else `subject`."""
    told = [p for each in statements for p in each.positions]
    positions = [p for p in told if not p.plain]
    postings: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, position in enumerate(positions):
        for word in position.target:
            postings[position.scale, word].append(number)
    pairs = {
        pair
        for members in postings.values()
        if len(members) <= CEILING
        for pair in combinations(members, 2)
    }
    pairs |= _of_one_holder(positions, kinship)
    scores = {
        (i, j): value
        for i, j in pairs
        if (value := _same_target(positions[i], positions[j]))
        and kinship.same(positions[i].document, positions[j].document)
    }
    sizes = [len(p.target) for p in positions]
    groups = [_draft([positions[n] for n in group]) for group in overlapping_groups(sizes, scores)]
    return [*groups, *_of_one_deed(told, kinship)]


def _of_one_deed(positions: Sequence[Position], kinship: Kinship) -> list[Draft]:
    """Return groups of positions for and against what is likely one deed, in articles on one story."""
    by_deed: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, position in enumerate(positions):
        if position.deed:
            by_deed[position.document, position.deed].append(number)
    at_odds: list[tuple[int, int]] = []
    for (document, deed), mine in by_deed.items():
        for other in kinship.kin(document):
            theirs = by_deed.get((other, deed), ()) if other > document else ()
            for i, j in product(mine, theirs):
                if matter_of(positions[i], positions[j]) != OUTRIGHT:
                    at_odds.append((i, j))
    return [draft("subject", [positions[n] for n in group]) for group in joined_groups(len(positions), at_odds)]


def _of_one_holder(positions: Sequence[Position], kinship: Kinship) -> set[tuple[int, int]]:
    """Return the pairs of one holder's positions on one scale in articles on one story: they may share no word."""
    held: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, position in enumerate(positions):
        if position.holder:
            held[position.document, position.scale, position.holder.key].append(number)
    pairs: set[tuple[int, int]] = set()
    for (document, scale, holder), mine in held.items():
        for other in kinship.kin(document):
            theirs = held.get((other, scale, holder), ()) if other > document else ()
            if len(mine) * len(theirs) <= CEILING:
                pairs.update((min(i, j), max(i, j)) for i in mine for j in theirs)
    return pairs


def _same_target(a: Position, b: Position) -> float:
    """Return the share of the smaller target's content in the larger, 0 where too little or of another year."""
    if set(a.occasion.years) != set(b.occasion.years):
        return 0.0
    x, y = set(a.target), set(b.target)
    share = len(x & y) / min(len(x), len(y))
    if not one_matter(a, b) or (share < SHARE and not one_holder(a, b)):
        return 0.0
    return max(share, SHARE)


def _draft(positions: Sequence[Position]) -> Draft:
    agree = len({p.degree > 0 for p in positions}) == 1
    return draft("position" if agree else "subject", positions)
