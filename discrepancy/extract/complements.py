"""What a cue has after it: a clause, a noun phrase, or nothing but when and where it was said."""

from __future__ import annotations

from functools import cache

from discrepancy.extract.cues import addressing
from discrepancy.extract.mentions import Scene
from discrepancy.extract.relatives import RELATIVES
from discrepancy.extract.verbs import Verb
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import WordTable

_PEOPLE = ("people", "name", "pronoun")
_CONTRACTED = ("'s", "'re", "'ll", "'d", "'ve", "n't")


def complement_of(scene: Scene, verb: Verb, end: int) -> tuple[int, str]:
    """Return where the clause after a cue starts and of what pattern it is."""
    lows, i = scene.tokens.lows, verb.last
    if i >= end:
        return i, "final"
    if verb.cue.base in addressing():
        i = _past_addressee(scene, i, end)
    elif verb.cue.base in vocabulary("cues", "addressing_that"):
        near = scene.mentions(*scene.around(i))
        people = (m for m in near if m.first == i and m.kind in _PEOPLE and lows[i] not in ("a", "an"))
        told = next(people, None)
        i = told.last if told is not None and _leads_on(lows, told.last, end) else i
    i = _past_setting(scene, i, end)
    if i >= end or lows[i] in (",", ".", ";"):
        comma = scene.tokens.words.index(",", i, end) if "," in scene.tokens.words[i:end] else -1
        if comma >= 0 and comma + 1 < end and lows[comma + 1] == "that":
            return comma + 1, "that"
        return (i + 1, "mid") if i < end and lows[i] == "," else (i, "final")
    i += lows[i] == ":" and i + 1 < end and lows[i + 1][0].isalnum()  # "said: the bridge will close"
    low = lows[i]
    if low == "not":
        return end, "none"
    if low == "that":
        return i, "that"
    if low in _clause_openers():
        return i, "wh"
    if low == "to":
        return i, "to"
    if not (low[0].isalnum() or low == "$"):
        return i, "p"
    return i, "clause" if _has_finite(scene, i, end) else "noun"


def _leads_on(lows: list[str], that: int, end: int) -> bool:
    """Whether "that" opens what was promised, and tells nothing of who was told: "the voters that had waited"."""
    return lows[that : that + 1] == ["that"] and that + 1 < end and _finite()[lows[that + 1]] != "finite"


def past_inverted(scene: Scene, verb: Verb, end: int) -> tuple[int, str] | None:
    """Return what `complement_of` does for a source behind its cue: ", said Ann Lee", ", said Lee, will"; else None."""
    lows, cue = scene.tokens.lows, verb.cue
    if verb.first < 2 or lows[verb.first - 1] != "," or scene.quoted[verb.first - 2]:
        return None
    if not cue.strong or cue.form == "ing" or cue.base in addressing():
        return None
    source = next((m for m in scene.mentions(*scene.around(verb.first)) if m.first == verb.last), None)
    if source is None:
        return None
    told = _past_setting(scene, source.after, end)
    if told >= end or (lows[source.last] == "," and not _goes_on(scene, source.last + 1, end)):
        return end, "final"
    return (source.last + 1, "mid") if lows[source.last] == "," else None


def _goes_on(scene: Scene, i: int, end: int) -> bool:
    """Whether what was said goes on after its source, and nothing more of the source is told: "who", "speaking"."""
    low = scene.tokens.lows[i] if i < end else "who"
    return low not in RELATIVES and not low.endswith("ing") and _has_finite(scene, i, end)


def _past_addressee(scene: Scene, i: int, end: int) -> int:
    """Step over the person told: "reporters", "the committee in Leeds"."""
    lows = scene.tokens.lows
    if i < end and lows[i] in ("that", "not"):
        return i
    complementizers = vocabulary("clause_words", "complementizers")
    for k in range(i + 1, min(end, i + 8)):
        if lows[k] in complementizers:
            return k
    starts = (i, i + 1) if lows[i : i + 1] == ["the"] else (i,)
    mention = next((m for m in scene.mentions(*scene.around(i)) if m.first in starts), None)
    return mention.last if mention is not None else i


def _past_setting(scene: Scene, i: int, end: int) -> int:
    """Step over when and where: "said on Monday", "said in a statement that"."""
    lows = scene.tokens.lows
    if i < end and not _may_set(lows[i]):
        return i
    days = vocabulary("openers", "days")
    if i < end and lows[i] in days:
        i += 1
    i = _past_times(lows, i, end)
    if i < end and lows[i] in vocabulary("clause_words", "settings"):
        for k in range(i + 1, min(end, i + 10)):
            if lows[k] == "that":
                return k
            if lows[k] in days and lows[i] in vocabulary("clause_words", "day_settings"):
                return _past_times(lows, k + 1, end)
            if lows[k] == ",":
                break
    return i + 1 if i < end and is_adverb(lows[i]) else i


@cache
def _may_set(low: str) -> bool:
    """Whether words that tell when and where may start with one."""
    return is_adverb(low) or low in vocabulary("openers", "days") | vocabulary("clause_words", "times", "settings")


def _past_times(lows: list[str], first: int, end: int) -> int:
    """Step over words that only tell when and end a clause: "this morning", "late last night"."""
    i = first
    while i < end and lows[i] in vocabulary("clause_words", "times"):
        i += 1
    return i if i == end or lows[i] == "," else first


def _has_finite(scene: Scene, i: int, end: int) -> bool:
    """Whether a finite verb follows soon, so that the words make a clause."""
    near = scene.tokens.lows[i : min(end, i + 12)]
    for k, tells in enumerate(map(_finite().__getitem__, near), i):
        if tells is None:
            continue
        if tells != "ed":
            return tells == "finite"
        if k > i and not scene.quoted[k] and k not in scene.inside:  # "Reed" is a name
            return True
    return False


@cache
def _finite() -> WordTable[str | None]:
    """Return what a word tells of a clause: a "finite" verb, "none", perhaps a verb by its "ed", or nothing."""

    def tells(low: str) -> str | None:
        if low in vocabulary("clause_words", "finite"):
            return "finite"
        if low == "," or low in vocabulary("clause_words", "no_clause"):
            return "none"
        if "'" in low and low.endswith(_CONTRACTED) and low.split("'")[0] in function_words():
            return "finite"
        return "ed" if low.endswith("ed") else None

    return WordTable(tells)


@cache
def _clause_openers() -> frozenset[str]:
    return vocabulary("clause_words", "interrogatives")
