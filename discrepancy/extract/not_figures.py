"""Numbers that are no figures: years, dates, ordinals, addresses, phone numbers, list numbers, names of products."""

from __future__ import annotations

from functools import cache

from discrepancy.extract.dates import month_numbers
from discrepancy.extract.units import COUNT, LENGTH, TIME, Unit
from discrepancy.text.figure_views import FEW
from discrepancy.text.numbers import Number, labels
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens

_FIRST_YEAR, _LAST_YEAR = 1500, 2150
_WEEK = 168.0  # hours
_ACCOUNT = 4  # tokens of "of the financial year"
_GLUE = frozenset({"/", "-", ".", "_", "–", "#", "№", "[", "@", "*", "&", "=", "\\", "~"})


def names_a_thing(tokens: Tokens, number: Number, unit: Unit, first: int, last: int) -> bool:
    """Whether a number names or numbers a thing; `first` and `last` bound the sentence."""
    if unit.name != COUNT:
        ranked = unit.name == LENGTH and number.suffix in words("units", "ranked")
        if unit.name == TIME and _accounted(tokens, number, unit, last):
            return True
        return ranked or (unit.attached and number.high * unit.factor < 1 and unit.name in words("units", "sizes"))
    return (
        _inside_a_word(tokens, number, last)
        or _labelled(tokens, number, first, last)
        or _date_or_year(tokens, number, first, last)
        or _pronoun(tokens, number, first, last)
        or _kin(tokens, number, first)
    )


def _accounted(tokens: Tokens, number: Number, unit: Unit, last: int) -> bool:
    """Whether a length of time is the period of an account: "the three months to June", "the first six months of"."""
    lows, before, after = tokens.lows, number.first - 1, unit.last
    if before < 0 or unit.last >= last or unit.factor < _WEEK:
        return False
    if lows[before] in words("counted", "accounting_turns"):
        of_year = not words("counted", "accounting_years").isdisjoint(lows[after + 1 : after + _ACCOUNT])
        return lows[after] == "of" and (of_year or lows[after + 1 : after + 2] == ["this"])
    ends = lows[after] in words("counted", "accounting_ends") and after + 1 < last
    return ends and lows[before] in ("the", "in") and lows[after + 1] in month_numbers()


def _inside_a_word(tokens: Tokens, number: Number, last: int) -> bool:
    """Joined to other marks: 555-0144, 2/24, G.7, 25th, 1990s, 6-inch."""
    lows, before, after = tokens.lows, number.first - 1, number.last
    if number.suffix:
        return number.suffix not in words("counted", "joined")
    if before >= 0 and lows[before] in _GLUE and tokens.end(before) == tokens.starts[number.first]:
        return True
    if after + 1 >= last or lows[after] not in _GLUE or lows[after] == ".":
        return False
    if lows[after] == "-" and lows[after + 1] in words("counted", "joined"):
        return False
    return tokens.starts[after] == tokens.end(after - 1) and tokens.starts[after + 1] == tokens.end(after)


def _labelled(tokens: Tokens, number: Number, first: int, last: int) -> bool:
    lows, after = tokens.lows, number.last
    before_words, after_words = labels()
    if counts_times(lows, number, last):
        return False
    if after < last and (lows[after] in after_words or lows[after] in words("counted", "lists")):
        return True
    if number.first == first:
        return after < last and lows[after] in (".", ")") and not number.spelled
    if lows[number.first - 1] in before_words and not number.spelled:
        return True
    return _product(tokens, number, first, last)


def counts_times(lows: list[str], number: Number, last: int) -> bool:
    """Whether a number tells how often a thing happened: "1,410 times in four years", but not "12 times bigger"."""
    at = number.last
    if number.low < FEW or at >= last or lows[at] not in ("times", "occasions"):
        return False
    follows = words("counted", "after_times")
    return at + 1 >= last or not lows[at + 1][0].isalnum() or lows[at + 1] in follows


def _product(tokens: Tokens, number: Number, first: int, last: int) -> bool:
    """A capitalised word before digits and no noun after them: a model, a team, a newsletter."""
    at = number.first - 1
    if number.spelled or at <= first or not tokens.words[at][0].isupper():
        return False
    after = number.last
    return after >= last or not tokens.words[after][0].isalpha() or tokens.lows[after] in words("function_words")


def _date_or_year(tokens: Tokens, number: Number, first: int, last: int) -> bool:
    lows, before, after = tokens.lows, number.first - 1, number.last
    if number.spelled:
        return False
    months = month_numbers()
    if before >= first and (lows[before] in months or (lows[before] == "." and lows[before - 1] in months)):
        return True
    if after < last and lows[after] in months and tokens.words[after][0].isupper():
        return True
    body = lows[number.first]
    if body in words("numbers", "emergency"):
        return True
    return len(body) == 4 and body.isdigit() and _FIRST_YEAR <= number.low <= _LAST_YEAR


def _pronoun(tokens: Tokens, number: Number, first: int, last: int) -> bool:
    """ "one" that counts nothing: "no one", "one of", "one another", "the one"."""
    lows, after = tokens.lows, number.last
    if lows[number.first] != "one" or number.last != number.first + 1:
        return False
    if after >= last or (number.first > first and lows[number.first - 1] in words("counted", "not_before_one")):
        return True
    return lows[after] in _after_no_number()


def _kin(tokens: Tokens, number: Number, first: int) -> bool:
    """ "father of five", "family of four": a number of kin."""
    lows, at = tokens.lows, number.first - 2
    return at >= first and lows[at + 1] == "of" and lows[at] in words("counted", "kin")


@cache
def _after_no_number() -> frozenset[str]:
    """Return the words after a "one" that counts nothing."""
    return words("function_words") - words("counted", "after_one")
