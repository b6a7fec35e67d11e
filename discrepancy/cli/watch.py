"""Doing a thing again whenever the articles, rules or configuration change, until the user has seen enough."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import click

from discrepancy.cli.output import name_problems, say
from discrepancy.cli.screen import is_terminal
from discrepancy.errors import DiscrepancyError

_WATCHED = frozenset({".txt", ".md", ".yaml", ".yml", ".toml"})  # reports written into the folder start no new run
_IGNORE = ".discrepancyignore"


def again(paths: Iterable[Path], run: Callable[[], int]) -> int:
    """Run, and run again at each change under some paths; an interrupt ends it with the code 0.

    Raises:
        click.ClickException: the library that watches files is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise click.ClickException("--watch needs one more package: pip install 'discrepancy[watch]'") from error
    with suppress(KeyboardInterrupt):
        _attempt(run)
        for _ in watch(*paths, watch_filter=lambda _, path: _counts(Path(path))):
            if is_terminal(sys.stdout):
                click.clear()
            _attempt(run)
    return 0


def _counts(path: Path) -> bool:
    return (path.suffix.lower() in _WATCHED and not path.name.startswith(".")) or path.name == _IGNORE


def _attempt(run: Callable[[], int]) -> None:
    """Run once; what is wrong is told, and may be put right while the watch goes on."""
    try:
        run()
    except DiscrepancyError as error:
        name_problems(error.problems)
    except click.ClickException as error:
        say(error.format_message())
