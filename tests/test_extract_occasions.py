"""Occasions: when and where, as far as a sentence tells."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from yamlcases import cases

from discrepancy import Article, check
from discrepancy.extract.occasions import moments, read_occasion
from discrepancy.model import Block, Role
from discrepancy.text.tokens import Tokens, tokenize


def tokens_of(text: str) -> Tokens:
    return tokenize(text, [Block(0, len(text), Role.BODY)])


@pytest.mark.parametrize("case", cases("occasions", "occasions"))
def test_a_sentence(case: dict[str, Any]) -> None:
    tokens = tokens_of(case["text"])
    found = read_occasion(tokens, 0, len(tokens.words), case.get("published"))
    assert [day for day, _, _ in found.days] == case.get("days", [])
    assert list(found.years) == case.get("years", [])
    assert [venue for venue, *_ in found.venues] == case.get("venues", [])
    assert [day for day, _, _ in found.relative] == case.get("relative", [])


def test_days_and_venues_stand_where_they_are_printed() -> None:
    text = "On Monday, 3 March, she told a press conference so."
    found = read_occasion(tokens_of(text), 0, len(tokens_of(text).words), None)
    assert [text[start:end] for _, start, end in found.days] == ["Monday, 3 March"] * 2
    assert [text[start:end] for *_, start, end in found.venues] == ["press conference"]


@pytest.mark.parametrize(
    ("said", "occasions"),
    [
        ("Elin Marsh said on Thursday", 1),
        ("Elin Marsh said in October", 1),
        ("Elin Marsh, who took office in May, said", 1),
        ("Elin Marsh said in May", 2),
        ("Elin Marsh told us last May", 2),
        ("Elin Marsh told us in the March of that year", 2),
        ("Elin Marsh said in March 2029", 2),
    ],
)
def test_what_was_said_months_ago_was_said_on_another_occasion(said: str, occasions: int) -> None:
    day = date(2031, 10, 16)
    texts = "“We did not fire on Tarn,” Elin Marsh said.", f"“We did not fire on Orme,” {said}."
    report = check([Article(f"{n}.txt", f"Outlet {n}", text, published=day) for n, text in enumerate(texts)])
    assert [f.rule for f in report.findings] == (["wording/name"] if occasions == 1 else [])


def test_moments_are_all_the_days_and_venues_of_an_article_in_order() -> None:
    text = "She spoke in a statement on Monday. On Friday she spoke at a rally."
    found = moments(tokens_of(text), "a.txt")
    assert [(m.kind, m.value) for m in found] == [
        ("venue", "statement"), ("day", "monday"), ("day", "friday"), ("venue", "rally"),
    ]
