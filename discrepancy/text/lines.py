"""Where the lines of a text start and end: at `\\r\\n`, `\\r` and `\\n`, as in editors, and nowhere else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from discrepancy.model import Span

_NEWLINE = re.compile(r"\r\n|\r|\n")


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line starts, the first at 0."""
    if "\r" in text:
        return [0, *[match.end() for match in _NEWLINE.finditer(text)]]
    return [0, *accumulate([len(line) + 1 for line in text.split("\n")[:-1]])]


def line_spans(text: str) -> list[Span]:
    """Return the start and the end of each line, less its line break; empty lines too."""
    ends = [*(match.start() for match in _NEWLINE.finditer(text)), len(text)]
    return list(zip(line_starts(text), ends, strict=True))


def line_end(text: str, offset: int) -> int:
    """Return where the line ends on which an offset lies."""
    match = _NEWLINE.search(text, offset)
    return match.start() if match else len(text)


def line_of(starts: Sequence[int], offset: int) -> int:
    """Return the number of the line, from 1, on which an offset lies; `starts` are those of `line_starts`."""
    return bisect_right(starts, offset)
