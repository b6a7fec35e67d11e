"""Parts of a whole: "a half" added to a number ("six and a half hours", "2½"), and a bare one ("half the members")."""

from __future__ import annotations

import unicodedata
from functools import cache

from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import function_words

HALF = 0.5
NEARLY_HALF = (47.5, 52.5)  # percent that may be called half
_DIGITS = 2  # of the numbers above and below the stroke
_LARGEST = 16  # the denominator of a fraction that is printed after a whole number


@cache
def fractions() -> dict[str, float]:
    """Return the words for parts of a whole with their sizes: "third", "quarters"."""
    return {word: float(size) for word, size in lexicon("numbers")["fractions"].items()}


def joined_part(suffix: str) -> tuple[float, str]:
    """Return the part joined to a number, and what is joined to it in turn: "2½-mile", "three-and-a-half-year"."""
    if not suffix:
        return 0.0, suffix
    for name, share in _joined().items():
        if suffix == name or suffix.startswith(f"{name}-"):
            return share, suffix[len(name) + 1 :]
    if share := _glyph(suffix[0]):
        return share, suffix[1:].lstrip("-")
    return 0.0, suffix


def added_part(lows: list[str], at: int, last: int) -> tuple[float, int]:
    """Return the part added to the number that ends before token `at`, and the token after it; 0 where there is none.

    "Six and a half hours", "4 1/2 points", "2 ½ miles"; but "four, and a third is missing" is of another thing.
    """
    if at >= last:
        return 0.0, at
    if len(lows[at]) == 1 and (share := _glyph(lows[at])):
        return share, at + 1
    if at + 2 < last and lows[at + 1] == "/":
        over, under = (int(low) if len(low) <= _DIGITS and low.isdecimal() else 0 for low in lows[at : at + 3 : 2])
        return (over / under, at + 3) if 0 < over < under <= _LARGEST else (0.0, at)
    if at + 2 < last and lows[at] == "and" and lows[at + 1] in _counts() and lows[at + 2] in fractions():
        follows = lows[at + 3] if at + 3 < last else "."
        share = _counts()[lows[at + 1]] * fractions()[lows[at + 2]]
        if _measured(follows) or (share == HALF and follows != "of"):
            return share, at + 3
    return 0.0, at


def bare_half(lows: list[str], i: int, last: int) -> bool:
    """Whether "half" at token `i` is a share by itself: "barely half of those", "half its value".

    The half of a match or a year is none, nor one of two, nor half the price, time or size of another thing.
    """
    at = i + 1
    if at + 1 >= last or (i and lows[i - 1] in words("numbers", "not_before_half")):
        return False
    if lows[at] == "of":
        return True
    noun = next((low for low in lows[at + 1 : last] if low not in function_words()), "")
    return lows[at] in words("numbers", "after_half") and noun not in words("numbers", "not_halved")


def _measured(low: str) -> bool:
    """Whether a word is a unit or a scale, of which a part may be printed."""
    units = words("numbers", "parted") | words("numbers", "parted_measures")
    return low in lexicon("numbers")["scales"] or low in units or low.removesuffix("s") in units


def _glyph(char: str) -> float:
    """Return the value of a fraction that is one character, 0 for any other."""
    found = unicodedata.numeric(char, 0.0) if not char.isascii() else 0.0
    return found if 0.0 < found < 1.0 else 0.0


@cache
def _counts() -> dict[str, float]:
    return {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0}


@cache
def _joined() -> dict[str, float]:
    return {f"and-a-{name}": share for name, share in fractions().items()}
