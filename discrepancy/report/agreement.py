"""Which other witnesses of an alignment print a reading: they are named in one line instead of shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from discrepancy.model import Witness
from discrepancy.report.groups import Group, Pair

_WORD = re.compile(r"\w+")


def shared_readings(group: Group) -> list[tuple[Witness, list[Witness]]]:
    """Return each reading that others are held against, with the witnesses that share it and are not shown."""
    if group.alignment is None:
        return []
    shown = {witness for pair in group.pairs for witness in (*pair.witnesses, *pair.likewise)}
    others = [witness for witness in group.alignment.witnesses if witness not in shown]
    found: list[tuple[Witness, list[Witness]]] = []
    for reading, needed in _readings(group.pairs).items():
        same = agreeing(reading, others, needed)
        if same:
            found.append((reading, same))
        others = [witness for witness in others if witness not in same]
    return found


def _readings(pairs: Iterable[Pair]) -> dict[Witness, list[str]]:
    """Return the witnesses that deviants differ from, each with the phrases in question."""
    readings: dict[Witness, list[str]] = {}
    for pair in pairs:
        for witness in pair.side("b"):
            readings.setdefault(witness, []).extend(variant.b for variant in pair.variants)
    return readings


def agreeing(reading: Witness, others: Iterable[Witness], needed: Iterable[str]) -> list[Witness]:
    """Return the witnesses that have the speaker of `reading` and its words, or a part or more of them.

    Less or more than the whole agrees only where every phrase `needed`, those in question, is in it. Letter case and
    punctuation count for nothing.
    """
    whole = plain(reading.text)
    phrases = [phrase for phrase in map(plain, needed) if phrase.strip()]
    same_speaker = (other for other in others if other.speaker == reading.speaker)
    return [other for other in same_speaker if _agrees(whole, plain(other.text), phrases)]


def _agrees(whole: str, other: str, phrases: list[str]) -> bool:
    if whole == other:
        return True
    return bool(phrases) and (other in whole or whole in other) and all(phrase in other for phrase in phrases)


def plain(text: str) -> str:
    """Return the words between single spaces, spaces at both ends, so that `in` compares whole words."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
