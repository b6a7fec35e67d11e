"""The words beside a stretch of text, for one that is too short to be understood by itself."""

from __future__ import annotations

import re

BRIEF = 80  # characters of a stretch that needs the words around it
AROUND = 90  # characters of those words, on either side

_SENTENCE = re.compile(r"[\r\n]|[.!?][\"”’']*\s+(?=[\"“‘']?[A-Z])")


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words of the sentence before and after text[start:end], marked where they are cut.

    Both are empty for a stretch that is long enough.
    """
    return (_before(text, start), _after(text, end)) if end - start < BRIEF else ("", "")


def _before(text: str, start: int) -> str:
    low = max(0, start - AROUND)
    window = text[low:start]
    cut = max((match.end() for match in _SENTENCE.finditer(window)), default=-1)
    if cut >= 0:
        return window[cut:]
    return window if low == 0 else "… " + window[window.find(" ") + 1 :]


def _after(text: str, end: int) -> str:
    window = text[end : end + AROUND]
    found = _SENTENCE.search(window)
    if found:
        return window[: found.start() + 1].rstrip("\r\n")
    return window if end + AROUND >= len(text) else window[: window.rfind(" ") + 1] + "…"
