"""Which documents of a folder have changed since a revision, as git tells: committed, staged, edited or new."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import click


def changed_since(folder: Path, revision: str) -> frozenset[str]:
    """Return the paths, relative to the folder, of the files that differ from a revision or that it does not have.

    Raises:
        click.ClickException: git is not there, the folder is in no repository, or the revision is unknown.
    """
    if revision.startswith("-"):
        raise click.ClickException(f"--changed-since {revision}: no such revision")
    base = _git(folder, revision, "merge-base", "HEAD", revision, apart=True).strip() or revision
    differing = _git(folder, revision, "diff", "--name-only", "-z", "--relative", "--no-renames", base, "--", ".")
    new = _git(folder, revision, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(path for path in (differing + new).split("\0") if path)


def _git(folder: Path, revision: str, *arguments: str, apart: bool = False) -> str:
    """Return what a git command prints; `apart` tells that two histories without a common commit are no error."""
    command = ["git", "-C", str(folder), *arguments]
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
    except FileNotFoundError as error:
        raise click.ClickException("--changed-since needs git, which is not installed") from error
    if done.returncode and not (apart and done.returncode == 1):
        said = os.fsdecode(done.stderr).strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else "git failed"
        raise click.ClickException(f"--changed-since {revision}: {reason}")
    return os.fsdecode(done.stdout)
