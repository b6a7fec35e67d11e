"""What the terminal at the other end can show, told from the environment."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

_NARROWEST, _WIDEST, _USUAL = 40, 100, 80  # cells; longer lines are hard to read


def wants_color(output: Path | None = None) -> bool:
    """Tell whether the report is to be coloured: on a terminal, unless NO_COLOR or TERM=dumb; FORCE_COLOR insists.

    Source: https://no-color.org and https://force-color.org.
    """
    if output is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal(sys.stdout)


def width(output: Path | None = None) -> int:
    """Return the cells in a line of the report."""
    columns = _USUAL if output else shutil.get_terminal_size((_USUAL, 24)).columns
    return min(max(columns, _NARROWEST), _WIDEST)


def is_terminal(stream: object) -> bool:
    """Tell a terminal from a pipe, a file or a closed stream."""
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and bool(isatty())
