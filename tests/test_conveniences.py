"""Small comforts of `check`: watching, saying more or less, counting rules, and completing a command line."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from newsdesk import SAYS_NOT, differing, discrepancy, put


def test_quiet_prints_the_findings_and_nothing_else(tmp_path: Path) -> None:
    loud, quiet = discrepancy("check", differing(tmp_path)), discrepancy("check", tmp_path, "--quiet")
    assert (quiet.exit_code, quiet.stderr) == (1, "")
    assert "Summary" not in quiet.stdout and loud.stdout.startswith(quiet.stdout.rstrip())


def test_quiet_still_names_what_could_not_be_read(tmp_path: Path) -> None:
    (differing(tmp_path) / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 20)
    result = discrepancy("check", tmp_path, "--quiet")
    assert result.exit_code == 2
    assert "bad.txt" in result.stderr and "could not be read" in result.stderr


@pytest.mark.parametrize("form", ["concise", "grouped", "full"])
def test_quiet_leaves_out_the_last_line_of_each_format_for_people(tmp_path: Path, form: str) -> None:
    told = discrepancy("check", differing(tmp_path), "-q", "--format", form).stdout
    assert "1 error" not in told and "wording/negation" in told


def test_verbose_says_what_was_read_of_each_article(tmp_path: Path) -> None:
    result = discrepancy("check", differing(tmp_path), "--verbose")
    assert "post.md: post, no date: 1 quote, 0 reported" in result.stderr
    assert "judged by" in result.stderr and "alignments: " in result.stderr


def test_statistics_count_each_rule_that_spoke_and_those_that_did_not(tmp_path: Path) -> None:
    told = discrepancy("check", differing(tmp_path), "--statistics").stdout
    assert "         1     0  wording/negation" in told
    assert "more found nothing" in told


def test_completion_is_a_script_that_completes(tmp_path: Path) -> None:
    script = discrepancy("completion", "bash")
    assert script.exit_code == 0 and "_DISCREPANCY_COMPLETE=bash_complete" in script.stdout
    assert completed("che") == ["plain,check"]


def completed(*typed: str) -> list[str]:
    """Return what bash would be offered for the last of some words."""
    words = {"COMP_WORDS": shlex.join(["discrepancy", *typed]), "COMP_CWORD": str(len(typed))}
    asked = {**os.environ, "_DISCREPANCY_COMPLETE": "bash_complete", **words}
    done = subprocess.run([sys.executable, "-m", "discrepancy"], env=asked, capture_output=True, text=True, check=False)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["explain", "wording/mod"], ["wording/modal"]),
        (["accept", "contrad"], ["contradiction"]),
        (["accept", "wording/modal", "wording/neg"], ["wording/negation"]),
        (["check", "--select", "wording/mod"], ["wording/modal"]),
        (["check", "articles", "--ignore", "attribution,wording/mod"], ["attribution,wording/modal"]),
        (["check", "--severity", "wording/mod"], ["wording/modal="]),
        (["check", "--profile", "reut"], ["reuters"]),
        (["check", "--select", "lexicons"], []),
    ],
)
def test_completion_completes_rules_and_profiles(typed: list[str], offered: list[str]) -> None:
    found = completed(*typed)
    assert {f"plain,{name}" for name in offered} <= set(found)
    assert all(typed[-1] in name for name in found) and bool(found) == bool(offered)


def wait_for(told: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not told():
        assert time.monotonic() < end, "nothing happened in time"
        time.sleep(0.05)


def test_watch_checks_again_when_an_article_changes_and_ends_at_an_interrupt(tmp_path: Path) -> None:
    log = tmp_path / "log"
    folder = differing(tmp_path / "articles")
    with log.open("wb") as out:
        command = [sys.executable, "-m", "discrepancy", "check", str(folder), "--watch", "--jobs", "1"]
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_for(lambda: b"gate shut" in log.read_bytes())
        time.sleep(0.5)  # the watch begins after the first run
        put(folder, "post.md", SAYS_NOT)
        wait_for(lambda: log.read_bytes().count(b"Summary") == 2)
        assert log.read_bytes().count(b"gate shut") == 1
    finally:
        process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    assert b"Traceback" not in log.read_bytes()
