"""Short statements that another article restates in all but one point."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from yamlcases import cases

from discrepancy import Article, check
from discrepancy.model import Event
from discrepancy.text.restated import POINTS, RESTATED
from discrepancy.text.wordnet import opposites, same_as


def points(*texts: str) -> list[str]:
    """Return the points in which the articles' statements part, in order of the alignments."""
    report = check([Article(f"{n}.txt", f"Outlet {n}", text) for n, text in enumerate(texts)])
    events = [w.statement for alignment in report.alignments for w in alignment.witnesses[:1]]
    told = [e.predicate for e in events if isinstance(e, Event) and e.predicate.startswith(RESTATED)]
    return [predicate.removeprefix(RESTATED) for predicate in told]


@pytest.mark.parametrize("case", cases("restated", "pairs"))
def test_two_articles(case: dict[str, Any]) -> None:
    assert {*POINTS, ""} >= {case["point"]}
    for texts in ((case["a"], case["b"]), (case["b"], case["a"])):
        assert points(*texts) == ([case["point"]] if case["point"] else [])


REJECTED = "The Tarn council rejected the Fennick solar farm."
PASSED = "After four hours the Tarn council on Monday passed plans for the Fennick solar farm."


def test_what_an_article_tells_both_ways_contradicts_no_other() -> None:
    assert points(REJECTED, PASSED) == ["opposite"]
    assert points(f"{REJECTED} A year on, the Tarn council passed the Fennick solar farm.", PASSED) == []


def test_a_finding_names_the_words_in_which_the_two_part() -> None:
    report = check([Article("a.txt", "Wire", REJECTED), Article("b.txt", "Post", PASSED)])
    (finding,) = (f for f in report.findings if f.rule == "contradiction/opposite")
    assert {(v.a, v.b) for v in finding.variants} == {("rejected", "passed")}


def test_a_refrain_is_no_restatement() -> None:
    assert points(REJECTED, " ".join([PASSED] * 30)) == []


class TestWordNet:
    def test_common_meanings_alone_stand_for_one_another(self) -> None:
        assert "purchas" in same_as("buy")
        assert same_as("not-a-word") == frozenset()

    def test_verbs_and_adjectives_have_opposites_and_nouns_have_none(self) -> None:
        assert "sell" in opposites("buy")
        assert "war" not in opposites("peac")

    def test_every_word_knows_those_that_know_it(self) -> None:
        assert all("buy" in same_as(word) for word in same_as("buy"))

    def test_it_is_read_only_when_words_are_compared(self) -> None:
        code = "import sys, discrepancy.cli.main; sys.exit('discrepancy.text.wordnet' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
