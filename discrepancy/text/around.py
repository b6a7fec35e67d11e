"""Outcomes whose words stand around what they befell: "found him guilty", "released Ann Roe on bail"."""

from __future__ import annotations

from functools import cache

from discrepancy.model import Span
from discrepancy.text.befallen import Standing
from discrepancy.text.resources import lexicon, words
from discrepancy.text.states import ends_phrase, governor
from discrepancy.text.stems import function_words, telling_word

_Entry = tuple[int, list[str], frozenset[str], str, bool]  # words before the telling one, phrase, verbs, as there


@cache
def closing_words() -> frozenset[str]:
    """Return the words by which the phrases that end such an outcome are looked up."""
    return frozenset(_table())


def around_at(lows: list[str], i: int) -> list[Standing]:
    """Return the outcomes that the phrase around a token ends; each stands where that phrase does."""
    return [
        (i - before, -len(phrase), name, positive)
        for before, phrase, verbs, name, positive in _table().get(lows[i], ())
        if _stands(lows, i - before, phrase) and governor(lows, i - before, verbs) >= 0
    ]


def verb_of(lows: list[str], place: Span) -> int:
    """Return the verb of an outcome that stands at some tokens, -1 where no words stand between it and those."""
    phrase = lows[slice(*place)]
    entries = _table().get(telling_word(phrase), ()) if phrase[-1] in _last_words() else ()
    return max((governor(lows, place[0], verbs) for _, parts, verbs, *_ in entries if parts == phrase), default=-1)


def _stands(lows: list[str], at: int, phrase: list[str]) -> bool:
    """Whether a phrase stands at a token and no noun follows that it would describe."""
    end = at + len(phrase)
    if at < 0 or lows[at:end] != phrase or end == len(lows):
        return at >= 0 and lows[at:end] == phrase
    # "turned its guns on the crowd", "threw him out of the club"
    leads = phrase[-1] in function_words() and lows[end] in words("outcomes", "after_preposition")
    return ends_phrase(lows[end]) and not leads


@cache
def _last_words() -> frozenset[str]:
    return frozenset(parts[-1] for entries in _table().values() for _, parts, *_ in entries)


@cache
def _table() -> dict[str, list[_Entry]]:
    """Return the phrases that end such an outcome by their telling words."""
    table: dict[str, list[_Entry]] = {}
    for name, sides in lexicon("outcomes")["around"].items():
        for side, phrases in sides.items():
            for phrase, verbs in phrases.items():
                parts = phrase.split()
                key = telling_word(parts)
                table.setdefault(key, []).append((parts.index(key), parts, frozenset(verbs), name, side == "yes"))
    return table
