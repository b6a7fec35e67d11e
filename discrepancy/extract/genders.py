"""Whether a pronoun, a title or a first name is a man's or a woman's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discrepancy.extract.mentions import Scene
from discrepancy.extract.name import Name
from discrepancy.extract.vocabulary import group
from discrepancy.text.resources import words as vocabulary


@cache
def gender_of() -> dict[str, str]:
    """Return what each pronoun of one person tells: "male" or "female"."""
    table = {word: gender for gender in ("male", "female") for word in group("nominals", "pronouns", gender)}
    return table | {"his": "male", "her": "female", "hers": "female"}


def tells_gender(low: str) -> bool:
    """Whether a word is a pronoun of a man or a woman."""
    return low in gender_of()


def title_gender(scene: Scene, name: Name) -> str:
    """Return the sex that the title before a name tells, or ""."""
    if name.core == name.start:
        return ""
    lows = scene.tokens.lows[name.start : name.core]
    for gender in ("male", "female"):
        if any(low in vocabulary("titles", gender) for low in lows):
            return gender
    return ""


def kin_gender(scene: Scene, name: Name) -> str:
    """Return the sex that the noun before a name tells, or "": "spokesman Pat Lee", "her husband, Pat"."""
    lows, before = scene.tokens.lows, name.start - 1
    if before > 0 and lows[before] == "," and lows[before - 1] in vocabulary("nominals", "relatives"):
        before -= 1
    return noun_gender(lows[before]) if before >= 0 else ""


@cache
def noun_gender(noun: str) -> str:
    """Return the sex that a word for a person tells, or ""."""
    for gender, key in (("male", "men"), ("female", "women")):
        if noun in vocabulary("nominals", key, f"{key}_too"):
            return gender
    return ""


def first_name_gender(parts: Sequence[str]) -> str:
    """Return the sex that a full name's first word tells, or ""."""
    if len(parts) < 2:
        return ""
    for gender in ("male", "female"):
        if parts[0] in vocabulary("first_names", gender):
            return gender
    return ""


@cache
def pronouns_of(gender: str) -> frozenset[str]:
    """Return the pronouns of a man or a woman."""
    return frozenset(word for word, told in gender_of().items() if told == gender)
