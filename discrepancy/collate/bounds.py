"""Small words that say how many: the bound of a number, "up to 200", and what parts "few" from "a few"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discrepancy.collate.numerals import Stretch
from discrepancy.model import Span
from discrepancy.text.resources import lexicon, words
from discrepancy.text.view import View, keys_in

_MARKS = 4  # marks and spaces between a phrase and what it stands before
LONGEST = 5  # words of a bound
_YEARS = range(1900, 2101)  # numbers that are years, mostly, which have no bounds


def bounds(side: Stretch) -> bool:
    """Whether the words of a stretch end in the bound of the number after them, "more than", or are one: "or so"."""
    if not side.numerals:  # as in most stretches, whose words are not looked at
        return False
    keys = side.view.keys[side.first : side.last]
    before, after = _before(keys), _after(keys)
    return any(
        not _year(n.amount) and ((before and n.first == side.last) or (after and n.last == side.first))
        for n in side.numerals
    )


def may_bound(keys: Sequence[str]) -> bool:
    """Whether some words would bound a number that stands right after or before them."""
    return _before(keys) or _after(keys)


def _before(keys: Sequence[str]) -> bool:
    return any(" ".join(keys[-size:]) in _phrases("before") for size in range(1, min(len(keys), LONGEST) + 1))


def _after(keys: Sequence[str]) -> bool:
    return " ".join(keys) in _phrases("after")


def stands_before(phrase: str, text: str, at: int) -> bool:
    """Whether a text has a phrase right before a place, outside of the quotation marks: nearly “200 boats”."""
    before = f" {text[max(0, at - len(phrase) - _MARKS) : at]}".rstrip(" \n\"“‘'«„").casefold()
    return before.endswith(f" {phrase.casefold()}")


def of_few(a: View, b: View, hunk: tuple[int, int, int, int], edge: str) -> tuple[Span, Span] | None:
    """Return the words of both where one has "few" and the other "a few", "little hope" and "a little hope", or None.

    Args:
        a: the first reading.
        b: the second reading.
        hunk: where words of theirs differ, as `a_first`, `a_last`, `b_first` and `b_last`.
        edge: "end" for words after the last shared one.
    """
    a_first, a_last, b_first, b_last = hunk
    if edge == "end" or [*a.keys[a_first:a_last], *b.keys[b_first:b_last]] != ["a"]:
        return None
    before = a.keys[a_first - 1] if a_first else ""
    if not _few(a.keys[a_last : a_last + 2]) or before in words("meaning", "before_few"):
        return None
    return a.span(a_first, a_last + 1), b.span(b_first, b_last + 1)


def _few(after: list[str]) -> bool:
    return after[:1] == ["few"] or (after[:1] == ["little"] and not words("meaning", "little_of").isdisjoint(after[1:]))


def _year(amount: str) -> bool:
    return amount.isdecimal() and int(amount) in _YEARS


@cache
def _phrases(where: str) -> frozenset[str]:
    """Return the phrases of bounds before or after a number, as views have them."""
    listed = (phrase for kind in lexicon("approximators")[where].values() for phrase in kind["phrases"])
    return frozenset(" ".join(keys_in(phrase)) for phrase in listed) - {""}
