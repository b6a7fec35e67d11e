"""Of what time some while ago a sentence tells: what was said then was said on another occasion than the news."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache

from discrepancy.extract.cues import is_cue
from discrepancy.extract.dates import month_numbers
from discrepancy.extract.occasions import YEARS, month_ago, times_told
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens

BACK = 6  # words within which a sentence tells that it goes back


def times_of_saying(tokens: Tokens, first: int, last: int, published: datetime.date | None) -> tuple[int, ...]:
    """Return the years, or the months of some time ago, in which something was said: "said in 2008", "told us in May".

    A month is told as an occasion's `then` tells it, -1 stands for one of a year that is not named.
    """
    lows = tokens.lows
    years = tuple(
        YEARS[lows[i]]
        for i in times_told(tokens, first + 2, last)
        if lows[i] in YEARS
        and lows[i - 1] == "in"
        and (is_cue(lows[i - 2]) or lows[i + 1 : i + 2] == [":"])
        and (published is None or YEARS[lows[i]] != published.year)
    )
    said = [i for i in times_told(tokens, first + 2, last) if lows[i] in month_numbers() and _said_in(tokens, i, first)]
    return years or tuple(then for i in said for then in _month_then(tokens, i, published))


def _said_in(tokens: Tokens, month: int, first: int) -> bool:
    """Whether a month follows a verb of saying: "said in May", "told us last May", "told him in the March of"."""
    at, lows = month - 1, tokens.lows
    if not tokens.words[month][0].isupper():
        return False
    at -= lows[at] == "the"
    if at <= first or lows[at] not in ("in", "last"):
        return False
    at -= 1 + (lows[at - 1] in words("days", "told_to"))
    return at >= first and is_cue(lows[at])


def _month_then(tokens: Tokens, month: int, published: datetime.date | None) -> Iterator[int]:
    after = tokens.lows[month + 1 : month + 4]
    if after in (["of", "that", "year"], ["of", "last", "year"]):
        yield -1
    elif after and after[0] in YEARS:
        if published is None or YEARS[after[0]] != published.year:
            yield YEARS[after[0]]
    else:
        yield from month_ago(tokens.lows[month], published)


def years_named(tokens: Tokens, first: int, last: int) -> tuple[int, ...]:
    """Return every year among tokens `first` to `last`, however it is named, in order of time."""
    return tuple(sorted({YEARS[low] for low in tokens.lows[first:last] if low in YEARS}))


def told_of_then(tokens: Tokens, first: int, last: int) -> tuple[int, ...]:
    """Return the year, or -1 for years ago, of which a clause before a quotation goes on to tell: "of 2019, when".

    Tokens `first` to `last` are the sentence up to the quotation.
    """
    lows, relatives = tokens.lows, words("days", "going_back")
    if relatives.isdisjoint(lows[first + 1 : last]):
        return ()
    then: tuple[int, ...] = ()
    for i in range(first + 1, last):
        if lows[i] in YEARS and lows[i - 1] in ("in", "of"):
            then = (YEARS[lows[i]],)
        elif lows[i] in ("ago", "since") and lows[i - 1] in ("years", "decade", "decades"):
            then = (-1,)
        elif then and lows[i] in relatives and "," in lows[max(first, i - 2) : i]:
            return then
    return ()


def goes_back(tokens: Tokens, first: int) -> bool:
    """Whether a sentence that starts at a token tells of the year that the one before it names: "That year he said"."""
    opening = tokens.lows[first : first + BACK]
    if not words("days", "in_the_year_before").isdisjoint(opening):
        return True
    if opening[:1] == ["there"] and opening[1:2] and opening[1] in words("function_words", "articles"):
        return True  # "There the pathologist said": in that case
    if _last_of_named_years().isdisjoint(opening):
        return False
    printed = f" {' '.join(opening)} "
    return any(f" {phrase} " in printed and f" {phrase} of " not in printed for phrase in _named_years())


@cache
def _named_years() -> tuple[str, ...]:
    return tuple(sorted(words("days", "in_the_year_named")))


@cache
def _last_of_named_years() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _named_years())
