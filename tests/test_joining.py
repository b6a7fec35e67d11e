"""What is known of two articles stays known when a third joins them, and a new error in the third is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from newsdesk import discrepancy, put
from test_changed import git

RIGHT = "“She told me that the quarry was closed until 2030,” union convenor Joe Brannigan said on Monday."
WRONG = RIGHT.replace("2030", "2035")
OTHERWISE = RIGHT.replace("me that", "me")
WORSE = RIGHT.replace("2030", "2040")
HOLDS = ("changed", "baseline", "accepted")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two articles that disagree; the finding is committed, in a baseline, and accepted."""
    folder = tmp_path / "desk"
    put(folder, "wire.txt", RIGHT)
    put(folder, "echo.txt", WRONG)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "desk")
    git(tmp_path, "commit", "-q", "-m", "first")
    discrepancy("baseline", folder, "--output", tmp_path / "known.json")
    entry = json.loads((tmp_path / "known.json").read_text(encoding="utf-8"))["findings"][0]["fingerprint"]
    discrepancy("accept", entry, "--reason", "On tape", "--owner", "Desk", "--file", tmp_path / "accepted.yml")
    return folder


def code(desk: Path, how: str) -> int:
    """Return the exit code of a check that holds what was known."""
    options = {
        "changed": ("--changed-since", "HEAD"),
        "baseline": ("--baseline", desk.parent / "known.json"),
        "accepted": ("--accepted", desk.parent / "accepted.yml"),
    }
    return discrepancy("check", desk, *options[how]).exit_code


@pytest.mark.parametrize("how", HOLDS)
@pytest.mark.parametrize("name", ["alpha.txt", "zulu.txt"])
@pytest.mark.parametrize("text", [RIGHT, OTHERWISE])
def test_an_old_error_is_no_news_when_an_article_joins(desk: Path, how: str, name: str, text: str) -> None:
    assert (discrepancy("check", desk).exit_code, code(desk, how)) == (1, 0)
    put(desk, name, text)
    assert code(desk, how) == 0


@pytest.mark.parametrize("how", HOLDS)
@pytest.mark.parametrize("name", ["alpha.txt", "zulu.txt"])
def test_another_wrong_figure_is(desk: Path, how: str, name: str) -> None:
    put(desk, name, WORSE)
    assert code(desk, how) == 1
