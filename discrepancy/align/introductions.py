"""One person introduced by several articles on one story: what one calls the person may not be what another does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from discrepancy.align.drafts import Draft, draft
from discrepancy.align.group import joined_groups
from discrepancy.model import Introduction, Statements


def align_introductions(statements: Sequence[Statements], kin: Callable[[str], Iterable[str]]) -> Iterator[Draft]:
    """Yield the introductions of each person whom articles on one story do not introduce alike.

    Args:
        statements: those of all articles, with speakers linked.
        kin: the articles on one story with an article.
    """
    by_key: defaultdict[str, list[Introduction]] = defaultdict(list)
    for each in statements:
        for one in each.introductions:
            by_key[one.speaker.key].append(one)
    for key in sorted(by_key):
        yield from _of_person(by_key[key], kin)


def _of_person(found: Sequence[Introduction], kin: Callable[[str], Iterable[str]]) -> Iterator[Draft]:
    if len({(one.speaker.roles, one.speaker.bodies) for one in found}) < 2:
        return
    number = {one.document: n for n, one in enumerate(found)}
    edges = ((n, number[other]) for document, n in number.items() for other in kin(document) if other in number)
    for group in joined_groups(len(found), edges):
        yield draft("introduction", [found[n] for n in group])
