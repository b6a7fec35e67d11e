"""Texts levelled for comparison: case, white space and the shape of quotation marks never tell two apart."""

from __future__ import annotations

_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛‹›", "\"\"\"\"\"\"''''''")


def plain(text: str) -> str:
    """Return a text casefolded, with single spaces and straight quotation marks."""
    return " ".join(text.translate(_STRAIGHT).casefold().split())
