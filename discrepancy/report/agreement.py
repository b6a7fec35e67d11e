"""Which other witnesses of an alignment print a reading: they are named in one line instead of shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from discrepancy.model import Witness

_WORD = re.compile(r"\w+")


def agreeing(reading: Witness, others: Iterable[Witness], needed: Iterable[str]) -> list[Witness]:
    """Return the witnesses that have the speaker of `reading` and its words, or a part or more of them.

    Less or more than the whole agrees only where every phrase `needed`, those in question, is in it. Letter case and
    punctuation count for nothing.
    """
    whole = _plain(reading.text)
    phrases = [phrase for phrase in map(_plain, needed) if phrase.strip()]
    same_speaker = (other for other in others if other.speaker == reading.speaker)
    return [other for other in same_speaker if _agrees(whole, _plain(other.text), phrases)]


def _agrees(whole: str, other: str, phrases: list[str]) -> bool:
    if whole == other:
        return True
    return bool(phrases) and (other in whole or whole in other) and all(phrase in other for phrase in phrases)


def _plain(text: str) -> str:
    """Return the words between single spaces, spaces at both ends, so that `in` compares whole words."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
