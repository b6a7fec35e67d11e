"""Numbers in forms that few have: times of day, years and decades in words, Roman numerals, nil."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from discrepancy.text.resources import lexicon, words

Read = tuple[int, str, tuple[str, ...]]  # the word after, the value, what it stands for besides

_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minute>[0-5]\d)")
_HALVES = ("am", "pm")  # of the day
_FIRST_CENTURY, _LAST_CENTURY = 18, 20  # of years told as two numbers: "nineteen eighty-four"


@cache
def opens_form(low: str) -> bool:
    """Whether a word can open a form that no other reader of numbers knows."""
    return low in _decades() or low in lexicon("numbers")["roman"] or low in words("numbers", "nil")


def read_form(lows: Sequence[str], i: int) -> Read | None:
    """Return the number of such a form that starts at a word, or None."""
    low = lows[i]
    if low in words("numbers", "nil"):
        return i + 1, "0", ()
    if roman := lexicon("numbers")["roman"].get(low):
        return i + 1, str(roman), ()
    if decade := _decades().get(low):
        return i + 1, decade, ("s",)
    if low[0].isdigit():
        return _clock(lows, i) or _decade(lows, i)
    return _spoken_clock(lows, i) or _year(lows, i)


def _clock(lows: Sequence[str], i: int) -> Read | None:
    """Read "7:30", "7.30 pm" and "19:30" on a dial of twelve hours; a point alone makes a decimal, the same."""
    found = _CLOCK.fullmatch(lows[i])
    half = [low for low in lows[i + 1 : i + 2] if low in _HALVES]
    if found is None or (found["mark"] == "." and not half):
        return None
    hour = int(found["hour"])
    told = half or (["pm"] if hour > 12 else [])
    return i + 1 + len(half), _dial(hour, int(found["minute"])), tuple(told)


def _dial(hour: int, minute: int) -> str:
    """Return a time as a decimal prints it: "7.3" for half past seven."""
    return f"{hour % 12 or 12}.{minute:02}".rstrip("0").rstrip(".")


def _spoken_clock(lows: Sequence[str], i: int) -> Read | None:
    """Read "half past seven", "a quarter to eight", "ten past two"; "five to nine" is a range as often."""
    first = i + (lows[i] == "a")
    minutes = _minutes()
    if first + 2 >= len(lows) or lows[first] not in minutes or lows[first + 1] not in ("past", "to"):
        return None
    hour, before = minutes.get(lows[first + 2], 0), lows[first + 1] == "to"
    if not 0 < hour <= 12 or not 0 < (minute := minutes[lows[first]]) < 60 or (before and lows[first] != "quarter"):
        return None
    return first + 3, _dial(hour - 1 if before else hour, 60 - minute if before else minute), ()


def _year(lows: Sequence[str], i: int) -> Read | None:
    """Read "in nineteen eighty-four"; "twenty fifty-pound bags" are two numbers."""
    if i == 0 or lows[i - 1] not in words("numbers", "before_years"):
        return None
    cardinals = lexicon("numbers")["cardinals"]
    century, rest = (cardinals.get(low, 0) for low in (*lows[i : i + 2], "", "")[:2])
    if not (_FIRST_CENTURY <= century <= _LAST_CENTURY and rest >= 10):
        return None
    unit = cardinals.get(lows[i + 2], 0) if rest >= 20 and i + 2 < len(lows) else 0
    with_unit = 0 < unit < 10
    return i + 2 + with_unit, str(century * 100 + rest + unit * with_unit), ()


def _decade(lows: Sequence[str], i: int) -> Read | None:
    """Read "1990s", and "90s" as the same."""
    low = lows[i]
    if list(lows[i + 1 : i + 2]) != ["s"] or len(low) not in (2, 4) or not low.isdecimal() or low[-1] != "0":
        return None
    return i + 2, f"19{low}" if len(low) == 2 else low, ("s",)


@cache
def _decades() -> dict[str, str]:
    """Return the words for decades with their first years, those of the last century: "nineties"."""
    cardinals = lexicon("numbers")["cardinals"]
    return {f"{word[:-1]}ies": f"19{size}" for word, size in cardinals.items() if size >= 20}


@cache
def _minutes() -> dict[str, int]:
    """Return the words for minutes before or after an hour."""
    return {**lexicon("numbers")["cardinals"], **lexicon("units")["halves"]}
