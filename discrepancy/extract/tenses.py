"""Whether a clause tells what will be, or what has not been: a bill to be signed on Friday has not been signed."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.text.resources import words


def tense_of(lows: Sequence[str], first: int, last: int) -> str:
    """Return "coming" for a clause of tokens `first` to `last` that tells what will be, "undone" for what has not."""
    coming, coming_with_to = words("outcomes", "coming"), words("outcomes", "coming_with_to")
    having, having_not = words("outcomes", "having"), words("outcomes", "having_not")
    for i in range(first, last):
        low, after = lows[i], lows[i + 1] if i + 1 < last else ""
        if low in having_not or (low in having and after in ("not", "yet")):
            return "undone"
        if low in coming or (low in coming_with_to and after == "to"):
            return "coming"
    return ""
