"""Which findings a format lists, in what order, and where each stands in its file: in code points and in bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from discrepancy.errors import Problem
from discrepancy.model import Article, Finding, Held, Report, Witness
from discrepancy.report.look import Look
from discrepancy.report.marks import sides
from discrepancy.text.lines import line_starts


class Place(NamedTuple):
    """Where a text stands: lines and columns from 1, the end just past its last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def shown(report: Report, look: Look) -> list[Finding]:
    """Return the findings at or above the least severity that a reader wants to see, worst first."""
    seen = [finding for finding in report.findings if finding.severity.rank >= look.min_severity.rank]
    return sorted(seen, key=lambda finding: -finding.severity.rank)


def shown_held(report: Report, look: Look) -> list[Held]:
    """Return what is held from the gate, of the severities shown; nothing unless it is asked for."""
    return [each for each in report.held if look.show_held and each.finding.severity.rank >= look.min_severity.rank]


def primary(finding: Finding) -> Witness:
    """Return the witness that a finding is about: the deviant, or its first piece."""
    return finding.witnesses[0]


def others(finding: Finding) -> list[tuple[Witness, str]]:
    """Return the other witnesses with their sides: "a" further pieces of the deviant, "b" what it differs from."""
    return list(zip(finding.witnesses, sides(finding.witnesses), strict=True))[1:]


def input_path(problem: Problem, look: Look) -> str:
    """Return where an input that could not be read lies: as the user's words have it, or as the other documents."""
    inside = document_of(problem, look.root)
    return Path(problem.path).as_posix() if inside is None else look.path(inside)


def document_of(problem: Problem, root: Path | None) -> str | None:
    """Return the way from the folder to an input that could not be read, None where it lies elsewhere.

    The user may have named the folder by a link or with `..`; the input itself, which may be a link, is not followed.
    """
    path = Path(problem.path)
    place = path.parent.resolve() / path.name
    return place.relative_to(root).as_posix() if root is not None and place.is_relative_to(root) else None


def place(witness: Witness) -> Place:
    """Return where a witness stands, columns in code points."""
    return _place(witness, witness.column - 1, witness.text)


def byte_place(witness: Witness, articles: Mapping[str, Article]) -> Place:
    """Return where a witness stands, columns in bytes of UTF-8; `articles` are by id."""
    article = articles.get(witness.document)
    before = article.text[witness.start - witness.column + 1 : witness.start] if article else ""
    return _place(witness, len(_utf8(before)) if article else witness.column - 1, _utf8(witness.text).decode("latin-1"))


def unique_fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return the fingerprint of each finding; of equal ones, the second gets "-2" at its end, and so on."""
    met: Counter[str] = Counter()
    names = []
    for finding in findings:
        met[finding.fingerprint] += 1
        number = met[finding.fingerprint]
        names.append(finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}")
    return names


def _place(witness: Witness, before: int, text: str) -> Place:
    starts = line_starts(text)
    last = len(text) - starts[-1] + (before if len(starts) == 1 else 0)
    return Place(witness.line, before + 1, witness.line + len(starts) - 1, last + 1)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
