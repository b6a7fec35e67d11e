"""The modals of a quotation: how firmly each states a thing, and when such a word is a noun, a month or a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from discrepancy.text.resources import lexicon, words
from discrepancy.text.view import View

KEPT = 1024  # wordings that are kept read: of a group each report is held against many readings, most of them alike
PLAIN_VERB = 5  # a verb without a modal states its matter as certain
_MONTH = "may"
_OUGHT = "ought"
_GOING, _WILL = "going", "will"  # "is going to pay" is as firm as "will pay"


def modals_of(view: View, text: str, first: int, last: int) -> tuple[str, ...]:
    """Return the modals among the words `first` to `last` of a view, less what only looks like one."""
    strengths = _strengths()
    return tuple(
        _WILL if key == _GOING else key
        for i, key in enumerate(view.keys[first:last], first)
        if (key in strengths and not _no_verb(view, text, i)) or (key == _GOING and _going_to(view.keys, i))
    )


def strength(modals: Sequence[str]) -> int:
    """Return how firm the least firm of some modals is."""
    return min((_strengths()[key] for key in modals), default=PLAIN_VERB)


def firmness(modals: Sequence[str]) -> int:
    """The same where "would" is the "will" that it is told with, and "could" the "can"."""
    table = lexicon("firmness")["modals"]
    return min((table[key][""] for key in modals), default=PLAIN_VERB)


@lru_cache(KEPT)
def firm_phrases(keys: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    """Return the word range and strength of each phrase of reported speech that tells how firm it is."""
    table = lexicon("firmness")["modals"]
    if table.keys().isdisjoint(keys):
        return ()
    found = []
    for i, key in enumerate(keys):
        for phrase, firm in table.get(key, {}).items():
            last = i + 1 + len(phrase.split())
            if " ".join(keys[i + 1 : last]) == phrase:
                found.append((i, last, firm))
                break
    return tuple(found)


def direction(a: int, b: int) -> str:
    """Return whether the first of two strengths is stronger or weaker than the second."""
    return "" if a == b else "stronger" if a > b else "weaker"


def _no_verb(view: View, text: str, i: int) -> bool:
    """Whether a word is no modal: "the will of the people", "a can of worms", "a must", "in May", "Mr May"."""
    key = view.keys[i]
    if view.starts[i] in view.starts[max(i - 1, 0) : i]:  # a part of "we'll", or the month of "May 5"
        return False
    before = view.keys[i - 1] if i else ""
    after = view.keys[i + 1] if i + 1 < len(view.keys) else ""
    if before in words("meaning", "before_noun"):
        return True
    if after in words("meaning", "after_noun"):
        return key != _OUGHT
    return key == _MONTH and _named(view, text, i, before, after)


def _going_to(keys: list[str], i: int) -> bool:
    """Whether "going" says what will be: "going to pay", not "going to the bank"."""
    return keys[i + 1 : i + 2] == ["to"] and not words("clause_words", "determiners").intersection(keys[i + 2 : i + 3])


def _named(view: View, text: str, i: int, before: str, after: str) -> bool:
    """Whether "May" is a month or a name; a capital at a sentence's start, or in a headline, does not tell."""
    if not text[view.starts[i]].isupper():
        return False
    titled = before in words("titles", "male", "female", "plain")
    inside = i > 0 and text[view.starts[i - 1]].islower() and text[view.ends[i - 1] : view.starts[i]] == " "
    return titled or inside or after[:1].isdigit() or after in _strengths()


@cache
def _strengths() -> dict[str, int]:
    return dict(lexicon("meaning")["modals"])
