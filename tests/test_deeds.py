"""Positions on one deed told in other words: for closing the park in one report, against its closure in another."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from yamlcases import cases

from discrepancy import Article, check

RULES = {"contradiction/position-unsure": "warning", "contradiction/position-update": "note"}


def found(a: str, b: str, days: int = 0) -> str:
    """Return what the rules on deeds say of two articles, the second out some days after the first."""
    first = datetime.date(2026, 3, 2)
    articles = [Article("a.txt", "A", a, published=first)]
    articles.append(Article("b.txt", "B", b, published=first + datetime.timedelta(days=days)))
    told = {RULES[finding.rule] for finding in check(articles).findings if finding.rule in RULES}
    return " and ".join(sorted(told)) or "nothing"


@pytest.mark.parametrize("case", cases("positions", "deeds"))
def test_positions_on_one_deed_are_held_against_each_other(case: dict[str, Any]) -> None:
    assert found(case["a"], case["b"]) == case["is"]


def test_a_holder_may_think_again_within_days() -> None:
    a, b = "Mayor Ruth Bell ruled out the closure of Tarn library.", "Mayor Ruth Bell is to shut Tarn library."
    assert found(a, b) == "warning"
    assert found(a, b, days=5) == "note"


def test_a_contradiction_of_two_positions_is_told_once() -> None:
    a = Article("a.txt", "A", "Mayor Ruth Bell accepted the resignation of police chief Jon Sato.")
    b = Article("b.txt", "B", "Mayor Ruth Bell rejected the resignation of police chief Jon Sato.")
    assert not {finding.rule for finding in check([a, b]).findings} & set(RULES)


def test_one_report_against_three_is_told_once() -> None:
    gone = Article("a.txt", "A", "The Orme name will be gone from the Karsund ships by May, a memo says.")
    kept = [
        Article(f"{n}.txt", str(n), f"The Orme name will be kept on the Karsund ships, {who} said.")
        for n, who in enumerate(("chief executive Kim Dahl", "spokesman Jon Sato", "director Ida Holm"))
    ]
    findings = [finding for finding in check([gone, *kept]).findings if finding.rule in RULES]
    assert len(findings) == 1
