"""Whether two spellings are one name brought over from other letters: "Hrytsenko" and "Gritsenko"."""

from __future__ import annotations

import re
from functools import cache

from discrepancy.text.resources import lexicon, words

_DOUBLES = re.compile(r"(.)\1+")


def undoubled(name: str) -> str:
    """Return a name with each letter that stands twice or more in a row once."""
    return _DOUBLES.sub(r"\1", name)


Units = dict[str, frozenset[str]]  # each unit of letters with those that may stand for it


@cache
def transliterated(a: str, b: str) -> bool:
    """Whether two folded names can be cut into the same number of units, each of which may stand for its other."""
    one, other = (undoubled(name.replace("ee", "i").replace("oo", "u")) for name in (a, b))
    units = _units(frozenset((_tongue(one), _tongue(other))))
    open_ends = {(0, 0), *_steps(_first_units(), one, other, 0, 0)}
    met: set[tuple[int, int]] = set()
    while open_ends:
        i, j = open_ends.pop()
        if i == len(one) and j == len(other):
            return True
        if (i, j) not in met:
            met.add((i, j))
            open_ends.update(_steps(units, one, other, i, j))
    return False


def _steps(units: Units, a: str, b: str, i: int, j: int) -> set[tuple[int, int]]:
    """Return where two names stand after one more unit of each."""
    found = {(i + 1, j + 1)} if a[i : i + 1] == b[j : j + 1] != "" else set()
    for size in range(1, _LONGEST + 1):
        for unit in units.get(a[i : i + size], ()) if i + size <= len(a) else ():
            if b.startswith(unit, j):
                found.add((i + size, j + len(unit)))
    return found


_LONGEST = 7  # letters of a unit: "schtsch"


def slavic(a: str, b: str) -> bool:
    """Whether both of two folded names have an ending of Slavic surnames."""
    return bool(_tongue(a) and _tongue(b))


@cache
def _tongue(name: str) -> str:
    """Return under which name the lexicon has the ending of a folded name, or ""."""
    if name.endswith(tuple(words("transliterations", "belarusian_endings"))):
        return "belarusian"
    return "slavic" if name.endswith(tuple(words("transliterations", "slavic_endings"))) else ""


@cache
def _units(tongues: frozenset[str]) -> Units:
    """Return what may stand for each other in two names whose endings are of some tongues, "" of any other."""
    table = lexicon("transliterations")
    both = tongues == {"slavic", "belarusian"}
    known = "slavic" in tongues or tongues == {"belarusian"}  # "Moreau" looks Belarusian alone
    return _partners([*table["letters"], *(table["slavic"] if known else ()), *(table["belarusian"] if both else ())])


@cache
def _first_units() -> Units:
    return _partners(lexicon("transliterations")["first_letters"])


def _partners(sets: list[list[str]]) -> Units:
    table: dict[str, set[str]] = {}
    for forms in sets:
        for form in forms:
            table.setdefault(form, set()).update(other for other in forms if other != form)
    return {form: frozenset(others) for form, others in table.items()}
