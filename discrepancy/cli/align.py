"""`discrepancy align`: which statements of which articles belong together, unjudged."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancy.cli import options
from discrepancy.cli.output import conclude, emit
from discrepancy.cli.progress import Progress
from discrepancy.cli.screen import wants_color, width


@click.command("align", short_help="Show which statements belong together.")
@options.folder
@options.formats("terminal", "json")
@options.output
@options.allow_empty
@options.jobs
def command(folder: Path, form: str, output: Path | None, allow_empty: bool, jobs: int) -> int:
    """Show which statements of the articles in FOLDER are versions of one another."""
    from discrepancy.gate.threshold import verdict
    from discrepancy.pipeline import align_folder
    from discrepancy.report import json_report
    from discrepancy.report.look import Look
    from discrepancy.report.terminal import render_alignments

    with Progress() as progress:
        report = align_folder(folder, jobs=jobs, progress=progress)
    if form == "json":
        emit(json_report.render(report), output)
    else:
        look = Look(width=width(output), color=wants_color(output))
        emit(render_alignments(report, look), output)
    return conclude(report.problems, verdict(report, None, allow_empty=allow_empty))
