"""One line a finding, as compilers print theirs: `file:line:column: severity rule message`.

Editors jump to it and problem matchers read it. Source: https://www.gnu.org/prep/standards/html_node/Errors.html
"""

from __future__ import annotations

from discrepancy.model import Finding, Report
from discrepancy.report import told
from discrepancy.report.logged import logged
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.places import input_path, primary, shown


def render(report: Report, look: Look = PLAIN) -> str:
    """Return a line for each input that could not be read, one for each finding shown, and one that counts them."""
    lines = [f"{logged(input_path(p, look))}: error {told.UNREADABLE} {logged(p.message)}" for p in report.problems]
    lines += [line(finding, look) for finding in shown(report, look)]
    return "".join(f"{each}\n" for each in [*lines, told.tally(report, look.min_severity)])


def line(finding: Finding, look: Look) -> str:
    """Return a finding as one line, without its line break."""
    witness = primary(finding)
    where = f"{logged(look.path(witness.document))}:{witness.line}:{witness.column}"
    return f"{where}: {finding.severity} {logged(finding.rule)} {logged(told.message(finding))}"
