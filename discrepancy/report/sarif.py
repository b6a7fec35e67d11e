"""The Static Analysis Results Interchange Format, version 2.1.0: for code scanning and for viewers in editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html is the source of what a comment here calls a
section. Nothing in it tells the time or the machine, so that equal reports give equal bytes. It names no
`automationDetails`: whoever uploads several runs for one commit tells them apart (`category` of GitHub's upload).
"""

from __future__ import annotations

from typing import Any

from discrepancy.errors import Problem
from discrepancy.model import Report
from discrepancy.report import told
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.places import input_path
from discrepancy.report.sarif_results import BASE, Object, artifact, plain, results
from discrepancy.report.sarif_rules import descriptors
from discrepancy.report.uris import is_absolute
from discrepancy.report.wire import written
from discrepancy.version import VERSION

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report, look: Look = PLAIN) -> str:
    """Return a log of one run with every finding, whatever the least severity shown, and those held back."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, look)]}
    return written(log, depth=4)


def _run(report: Report, look: Look) -> Object:
    rules = descriptors(report)
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "discrepancy", "semanticVersion": VERSION, "rules": rules}},
        "invocations": [_invocation(report, look)],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [{"location": artifact(look.path(a.id)), "roles": ["analysisTarget"]} for a in report.articles],
        "results": results(report, look, {rule["id"]: at for at, rule in enumerate(rules)}),
    }
    if not is_absolute(look.path("")):
        run["originalUriBaseIds"] = {BASE: {"description": {"text": "The directory that the check was run in."}}}
    return run


def _invocation(report: Report, look: Look) -> Object:
    """Return whether all was read (3.20.14) and what was not (3.20.21)."""
    invocation: Object = {"executionSuccessful": not report.problems}
    if report.problems:
        invocation["toolExecutionNotifications"] = [_notification(problem, look) for problem in report.problems]
    return invocation


def _notification(problem: Problem, look: Look) -> Object:
    path = input_path(problem, look)
    location: Object = {"artifactLocation": artifact(path)}
    if problem.line:
        location["region"] = {"startLine": problem.line}
    return {
        "descriptor": {"id": told.UNREADABLE},
        "level": "error",
        "message": {"text": plain(f"{path} {told.unreadable(problem)}")},
        "locations": [{"physicalLocation": location}],
    }
