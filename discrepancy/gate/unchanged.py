"""A gate for what a change touches: findings on articles that stayed as they were are held from it."""

from __future__ import annotations

from collections.abc import Set

from discrepancy.gate.holding import withhold
from discrepancy.model import Held, Hold, Report


def hold(report: Report, changed: Set[str]) -> Report:
    """Return a report whose findings each touch a changed document; all documents were read and compared."""
    touched = (any(witness.document in changed for witness in finding.witnesses) for finding in report.findings)
    found = zip(report.findings, touched, strict=True)
    return withhold(report, [None if kept else Held(finding, Hold.UNCHANGED) for finding, kept in found])
