"""Styled lines as text: plain, or with the colours of a terminal through rich."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING

from discrepancy.report.layout import Line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Colours of the terminal's own palette, so that they suit light and dark ones alike. Any other style is rich's own.
_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "rule": "bold",
    "heading": "bold",
    "outlet": "bold",
    "place": "blue",
    "dim": "dim",
    "deviant": "bold reverse red",
    "other": "bold reverse green",
}


def paint(lines: Iterable[Line], *, width: int, color: bool) -> str:
    """Return the lines as text with a final newline; escape sequences only where `color` is set."""
    if not color:
        return "".join(_plain(line) + "\n" for line in lines)
    from rich.console import Console

    out = StringIO()
    console = Console(file=out, width=width, force_terminal=True, color_system="standard", no_color=False, _environ={})
    write(console, lines)
    return out.getvalue()


def write(console: Console, lines: Iterable[Line]) -> None:
    """Print the lines on a console as they are: no wrapping, no markup, no highlighting."""
    console.print(_text(lines), soft_wrap=True, markup=False, highlight=False, emoji=False, end="")


def _text(lines: Iterable[Line]) -> Text:
    from rich.text import Text

    text = Text()
    for line in lines:
        for chunk, style in _merged(line):
            name, _, rest = style.partition(" link ")
            text.append(chunk, f"{_STYLES.get(name, name)} link {rest}" if rest else _STYLES.get(name, name))
        text.append("\n")
    return text


def _plain(line: Line) -> str:
    return "".join(chunk for chunk, _ in line).rstrip()


def _merged(line: Line) -> Line:
    """Join neighbours of one style, so that a phrase is coloured once; white space at the end is left out."""
    merged: Line = []
    for text, style in line[:-1] if line and not line[-1][0].strip() else line:
        if merged and merged[-1][1] == style:
            merged[-1] = merged[-1][0] + text, style
        else:
            merged.append((text, style))
    return merged
