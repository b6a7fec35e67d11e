"""Surnames that are offices or bodies too: "Ann Baker", "Mr Hall", and "Baker" where an article has her whole name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from discrepancy.extract.titles import courtesies, offices
from discrepancy.text.names import is_given
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens

if TYPE_CHECKING:
    from discrepancy.extract.names import Name


def without_suffixes(lows: tuple[str, ...]) -> tuple[str, ...]:
    """Return a run without what may follow a name: "Jr.", "MP"."""
    end = len(lows)
    while end > 1 and (lows[end - 1] == "." or lows[end - 1] in words("titles", "suffixes")):
        end -= 1
    return lows[:end] if end > 1 else lows


def core_before_surname(lows: Sequence[str]) -> int:
    """Return where the name starts in a run that is first names or "Mr" with such a surname, -1 in any other run."""
    if len(lows) == 2 and lows[0] in courtesies() and (_surname_too(lows[1]) or _of_place(lows[1])):
        return 1
    if len(lows) < 2 or not _surname_too(lows[-1]) or any(low in offices() for low in lows[:-1]):
        return -1
    return 0 if is_given(lows[0]) else -1


def with_surnames(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Make such a word by itself a name where the article names somebody so: "Ann Baker", later "Baker".

    A body or a place is somebody only where "Mr" stands before its last word: "Frank Hall" where "Mr Hall" follows.
    """
    known = {name.parts[-1] for name in names if name.parts and not (name.body or name.bare) and _whole(tokens, name)}
    for name in names if known else ():
        lows = [low.removesuffix("'s") for low in tokens.lows[name.first : name.last]]
        if not (name.bare or name.body) or lows[-1] not in known:
            continue
        office = len(lows) == 1 and name.first > 0 and tokens.lows[name.first - 1] in words("nominals", "openers")
        if office and _surname_too(lows[0]):  # "the King"
            name.core, name.bare, name.body, name.parts = name.last, True, False, ()
        elif not office and _may_name(lows):
            name.core, name.bare, name.body, name.parts = name.first, False, False, tuple(lows)
    return names


def _may_name(lows: Sequence[str]) -> bool:
    """Whether words name somebody in an article that calls a person so: "King", "Hall", "Frank Hall"."""
    if len(lows) == 1:
        return _surname_too(lows[0]) or _of_place(lows[0])
    return len(lows) == 2 and _of_place(lows[1]) and is_given(lows[0])


def _whole(tokens: Tokens, name: Name) -> bool:
    """Whether a name is a first name and a surname, or a surname after "Mr"."""
    return name.last - name.core > 1 or tokens.lows[name.core - 1] in courtesies()


def _surname_too(low: str) -> bool:
    return low.removesuffix("'s") in words("titles", "surnames_too")


def _of_place(low: str) -> bool:
    return low.removesuffix("'s") in words("titles", "surnames_of_places")
