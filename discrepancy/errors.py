"""Exceptions that name the file, and where it is known the line and the column, that they are about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one input: `path` as the user gave it, `line` and `column` from 1, or None."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return `path:line:column: message`, as compilers print it."""
        place = [self.path]
        if self.line is not None:
            place.append(str(self.line))
            if self.column is not None:
                place.append(str(self.column))
        return ":".join(place) + ": " + self.message


class DiscrepancyError(Exception):
    """The root of every error the project raises on purpose; it holds all the problems found, not only the first."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems in the order they were found."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class LoadError(DiscrepancyError):
    """An article that cannot be read as text."""


class RuleError(DiscrepancyError):
    """A rule or lexicon file that is not what it should be."""


class ReportError(DiscrepancyError):
    """A report that cannot be written as asked, such as one by a template with a mistake in it."""


class GateError(DiscrepancyError):
    """A baseline or a list of accepted findings that is not what it should be."""


class ConfigError(DiscrepancyError):
    """A configuration or profile that is not what it should be."""
