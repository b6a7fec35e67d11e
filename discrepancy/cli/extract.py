"""`discrepancy extract`: the statements of each article, one JSON object a line or marked in the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancy.cli import options
from discrepancy.cli.configured import Configured, choice
from discrepancy.cli.output import conclude, emit
from discrepancy.cli.progress import Progress
from discrepancy.cli.screen import wants_color, width

if TYPE_CHECKING:
    from discrepancy.pipeline import Extraction


@click.command("extract", cls=Configured, short_help="Print the statements of each article.")
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@options.formats("jsonl", "terminal")
@options.output
@click.option("--facts", is_flag=True, help="Mark figures and positions too; JSON lines always hold them.")
@options.allow_empty
@options.jobs
@options.configured
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    form: str,
    output: Path | None,
    facts: bool,
    allow_empty: bool,
    jobs: int,
    **_configured: object,
) -> int:
    """Print the quotes, reported speech, figures, positions and moments of the articles in FOLDER.

    FOLDER may be a single article.
    """
    from discrepancy.cli.overwrite import spare
    from discrepancy.gate.threshold import coverage
    from discrepancy.pipeline import extract_folder

    spare(ctx, [output])
    with Progress() as progress:
        extraction = extract_folder(folder, jobs=jobs, progress=progress, choice=choice(ctx, folder))
    parts = _shown(extraction, output, facts) if form == "terminal" else _lines(extraction)
    emit("".join(parts), output)
    read = coverage(len(extraction.articles), len(extraction.problems), allow_empty=allow_empty)
    return conclude(extraction.problems, read)


def _lines(extraction: Extraction) -> Iterator[str]:
    """Yield the statements of each article as JSON lines."""
    from discrepancy.report.jsonl import render_jsonl

    articles = {article.id: article for article in extraction.articles}
    yield from (render_jsonl(articles[found.document], found) for found in extraction.statements)


def _shown(extraction: Extraction, output: Path | None, facts: bool) -> Iterator[str]:
    """Yield the legend, then each article with its statements marked."""
    from discrepancy.report.article_view import legend, render_article

    size, color = width(output), wants_color(output)
    articles = {article.id: article for article in extraction.articles}
    if articles:
        yield legend(size, color=color, facts=facts) + "\n"
    for found in extraction.statements:
        yield render_article(articles[found.document], found, width=size, color=color, facts=facts)
