"""Single quotation marks told from apostrophes: "the patients' rights", "'em", "rock 'n' roll"."""

from __future__ import annotations

import re
from functools import cache

from discrepancy.model import Span
from discrepancy.text.resources import words as vocabulary

# A mark that can close: something printed before it, no letter after it.
_CLOSING = {"'": re.compile(r"(?<=\S)'(?![^\W_])"), "’": re.compile(r"(?<=\S)’(?![^\W_])")}
_CLOSERS = {"'": "'", "‘": "’", "‚": "’", "‛": "’", "`": "'"}
_WORD = re.compile(r"[^\W\d_]+|\d+s?")
_LONGEST = 600  # characters; a longer one is a stray apostrophe


@cache
def _clipped() -> frozenset[str]:
    return vocabulary("elisions")


def opens_single(text: str, begin: int, end: int, at: int) -> bool:
    """Whether the single mark at `at` can open a quotation: it stands before a word that it does not shorten."""
    before = text[at - 1] if at > begin else " "
    if not (before.isspace() or before in "([—–-“\"‘:/") or at + 1 >= end or text[at + 1].isspace():
        return False
    if text[at] == "‘":
        return True
    word = _WORD.match(text, at + 1, end)
    return word is None or (word.group().casefold() not in _clipped() and not word.group()[0].isdigit())


def closing_single(text: str, start: int, end: int, sign: str) -> Span | None:
    """Return the mark that closes a single quotation whose content starts at `start`, or None."""
    if sign == "‹":
        at = text.find("›", start, end)
        return (at, at + 1) if at >= 0 else None
    closer = _CLOSERS[sign]
    possible = None
    for match in _CLOSING[closer].finditer(text, start, min(end, start + _LONGEST)):
        at = match.start()
        if possible is not None and _opens_between(text, possible, at, closer):
            break
        possible = at
        if not _possessive(text, at, end):
            break
    return None if possible is None else (possible, possible + 1)


def _possessive(text: str, at: int, end: int) -> bool:
    """Whether a mark may belong to a plural before a noun: "the patients' rights"."""
    return text[at - 1] in "sS" and at + 2 < end and text[at + 1] == " " and text[at + 2].islower()


def _opens_between(text: str, start: int, at: int, closer: str) -> bool:
    """Whether another quotation opens between two marks, so that the earlier one closed."""
    opener = "‘" if closer == "’" else " '"
    return text.find(opener, start + 1, at) >= 0
