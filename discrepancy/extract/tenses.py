"""Whether a clause tells what will be, or what has not been: a bill to be signed on Friday has not been signed."""

from __future__ import annotations

from discrepancy.text.resources import words


def tense_of(low: str, after: str) -> str:
    """Return "coming" for a word that with the one after it tells what will be, "undone" for what has not been."""
    if low in words("outcomes", "having_not") or (low in words("outcomes", "having") and after in ("not", "yet")):
        return "undone"
    coming = low in words("outcomes", "coming") or (low in words("outcomes", "coming_with_to") and after == "to")
    return "coming" if coming else ""
