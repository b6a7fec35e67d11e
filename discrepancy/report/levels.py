"""The words that other tools have for our severities, one table a tool.

A note is never a reason to hold a story, so that it gets the word that no tool fails a build on.
"""

from __future__ import annotations

from discrepancy.model import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, 3.27.10
SARIF = {_E: "error", _W: "warning", _N: "note"}
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
GITHUB = {_E: "error", _W: "warning", _N: "notice"}
# https://docs.gitlab.com/ci/testing/code_quality/: info, minor, major, critical, blocker
GITLAB = {_E: "critical", _W: "major", _N: "info"}
# https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
RDFORMAT = {_E: "ERROR", _W: "WARNING", _N: "INFO"}

# GitHub's words for how often a rule is right, each with the least confidence that earns it:
# https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
_PRECISIONS = ((0.9, "very-high"), (0.75, "high"), (0.5, "medium"))


def precision(confidence: float) -> str:
    """Return the word for a rule's confidence, from 0 to 1."""
    return next((word for least, word in _PRECISIONS if confidence >= least), "low")
