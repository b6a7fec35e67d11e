"""What every way of holding a finding shares: a finding goes from a report's `findings` to its `held`, never away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from operator import attrgetter

from discrepancy.model import Finding, Held, Report

_of_finding = attrgetter("finding.order")


def everything(report: Report) -> tuple[Finding, ...]:
    """Return all that the rules found: what is held already, then what is not."""
    return *(held.finding for held in report.held), *report.findings


def withhold(report: Report, rulings: Iterable[Held | None]) -> Report:
    """Return a report less the findings whose ruling, one each in their order, holds them; they join those held."""
    ruled = list(zip(report.findings, rulings, strict=True))
    held = [*report.held, *(held for _, held in ruled if held)]
    return replace(
        report,
        findings=tuple(finding for finding, held in ruled if not held),
        held=tuple(sorted(held, key=_of_finding)),
    )


def covers(name: str, rule: str) -> bool:
    """Whether a name is that of a rule or of its family."""
    return name in (rule, rule.partition("/")[0])


def ran(name: str, report: Report, names: Collection[str]) -> bool:
    """Whether the rule of that name, or each of that family, judged: only then does it mean anything that none found.

    `names` are the rules and families that there are, of which a run may have left out some.
    """
    judged = {rule.id for rule in report.rules if covers(name, rule.id)}
    return bool(judged) and judged.issuperset(each for each in names if "/" in each and covers(name, each))


def all_ran(report: Report, names: Collection[str]) -> bool:
    """Whether all the rules among the names judged: what nobody found may else be what a rule left out would find."""
    return {rule.id for rule in report.rules}.issuperset(name for name in names if "/" in name)
