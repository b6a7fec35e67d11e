"""The formats of a checked report, by name; a format's module is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from discrepancy.model import Report
from discrepancy.report.look import Look

# Each module has `render(report, look)`. The first is the default.
_MODULES = {
    "full": "terminal",
    "html": "html",
    "json": "json_report",
    "svg": "svg",
    "concise": "concise",
    "grouped": "grouped",
    "jsonl": "findings_jsonl",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "rdjson": "rdjson",
    "markdown": "markdown",
    "template": "template",
}
_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".svg": "svg",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".md": "markdown",
}

NAMES = tuple(_MODULES)
FOR_SCREENS = frozenset({"full", "concise", "grouped"})  # a person reads these where the check was run
WITH_EVERY_COLLATION = frozenset({"html"})  # these show `Report.collations` of all alignments
WITH_COLLATIONS = frozenset({"full", "svg"})  # and these of alignments with findings


def render(name: str, report: Report, look: Look) -> str:
    """Return the report in the format of that name, one of `NAMES`."""
    text: str = import_module(f"discrepancy.report.{_MODULES[name]}").render(report, look)
    return text


def is_told_by(path: Path) -> bool:
    """Tell whether a file's name tells a format."""
    return path.suffix.lower() in _SUFFIXES


def of_file(path: Path) -> str:
    """Return the format that a file's name tells, or the default."""
    return _SUFFIXES.get(path.suffix.lower(), NAMES[0])
