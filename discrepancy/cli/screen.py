"""What the terminal at the other end can show, told from the environment."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from discrepancy.report.look import Look

_FIRST_VTE = 5000  # the release of VTE, the terminal of GNOME and its kin, that first had links
_LINKING = frozenset(
    {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "xterm-kitty", "alacritty", "foot", "xterm-ghostty"}
)
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


def at_screen(look: Look, output: Path | None = None) -> Look:
    """Return a look with what the report's place can show: its width, and colours and links where it has them."""
    color = wants_color(output)
    return replace(look, width=width(output), color=color, links=color and _shows_links())


def _shows_links() -> bool:
    """Tell whether the terminal is one of those that are known to make addresses clickable; FORCE_HYPERLINK insists.

    Source: https://github.com/Alhadis/OSC8-Adoption, the terminals' own variables.
    """
    told = os.environ.get("FORCE_HYPERLINK")
    if told is not None or not is_terminal(sys.stdout):
        return bool(told) and told != "0"
    if int("0" + "".join(filter(str.isdigit, os.environ.get("VTE_VERSION", "")))) >= _FIRST_VTE:
        return True
    named = os.environ.get("TERM_PROGRAM", "") in _LINKING or os.environ.get("TERM", "") in _LINKING
    return named or any(name in os.environ for name in ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"))


def is_terminal(stream: object) -> bool:
    """Tell a terminal from a pipe, a file or a closed stream."""
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and bool(isatty())
