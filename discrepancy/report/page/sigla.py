"""Sigla: the short names by which a critical edition cites its witnesses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, count

_WORD = re.compile(r"[^\W_]+")


def sigla(outlets: Iterable[str]) -> dict[str, str]:
    """Return a short name for each outlet, none twice: its initials, and a number where another has the same."""
    taken: dict[str, str] = {}
    for outlet in outlets:
        initials = _initials(outlet)
        tries = chain([initials], (f"{initials}{number}" for number in count(2)))
        taken[next(siglum for siglum in tries if siglum not in taken)] = outlet
    return {outlet: siglum for siglum, outlet in taken.items()}


def _initials(outlet: str) -> str:
    """Return the initials of an outlet's name, or the first letters of its only word."""
    words = _WORD.findall(outlet)
    words = words[1:] if len(words) > 1 and words[0].casefold() == "the" else words
    return "".join(word[0].upper() for word in words[:4]) if len(words) > 1 else (words or ["?"])[0][:2].capitalize()
