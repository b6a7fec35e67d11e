"""GitLab's Code Quality report, shown beside the lines of a merge request.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
from typing import Any

from discrepancy.errors import Problem
from discrepancy.model import Finding, Report, Severity
from discrepancy.report import told
from discrepancy.report.levels import GITLAB
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.places import input_path, place, primary, shown, unique_fingerprints
from discrepancy.report.wire import written

Issue = dict[str, Any]


def render(report: Report, look: Look = PLAIN) -> str:
    """Return a JSON array with an object for each input that could not be read and each finding shown."""
    findings = shown(report, look)
    issues = [_unreadable(problem, look) for problem in report.problems]
    issues += [_issue(each, name, look) for each, name in zip(findings, unique_fingerprints(findings), strict=True)]
    return written(issues, depth=1)


def _issue(finding: Finding, fingerprint: str, look: Look) -> Issue:
    where = place(primary(finding))
    return {
        "description": told.message(finding),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": GITLAB[finding.severity],
        "location": {
            "path": look.path(primary(finding).document),
            "lines": {"begin": where.line, "end": where.end_line},
        },
    }


def _unreadable(problem: Problem, look: Look) -> Issue:
    key = f"{told.UNREADABLE}\n{input_path(problem, look)}".encode("utf-8", "surrogatepass")
    return {
        "description": told.unreadable(problem),
        "check_name": told.UNREADABLE,
        "fingerprint": hashlib.sha256(key).hexdigest()[:16],
        "severity": GITLAB[Severity.ERROR],
        "location": {"path": input_path(problem, look), "lines": {"begin": problem.line or 1}},
    }
