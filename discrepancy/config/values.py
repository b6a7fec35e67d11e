"""What settings are made of: values that know their place, patterns, and severities by rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from discrepancy.errors import Problem
from discrepancy.model import Severity

T = TypeVar("T")
Level = Severity | None  # None is "off"
OFF = "off"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a setting was made: a file with line and column from 1, or with a key where lines are not known."""

    path: str
    line: int | None = None
    column: int | None = None
    key: str = ""

    def problem(self, message: str) -> Problem:
        """Return a problem at this place."""
        return Problem(self.path, f"{self.key}: {message}" if self.key else message, self.line, self.column)

    def __str__(self) -> str:
        """Return `path:line:column`, or the path with the key."""
        if self.key:
            return f"{self.path}, {self.key}"
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


COMMAND_LINE = Place("discrepancy")  # what is wrong on the command line is told in the program's own name
DEFAULT = Place("default")


@dataclass(frozen=True, slots=True)
class At(Generic[T]):
    """A value and the place where it was set, which does not enter comparisons."""

    value: T
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Globs:
    """Patterns of documents in the syntax of .gitignore, as seen from the folder `base`."""

    patterns: tuple[str, ...]
    base: Path


@dataclass(frozen=True, slots=True)
class Naming:
    """The outlet of the documents that some patterns fit."""

    globs: Globs
    outlet: str


Levels = tuple[tuple[str, At[Level]], ...]  # by a rule's id or family, each name once


@dataclass(frozen=True, slots=True)
class Override:
    """Other severities for findings whose deviant witness is among some documents, of some outlets, or both."""

    severity: Levels
    documents: Globs | None = None
    outlets: tuple[str, ...] = ()


def merged(lower: Levels, upper: Levels) -> Levels:
    """Return one layer of severities over another: a family named above silences what is said of its rules below."""
    named = {name for name, _ in upper}
    kept = [(name, level) for name, level in lower if name not in named and family(name) not in named]
    return (*kept, *upper)


def level_of(rule: str, levels: Levels) -> At[Level] | None:
    """Return what is said of a rule, by its id or else by its family; None where nothing is."""
    said = dict(levels)
    return said.get(rule) or said.get(family(rule))


def family(rule: str) -> str:
    """Return the family of a rule's id, or the name itself."""
    return rule.partition("/")[0]


def with_ignored(severity: Levels, ignored: Levels) -> Levels:
    """Return the severities of one layer with the rules that it ignores; of one name the latter wins."""
    return tuple((dict(severity) | dict(ignored)).items())


def near(path: Path) -> Path:
    """Return a path as a reader here would write it: relative where it lies below the working directory."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
