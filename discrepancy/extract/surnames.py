"""Surnames that are offices or bodies too: "Ann Baker", "Mr Hall", and "Baker" where an article has her whole name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from discrepancy.extract.titles import body_words, courtesies, offices
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
    if len(lows) < 2 or not _surname_too(lows[-1]):
        return -1
    if len(lows) == 2 and lows[0] in courtesies():
        return 1
    given = lows[0] in words("first_names", "male") or lows[0] in words("first_names", "female")
    of_body = lows[-1] in body_words()
    place = of_body and (len(lows) > 2 or lows[0] in words("titles", "places_too"))
    titled = any(low in offices() for low in lows[:-1])
    return 0 if given and not place and not titled else -1


def with_surnames(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Make such a word by itself a name where the article names somebody so: "Ann Hall", later "Hall"."""
    known = {name.parts[-1] for name in names if name.parts and not (name.body or name.bare) and _whole(tokens, name)}
    for name in names if known else ():
        low = tokens.lows[name.first].removesuffix("'s")
        alone = name.last - name.first == 1 and (name.bare or name.body) and low in known and _surname_too(low)
        if alone and not (name.first and tokens.lows[name.first - 1] in words("nominals", "openers")):
            name.core, name.bare, name.body, name.parts = name.first, False, False, (low,)
    return names


def _whole(tokens: Tokens, name: Name) -> bool:
    """Whether a name is a first name and a surname, or a surname after "Mr"."""
    return name.last - name.core > 1 or tokens.lows[name.core - 1] in courtesies()


def _surname_too(low: str) -> bool:
    return low.removesuffix("'s") in words("titles", "surnames_too")
