"""Surnames that are offices or bodies too: "Ann Baker", "Mr Hall", and "Baker" where an article has her whole name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from discrepancy.extract.titles import courtesies
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens

if TYPE_CHECKING:
    from discrepancy.extract.names import Name


def core_before_surname(lows: Sequence[str]) -> int:
    """Return where the name starts in a run that is a first name or "Mr" with such a surname, -1 in any other run."""
    if len(lows) != 2 or not _surname_too(lows[1]):
        return -1
    if lows[0] in courtesies():
        return 1
    first = lows[0] in words("first_names", "male") or lows[0] in words("first_names", "female")
    return 0 if first else -1


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
