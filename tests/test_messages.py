"""What findings say: the words that differ, enough of them to be true by themselves, and each conflict once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from newsdesk import discrepancy, put
from yamlcases import cases

from discrepancy import Article, check


@pytest.mark.parametrize("case", cases("judge", "messages"))
def test_one_finding_quotes_the_words_that_differ(case: dict[str, Any]) -> None:
    (finding,) = check([Article("a.txt", "Wire", case["a"]), Article("b.txt", "Post", case["b"])]).findings
    (variant,) = finding.variants
    shown = [variant.a, variant.b] if finding.witnesses[0].document == "a.txt" else [variant.b, variant.a]
    assert shown == case["shown"]
    assert all(f"“{words}”" in finding.message for words in shown)


WIRE = (
    "“The ferry line will have to find new owners by spring,” Iris Dahl, the governor of the island's savings bank, "
    "told a meeting of its shareholders in the old town hall in Tolby on Wednesday."
)
POST = WIRE.replace("the governor", "the deputy governor").replace("Wednesday", "Tuesday")


@pytest.mark.parametrize("name", ["full", "markdown", "html"])
def test_the_day_and_the_role_that_findings_turn_on_are_shown_and_marked(name: str, tmp_path: Path) -> None:
    put(tmp_path, "wire.md", WIRE)
    put(tmp_path, "post.md", POST)
    page = discrepancy("check", tmp_path, "--format", name, "--min-severity", "warning").output
    marks = {
        "markdown": ("~~Wednesday~~", "**Tuesday**", "~~governor~~", "**deputy governor**"),
        "html": (">Wednesday<", ">Tuesday<", ">governor<", ">deputy governor<"),
    }.get(name, ("[-Wednesday-]", "{+Tuesday+}", "[-governor-]", "{+deputy governor+}"))
    shown = " ".join(page.replace("│", "").split())
    assert all(words in shown for words in marks), shown


def test_a_day_in_the_sentence_before_is_shown() -> None:
    texts = [f"Iris Dahl met the press on {day}. “The ferry will be sold,” she said." for day in ("Monday", "Friday")]
    findings = check([Article(f"{n}.txt", f"Outlet {n}", text) for n, text in enumerate(texts)]).findings
    before = [witness.before.partition(".")[0] for finding in findings for witness in finding.witnesses]
    assert sorted(before) == ["Iris Dahl met the press on Friday", "Iris Dahl met the press on Monday"]


SAID = "“Nobody had read the gauge on the dam since the spring of last year,” "


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ("said Ann Lee.", "A source close to the board said.", "Post gives these words to a source close to the"),
        (
            "said Ann Lee, chief economist at the Farm Workers' Union.",
            "said Ann Lee, chief economist at the Land Agents' Institute.",
            "Ann Lee with “Land Agents' Institute”, Wire with “Farm Workers' Union”",
        ),
        ("said treasurer Ann Lee in her armchair.", "said Mayor Ann Lee.", "introduces Ann Lee as “Mayor”, Wire as “"),
    ],
)
def test_who_spoke_is_told_in_the_words_of_each_article(a: str, b: str, message: str) -> None:
    report = check([Article("a.txt", "Wire", SAID + a), Article("b.txt", "Post", SAID + b)])
    assert any(message in finding.message for finding in report.findings), [f.message for f in report.findings]
