"""Cues: the verbs and phrases that attribute words to a source, in every inflection."""

from __future__ import annotations

from functools import cache
from typing import Any

from discrepancy.text.resources import lexicon
from discrepancy.values import value

_VOWELS = frozenset("aeiou")


@value
class Cue:
    """One inflected cue word: its base form, class ("neutral", "denial"...), strength and form.

    `form` is "base", "s", "past" or "ing"; a past participle counts as "past".
    """

    base: str
    cls: str
    strong: bool
    form: str


@cache
def cue_forms() -> dict[str, Cue]:
    """Return every inflected cue word in lower case; a word under two classes keeps the first, strong before weak."""
    forms: dict[str, Cue] = {}
    table = lexicon("cues")
    for strength in ("strong", "weak"):
        for cls, verbs in table["classes"].items():
            for base in verbs[strength]:
                for form, name in inflect(base, table["irregular"]):
                    forms.setdefault(form, Cue(base, cls, strength == "strong", name))
    return forms


def finite_cue(low: str) -> Cue | None:
    """Return the cue that a word is, if it is one in a form that a subject has: "said", "says"."""
    cue = cue_forms().get(low)
    return cue if cue is not None and cue.form in ("past", "s") else None


@cache
def phrase_forms() -> dict[str, frozenset[str]]:
    """Return the inflected first words of phrasal cues and what must follow each: "went" needs "on"."""
    table: Any = lexicon("cues")
    followers: dict[str, set[str]] = {}
    for phrase in table["phrases"]:
        verb, second = phrase.split()[:2]
        for form, _ in inflect(verb, table["irregular"] | table["phrasal_forms"]):
            followers.setdefault(form, set()).add(second)
    return {form: frozenset(seconds) for form, seconds in followers.items()}


def is_cue(low: str) -> bool:
    """Whether a word is a cue or opens a phrasal one."""
    return low in cue_forms() or low in phrase_forms()


@cache
def phrase_cue(form: str, second: str) -> Cue | None:
    """Return the cue that a verb form and the word after it make, or None."""
    if second not in phrase_forms().get(form, ()):
        return None
    name = "ing" if form.endswith("ing") else "past"
    return Cue(f"{form} {second}", "neutral", True, name)


@cache
def addressing() -> frozenset[str]:
    """Return the base forms of the verbs whose object is the person spoken to."""
    return frozenset(lexicon("cues")["addressing"])


def inflect(base: str, irregular: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return the forms of a verb, each with its name; an irregular verb's list gives the ones that rules miss."""
    forms = {base: "base", _with_s(base): "s", _with_ing(base): "ing"}
    given = irregular.get(base, [])
    if not any(_name(form) == "past" for form in given):
        forms[_with_ed(base)] = "past"
    forms.update((form, _name(form)) for form in given if form != base)
    return list(forms.items())


def _name(form: str) -> str:
    if form.endswith("ing"):
        return "ing"
    return "s" if form.endswith("s") and not form.endswith("ss") else "past"


def _with_s(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "go")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _with_ing(base: str) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + "ing"
