"""Which other witnesses of an alignment print a reading: they are named in one line instead of shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from discrepancy.model import Figure, Finding, Witness
from discrepancy.report.groups import Group, Pair
from discrepancy.report.odds import sides_with
from discrepancy.text.figure_views import agree

_WORD = re.compile(r"\w+")


def shared_readings(group: Group) -> list[tuple[Witness, list[Witness]]]:
    """Return each reading that others are held against, with the witnesses that share it and are not shown."""
    if group.alignment is None:
        return []
    shown = {witness for pair in group.pairs for witness in (*pair.witnesses, *pair.likewise)}
    others = [witness for witness in group.alignment.witnesses if witness not in shown]
    found: list[tuple[Witness, list[Witness]]] = []
    for reading, findings in _readings(group.pairs).items():
        numbers = group.alignment.kind == "subject" and isinstance(reading.statement, Figure)
        same = _of_value(reading, others, findings) if numbers else _in_words(reading, others, findings)
        if same:
            found.append((reading, same))
        others = [witness for witness in others if witness not in same]
    return found


def _readings(pairs: Iterable[Pair]) -> dict[Witness, list[Finding]]:
    """Return the witnesses that deviants differ from, each with the findings that say so."""
    readings: dict[Witness, list[Finding]] = {}
    for pair in pairs:
        for witness in pair.side("b"):
            readings.setdefault(witness, []).extend(pair.findings)
    return readings


def _of_value(reading: Witness, others: Iterable[Witness], findings: Iterable[Finding]) -> list[Witness]:
    """Return the witnesses whose figure agrees with that of `reading` and with no deviant's, whatever their words."""
    deviants = [witness for finding in findings for witness in finding.witnesses if witness != reading]
    return [
        other
        for other in others
        if _one_value(other, reading) and not any(_one_value(other, deviant) for deviant in deviants)
    ]


def _one_value(a: Witness, b: Witness) -> bool:
    x, y = a.statement, b.statement
    return isinstance(x, Figure) and isinstance(y, Figure) and x.unit == y.unit and agree(x, y)


def _in_words(reading: Witness, others: Iterable[Witness], findings: Iterable[Finding]) -> list[Witness]:
    """Return the witnesses that have the speaker of `reading`, its words, and whatever else the findings are about.

    A part of its words, or more than them, will do where every phrase in question is in it. Letter case and punctuation
    count for nothing.
    """
    told = list(findings)
    whole = plain(reading.text)
    phrases = [phrase for finding in told for v in finding.variants if (phrase := plain(v.b)).strip()]
    return [
        other
        for other in others
        if other.speaker == reading.speaker
        and _agrees(whole, plain(other.text), phrases)
        and all(sides_with(other, reading, finding.witnesses, finding.variants) for finding in told)
    ]


def _agrees(whole: str, other: str, phrases: list[str]) -> bool:
    if whole == other:
        return True
    return bool(phrases) and (other in whole or whole in other) and all(phrase in other for phrase in phrases)


def plain(text: str) -> str:
    """Return the words between single spaces, spaces at both ends, so that `in` compares whole words."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
