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
    git(home.parent, "init", "-q", "-b", "main")
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


@pytest.mark.parametrize("where", ["ignored", "nested"])
def test_an_article_that_git_does_not_track_may_always_have_changed(folder: Path, where: str) -> None:
    if where == "ignored":
        (folder.parent / ".gitignore").write_text("late*\n", encoding="utf-8")
        late = folder / "late.txt"
    else:
        (folder / "late").mkdir()
        late = folder / "late" / "late.txt"
    late.write_text(POST.replace("Post", "Late").replace("will not", "may not"), encoding="utf-8")
    if where == "nested":
        git(late.parent, "init", "-q")
        git(late.parent, "add", ".")
        git(late.parent, "commit", "-q", "-m", "of its own")
    git(folder.parent, "add", ".")
    git(folder, "commit", "-q", "-m", "second")
    result = check(folder, "--changed-since", "HEAD")
    assert (result.exit_code, "1 of 4 articles changed" in result.stderr) == (1, True), result.output


@pytest.mark.parametrize("through", ["", "latest"], ids=["straight", "by-another-link"])
def test_a_link_that_leads_elsewhere_has_changed_though_no_file_did(folder: Path, through: str) -> None:
    drafts = folder.parent / "drafts"
    drafts.mkdir()
    for name, text in (("good", WIRE), ("bad", POST)):
        (drafts / f"{name}.md").write_text(text.replace("Wire", "Post"), encoding="utf-8")
    (folder / "post.txt").unlink()
    link = drafts / "latest" if through else folder / "post.txt"
    if through:
        (folder / "post.txt").symlink_to("../drafts/latest")
    link.symlink_to(drafts / "good.md")
    git(folder.parent, "add", "-A")
    git(folder, "commit", "-q", "-m", "second")
    assert "0 of 3 articles changed" in check(folder, "--changed-since", "HEAD").stderr
    link.unlink()
    link.symlink_to(drafts / "bad.md")
    assert check(folder, "--changed-since", "HEAD").exit_code == 1


def test_a_hook_of_another_worktree_does_not_lead_git_astray(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    git(folder, "worktree", "add", "-q", str(other))
    (other / "articles" / "echo.txt").unlink()
    monkeypatch.setenv("GIT_DIR", str(folder.parent / ".git" / "worktrees" / "other"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "no-index"))
    result = check(folder, "--changed-since", "HEAD")
    assert (result.exit_code, "0 of 3 articles changed" in result.stderr) == (0, True), result.output


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
