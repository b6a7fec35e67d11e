"""The findings kept from the gate, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from discrepancy.model import Finding, Held, RuleInfo
from discrepancy.report.page.places import Place, Places


class HeldView(NamedTuple):
    """One finding kept from the gate, and why."""

    severity: str
    rule: RuleInfo
    message: str
    by: str
    reason: str
    owner: str
    until: str
    fingerprint: str
    places: list[Place]


def held_back(places: Places, rules: Mapping[str, RuleInfo]) -> list[HeldView]:
    """Return the findings kept from the gate, in the report's order."""
    return [_held(each, places, rules) for each in places.report.held]


def rule_of(finding: Finding, rules: Mapping[str, RuleInfo]) -> RuleInfo:
    """Return the rule of a finding; one that the report does not know has its id for a title."""
    return rules.get(finding.rule) or RuleInfo(finding.rule, finding.rule, finding.severity, "")


def _held(held: Held, places: Places, rules: Mapping[str, RuleInfo]) -> HeldView:
    finding = held.finding
    return HeldView(
        str(finding.severity),
        rule_of(finding, rules),
        finding.message,
        str(held.by),
        held.reason,
        held.owner,
        held.until.isoformat() if held.until else "",
        finding.fingerprint,
        places.named(finding.witnesses),
    )
