"""Alignment: what is one utterance across articles and what only looks like it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from yamlcases import cases

from discrepancy.align.group import overlapping_groups, star_groups
from discrepancy.model import Alignment, Article
from discrepancy.pipeline import check


def alignments(*texts: str, published: tuple[datetime.date | None, ...] = ()) -> tuple[Alignment, ...]:
    days = (*published, *([None] * len(texts)))
    articles = [Article(f"{n}.txt", f"Outlet {n}", text, published=days[n]) for n, text in enumerate(texts)]
    return check(articles, rules=[]).alignments


def groups(*texts: str, published: tuple[datetime.date | None, ...] = ()) -> list[list[str]]:
    found = alignments(*texts, published=published)
    return [[w.text for w in each.witnesses] for each in found if each.kind in ("quote", "reported")]


@pytest.mark.parametrize("case", cases("align", "pairs"))
def test_two_articles(case: dict[str, Any]) -> None:
    assert groups(case["a"], case["b"]) == case["is"]


@pytest.mark.parametrize("case", cases("align", "pairs"))
def test_the_order_of_two_articles_changes_no_group(case: dict[str, Any]) -> None:
    there, back = groups(case["a"], case["b"]), groups(case["b"], case["a"])
    assert sorted(map(sorted, there)) == sorted(map(sorted, back))


SAIL = "“The ferry will not sail until the pier is mended,” harbour master Nils Arden said."


def test_witnesses_of_three_articles_are_one_group() -> None:
    assert len(groups(SAIL, SAIL, SAIL)) == 1


def test_articles_months_apart_tell_different_stories() -> None:
    brief = "Harbour master Nils Arden called the Karsund pier “a disgrace to the town”."
    days = datetime.date(2031, 3, 5), datetime.date(2031, 3, 6), datetime.date(2031, 9, 5)
    assert len(groups(brief, brief, published=days[:2])) == 1
    assert groups(brief, brief, published=days[::2]) == []


def test_words_that_stand_whole_in_another_story_of_the_same_weeks_are_one_utterance() -> None:
    """Not those that stand in one of half a year before: a campaigner says a thing more than once."""
    fair = (
        "Ruta Lindholm won the Tamsin fair. Otto Brandt was jailed on Monday. Ana Petri resigned. Bela Orsk lost the "
        "race. Ines Faro was hired. Tove Amsel quit. Ulf Krag died. Nela Wirth won. "
        "Governor Elin Marsh spoke there of “closing the harbour school”."
    )
    strike = (
        "Jonas Velt was arrested in Port Halden. Mira Dorn won the vote. Sam Okoro quit the union. Lea Hult was "
        "fined. Piet Sanda died. Gus Tarn resigned. Rik Ebbe lost. "
        "“My rival means to end by closing the harbour school,” Governor Elin Marsh said."
    )
    days = datetime.date(2031, 3, 5), datetime.date(2031, 3, 9), datetime.date(2031, 9, 5)
    assert groups(fair, strike, published=days[:2]) == [
        ["closing the harbour school", "My rival means to end by closing the harbour school,"]
    ]
    assert groups(fair, strike, published=days[::2]) == []


def test_what_was_said_some_months_ago_is_not_what_is_said_now() -> None:
    now = "“We expect to sail again before the end of the year,” harbour master Nils Arden said."
    then = "In March, when the pier was shut, Nils Arden told us: “We expect to sail again before the summer.”"
    day = datetime.date(2031, 10, 14)
    assert groups(now, then, published=(day, day)) == []
    assert len(groups(now, then.replace("March", "October"), published=(day, day))) == 1


def test_a_like_remark_of_another_day_is_no_version_of_one_that_the_article_has_too() -> None:
    full = "“He is not a danger to people, but keep your dogs on a lead,” manager Ada Moss said."
    cut = "“He is not a danger to people … keep your dogs on a lead,” manager Ada Moss said."
    like = "The day before, Ada Moss said: “He is not a danger to anybody but a rabbit.”"
    (found,) = groups(full, f"{cut}\n\n{like}")
    assert not any("rabbit" in words for words in found)


def test_an_alignment_is_named_by_its_places_alone() -> None:
    first, again = alignments(SAIL, SAIL), alignments(SAIL, SAIL, "Nothing moved in the harbour.")
    assert [a.id for a in first] == [a.id for a in again]


def test_lines_and_columns_count_from_one_whatever_ends_a_line() -> None:
    (found,) = alignments(f"A line.\r\nAnother.\r\rAnd “so on”.\n\n{SAIL}", SAIL)
    assert [(w.line, w.column) for w in found.witnesses] == [(6, 2), (1, 2)]


def test_a_member_joins_the_base_that_it_is_surest_one_with() -> None:
    scores = {(0, 2): 0.6, (1, 2): 0.9}
    assert star_groups([9, 8, 3], scores, {}) == [[1, 2]]


def test_two_that_are_not_one_are_never_chained_by_a_third() -> None:
    assert star_groups([9, 3, 8], {(0, 1): 0.7, (1, 2): 0.6}, {}) == [[0, 1]]


def test_a_sentence_left_over_joins_its_neighbour_where_both_are_parts_of_one() -> None:
    assert star_groups([5, 4, 9], {(0, 2): 0.7, (1, 2): 0.6}, {0: 1}) == [[0, 1, 2]]


def test_a_position_may_bear_on_two_questions() -> None:
    assert overlapping_groups([9, 3, 8], {(0, 1): 0.9, (1, 2): 0.8}) == [[0, 1], [1, 2]]


@pytest.mark.parametrize(
    ("before", "apart"), [("The fire of 14 October 1974 killed 27 men.", True), ("The fire killed 27 men.", False)]
)
def test_what_was_said_of_an_event_long_ago_is_another_utterance(before: str, apart: bool) -> None:
    now = "“There is no evidence that the alarms were switched off,” Nils Arden said."
    then = f"{before} Sir Giles Orme stated: “There is evidence that the alarms were switched off.”"
    day = datetime.date(2026, 3, 5)
    assert (groups(now, then, published=(day, day)) == []) is apart


@pytest.mark.parametrize(
    ("again", "one"),
    [
        ("Our trade is growing, but almost all of the new income and nearly all the new wealth in this country", True),
        ("The trade may grow, yet almost all of the new income and nearly all of the new wealth in this nation", False),
    ],
)
def test_a_line_said_again_elsewhere_in_other_words_is_another_utterance(again: str, one: bool) -> None:
    said = "Our trade is growing, but almost all of the new income and all of the new wealth in this country"
    line = "“{} goes to the top one in a hundred of us,” Governor Elin Marsh said."
    fair = f"Ruta Lindholm won the Tamsin fair. Otto Brandt was jailed. {line.format(said)}"
    strike = f"Jonas Velt was arrested in Port Halden. Mira Dorn won. {line.format(again)}"
    days = datetime.date(2031, 3, 5), datetime.date(2031, 4, 25)
    assert bool(groups(fair, strike, published=days)) is one
