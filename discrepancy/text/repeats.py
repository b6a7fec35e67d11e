"""Whether two articles of one story print one value of one thing, told by the value more than by the words about it.

Such a bond only shows where a figure stands again: it is far too loose to hold two values against each other by it.
"""

from __future__ import annotations

from functools import cache

from discrepancy.text.figure_views import PERSONAL, View, agree, of_people
from discrepancy.text.resources import lexicon
from discrepancy.text.slips import digits

_FEW_DIGITS, _MANY_DIGITS = 2, 3  # significant ones: of two a word must be shared too, three stand twice by no chance
_APART = frozenset({*PERSONAL, "clock", "date", "tally"})  # what has rules of its own, or is kept in a code of numbers


def repeats(a: View, b: View) -> bool:
    """Whether two figures whose values agree are likely one, whatever part of a whole the texts make of it."""
    x, y = a.figure, b.figure
    if x.document == y.document or x.unit != y.unit or not agree(x, y):
        return False
    if x.unit in _APART:
        return x.unit == "tally"
    if not _one_value(a, b):
        return bool(a.counted & b.counted) and bool(a.outcome) and a.outcome == b.outcome
    size = min(_precision(a), _precision(b))
    if size >= _MANY_DIGITS:
        return True
    both_lone = x.lone and y.lone
    if size >= _FEW_DIGITS:
        return both_lone or _related(a, b)
    return both_lone and _related(a, b) and (x.unit != "count" or _one_fate(a, b))


def _one_value(a: View, b: View) -> bool:
    """Whether the printed values are one, to the rounding of a conversion ("62 metres", "200ft")."""
    low, high = sorted((a.value, b.value))
    return digits(a.value) == digits(b.value) or (a.figure.unit != "count" and high <= 1.02 * low)


def _precision(a: View) -> int:
    """Return how many significant digits a value has; a number from one to ten has one."""
    return 1 if a.value <= 10 and a.figure.unit == "count" else len(digits(a.value)[0])


def _related(a: View, b: View) -> bool:
    """Whether a noun, a question, a name or any other word about the figures is shared."""
    if _one_fate(a, b) or a.concepts & b.concepts or (of_people(a) and of_people(b)):
        return True
    return not (a.counted | a.context).isdisjoint(b.counted | b.context)


def _one_fate(a: View, b: View) -> bool:
    """Whether one thing happened to the people counted, or two that one outlet or the other may call so."""
    if not (a.outcome and b.outcome):
        return False
    return a.outcome == b.outcome or any({a.outcome, b.outcome} <= group for group in _fates())


@cache
def _fates() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in lexicon("counted")["fates"])
