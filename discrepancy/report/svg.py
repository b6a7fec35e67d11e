"""The terminal's report as a picture, for a README or a slide."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from discrepancy.model import Report
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.paint import write
from discrepancy.report.terminal import report_lines

_WIDTH = 88  # cells: the picture is as wide wherever it is made


def render(report: Report, look: Look = PLAIN) -> str:
    """Return the coloured report as an SVG image; the same report gives the same bytes."""
    from rich.console import Console

    console = Console(file=StringIO(), record=True, width=_WIDTH, color_system="truecolor", no_color=False, _environ={})
    write(console, report_lines(report, replace(look, width=_WIDTH, color=True)))
    return console.export_svg(title="discrepancy check", unique_id="discrepancy")
