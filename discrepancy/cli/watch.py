"""Doing a thing again whenever the articles, rules or configuration change, until the user has seen enough."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from discrepancy.cli.output import name_problems, say
from discrepancy.cli.screen import is_terminal
from discrepancy.errors import DiscrepancyError

_READ = frozenset({".txt", ".md", ".yaml", ".yml", ".toml"})  # reports of other formats start no new run
_IGNORE = ".discrepancyignore"
_PAUSE = 1000  # milliseconds between two looks at single files

Stamp = tuple[int, ...] | None  # what changes with a file, None where it is not there


@dataclass(frozen=True, slots=True)
class Watched:
    """Folders to look into at any depth, single files, which need not be there, and what the run itself writes."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    written: frozenset[Path]

    def counts(self, path: Path) -> bool:
        """Tell whether a change of a file in the folders is one that a run may read."""
        if path in self.written or path.parent.resolve() / path.name in self.written:
            return False
        return (path.suffix.lower() in _READ and not path.name.startswith(".")) or path.name == _IGNORE

    def stamps(self) -> list[Stamp]:
        """Return the stamp of each single file: the library would watch all that lies beside it, at any depth."""
        return [_stamp(path) for path in self.files]


Prepare = Callable[[], tuple[Watched, Callable[[], int]]]


def again(watched: Watched, prepare: Prepare) -> int:
    """Run, and run again at each change; an interrupt ends it with the code 0.

    `prepare` reads the configuration anew and returns what to watch from then on, and the run.

    Raises:
        click.ClickException: the library that watches files is not installed.
    """
    if find_spec("watchfiles") is None:
        raise click.ClickException("--watch needs one more package: pip install '.[watch]'")
    with suppress(KeyboardInterrupt):
        watched, seen = _attempt(prepare, watched)
        while True:
            watched, seen = _in_folders(watched, seen, prepare)
    return 0


def _in_folders(watched: Watched, seen: list[Stamp], prepare: Prepare) -> tuple[Watched, list[Stamp]]:
    """Run at each change until other folders are to be watched, so that none made during a run is missed."""
    folders = watched.folders
    for paths in _changes(folders):
        if any(map(watched.counts, paths)) or watched.stamps() != seen:
            if is_terminal(sys.stdout):
                click.clear()
            watched, seen = _attempt(prepare, watched)
        if watched.folders != folders:
            break
    return watched, seen


def _changes(folders: Iterable[Path]) -> Iterator[list[Path]]:
    """Yield the files that changed, or none after a pause."""
    from watchfiles import watch

    there = [folder for folder in folders if folder.is_dir()]
    for changes in watch(*there, watch_filter=None, rust_timeout=_PAUSE, yield_on_timeout=True):
        yield [Path(path) for _, path in changes]


def _attempt(prepare: Prepare, watched: Watched) -> tuple[Watched, list[Stamp]]:
    """Run once; what is wrong is told, and may be put right while the watch goes on."""
    seen = watched.stamps()
    try:
        watched, run = prepare()
        seen = watched.stamps()
        run()
    except DiscrepancyError as error:
        name_problems(error.problems)
    except click.ClickException as error:
        say(error.format_message())
    except OSError as error:
        say(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    return watched, seen


def _stamp(path: Path) -> Stamp:
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino
