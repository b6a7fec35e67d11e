"""A gate for what a change touches: findings on articles that stayed as they were are held back from it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from discrepancy.model import Finding, Held, Hold, Report


def hold_unchanged(report: Report, changed: Set[str]) -> Report:
    """Return a report whose findings touch a changed document; the others are held. All were read and compared."""

    def touches(finding: Finding) -> bool:
        return any(witness.document in changed for witness in finding.witnesses)

    kept = tuple(finding for finding in report.findings if touches(finding))
    held = tuple(Held(finding, Hold.UNCHANGED) for finding in report.findings if not touches(finding))
    return replace(report, findings=kept, held=(*report.held, *held))
