"""The values that a printed number allows: rounding, conversion between units, and words such as "about"."""

from __future__ import annotations

from discrepancy.extract.approximators import EXACT, Bound
from discrepancy.extract.units import COUNT, TIME, Unit
from discrepancy.text.numbers import Number, joined_scale
from discrepancy.text.resources import lexicon, words

_ROUNDING = 0.05  # a printed number is never read as rounded by more than this share of it
_ROUND = 100  # below this a whole number is printed as it is
_CONVERTED = 0.03  # conversions are printed to the nearest mile, pound or metre


def allowed(number: Number, unit: Unit, bound: Bound) -> tuple[float, float]:
    """Return the lowest and highest value that the printed number allows, in the dimension's first unit."""
    exact = number.step == 1.0 or (number.step > 1.0 and number.high < _ROUND)
    exact = exact and not (number.suffix and joined_scale(number.suffix))  # "£18m" is as round as "£18 million"
    if exact and unit.name == COUNT and bound is EXACT:
        return number.low, number.high  # as most counts are
    slack = 0.0 if exact else min(number.step / 2, _ROUNDING * number.high)
    if number.fraction and unit.name in words("units", "shares"):
        slack = max(slack, _ROUNDING * number.high)  # "four in five" is 83% in round numbers
    if _convertible(unit) and (unit.name != TIME or number.low == number.high):
        slack = max(slack, _CONVERTED * number.high)
    low = number.low - max(slack, bound.below * number.low)
    high = number.high + max(slack, bound.above * number.high)
    if bound.name == "about" and unit.name == COUNT:
        low, high = min(low, number.low - 1), max(high, number.high + 1)
    return low * unit.factor, high * unit.factor


def _convertible(unit: Unit) -> bool:
    """Money and hours are printed as they are; other measures are often turned into others, as are months into days."""
    if unit.name == TIME:
        return unit.factor >= float(lexicon("units")["rounded_time"])
    return not (unit.name.isupper() or unit.name in words("units", "printed_as_they_are"))
