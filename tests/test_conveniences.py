"""Small comforts of `check`: watching, saying more or less, counting rules, and completing a command line."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


@contextmanager
def watching(tmp_path: Path, folder: Path, *more: str) -> Iterator[Callable[[], str]]:
    """Watch a folder, yield what tells all that was printed, and see that an interrupt is a good end."""
    log = tmp_path / "log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "discrepancy", "check", str(folder), "--watch", "--jobs", "1", *more]
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        yield lambda: log.read_text("utf-8")
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    assert "Traceback" not in log.read_text("utf-8")


def test_watch_checks_again_when_an_article_changes_and_ends_at_an_interrupt(tmp_path: Path) -> None:
    folder = differing(tmp_path / "articles")
    with watching(tmp_path, folder) as told:
        wait_for(lambda: "gate shut" in told())
        time.sleep(0.5)  # the watch begins after the first run
        put(folder, "post.md", SAYS_NOT)
        wait_for(lambda: told().count("Summary") == 2)
        assert told().count("gate shut") == 1


@pytest.mark.parametrize("where", ["articles", "."])
def test_watch_reads_the_configuration_again(tmp_path: Path, where: str) -> None:
    folder = differing(tmp_path / "articles")
    with watching(tmp_path, folder) as told:
        wait_for(lambda: "error[wording/negation]" in told())
        time.sleep(0.5)
        (tmp_path / where / "discrepancy.yml").write_text("severity: {wording: warning}\nfail_on: warning\n")
        wait_for(lambda: "warning[wording/negation]" in told())
        (tmp_path / where / "discrepancy.yml").write_text("severity: {wording: wraning}\n")
        wait_for(lambda: "unknown severity 'wraning'" in told())
        (tmp_path / where / "discrepancy.yml").write_text("severity: {wording: note}\n")
        wait_for(lambda: "note[wording/negation]" in told())
        assert told().count("gate shut") == 2


def test_a_report_among_the_articles_starts_no_new_run_and_is_no_article(tmp_path: Path) -> None:
    folder = differing(tmp_path / "articles")
    with watching(tmp_path, folder, "--output", str(folder / "report.md"), "--format", "full") as told:
        wait_for(lambda: "gate shut" in told())
        time.sleep(2.5)
        assert told().count("gate shut") == 1
    again = discrepancy("check", folder, "--output", folder / "report.md", "--format", "full")
    assert "2 articles read, 1 other file passed over" in again.stdout


def test_an_interrupt_in_the_midst_of_a_watched_run_is_a_good_end(tmp_path: Path) -> None:
    folder = differing(tmp_path / "articles")
    for n in range(3000):
        put(folder, f"more/{n}.md", SAYS_NOT, f"Some {n} came.", outlet=f"Outlet {n}")
    with watching(tmp_path, folder) as told:
        time.sleep(1.5)
        assert "Summary" not in told()
