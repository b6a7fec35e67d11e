"""Lines above the body that say who wrote it, when, and for whom."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from discrepancy.load.boilerplate import any_of
from discrepancy.text.resources import calendar, lexicon, words

_LONGEST = 120
_MOST_WORDS = 16
_PARTED = re.compile(r"[|•·›]|\s>\s")
_SEPARATOR = re.compile(r"[|•·,@]|\s[–—-]\s|\.\s")
_PART = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_DAY_NUMBER = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b|\b\d{4}\b")
_NUMERIC_DATE = re.compile(r"\b\d{1,4}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?\b|\b\d{1,2}:\d\d\b")


class Cues(NamedTuple):
    """What bylines are known by."""

    by: re.Pattern[str]
    credit_starts: re.Pattern[str]
    credit_ends: tuple[str, ...]
    starts: re.Pattern[str]
    days: frozenset[str]
    dates: frozenset[str]
    masthead_last: frozenset[str]
    masthead_first: frozenset[str]


@cache
def _cues() -> Cues:
    table = lexicon("boilerplate")
    credits = table["credits"]
    before = "|".join(re.escape(word) for word in credits["before_by"])
    return Cues(
        by=re.compile(rf"(?:\A[\W_]*|[|•·–—.,:;]\s*|\b(?:{before})\s+)by:?\s+(?=\S)", re.IGNORECASE),
        credit_starts=re.compile(rf"[\W_]*{any_of(credits['starts']).pattern}:?\s*", re.IGNORECASE),
        credit_ends=tuple(credits["ends"]),
        starts=any_of(credits["header_starts"]),
        days=calendar(),
        dates=calendar() | frozenset(table["clock"]),
        masthead_last=words("mastheads", "last"),
        masthead_first=words("mastheads", "first"),
    )


def is_credit(raw: str, low: str) -> bool:
    """Whether a paragraph without quotation marks, wherever it stands, says who else worked on the article."""
    if low.endswith(_cues().credit_ends):
        return True
    match = _cues().credit_starts.match(raw)
    return match is not None and not raw[match.end() : match.end() + 1].islower() and _lowers(raw) <= 3


def is_byline(raw: str, low: str) -> bool:
    """Whether a line above the body (`low` is its plain form) is surely a byline or a line of dates."""
    if len(raw) > _LONGEST or len(low.split()) > _MOST_WORDS:
        return False
    by = _cues().by.search(raw) if "by" in low else None  # few lines have one to look for
    if by is not None and raw[by.end()].isupper() and not _is_sentence(raw):
        return True
    if _cues().starts.match(low) and (":" in low or _has_date(low) or _lowers(raw) <= 1):
        return True
    return _is_date(low)


def is_strip(raw: str, low: str) -> bool:
    """Whether a line by a headline is a strip of names and dates ("Harbor News | Sports | May 6")."""
    if len(raw) > _LONGEST or _lowers(raw) > 2 or _is_sentence(raw):
        return False
    return _PARTED.search(raw) is not None or (_has_date(low) and _SEPARATOR.search(raw) is not None)


def is_masthead(raw: str) -> bool:
    """Whether a line could be the name of an outlet: a few capitalised words, one of them known in such names."""
    parts = raw.strip("*_ ").split()
    if not 0 < len(parts) <= 5 or not parts[-1][-1].isalnum() or _lowers(raw):
        return False
    lows = [part.casefold() for part in parts]
    if lows[0] == "the":
        del lows[0]
    known = _cues()
    return bool(lows) and (
        (len(parts) > 1 and (lows[-1] in known.masthead_last or lows[0] in known.masthead_first))
        or any(low in known.masthead_last for low in lows[1:-1])
    )


def _is_sentence(raw: str) -> bool:
    """Whether a line ends in a stop and holds the lower-case words that bylines have few of."""
    return raw[-1] in ".!?" and _lowers(raw) > 0


def _lowers(raw: str) -> int:
    """Count the words of four letters or more in lower case."""
    return sum(len(word) > 3 and word.islower() for word in _PART.findall(raw))


def _has_date(low: str) -> bool:
    if _NUMERIC_DATE.search(low):
        return True
    return bool(_DAY_NUMBER.search(low)) and any(word.rstrip(".") in _cues().days for word in _PART.findall(low))


def _is_date(low: str) -> bool:
    """Whether all of a line is a date or a time."""
    parts = _PART.findall(low)
    return all(part.rstrip(".") in _cues().dates for part in parts) and _has_date(low)
