"""Datelines: the place, and often the day and the agency, before the first sentence of a report."""

from __future__ import annotations

import re

from discrepancy.load.dates import full_date

_LONGEST = 90
_WORDS_OF_DATE = 4  # "Monday, 19 May 2025"

# "SPRINGFIELD, Ohio, May 6 (Harbor News) —": a dash, with spaces around it unless it is a long one, ends it.
_DASH = re.compile(r"[^\"“”‘«»\n?!;:–—]{2,90}?(?:\s+-{1,2}\s+|\s*[–—]\s*|\s+-{1,2}\Z)")
_ANY_DASH = re.compile(r"[-–—]")
_AGENCY = re.compile(r"\(([^()]{2,40})\)\s*[-–—]{1,2}\s*\Z")
_PLACE = re.compile(r"(?:[^\W\d_]|[.'’\-]|\s)+")


def dateline_end(paragraph: str) -> int:
    """Return the length of the dateline that a paragraph opens with, the dash and the space after it in it, or 0."""
    if not _ANY_DASH.search(paragraph, 0, _LONGEST):  # as most have none, and the other pattern tries each place twice
        return 0
    match = _DASH.match(paragraph)
    if match is None or match.end() > _LONGEST:
        return 0
    known = _is_place(match.group()) or _is_wire(match.group()) or _is_day(match.group(), paragraph[match.end() :])
    return match.end() if known else 0


def agency(dateline: str) -> str | None:
    """Return the agency in the brackets before the dash of a dateline."""
    match = _AGENCY.search(dateline)
    return " ".join(match[1].split()) if match else None


def _is_wire(dateline: str) -> bool:
    """Whether an agency's initials end the dateline, or a day and any agency: "Lyon (AFP) –", "May 6 (Reuters) -"."""
    match = _AGENCY.search(dateline)
    if match is None or not dateline[0].isupper():
        return False
    before = dateline[: match.start()].split()
    return (match[1].isalpha() and match[1].isupper()) or (bool(before) and before[-1].isdigit())


def _is_day(dateline: str, after: str) -> bool:
    """Whether the words before the dash are a date and no more, and a sentence starts after it: "19 May 2025 - The"."""
    words = dateline.rstrip(" -–—").split()
    opens = after[:1].isupper() or after[:1] in "\"'“‘"
    return opens and len(words) <= _WORDS_OF_DATE and full_date(dateline) is not None


def _is_place(dateline: str) -> bool:
    """Whether the words before the first comma or bracket are printed in capitals."""
    place = re.split(r"[,(–—]|\s-", dateline, maxsplit=1)[0].strip()
    match = _PLACE.fullmatch(place)
    return match is not None and place.isupper() and len(place) > 2 and len(place.split()) <= 3
