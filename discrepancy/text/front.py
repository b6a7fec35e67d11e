"""Where front matter stands: between two lines of three hyphens, the first of them the first of the text."""

from __future__ import annotations

import re

OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)

# An article's own data are a few lines: nobody writes more, and YAML takes memory for what it is given.
_LONGEST = 65_536


def front_matter(text: str) -> tuple[int, int, int] | None:
    """Return where the YAML starts, where the text after it starts, and where the YAML ends; None without any."""
    opening = OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end(), _LONGEST)
    return None if closing is None else (opening.end(), closing.end(), closing.start())


def end_of(text: str) -> int:
    """Return the offset after the closing line of the front matter, or 0 where there is none."""
    found = front_matter(text)
    return 0 if found is None else found[1]
