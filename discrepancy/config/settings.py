"""What a run can be told, and how one layer of it is laid over another: a nearer layer wins.

A layer is a `Settings` in which whatever it does not say is None or empty; the settings of a run are the layers merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
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


@dataclass(frozen=True, slots=True)
class Settings:
    """All that configuration can say; None and () where it says nothing.

    `severity` holds what a file says under `severity` and, as off, under `ignore`. Of `outlets` the first that fits
    counts, of `overrides` the last.
    """

    rules: tuple[At[Path], ...] = ()
    select: At[tuple[At[str], ...]] | None = None
    severity: Levels = ()
    fail_on: At[str] | None = None
    min_severity: At[str] | None = None
    min_confidence: At[float] | None = None
    jobs: At[int] | None = None
    include: At[Globs] | None = None
    exclude: At[Globs] | None = None
    outlets: tuple[At[Naming], ...] = ()
    overrides: tuple[At[Override], ...] = ()
    baseline: At[Path] | None = None
    accepted: tuple[At[Path], ...] = ()

    def over(self, lower: Settings) -> Settings:
        """Return these settings laid over others: single values replace, lists of things to use add up."""
        joined = {
            "rules": _once((*lower.rules, *self.rules)),
            "severity": merged(lower.severity, self.severity),
            "outlets": _once((*self.outlets, *lower.outlets)),
            "accepted": _once((*lower.accepted, *self.accepted)),
            "overrides": _once((*lower.overrides, *self.overrides)),
        }
        for each in fields(self):
            own = getattr(self, each.name)
            joined.setdefault(each.name, getattr(lower, each.name) if own is None else own)
        return Settings(**joined)  # type: ignore[arg-type]


NOTHING = Settings()


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


def _once(items: Sequence[T]) -> tuple[T, ...]:
    """Return items in order, each once."""
    return tuple(dict.fromkeys(items))


def lowest_first(layers: Iterable[Settings]) -> Settings:
    """Return layers merged, each over those before it."""
    whole = NOTHING
    for layer in layers:
        whole = layer.over(whole)
    return whole
