"""Which documents have changed since a revision, as git tells: committed, staged, edited or new."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import click

# What a hook of a repository gets told of that repository, by `git rev-parse --local-env-vars`: it would make git look
# there and not where the articles are. Without GIT_INDEX_FILE, which in a commit of some files is not the whole index,
# the working tree decides, and that is what was read. What `-c` sets stays: it may say which folders are safe.
_OF_A_HOOK = frozenset(
    f"GIT_{name}"
    for name in (
        "ALTERNATE_OBJECT_DIRECTORIES", "COMMON_DIR", "CONFIG", "DIR", "GRAFT_FILE", "IMPLICIT_WORK_TREE", "INDEX_FILE",
        "INTERNAL_SUPER_PREFIX", "NO_REPLACE_OBJECTS", "OBJECT_DIRECTORY", "PREFIX", "REPLACE_REF_BASE", "SHALLOW_FILE",
        "WORK_TREE",
    )
)  # fmt: skip
_MOST_LINKS = 40  # as the system has it


def changed_since(folder: Path, revision: str, documents: Iterable[str]) -> frozenset[str]:
    """Return those of the documents, paths relative to the folder, that differ from where a revision left off.

    A document that git does not track, as one that it ignores, one of a repository within or one that lies outside, may
    have changed at any time.

    Raises:
        click.ClickException: git is not there, the folder is in no repository, or the revision is unknown.
    """
    if revision.startswith("-"):
        raise click.ClickException(f"--changed-since {revision}: no such revision")
    top = Path(_git(folder, revision, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
    base = _git(folder, revision, "merge-base", "HEAD", revision, apart=True).strip() or revision
    differing = _paths(top, _git(top, revision, "diff", "--name-only", "-z", "--no-renames", base, "--"))
    unchanged = _paths(top, _git(top, revision, "ls-files", "-z")) - differing
    home = folder.resolve()
    return frozenset(document for document in documents if not unchanged.issuperset(_places(home / document)))


def _paths(top: Path, listed: str) -> frozenset[Path]:
    return frozenset(top / path for path in listed.split("\0") if path)


def _places(path: Path) -> list[Path]:
    """Return all that decides what is read at a path: itself, each link that it leads to, and the file at the end.

    git tracks where a link leads apart from what is there, so that either may change alone.
    """
    places = [Path(os.path.normpath(path))]
    while places[-1].is_symlink() and len(places) <= _MOST_LINKS:
        places.append(Path(os.path.normpath(places[-1].parent / places[-1].readlink())))
    return [*places, path.resolve()]


def _git(folder: Path, revision: str, *arguments: str, apart: bool = False) -> str:
    """Return what a git command prints; `apart` tells that two histories without a common commit are no error."""
    command = ["git", "-C", str(folder), *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
    except FileNotFoundError as error:
        raise click.ClickException("--changed-since needs git, which is not installed") from error
    if done.returncode and not (apart and done.returncode == 1):
        said = os.fsdecode(done.stderr).strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else "git failed"
        raise click.ClickException(f"--changed-since {revision}: {reason}")
    return os.fsdecode(done.stdout)
