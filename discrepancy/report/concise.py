"""One line a finding, as compilers print theirs: `file:line:column: severity rule message`.

Editors jump to it and problem matchers read it. Source: https://www.gnu.org/prep/standards/html_node/Errors.html
"""

from __future__ import annotations

from discrepancy.model import Finding, Report
from discrepancy.report import told
from discrepancy.report.logged import logged
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.places import input_path, primary, shown, shown_held
from discrepancy.report.summary import held_by


def render(report: Report, look: Look = PLAIN) -> str:
    """Return a line for each input that could not be read, one for each finding shown, and one that counts them.

    What is held stands after what is not, where it is asked for, in lines that match no problem matcher.
    """
    lines = [f"{logged(input_path(p, look))}: error {told.UNREADABLE} {logged(p.message)}" for p in report.problems]
    lines += [line(finding, look) for finding in shown(report, look)]
    lines += [line(held.finding, look, f"{held_by(held.by)} ") for held in shown_held(report, look)]
    lines += [told.tally(report, look.min_severity)] if look.summary else []
    return "".join(f"{each}\n" for each in lines)


def line(finding: Finding, look: Look, mark: str = "") -> str:
    """Return a finding as one line, without its line break; the mark stands before its severity."""
    witness = primary(finding)
    where = f"{logged(look.path(witness.document))}:{witness.line}:{witness.column}"
    return f"{where}: {mark}{finding.severity} {logged(finding.rule)} {logged(told.message(finding))}"
