"""The exit code of a run, and the reason in one line.

0: nothing at or above the threshold. 1: something is. 2: the run itself cannot be trusted, as an article could not be
read or there was none; 2 wins over 1, since a gate that judged half a folder has judged nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from discrepancy.model import Finding, Report, Severity
from discrepancy.text.counted import counted

OPEN, SHUT, UNSOUND = 0, 1, 2

_WORST_FIRST = sorted(Severity, key=lambda severity: -severity.rank)


class Verdict(NamedTuple):
    """An exit code and why, in words for standard error; "" where nothing needs saying."""

    code: int
    reason: str = ""


def verdict(
    report: Report,
    fail_on: Severity | None,
    *,
    allow_empty: bool = False,
    exit_zero: bool = False,
    malformed: int = 0,
) -> Verdict:
    """Judge a report: `fail_on` is the least severity that shuts the gate, None where none does.

    `exit_zero` leaves a shut gate open; it never makes an unsound run sound. `malformed` is the number of comments that
    were to ignore findings and could not be understood. What is held counts for nothing, but is told.
    """
    read = sum(not article.reference for article in report.articles)  # a reference alone has nothing to be held against
    unsound = coverage(read, len(report.problems), allow_empty=allow_empty)
    if malformed and not unsound.code:
        unsound = Verdict(UNSOUND, f"{counted(malformed, 'comment')} to this program could not be understood")
    over = over_threshold(report.findings, fail_on)
    if unsound.code:
        outcome = Verdict(UNSOUND, f"{unsound.reason}; {over} in the rest" if over else unsound.reason)
    elif over:
        left = "left open by --exit-zero" if exit_zero else "shut"
        outcome = Verdict(OPEN if exit_zero else SHUT, f"{over}: gate {left}")
    else:
        outcome = Verdict(OPEN, "gate open" if report.held else "")
    return outcome._replace(reason=f"{outcome.reason}; {len(report.held):,} held") if report.held else outcome


def coverage(articles: int, problems: int, *, allow_empty: bool = False) -> Verdict:
    """Judge what was read: unsound where an input could not be, or where there was nothing to read."""
    if problems:
        return Verdict(UNSOUND, f"{counted(problems, 'article')} could not be read")
    if not articles and not allow_empty:
        return Verdict(UNSOUND, "no article (.txt or .md) found; --allow-empty accepts that")
    return Verdict(OPEN)


def confident(report: Report, least: float) -> Report:
    """Return a report without the findings of less confidence, from 0 to 1, held or not."""
    if least <= 0:
        return report
    return replace(
        report,
        findings=tuple(finding for finding in report.findings if finding.confidence >= least),
        held=tuple(held for held in report.held if held.finding.confidence >= least),
    )


def over_threshold(findings: Iterable[Finding], fail_on: Severity | None) -> str:
    """Say how many findings stand at or above a severity ("2 errors, 1 warning"), or "" where none does."""
    if fail_on is None:
        return ""
    tally = Counter(finding.severity for finding in findings if finding.severity.rank >= fail_on.rank)
    return ", ".join(counted(tally[severity], severity) for severity in _WORST_FIRST if tally[severity])
