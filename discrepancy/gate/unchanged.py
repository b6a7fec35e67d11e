"""A gate for what a change touches: findings on articles that stayed as they were are held from it."""

from __future__ import annotations

from collections.abc import Iterable, Set

from discrepancy.gate.holding import withhold
from discrepancy.model import Finding, Held, Hold, Report

Claim = tuple[str, str, int, int]


def hold(report: Report, changed: Set[str], before: Iterable[Finding]) -> Report:
    """Return a report whose findings each touch a changed document; all documents were read and compared.

    `before` are the findings among the unchanged documents alone. What they say of a passage is no news where a changed
    article only takes another's place as the one that it differs from; where that is a reference, it is.
    """
    known = {_claim(finding) for finding in before}
    held = (None if _touched(finding, changed, known) else Held(finding, Hold.UNCHANGED) for finding in report.findings)
    return withhold(report, held)


def _touched(finding: Finding, changed: Set[str], known: Set[Claim]) -> bool:
    touched = [witness for witness in finding.witnesses if witness.document in changed]
    sure = any(witness.reference or witness.document == finding.witnesses[0].document for witness in touched)
    return sure or (bool(touched) and _claim(finding) not in known)


def _claim(finding: Finding) -> Claim:
    """What a finding says of which passage, whatever the passage is held against."""
    deviant = finding.witnesses[0]
    return finding.rule, deviant.document, deviant.start, deviant.end
