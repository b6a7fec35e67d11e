"""Pairs to groups without chain merges: every member of a group is one utterance with the group's base."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from discrepancy.align.candidates import Pair

SURE = 0.9  # certainty at which a unit may follow another into its group

Near = defaultdict[int, dict[int, float]]


def star_groups(
    sizes: Sequence[float], scores: Mapping[Pair, float], next_of: Mapping[int, int], articles: Sequence[int]
) -> list[list[int]]:
    """Return groups of unit numbers, each sorted, of two or more.

    The longest unit that no base takes becomes a base; every other goes to the base that it is surest one with. A
    sentence left over joins its neighbour's group where both are parts of one sentence elsewhere.

    Args:
        sizes: the length of each unit; longer ones become bases first.
        scores: the pairs that are one utterance, (i, j) with i < j, each with its certainty.
        next_of: the unit that follows a unit in the same quotation, where one does.
        articles: the article of each unit. One article may print an utterance twice, and is not compared with itself.
    """
    near = _near(scores)
    bases = _bases(sizes, near)
    groups = {base: [base] for base in sorted(bases)}
    for number in sorted(near):
        if number not in bases:
            options = [(value, sizes[o], -o) for o, value in near[number].items() if o in bases]
            groups[-max(options)[2]].append(number)
    _join_own(groups, near, articles)
    _join_neighbours(groups, near, next_of)
    return [sorted(members) for _, members in sorted(groups.items()) if len(members) > 1]


def _join_own(groups: dict[int, list[int]], near: Near, articles: Sequence[int]) -> None:
    """Put a lone base into the group of its likest unit, where only the base there is of its own article."""
    home = {member: base for base, members in groups.items() for member in members}
    for lone in [base for base, members in groups.items() if len(members) == 1]:
        for _, other in sorted(((value, -n) for n, value in near[lone].items() if value >= SURE), reverse=True):
            target = home[-other]
            if target != lone and articles[target] == articles[lone]:
                groups[target].append(lone)
                groups[lone] = []
                break


def overlapping_groups(sizes: Sequence[float], scores: Mapping[Pair, float]) -> list[list[int]]:
    """Return for each base all that is near it, sorted: one statement may bear on several questions."""
    near = _near(scores)
    return [sorted([base, *near[base]]) for base in sorted(_bases(sizes, near))]


def _near(scores: Mapping[Pair, float]) -> Near:
    near: Near = defaultdict(dict)
    for (i, j), value in scores.items():
        near[i][j] = value
        near[j][i] = value
    return near


def _bases(sizes: Sequence[float], near: Near) -> set[int]:
    """Return the longest units of which none is near another."""
    bases: set[int] = set()
    for number in sorted(near, key=lambda n: (-sizes[n], n)):
        if bases.isdisjoint(near[number]):
            bases.add(number)
    return bases


def _join_neighbours(groups: dict[int, list[int]], near: Near, next_of: Mapping[int, int]) -> None:
    """Put a lone base into the group of the sentence before or after it that shares a fellow with it."""
    before = {after: unit for unit, after in next_of.items()}
    home = {member: base for base, members in groups.items() for member in members}
    for base in [b for b, members in groups.items() if len(members) == 1]:
        for neighbour in (next_of.get(base), before.get(base)):
            target = home.get(neighbour) if neighbour is not None else None
            if target is None or target == base:
                continue
            if any(m in near[base] and neighbour in near[m] for m in groups[target]):
                groups[target].append(base)
                groups[base] = []
                break
