"""Who is meant by an office alone: "the fire chief" of one article, whom another article on the story names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from discrepancy.model import Attribution, Speaker, SpeakerKind, Statements
from discrepancy.text.names import bygone, offices_fit
from discrepancy.text.resources import words

Holders = dict[str, set[str]]  # the keys of the people that an article gives an office


def name_holders(statements: Sequence[Statements], kin: Callable[[str], Iterable[str]]) -> list[Statements]:
    """Return the statements where whoever speaks by an office alone has a `holder`, if the story has just one of them.

    Args:
        statements: those of all articles, with speakers linked.
        kin: the articles on one story with an article.
    """
    held = {each.document: _held(each) for each in statements}

    def holder(speaker: Speaker, near: Sequence[str]) -> str:
        found = {
            key
            for document in near
            for office, keys in held[document].items()
            if any(offices_fit(role, office) and not _stands_in(office, role) for role in speaker.roles)
            for key in keys
        }
        return found.pop() if len(found) == 1 else ""

    def named(each: Statements) -> Statements:
        if not any(map(_by_office, each.attributions)):
            return each
        near = [each.document, *kin(each.document)]
        return replace(each, attributions=tuple(of(said, near) for said in each.attributions))

    def of(said: Attribution, near: Sequence[str]) -> Attribution:
        speaker = said.speaker
        if speaker is None or not _by_office(said) or not (key := holder(speaker, near)):
            return said
        return replace(said, speaker=replace(speaker, holder=key))

    return [named(each) for each in statements]


def _by_office(said: Attribution) -> bool:
    speaker = said.speaker
    if speaker is None or speaker.kind is not SpeakerKind.ROLE or not any(map(_telling, speaker.roles)):
        return False
    return words("demonyms").isdisjoint(speaker.name.lower().split()) and not bygone(speaker.name)


def _stands_in(office: str, role: str) -> bool:
    """Whether an office is a stand-in's where a role is not: "deputy fire chief", "fire chief"."""
    return not words("bodies", "stand_ins").isdisjoint(set(office.split()) - set(role.split()))


def _telling(role: str) -> bool:
    """Whether a role is an office that one person holds in a story: not "chief" or "spokesman", but "fire chief"."""
    before, last = role.split()[-2:] if " " in role else ("", role)
    if last in words("bodies", "heads_of_portfolios") and before in words("bodies", "portfolios"):
        return True
    if last not in words("bodies", "distinct_offices", "any_leader") or last in words("bodies", "of_several"):
        return False
    return " " in role or last not in words("bodies", "any_leader")


def _held(each: Statements) -> Holders:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for person in _people(each):
        for role in person.roles:
            found[role].add(person.key)
    return found


def _people(each: Statements) -> Iterator[Speaker]:
    speakers = chain((a.speaker for a in each.attributions), (p.holder for p in each.positions))
    yield from (speaker for speaker in speakers if speaker and speaker.kind is SpeakerKind.PERSON)
