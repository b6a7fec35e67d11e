"""Which documents have changed since a revision, as git tells: committed, staged, edited or new."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import click


def changed_since(folder: Path, revision: str, documents: Iterable[str]) -> frozenset[str]:
    """Return those of the documents, paths relative to the folder, that differ from where a revision left off.

    A document that lies outside the repository may have changed at any time.

    Raises:
        click.ClickException: git is not there, the folder is in no repository, or the revision is unknown.
    """
    if revision.startswith("-"):
        raise click.ClickException(f"--changed-since {revision}: no such revision")
    top = Path(_git(folder, revision, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
    base = _git(folder, revision, "merge-base", "HEAD", revision, apart=True).strip() or revision
    differing = _git(top, revision, "diff", "--name-only", "-z", "--no-renames", base, "--")
    new = _git(top, revision, "ls-files", "--others", "--exclude-standard", "-z")
    changed = {top / path for path in (differing + new).split("\0") if path}
    places = {document: (folder / document).resolve() for document in documents}
    return frozenset(d for d, place in places.items() if place in changed or not place.is_relative_to(top))


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
