"""What some formats need or write beside the report itself: a template, the summary of a CI step."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from discrepancy.cli.destinations import Destination


def match_template(ctx: click.Context, wanted: Sequence[Destination], template: Path | None) -> None:
    """See that a template is named where one is used, and only there.

    Raises:
        click.UsageError: one is without the other.
    """
    used = any(form == "template" for form, _ in wanted)
    if used and template is None:
        raise click.UsageError("--format template needs a --template FILE", ctx)
    if template is not None and not used:
        raise click.UsageError("--template needs --format template", ctx)


def step_summary(wanted: Sequence[Destination]) -> list[Destination]:
    """Return where Markdown goes beside annotations: the summary of a step of GitHub Actions, or nowhere.

    Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
    """
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    return [Destination("markdown", Path(path))] if path and any(form == "github" for form, _ in wanted) else []


def append(text: str, path: Path | None) -> None:
    """Put text at the end of a file that others write to as well.

    Raises:
        click.ClickException: it cannot be written.
    """
    if path is None:
        return
    try:
        with path.open("ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror or error}") from error
