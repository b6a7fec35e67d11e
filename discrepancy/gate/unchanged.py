"""A gate for what a change touches: findings on articles that stayed as they were are held back from it."""

from __future__ import annotations

from collections.abc import Set

from discrepancy.gate.holding import withhold
from discrepancy.model import Finding, Held, Hold, Report


def hold_unchanged(report: Report, changed: Set[str]) -> Report:
    """Return a report whose findings touch a changed document; the others are held. All were read and compared."""

    def touches(finding: Finding) -> bool:
        return any(witness.document in changed for witness in finding.witnesses)

    return withhold(report, (None if touches(f) else Held(f, Hold.UNCHANGED) for f in report.findings))
