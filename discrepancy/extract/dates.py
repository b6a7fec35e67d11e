"""Days of the year: "March 10", "Feb. 2", "1 June". A date with its year, or a month with a year alone, is none."""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import lexicon
from discrepancy.text.tokens import Tokens

_MONTH = 31  # days by which months are told apart: a date's number is its place in a year of such months
_YEAR = 4  # digits


def read_date(tokens: Tokens, i: int, first: int, last: int) -> tuple[int, int, int] | None:
    """Return (place in the year, first token, token after) of the date whose day stands at token `i`, or None."""
    lows = tokens.lows
    digits = lows[i].rstrip("stndrh")
    if not digits.isascii() or not digits.isdigit() or not 1 <= int(digits[:3]) <= _MONTH or lows[i][:1] == "0":
        return None
    before = i - 2 if i - 2 >= first and lows[i - 1] == "." else i - 1
    if before >= first and (month := _month(tokens, before)):
        return None if _year_follows(lows, i + 1, last) else (month * _MONTH + int(digits), before, i + 1)
    if i + 1 < last and (month := _month(tokens, i + 1)):
        return None if _year_follows(lows, i + 2, last) else (month * _MONTH + int(digits), i, i + 2)
    return None


def _month(tokens: Tokens, i: int) -> int:
    return month_numbers().get(tokens.lows[i], 0) if tokens.words[i][0].isupper() else 0


def _year_follows(lows: list[str], i: int, last: int) -> bool:
    at = i + 1 if i < last and lows[i] == "," else i
    return at < last and len(lows[at]) == _YEAR and lows[at].isdigit()


@cache
def month_numbers() -> dict[str, int]:
    """Return every form of the names of months, "march" and "mar", with the month's number."""
    return {form: n for n, forms in enumerate(lexicon("days")["months"], 1) for form in forms}
