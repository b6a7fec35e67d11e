"""`discrepancy extract`: the statements of each article, one JSON object a line."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancy.cli import options
from discrepancy.cli.output import conclude, emit
from discrepancy.cli.progress import Progress


@click.command("extract", short_help="Print the statements of each article.")
@options.folder
@options.formats("jsonl")
@options.output
@options.allow_empty
@options.jobs
def command(folder: Path, form: str, output: Path | None, allow_empty: bool, jobs: int) -> int:
    """Print the quotes, reported speech, figures, positions and moments of the articles in FOLDER."""
    from discrepancy.gate.threshold import coverage
    from discrepancy.pipeline import extract_folder
    from discrepancy.report.jsonl import render_jsonl

    with Progress() as progress:
        extraction = extract_folder(folder, jobs=jobs, progress=progress)
    articles = {article.id: article for article in extraction.articles}
    emit("".join(render_jsonl(articles[found.document], found) for found in extraction.statements), output)
    read = coverage(len(extraction.articles), len(extraction.problems), allow_empty=allow_empty)
    return conclude(extraction.problems, read)
