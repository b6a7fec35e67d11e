"""The words beside a stretch of text, for one that is too short to be understood by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.text.sentences import ends_abbreviated

BRIEF = 80  # characters of a stretch that needs the words around it
AROUND = 90  # characters of those words, on either side

_CLOSING = re.compile(r"[\"”’'»)]*")
_SENTENCE = re.compile(r"[\r\n]|[.!?][\"”’']*\s+(?=[\"“‘']?[A-Z])")


def beside(text: str, start: int, end: int, brief: int = BRIEF) -> tuple[str, str]:
    """Return the words of the sentence before and after text[start:end], marked where they are cut.

    Both are empty for a stretch of `brief` characters or more, which is long enough by itself.
    """
    return (_before(text, start), _after(text, end)) if end - start < brief else ("", "")


def _ends(window: str) -> Iterator[re.Match[str]]:
    """Yield the ends of sentences and lines in a window; the stop of an abbreviation ends none."""
    for match in _SENTENCE.finditer(window):
        if match.group()[0] != "." or not ends_abbreviated(window[max(0, match.start() - 12) : match.start()]):
            yield match


def _before(text: str, start: int) -> str:
    low = max(0, start - AROUND)
    window = text[low:start]
    cut = max((match.end() for match in _ends(window)), default=-1)
    if cut >= 0:
        return window[cut:]
    return window if low == 0 else "… " + window[window.find(" ") + 1 :]


def _after(text: str, end: int) -> str:
    window = text[end : end + AROUND]
    if text[end - 1 : end] in (".", "!", "?"):  # the sentence ends with the stretch, but for its quotation mark
        return _CLOSING.match(window).group()  # type: ignore[union-attr]
    found = next(_ends(window), None)
    if found:
        return window[: found.start() + 1].rstrip("\r\n")
    return window if end + AROUND >= len(text) else window[: window.rfind(" ") + 1] + "…"
