"""Pairs to groups without chain merges: every member of a group is one utterance with the group's base."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from discrepancy.align.ngrams import Pair

SURE = 0.9  # certainty at which a unit may follow another into its group

Near = defaultdict[int, dict[int, float]]


def star_groups(sizes: Sequence[float], scores: Mapping[Pair, float], next_of: Mapping[int, int]) -> list[list[int]]:
    """Return groups of unit numbers, each sorted, of two or more.

    The longest unit that no base takes becomes a base; every other goes to the base that it is surest one with, bases
    of its own length before mere fragments. A fragment left over follows the unit that it surely stands in, and a
    sentence left over its neighbour, where both are parts of one sentence elsewhere.

    Args:
        sizes: the length of each unit, below 1 for reported speech; longer ones become bases first.
        scores: the pairs that are one utterance, (i, j) with i < j, each with its certainty.
        next_of: the unit that follows a unit in the same quotation, where one does.
    """
    near = _near(scores)
    bases = _bases(sizes, near)
    groups = {base: [base] for base in sorted(bases)}
    for number in sorted(near):
        if number not in bases:
            options = [
                (_pull(value, sizes[number], sizes[o]), sizes[o], -o) for o, value in near[number].items() if o in bases
            ]
            groups[-max(options)[2]].append(number)
    _join_likest(groups, near, sizes)
    _join_neighbours(groups, near, next_of)
    return [sorted(members) for _, members in sorted(groups.items()) if len(members) > 1]


def _pull(value: float, size: float, base: float) -> float:
    """Return how much a base draws a unit: how sure the two are one, less where one is a part of the other.

    A size below 1 is that of reported speech, whose length tells nothing.
    """
    return value if min(size, base) < 1 else value * sqrt(min(size, base) / max(size, base))


def _join_likest(groups: dict[int, list[int]], near: Near, sizes: Sequence[float]) -> None:
    """Put a lone base into the group of its likest unit: a fragment of it, or its own article's second printing.

    A base with nothing but reported speech around it is as lone; of that, what is near the likest unit too comes along.
    """
    home = {member: base for base, members in groups.items() for member in members}
    for lone, members in groups.items():
        if lone not in members or any(sizes[n] >= 1 for n in members if n != lone):
            continue
        for _, other in sorted(((value, -n) for n, value in near[lone].items() if value >= SURE), reverse=True):
            target = home[-other]
            if target != lone:
                groups[target] += [lone, *(n for n in members if n != lone and n in near[-other])]
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
    """Return the longest units of which none is near another; of those of one length, what is near more goes first."""
    bases: set[int] = set()
    for number in sorted(near, key=lambda n: (-sizes[n], -len(near[n]), n)):
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


def joined_groups(size: int, edges: Iterable[Pair]) -> list[list[int]]:
    """Return the connected groups of two or more, each in order."""
    parent = list(range(size))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = n = parent[parent[n]]
        return n

    joined: set[int] = set()
    for edge in edges:
        joined.update(edge)
        x, y = root(edge[0]), root(edge[1])
        if x < y:
            parent[y] = x
        else:
            parent[x] = y
    found: defaultdict[int, list[int]] = defaultdict(list)
    for n in sorted(joined):
        found[root(n)].append(n)
    return list(found.values())
