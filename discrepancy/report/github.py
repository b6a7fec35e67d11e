"""Workflow commands, which GitHub's runner turns into annotations on the files of a pull request.

Only ten of a kind are shown a step, so that the worst come first. Escapes are those that the runner's parser undoes:
https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Mapping

from discrepancy.errors import Problem
from discrepancy.model import Finding, Report, Severity
from discrepancy.report import told
from discrepancy.report.levels import GITHUB
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.places import input_path, place, primary, shown
from discrepancy.report.visible import visible

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, look: Look = PLAIN) -> str:
    """Return a command for each input that could not be read and each finding shown."""
    commands = [_unreadable(problem, look) for problem in report.problems]
    return "".join([*commands, *(_finding(finding, look) for finding in shown(report, look))])


def _unreadable(problem: Problem, look: Look) -> str:
    properties = {"file": input_path(problem, look), "line": problem.line, "title": told.UNREADABLE}
    return _command(GITHUB[Severity.ERROR], properties, told.unreadable(problem))


def _finding(finding: Finding, look: Look) -> str:
    """Return the command of a finding; columns are given within one line only, as the runner drops others."""
    witness = primary(finding)
    where = place(witness)
    alike = where.line == where.end_line
    properties = {
        "file": look.path(witness.document),
        "line": where.line,
        "endLine": where.end_line,
        "col": where.column if alike else None,
        "endColumn": where.end_column if alike else None,
        "title": finding.rule,
    }
    lines = [told.message(finding), *told.against_at(finding, look)]
    return _command(GITHUB[finding.severity], properties, "\n".join(lines))


def _command(name: str, properties: Mapping[str, object], data: str) -> str:
    told_of = (f"{key}={visible(str(value)).translate(_PROPERTY)}" for key, value in properties.items() if value)
    return f"::{name} {','.join(told_of)}::{data.translate(_DATA)}\n"
