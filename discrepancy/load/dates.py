"""Full dates in header lines and file names. A date without its year is none: it would be guessed."""

from __future__ import annotations

import datetime
import re
from functools import cache

from discrepancy.text.resources import months

_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")


def full_date(text: str) -> datetime.date | None:
    """Return the first date with a year in a short text, or None.

    Numbers such as 3/4/2025, which are read one way in Britain and another in the United States, are no date.
    """
    if not _YEAR.search(text):
        return None
    return iso_date(text) or _printed(text) or _numeric(text)


def iso_date(text: str) -> datetime.date | None:
    """Return the first date of the form 2025-02-13."""
    match = _ISO.search(text)
    return _date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _printed(text: str) -> datetime.date | None:
    match = _named_month().search(text)
    if match is None:
        return None
    from dateutil import parser  # slow to import; most headers hold no full date

    try:
        return parser.parse(match.group(), dayfirst=True).date()
    except (ValueError, OverflowError):
        return None


def _numeric(text: str) -> datetime.date | None:
    match = _NUMERIC.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first <= 12 and second <= 12 and first != second:
        return None
    return _date(year, min(first, second), max(first, second))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


@cache
def _named_month() -> re.Pattern[str]:
    """Return the pattern of "6 May 2025", "May 6, 2025" and "6th of May, 2025"."""
    forms = sorted(sorted(months()), key=len, reverse=True)
    month = rf"(?:{'|'.join(forms)})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?:{month}\s+{day}|{day}\s+(?:of\s+)?{month}),?\s+(?:19|20)\d\d(?!\d)", re.IGNORECASE
    )
