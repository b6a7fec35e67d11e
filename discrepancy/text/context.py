"""The words beside a stretch of text, for one that is too short to be understood by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discrepancy.model import Span
from discrepancy.text.sentences import ends_abbreviated

BRIEF = 80  # characters of a stretch that needs the words around it
AROUND = 90  # characters of those words, on either side
FARTHEST = 300  # characters on either side among which stands what has to be shown
_WORD = 30  # characters of a word and the stop after it, for a cut to come after them

_CLOSING = re.compile(r"[\"”’'»)]*")
_SENTENCE = re.compile(r"[\r\n]|[.!?][\"”’']*\s+(?=[\"“‘']?[A-Z])")


def beside(
    text: str, start: int, end: int, brief: int = BRIEF, keep: Iterable[Span] = ()
) -> tuple[str, str]:
    """Return the words of the sentence before and after text[start:end], marked where they are cut.

    Of the spans to `keep`, those of the paragraph that are not too far are held by them, if by more sentences than one.
    Both are empty for a stretch of `brief` characters or more, which is long enough by itself.
    """
    if end - start >= brief:
        return "", ""
    low = max(text.rfind("\n", 0, start) + 1, start - FARTHEST)
    line = text.find("\n", end)
    high = min(len(text) if line < 0 else line, end + FARTHEST)
    kept = [span for span in keep if low <= span[0] and span[1] <= high]
    first = min([start, *(s for s, _ in kept)])
    last = max([end, *(e for _, e in kept)])
    return _before(text, start, first), _after(text, end, last)


def _ends(window: str) -> Iterator[re.Match[str]]:
    """Yield the ends of sentences and lines in a window; the stop of an abbreviation ends none."""
    for match in _SENTENCE.finditer(window):
        if match.group()[0] != "." or not ends_abbreviated(window[max(0, match.start() - 12) : match.start()]):
            yield match


def _before(text: str, start: int, first: int) -> str:
    """Return the words of the sentence before `start`, those from `first` on among them."""
    low = max(0, min(start - AROUND, first - _WORD))
    window = text[low:start]
    cut = max((match.end() for match in _ends(window) if match.end() <= first - low), default=-1)
    if cut >= 0:
        return window[cut:]
    return window if low == 0 else "… " + window[window.find(" ") + 1 :]


def _after(text: str, end: int, last: int) -> str:
    """Return the words of the sentence after `end`, those up to `last` among them."""
    if last == end and text[end - 1 : end] in (".", "!", "?"):  # it ends with the stretch, but for its quotation mark
        return _CLOSING.match(text, end).group()  # type: ignore[union-attr]
    high = max(end + AROUND, last + _WORD)
    window = text[end:high]
    found = next((match for match in _ends(window) if match.start() >= last - end), None)
    if found:
        return window[: found.start() + 1].rstrip("\r\n")
    return window if high >= len(text) else window[: window.rfind(" ") + 1] + "…"
