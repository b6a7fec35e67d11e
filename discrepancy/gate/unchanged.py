"""A gate for what a change touches: findings on articles that stayed as they were are held from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set

from discrepancy.gate.holding import withhold
from discrepancy.model import Finding, Held, Hold, Report

Claim = tuple[str, str, int, int]


def hold(report: Report, changed: Set[str], before: Iterable[Finding]) -> Report:
    """Return a report whose findings each touch a changed document; all documents were read and compared.

    `before` are the findings among the unchanged documents alone. What they say of a passage is no news where a changed
    article only takes another's place as the one that it differs from; where that is a reference, it is. Nor is it
    where the changed article shows which of two unchanged ones is wrong: each of those before then holds one.
    """
    known = {_claim(finding): finding.fingerprint for finding in before}
    touched = [_touches(finding, changed) for finding in report.findings]
    again = [_claim(finding) in known for finding in report.findings]
    left = Counter(known.values())
    for finding, new, told in zip(report.findings, touched, again, strict=True):
        if told or not new:
            left[known.get(_claim(finding), finding.fingerprint)] -= 1

    def news(finding: Finding, told: bool) -> bool:
        if _sure(finding, changed):
            return True
        if told:
            return False
        name = next((name for name in sorted({finding.fingerprint, *finding.also}) if left[name] > 0), None)
        if name:
            left[name] -= 1
        return name is None

    rulings = [
        None if new and news(finding, told) else Held(finding, Hold.UNCHANGED)
        for finding, new, told in zip(report.findings, touched, again, strict=True)
    ]
    return withhold(report, rulings)


def _touches(finding: Finding, changed: Set[str]) -> bool:
    return any(witness.document in changed for witness in finding.witnesses)


def _sure(finding: Finding, changed: Set[str]) -> bool:
    """Whether a changed article is the one that differs, or the reference that another differs from."""
    touched = [witness for witness in finding.witnesses if witness.document in changed]
    return any(witness.reference or witness.document == finding.witnesses[0].document for witness in touched)


def _claim(finding: Finding) -> Claim:
    """What a finding says of which passage, whatever the passage is held against."""
    deviant = finding.witnesses[0]
    return finding.rule, deviant.document, deviant.start, deviant.end
