"""Whether a clause tells what will be, or what has not been: a bill to be signed on Friday has not been signed."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.text.resources import words


def tense_of(lows: Sequence[str], first: int, last: int) -> str:
    """Return "coming" for a clause of tokens `first` to `last` that tells what will be, "undone" for what has not."""
    for i in range(first, last):
        low, after = lows[i], lows[i + 1] if i + 1 < last else ""
        if low in words("outcomes", "having_not") or (low in words("outcomes", "having") and after in ("not", "yet")):
            return "undone"
        if low in words("outcomes", "coming") or (low in words("outcomes", "coming_with_to") and after == "to"):
            return "coming"
    return ""
