"""The rules that judged, as SARIF's reporting descriptors (3.49), with what GitHub shows of them.

https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
"""

from __future__ import annotations

import re

from discrepancy.model import Report, RuleInfo
from discrepancy.report.levels import SARIF, precision
from discrepancy.report.sarif_results import Object, plain

_WORD = re.compile(r"[^\W_]+")


def descriptors(report: Report) -> list[Object]:
    """Return a descriptor for each rule that judged, in order of their ids; one not told of has its id alone."""
    known = {rule.id: _descriptor(rule) for rule in report.rules}
    told_of = {finding.rule for finding in (*report.findings, *(held.finding for held in report.held))}
    return [known.get(rule) or {"id": rule} for rule in sorted({*known, *told_of})]


def _descriptor(rule: RuleInfo) -> Object:
    family, _, _ = rule.id.partition("/")
    why, guide = plain(rule.why), plain(rule.guide)
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in _WORD.findall(rule.id)),
        "shortDescription": {"text": plain(rule.title)},
        "fullDescription": {"text": why or plain(rule.title)},
        "help": {"text": "\n\n".join(part for part in (why, guide) if part) or plain(rule.title)},
        "defaultConfiguration": {"level": SARIF[rule.severity]},
        "properties": {"precision": precision(rule.confidence), "tags": [family]},
    }
