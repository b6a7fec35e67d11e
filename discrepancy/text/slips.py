"""Slips between two printed numbers: digits swapped, one changed or dropped, a zero too many, sixteen for sixty."""

from __future__ import annotations

from functools import cache
from math import isfinite, log10

CLEAR, FAINT = 2.5, 1.0
_MONTH = 31  # days by which months are told apart in a date's value
_LONG = 3  # digits of which one may differ by no chance
_ROUNDING = 1e-6
SWAPPED = 3  # digits of which two are swapped by no chance


@cache
def slip(a: float, b: float) -> float:
    """Return how telling it is that one number is the other with a slip: 0 for none.

    As evidence in halves of a decade: of two numbers of two digits one in ninety is the other with its digits swapped
    or with another zero by chance, one in five is the other with one digit changed.
    """
    if a <= 0 or b <= 0 or a == b:
        return 0.0
    (x, i), (y, j) = digits(a), digits(b)
    if x == y:
        return (CLEAR if len(x) > 1 else FAINT) if abs(i - j) == 1 else 0.0
    if i != j:
        longer, shorter = (x, y) if i > j else (y, x)
        return _dropped(longer, shorter) if abs(i - j) == 1 else 0.0
    size = max(len(x), len(y))
    return _changed(x.ljust(size, "0"), y.ljust(size, "0")) if size > 1 else 0.0


def long_slip(a: float, b: float) -> bool:
    """Whether two numbers of three digits or more have the same digits, two of them swapped: 1,860 and 1,680."""
    (x, i), (y, j) = digits(a), digits(b)
    alike = i == j and len(x) >= SWAPPED and sorted(x) == sorted(y)
    return alike and slip(a, b) >= CLEAR


def by_noughts(ratio: float) -> bool:
    """Whether two units differ by noughts alone, and digits slip alike in them: millions and billions, not hours."""
    return abs(log10(ratio) - round(log10(ratio))) < _ROUNDING


def repeated(a: float, b: float) -> float:
    """Return how telling it is that two articles print one number: much if it has two digits or more."""
    if a <= 0 or b <= 0 or digits(a) != digits(b):
        return 0.0
    return CLEAR if len(digits(a)[0]) > 1 else FAINT


def misread_day(a: float, b: float) -> bool:
    """Whether two days of the year are of one month and differ by a digit dropped or two swapped: 9 and 19, 12 and 21.

    Their numbers are their places in a year of months of 31 days.
    """
    (month, day), (of, other) = divmod(int(a) - 1, _MONTH), divmod(int(b) - 1, _MONTH)
    short, long = sorted((str(day + 1), str(other + 1)), key=len)
    return month == of and (long.endswith(short) or long.startswith(short) or short == long[::-1])


def _changed(x: str, y: str) -> float:
    if _misheard(x, y) or _misheard(y, x):
        return CLEAR
    differ = [n for n in range(len(x)) if x[n] != y[n]]
    if len(differ) == 2 and x[differ[0]] == y[differ[1]] and x[differ[1]] == y[differ[0]]:
        return CLEAR
    if len(differ) == 1:
        return CLEAR if len(x) > _LONG else 1.5 * FAINT if len(x) == _LONG else FAINT
    return 0.0


def _dropped(longer: str, shorter: str) -> float:
    """ "17" and "7", "212" and "12": the first digit is lost, which of two digits is chance as often."""
    if longer[1:] != shorter:
        return 0.0
    return CLEAR if len(longer) >= _LONG else FAINT


def _misheard(teen: str, ten: str) -> bool:
    """Whether one is of the teens and the other as many tens: sixteen and sixty."""
    return teen[0] == "1" and ten[1:] == "0" and teen[1:] == ten[0] > "2"


@cache
def digits(value: float) -> tuple[str, int]:
    """Return the significant digits of a number, without trailing zeros, and the power of ten of the first."""
    if not isfinite(value):
        return "", 0  # of so many digits that it is no number
    mantissa, _, power = f"{value:.5e}".partition("e")
    return mantissa.replace(".", "").rstrip("0"), int(power)
