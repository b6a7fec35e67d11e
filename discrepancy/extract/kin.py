"""Whether somebody comes into an article as the kin of another of the same surname."""

from __future__ import annotations

from discrepancy.extract.mentions import Scene
from discrepancy.extract.name import Name
from discrepancy.text.resources import words
from discrepancy.text.stems import fold

_BEFORE = 3  # tokens before a name in which a word of kinship tells whose relative it is
_AFTER = 4  # tokens after it: ", Ada's son"


def is_relative(scene: Scene, name: Name) -> bool:
    """Whether a full name is that of another's kin: "Ord and Ada Ord", "Ord's son, Al Ord", "Al Ord (Ada's son)".

    A bare surname is then the other one's, wherever it stands.
    """
    if name.body:
        return False
    lows, surname = scene.tokens.lows, name.parts[-1]
    first = scene.sentence(name.first)[0]
    if any(fold(low.removesuffix("'s")) == surname for low in lows[first : name.first]):
        return True
    near = (*lows[max(first, name.core - _BEFORE) : name.core], *_whose(lows[name.last : name.last + _AFTER]))
    return not words("nominals", "relatives").isdisjoint(near)


def _whose(lows: list[str]) -> list[str]:
    """Return the words after the possessive in an apposition to a name."""
    aside = len(lows) > 1 and lows[0] in (",", "(") and lows[1].endswith("'s")
    return lows[2:] if aside else []
