"""`--changed-since REV`: all articles are compared, and only findings on those that changed shut the gate."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from discrepancy.cli.main import shell

WIRE = "The Wire\n\n“We will rebuild the sea wall before winter,” Mayor Dana Orrin said on Monday.\n"
POST = WIRE.replace("Wire", "Post").replace("will", "will not")
ECHO = "The Echo\n\n“The ferries will be back on Friday at the latest,” Sheriff Lee Mock said.\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.invalid", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose articles lie in a sub-folder; two of them disagree, as committed."""
    home = tmp_path / "repository" / "articles"
    home.mkdir(parents=True)
    for name, text in (("wire", WIRE), ("post", POST), ("echo", ECHO)):
        (home / f"{name}.txt").write_text(text, encoding="utf-8")
    git(home, "init", "-q", "-b", "main")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "first")
    return home


def check(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(shell, ["check", str(folder), *options])


def test_what_was_wrong_before_does_not_shut_the_gate_and_is_counted(folder: Path) -> None:
    assert check(folder).exit_code == 1
    result = check(folder, "--changed-since", "HEAD")
    assert result.exit_code == 0
    assert "0 of 3 articles changed since HEAD; 1 finding held" in result.stderr
    assert "1 finding held: 1 in unchanged articles" in result.stdout


@pytest.mark.parametrize("how", ["edited", "staged", "committed", "new"])
def test_a_finding_that_touches_a_changed_article_shuts_it(folder: Path, how: str) -> None:
    name = "late.txt" if how == "new" else "echo.txt"
    (folder / name).write_text(ECHO.replace("Echo", "Late").replace("will be", "will not be"), encoding="utf-8")
    if how == "new":
        wrong = check(folder, "--changed-since", "HEAD")
    else:
        (folder / "star.txt").write_text(ECHO.replace("Echo", "Star"), encoding="utf-8")
        git(folder, "add", "star.txt")
        if how != "edited":
            git(folder, "add", ".")
        if how == "committed":
            git(folder, "commit", "-q", "-m", "second")
        wrong = check(folder, "--changed-since", "HEAD~1" if how == "committed" else "HEAD")
    assert wrong.exit_code == 1
    assert "ferries" in wrong.stdout and "sea wall" not in wrong.stdout


def test_only_what_the_branch_changed_counts(folder: Path) -> None:
    git(folder, "checkout", "-q", "-b", "draft")
    git(folder, "checkout", "-q", "main")
    (folder / "post.txt").write_text(POST + "\nIt rained.\n", encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "on main")
    git(folder, "checkout", "-q", "draft")
    assert check(folder, "--changed-since", "main").exit_code == 0


@pytest.mark.parametrize("name", ["aa.txt", "zz.txt"])
def test_a_sound_new_article_does_not_bring_back_what_was_wrong_before(folder: Path, name: str) -> None:
    (folder / name).write_text(POST.replace("Post", "Later"), encoding="utf-8")
    result = check(folder, "--changed-since", "HEAD")
    assert result.exit_code == 0, result.stdout
    (folder / name).write_text(POST.replace("Post", "Later").replace("will not", "may not"), encoding="utf-8")
    assert check(folder, "--changed-since", "HEAD").exit_code == 1


def test_a_changed_reference_counts_wherever_it_lies(folder: Path, tmp_path: Path) -> None:
    transcript = "MAYOR DANA ORRIN: We will never rebuild the sea wall before winter.\n\nQ: Never?\n"
    for place in (folder.parent / "transcript.txt", tmp_path / "transcript.txt"):
        place.write_text(transcript, encoding="utf-8")
        assert check(folder, "--reference", str(place), "--changed-since", "HEAD").exit_code == 1


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x"])
def test_an_unknown_revision_exits_2(folder: Path, revision: str) -> None:
    result = check(folder, f"--changed-since={revision}")
    assert result.exit_code == 2
    assert f"--changed-since {revision}: " in result.stderr and "Traceback" not in result.output
    assert not Path("x").exists()


def test_a_folder_without_a_repository_exits_2(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    result = check(tmp_path, "--changed-since", "HEAD")
    assert result.exit_code == 2 and "not a git repository" in result.stderr
