"""No report is written over what the run reads: its articles, references, configuration and what holds findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from discrepancy.cli.configured import choice, configuration, configuration_files
from discrepancy.config.choice import IGNORE_FILE
from discrepancy.load.files import EVERYTHING, Choice, find
from discrepancy.report.recognize import is_report

_ENOUGH = 8192  # bytes of a file that show whether it is a report


def spare(ctx: click.Context, outputs: Iterable[Path | None]) -> None:
    """See that no output of a running command is a file that it reads, by whatever name or link.

    A report of an earlier run that lies among the articles is none of them, and may be replaced.

    Raises:
        click.ClickException: one is; it says which, and what it is.
    """
    there = {path.resolve(): path for path in outputs if path and str(path) != "-" and path.is_file()}
    if not there:
        return  # as nearly always: nothing is there that could be lost
    for what, place in (*_beside(ctx), *_articles(ctx, there)):
        if place in there:
            raise click.ClickException(f"cannot write {there[place]}: it is {what} that this run reads")


def _beside(ctx: click.Context) -> Iterator[tuple[str, Path]]:
    """Yield what a command reads beside the articles, each with what it is."""
    given, settings = ctx.params, configuration(ctx)
    for path in given.get("references", ()):
        yield from (("a reference", place) for place in _listed(path))
    named = {
        "a configuration": [*configuration_files(ctx), given["folder"] / IGNORE_FILE],
        "a baseline": [given.get("baseline")],
        "a file of accepted findings": [*given.get("accepted", ()), *(path.value for path in settings.accepted)],
        "a template": [given.get("template")],
        "a rule file": [*given.get("rule_paths", ()), *(path.value for path in settings.rules)],
    }
    for what, paths in named.items():
        yield from ((what, path.resolve()) for path in paths if path and path.is_file())


def _articles(ctx: click.Context, there: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Yield the articles of a command, less those that are reports."""
    folder: Path = ctx.params["folder"]
    reports = {place for place in there if is_report(_beginning(place))}
    yield from (("an article", place) for place in _listed(folder, choice(ctx, folder)) if place not in reports)


def _listed(path: Path, chosen: Choice = EVERYTHING) -> Iterator[Path]:
    """Yield where the articles of a folder, or a single one, lie; only a link needs to be followed."""
    root = path.resolve()
    for name in find(path, chosen.takes).articles:
        place = root / name if root.is_dir() else root
        yield place.resolve() if place.is_symlink() else place


def _beginning(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_ENOUGH).decode("utf-8", "replace")
