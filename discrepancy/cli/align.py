"""`discrepancy align`: which statements of which articles belong together, unjudged."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancy.cli import options
from discrepancy.cli.configured import Configured, choice
from discrepancy.cli.output import conclude, emit
from discrepancy.cli.progress import Progress
from discrepancy.cli.screen import at_screen


@click.command("align", cls=Configured, short_help="Show which statements belong together.")
@options.folder
@options.formats("terminal", "json")
@options.output
@options.allow_empty
@options.references
@options.context
@options.jobs
@options.configured
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    form: str,
    output: Path | None,
    allow_empty: bool,
    references: tuple[Path, ...],
    context: int,
    jobs: int,
    **_configured: object,
) -> int:
    """Show which statements of the articles in FOLDER are versions of one another."""
    from discrepancy.cli.overwrite import spare
    from discrepancy.gate.threshold import verdict
    from discrepancy.pipeline import align_folder, collated
    from discrepancy.report import json_report
    from discrepancy.report.look import Look
    from discrepancy.report.terminal import render_alignments

    spare(ctx, [output])
    with Progress() as progress:
        report = align_folder(
            folder, references=references, jobs=jobs, progress=progress, choice=choice(ctx, folder)
        )
    if form == "json":
        emit(json_report.render(report, Look(root=folder.resolve())), output)
    else:
        look = at_screen(Look(context=context, root=folder.resolve()), output)
        emit(render_alignments(collated(report, every=True), look), output)
    return conclude(report.problems, verdict(report, None, allow_empty=allow_empty))
