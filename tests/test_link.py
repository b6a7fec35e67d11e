"""Linking: one key for one person across articles, and two for two."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from yamlcases import cases

from discrepancy.link.speakers import link_speakers
from discrepancy.model import Attribution, Figure, Kind, Position, Speaker, SpeakerKind, Statements


def said_by(document: str, name: str, kind: SpeakerKind = SpeakerKind.PERSON) -> Statements:
    speaker = Speaker(name.casefold(), name, kind)
    return Statements(document, attributions=(Attribution(document, Kind.DIRECT, ((0, 5),), speaker=speaker),))


def speakers(statements: list[Statements]) -> list[Speaker]:
    return [each.attributions[0].speaker for each in statements if each.attributions[0].speaker]


def people(names: list[str], order: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return which names, by their numbers, are given one key, articles coming in some order."""
    linked = speakers(link_speakers([said_by(f"{n}.txt", names[n]) for n in order]))
    keys = {n: speaker.key for n, speaker in zip(order, linked, strict=True)}
    return {tuple(sorted(n for n in order if keys[n] == key)) for key in keys.values()}


@pytest.mark.parametrize("case", cases("link", "people"))
def test_names_are_made_people_whatever_the_order(case: dict[str, Any]) -> None:
    for order in permutations(range(len(case["names"]))):
        assert people(case["names"], order) == set(map(tuple, case["people"]))


def test_a_person_goes_by_the_fullest_name() -> None:
    linked = speakers(link_speakers([said_by("a", "Lindqvist"), said_by("b", "Ada Lindqvist")]))
    assert [speaker.name for speaker in linked] == ["Ada Lindqvist", "Ada Lindqvist"]


def test_bodies_are_not_linked_by_their_words() -> None:
    body = SpeakerKind.BODY
    linked = speakers(link_speakers([said_by("a", "Lindqvist Group", body), said_by("b", "Lindqvist", body)]))
    assert len({speaker.key for speaker in linked}) == 2


def test_holders_speakers_of_figures_and_tellers_are_linked_too() -> None:
    full = Speaker("ada lindqvist", "Ada Lindqvist", SpeakerKind.PERSON)
    bare = Speaker("lindqvist", "Lindqvist", SpeakerKind.PERSON)
    each = Statements(
        "b",
        attributions=(Attribution("b", Kind.DIRECT, ((0, 5),), within=bare),),
        figures=(Figure("b", (0, 5), 1, 1, "count", "exactly", speaker=bare),),
        positions=(Position("b", (0, 5), "support", 1, (0, 2), ("bridge",), (3, 5), holder=bare),),
    )
    _, linked = link_speakers([said_by("a", full.name), each])
    assert [linked.attributions[0].within, linked.figures[0].speaker, linked.positions[0].holder] == [full] * 3


def test_what_needs_no_link_stays_as_it_is() -> None:
    alone = [said_by("a", "Ada Lindqvist")]
    assert link_speakers(alone) == alone
