"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from discrepancy.report.look import CONTEXT

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

folder = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))

output = click.option(
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Write to FILE, replaced whole or not at all.  [default: standard output]",
)

jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    default=lambda: processors(),
    help="Worker processes.  [default: the number of processors]",
)

allow_empty = click.option("--allow-empty", is_flag=True, help="A folder without articles is no error.")

references = click.option(
    "--reference",
    "references",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="PATH",
    help="A transcript or checked text, or a folder of them, that outranks the articles; may be repeated.",
)

context = click.option(
    "--context",
    type=click.IntRange(min=0),
    metavar="N",
    default=CONTEXT,
    show_default=True,
    help="Words kept on either side of a difference in a long passage.",
)

rules = click.option(
    "--rules",
    "rule_paths",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="PATH",
    help="A rule file, or a folder of them, to use as well; may be repeated.",
)


def formats(*names: str) -> Decorator:
    """Return the `--format` option; the first name is the default."""
    kind = click.Choice(names)
    return click.option("--format", "form", type=kind, default=names[0], show_default=True, help="How to write it.")


def processors() -> int:
    """Return the number of processors this process may use, which in a container is less than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
