"""The forms of English verbs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_VOWELS = frozenset("aeiou")


def inflect(base: str, irregular: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return the forms of a verb, each with its name; an irregular verb's list gives the ones that rules miss.

    A form is "base", "s", "past" or "ing"; a past participle counts as "past".
    """
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
