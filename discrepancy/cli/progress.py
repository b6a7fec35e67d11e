"""A progress bar for long runs, on standard error, where a person is looking."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from discrepancy.cli.screen import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_PATIENCE = 1.0  # seconds before a bar is worth the flicker


class Progress:
    """Called with articles done and their total; draws nothing in a short run or away from a terminal."""

    def __init__(self) -> None:
        """Note the time; nothing is drawn yet."""
        self._started = time.monotonic()
        self._watched = is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        """Return the callback itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away, whatever happened."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` articles have been read."""
        if not self._watched or time.monotonic() - self._started < _PATIENCE:
            return
        if self._bar is None or self._task is None:
            self._bar, self._task = _bar(total)
        self._bar.update(self._task, completed=done, total=total)


def _bar(total: int) -> tuple[Bar, TaskID]:
    from rich.console import Console
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True), transient=True)
    task = bar.add_task("Reading articles", total=total)
    bar.start()
    return bar, task
