"""Days of the year: "March 10", "Feb. 2", "1 June", "the first of July", "Christmas Eve".

A date with its year, or a month with a year alone, is none.
"""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import lexicon
from discrepancy.text.stems import telling_word
from discrepancy.text.tokens import Tokens

_MONTH = 31  # days by which months are told apart: a date's number is its place in a year of such months
_YEAR = 4  # digits


def read_date(tokens: Tokens, i: int, first: int, last: int) -> tuple[int, int, int] | None:
    """Return (place in the year, first token, token after) of the date whose day stands at token `i`, or None."""
    lows = tokens.lows
    if feast := _feast_at(lows, i):
        day, start, end = feast
        return None if start < first or end > last or _year_follows(lows, end, last) else feast
    day = day_number(lows[i])
    if not day:
        return None
    joined = i >= first + 2 and lows[i - 1] in (".", "the")  # "Feb. 2", "July the first"
    before, after = i - 2 if joined else i - 1, i + 2 if i + 2 < last and lows[i + 1] == "of" else i + 1
    spelled = lows[i] in spelled_days()
    if before >= first and (joined or not spelled) and (month := _month(tokens, before)):
        return None if _year_follows(lows, i + 1, last) else (month * _MONTH + day, before, i + 1)
    if after < last and (after > i + 1 or not spelled) and (month := _month(tokens, after)):
        return None if _year_follows(lows, after + 1, last) else (month * _MONTH + day, i, after + 1)
    return None


def day_number(low: str) -> int:
    """Return the day of a month that a word tells, "9", "9th" or "ninth", or 0."""
    digits = low.rstrip("stndrh")
    if digits.isascii() and digits.isdigit():
        return int(digits) if digits[0] != "0" and int(digits[:3]) <= _MONTH else 0
    return spelled_days().get(low, 0)


def may_be_day(lows: list[str], i: int) -> bool:
    """Whether a word has beside it what makes it a day: "first of July", "July the first", "Boxing Day"."""
    if lows[i] in feasts():
        return _feast_at(lows, i) is not None
    after_month = i > 1 and lows[i - 1] == "the" and lows[i - 2] in month_numbers()
    return after_month or lows[i + 1 : i + 2] == ["of"]


def _month(tokens: Tokens, i: int) -> int:
    return month_numbers().get(tokens.lows[i], 0) if tokens.words[i][0].isupper() else 0


def _year_follows(lows: list[str], i: int, last: int) -> bool:
    at = i + 1 if i < last and lows[i] == "," else i
    return at < last and len(lows[at]) == _YEAR and lows[at].isdigit()


def _feast_at(lows: list[str], i: int) -> tuple[int, int, int] | None:
    """Return (place in the year, first token, token after) of the name of a day whose telling word is at a token."""
    for before, name, day in feasts().get(lows[i], ()):
        start = i - before
        if start >= 0 and lows[start : start + len(name)] == name:
            return day, start, start + len(name)
    return None


@cache
def feasts() -> dict[str, list[tuple[int, list[str], int]]]:
    """Return the days that have a name by its telling word: the words before that, the name, its place in the year."""
    table: dict[str, list[tuple[int, list[str], int]]] = {}
    for name, (month, day) in lexicon("days")["feasts"].items():
        parts = name.split()
        telling = telling_word(parts)
        table.setdefault(telling, []).append((parts.index(telling), parts, month * _MONTH + day))
    return table


@cache
def month_numbers() -> dict[str, int]:
    """Return every form of the names of months, "march" and "mar", with the month's number."""
    return {form: n for n, forms in enumerate(lexicon("days")["months"], 1) for form in forms}


@cache
def spelled_days() -> dict[str, int]:
    """Return the ordinals in words with the days of a month that they tell."""
    return {word: n for n, word in enumerate(lexicon("days")["ordinals"], 1)}
