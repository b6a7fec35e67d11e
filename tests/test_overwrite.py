"""Reports are never written over what a run reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsdesk import SAYS, differing, discrepancy, put

from discrepancy.report import formats
from discrepancy.report.recognize import is_report


@pytest.mark.parametrize("command", ["check", "align", "extract", "baseline"])
def test_an_article_is_not_written_over(tmp_path: Path, command: str) -> None:
    article = differing(tmp_path / "desk") / "wire.md"
    before = article.read_bytes()
    result = discrepancy(command, tmp_path / "desk", "--output", article)
    assert (result.exit_code, article.read_bytes()) == (2, before)
    assert result.stderr == f"discrepancy: cannot write {article}: it is an article that this run reads\n"


def test_nor_is_one_that_a_link_leads_to_or_that_is_a_link(tmp_path: Path) -> None:
    folder = differing(tmp_path / "desk")
    (tmp_path / "link.json").symlink_to(folder / "post.md")
    copy = put(tmp_path, "copy.md", SAYS)
    (folder / "third.md").symlink_to(copy)
    for output in (tmp_path / "link.json", copy, folder / "../desk/wire.md"):
        result = discrepancy("check", folder, "--format", "json", "--output", output)
        assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    ("option", "name", "what", "text"),
    [
        ("--reference", "tape.txt", "a reference", SAYS),
        ("--baseline", "known.json", "a baseline", '{"version": 1, "findings": []}'),
        ("--accepted", "accepted.yml", "a file of accepted findings", "[]"),
        ("--config", "desk.yml", "a configuration", "fail_on: error"),
    ],
)
def test_nor_what_stands_beside_the_articles(tmp_path: Path, option: str, name: str, what: str, text: str) -> None:
    folder, path = differing(tmp_path / "desk"), tmp_path / name
    path.write_text(text, encoding="utf-8")
    result = discrepancy("check", folder, option, path, "--output", path)
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, text)
    assert f"it is {what} that this run reads" in result.stderr


def test_nor_the_baseline_that_the_configuration_names(tmp_path: Path) -> None:
    folder = differing(tmp_path / "desk")
    known = tmp_path / "known.json"
    discrepancy("baseline", folder, "--output", known)
    (folder / "discrepancy.yml").write_text("baseline: ../known.json\n", encoding="utf-8")
    assert discrepancy("check", folder, "--output", known).exit_code == 2
    assert discrepancy("baseline", folder, "--output", known).exit_code == 0  # that one writes it


@pytest.mark.parametrize("form", [name for name in formats.NAMES if name != "template"])
@pytest.mark.parametrize("options", [(), ("--quiet",), ("--min-severity", "error", "--ignore", "wording")])
def test_an_earlier_report_among_the_articles_is_replaced(tmp_path: Path, form: str, options: tuple[str]) -> None:
    folder = differing(tmp_path / "desk")
    output = folder / "report.txt"
    for _ in range(2):
        result = discrepancy("check", folder, "--format", form, "--output", output, "--exit-zero", *options)
        assert (result.exit_code, result.output.count("cannot write")) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        SAYS,
        "# Two errors\n\nThe board made 2 errors.",
        "[Updated] Port sold\n\nText.",
        "3 notes from the harbour",
        "2 errors, 3 runs and a win",
        "10:15 error in the vote",
    ],
)
def test_an_article_is_no_report(text: str) -> None:
    assert not is_report(text)
