"""The root command: what every command shares is decided here, exit codes and the handling of errors above all."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any, NoReturn

import click

from discrepancy import __version__
from discrepancy.cli.lazy import LazyGroup
from discrepancy.cli.output import name_problems, say
from discrepancy.errors import DiscrepancyError

REFUSED = 2
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it


class Shell(LazyGroup):
    """Runs a command and exits with the code it returns; an error becomes a line on standard error and exit code 2."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run the command line; always ends in SystemExit, and never in a traceback."""
        kwargs["standalone_mode"] = False
        try:
            code = super().main(*args, **kwargs)
        except click.UsageError as error:
            error.show()
            code = REFUSED
        except click.ClickException as error:
            say(error.format_message())
            code = REFUSED
        except DiscrepancyError as error:
            name_problems(error.problems)
            code = REFUSED
        except OSError as error:
            say(f"{error.filename}: {error.strerror}" if error.filename else str(error))
            code = REFUSED
        except (click.Abort, KeyboardInterrupt):
            say("interrupted")
            code = INTERRUPTED
        except Exception as error:  # a crash must not pass for a shut gate, which is what Python's own exit code 1 says
            _confess(error)
            code = REFUSED
        sys.exit(code or 0)


def _confess(error: Exception) -> None:
    if os.environ.get("DISCREPANCY_DEBUG"):
        traceback.print_exception(error)
    say(f"internal error: {type(error).__name__}: {error} (DISCREPANCY_DEBUG=1 shows where)")


_COMMANDS = ("check", "extract", "align", "rules", "explain", "why", "init", "config")


@click.group(
    cls=Shell,
    lazy={name: f"discrepancy.cli.{name}" for name in _COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="discrepancy")
def shell() -> None:
    """Check that the same quotes and facts agree across news articles.

    FOLDER holds the articles, one a file, by several outlets on the same events. Exit codes: 0 all is well, 1 findings
    shut the gate, 2 the run could not be trusted.
    """
