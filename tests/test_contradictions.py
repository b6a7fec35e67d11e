"""Pairs of small articles that agree though they look as if they did not, and like ones that cannot both be right."""

from __future__ import annotations

from typing import Any

import pytest
from yamlcases import cases

from discrepancy import Article, check
from discrepancy.model import Severity


def loud(*texts: str) -> list[str]:
    """Return the rules of the errors and warnings on some articles of different outlets."""
    report = check([Article(f"{n}.txt", f"Outlet {n}", text) for n, text in enumerate(texts)])
    return [finding.rule for finding in report.findings if finding.severity is not Severity.NOTE]


@pytest.mark.parametrize("case", cases("contradictions", "agreeing"))
def test_articles_that_agree(case: dict[str, Any]) -> None:
    assert loud(case["a"], case["b"]) == loud(case["b"], case["a"]) == []


@pytest.mark.parametrize("case", cases("contradictions", "contradicting"))
def test_articles_that_cannot_both_be_right(case: dict[str, Any]) -> None:
    assert loud(case["a"], case["b"])
    assert loud(case["b"], case["a"])


@pytest.mark.parametrize("case", cases("contradictions", "notes"))
def test_what_is_worth_a_look(case: dict[str, Any]) -> None:
    for texts in ((case["a"], case["b"]), (case["b"], case["a"])):
        report = check([Article(f"{n}.txt", f"Outlet {n}", text) for n, text in enumerate(texts)])
        assert {finding.rule.removeprefix("contradiction/") for finding in report.findings} == {case["note"]} - {""}
