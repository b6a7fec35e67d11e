"""The terminal's report as a picture, for a README or a slide."""

from __future__ import annotations

from io import StringIO

from discrepancy.model import Report, Severity
from discrepancy.report.paint import write
from discrepancy.report.terminal import report_lines


def render_svg(report: Report, *, width: int = 88, min_severity: Severity = Severity.NOTE) -> str:
    """Return the coloured report as an SVG image; the same report gives the same bytes."""
    from rich.console import Console

    console = Console(file=StringIO(), record=True, width=width, color_system="truecolor", no_color=False, _environ={})
    write(console, report_lines(report, width, color=True, min_severity=min_severity))
    return console.export_svg(title="discrepancy check", unique_id="discrepancy")
