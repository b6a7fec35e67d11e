"""Which documents of a folder a run reads and whose they are, by its configuration and its ignore file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from discrepancy.config.globs import Matcher, fault, matcher
from discrepancy.config.settings import Settings
from discrepancy.config.values import Globs
from discrepancy.errors import ConfigError, Problem
from discrepancy.text.files import read_utf8

IGNORE_FILE = ".discrepancyignore"


def taken(settings: Settings, folder: Path, also_refused: Globs | None = None) -> Matcher | None:
    """Return what tells whether a document is read, None where all are; `also_refused` is an ignore file's."""
    include = matcher(settings.include.value, folder) if settings.include and settings.include.value.patterns else None
    refused = [settings.exclude.value] if settings.exclude else []
    refusals = [matcher(globs, folder) for globs in (*refused, *([also_refused] if also_refused else []))]
    if include is None and not refusals:
        return None
    return lambda document: (include is None or include(document)) and not any(no(document) for no in refusals)


def outlet_of(settings: Settings, folder: Path) -> Callable[[str], str | None] | None:
    """Return what tells the outlet of a document, None of one that no pattern fits; None where none is configured."""
    named = [(matcher(each.value.globs, folder), each.value.outlet) for each in settings.outlets]
    if not named:
        return None
    return lambda document: next((outlet for fits, outlet in named if fits(document)), None)


def ignored(folder: Path) -> Globs | None:
    """Return the patterns of a folder's ignore file, None where it has none.

    Raises:
        DiscrepancyError: it cannot be read, or a line is no pattern; it holds all the problems.
    """
    path = folder / IGNORE_FILE
    if not path.is_file():
        return None
    lines = read_utf8(path).splitlines()
    wrong = [(number, line, reason) for number, line in enumerate(lines, 1) if (reason := fault(line))]
    if wrong:
        said = "{!r} is no pattern as in .gitignore: {}"
        raise ConfigError(*(Problem(str(path), said.format(line, reason), n, 1) for n, line, reason in wrong))
    return Globs(tuple(lines), folder)
