"""Cues: the verbs and phrases that attribute words to a source, in every inflection."""

from __future__ import annotations

from functools import cache
from typing import Any

from discrepancy.text.inflections import inflect
from discrepancy.text.resources import lexicon
from discrepancy.values import value


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
    for adjective in adjectives():
        forms.setdefault(adjective, Cue(adjective, "claim", strong=False, form="past"))
    return forms


@cache
def adjectives() -> frozenset[str]:
    """Return the adjectives that attribute a clause: "is adamant that"."""
    return frozenset(lexicon("cues")["adjectives"])


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


@cache
def naming() -> frozenset[str]:
    """Return the base forms of the verbs whose object is who or what is described."""
    return frozenset(lexicon("cues")["naming"])
