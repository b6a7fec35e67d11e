"""Who somebody is: how two articles introduce one person, and what is told of it where they do not quote alike."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from yamlcases import cases

from discrepancy import Article, check
from discrepancy.model import Severity

DAY = datetime.date(2025, 6, 10)
STORY = """

The Tolmere council met in Halse on Monday. Bo Lind spoke for Petrax. “We are glad,” said Una Grey of Norvale.
"""


@pytest.mark.parametrize("case", cases("introductions", "pairs"))
def test_introductions(case: dict[str, Any]) -> None:
    articles = [Article(f"{n}.txt", n, case[n] + STORY, published=DAY) for n in "ab"]
    found = [f for f in check(articles).findings if f.rule.startswith("attribution/")]
    if case["rule"]:
        assert case["rule"] in [finding.rule for finding in found]
    else:
        assert not [finding for finding in found if finding.severity is not Severity.NOTE]


def test_a_finding_points_at_the_words_that_introduce() -> None:
    a, b = "Ola Brenn, a surgeon, found the boy.", "The boy was found by Ola Brenn, a lawyer."
    report = check([Article("a.txt", "a", a + STORY, published=DAY), Article("b.txt", "b", b + STORY, published=DAY)])
    texts = {w.text for f in report.findings if f.rule == "attribution/role" for w in f.witnesses}
    assert texts == {"Ola Brenn, a surgeon", "Ola Brenn, a lawyer"}
