"""Findings weighed as the newsroom has decided: by rule, by family, and by where the deviant witness stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from discrepancy.config.globs import matcher
from discrepancy.config.settings import Settings
from discrepancy.config.values import At, Level, Override, level_of
from discrepancy.model import Finding, Severity, Witness

_Where = Callable[[Witness], bool]


def weigh(
    findings: Iterable[Finding], settings: Settings, folder: Path, at_most: Mapping[str, Severity]
) -> list[Finding]:
    """Return findings with the severities that the settings give them, in the order they had; those off are left out.

    `at_most` holds, by rule, a severity that none of its findings exceeds.
    """
    overrides = [(_where(each.value, folder), each.value) for each in settings.overrides]
    weighed = []
    for finding in findings:
        said = level_of(finding.rule, settings.severity)
        for holds, override in overrides:
            if holds(finding.witnesses[0]):
                said = level_of(finding.rule, override.severity) or said
        level = effective(finding.severity, said, at_most.get(finding.rule, Severity.ERROR))
        if level is not None:
            weighed.append(finding if level is finding.severity else replace(finding, severity=level))
    return weighed


def effective(own: Severity, said: At[Level] | None, at_most: Severity) -> Level:
    """Return the severity of a rule: its own where nothing is said of it, and never above what it allows."""
    if said is None or said.value is None:
        return own if said is None else None
    return min(said.value, at_most, key=lambda severity: severity.rank)


def _where(override: Override, folder: Path) -> _Where:
    """Return what tells whether an override is about a witness."""
    fits = matcher(override.documents, folder) if override.documents else None
    return lambda witness: (fits is None or fits(witness.document)) and (
        not override.outlets or witness.outlet in override.outlets
    )
