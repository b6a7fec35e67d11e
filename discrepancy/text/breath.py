"""Numbers that an article tells in one breath with another, of the same: "12 men and five women"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from discrepancy.model import Span
from discrepancy.text.numbers import Number, read_number, starts_number
from discrepancy.text.resources import words
from discrepancy.text.rests import rests, stop_after
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens, is_word, words_of

_REACH = 250  # letters after a number in which an article goes on with it
_SENTENCES = 2  # its own, and the next
_READ = 1024  # places that are kept read: one number is held against those of many outlets
_MONEY = (["$"], ["€"], ["£"])


@lru_cache(_READ)
def numbers_beside(text: str, end: int) -> tuple[float, ...]:
    """Return the numbers after a place that count what was counted there: they stand without a noun, or after "and"."""
    tokens = words_of(text, end, min(len(text), end + _REACH))
    marks = [i for i, low in enumerate(tokens.lows) if low in (".", "!", "?")]
    last = marks[_SENTENCES - 1] if len(marks) >= _SENTENCES else len(tokens.lows)
    added = tokens.lows[:1] in (["and"], ["plus"])
    found = _numbers(tokens, last)
    return tuple([n.low for n in found if (added and n.first == 1) or _without_noun(tokens, n.last)])


def rests_beside(text: str, end: int) -> list[tuple[int, int]]:
    """Return what tells the rest of a total soon after a place: "and a third at sea"."""
    lows = words_of(text, end, min(len(text), end + _REACH)).lows
    return rests(lows, 0, stop_after(lows, 0) + 1)


@lru_cache(_READ)
def first_number(text: str, span: Span) -> float | None:
    """Return the first number of a stretch, None where there is none."""
    tokens = words_of(text, *span)
    return next((number.low for number in _numbers(tokens, len(tokens.lows))), None)


def _numbers(tokens: Tokens, last: int) -> Iterator[Number]:
    """Yield the numbers up to a token that count something: no sums of money, dates or shares."""
    i = 0
    while i < last:
        number = read_number(tokens, i, last) if starts_number(tokens.lows[i]) else None
        if number and not (number.suffix or number.fraction) and tokens.lows[i - 1 : i] not in _MONEY:
            yield number
        i = number.last if number else i + 1


def _without_noun(tokens: Tokens, at: int) -> bool:
    """Whether no noun stands at a token: "damaged 50 more", "gave him seven."; "six of them" are a part."""
    if at >= len(tokens.lows):
        return True
    low = tokens.lows[at]
    if low in ("%", "-", "of"):
        return False
    return not is_word(low) or low in function_words() or low in words("counted", "rest")
