"""Texts levelled for comparison: case, white space and the shape of quotation marks never tell two apart."""

from __future__ import annotations

from functools import lru_cache

_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛‹›", "\"\"\"\"\"\"''''''")


@lru_cache(8192)  # rules ask for the same few facts of each comparison
def plain(text: str) -> str:
    """Return a text casefolded, with single spaces and straight quotation marks."""
    return " ".join(text.translate(_STRAIGHT).casefold().split())
