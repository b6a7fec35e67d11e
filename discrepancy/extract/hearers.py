"""Whom something was told and at what: "told the packed committee", "said on Tuesday at a farmers' dinner"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from discrepancy.extract.cues import finite_cue
from discrepancy.extract.vocabulary import group, spelled_out
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens

_LONGEST = 8  # words of a phrase before its noun
_FARTHEST = 7  # words between a cue and the preposition of where it was said
_AFTER_A_VERB = ("to", "before", "by")
_CAPITALS = 4  # words of the name of a paper

Told = tuple[str, int, int]  # a class of venue, and the tokens of the phrase


class _Noun(NamedTuple):
    name: str
    before: list[str]  # of several words, all but the last


@cache
def heard_by() -> frozenset[str]:
    """Return the words that may be the noun of those who were told, or of where."""
    return _papers().union(_nouns())


def told_at(tokens: Tokens, i: int, first: int, last: int) -> Told | None:
    """Return the venue whose noun is a token, if a phrase within a stretch says that something was told there."""
    lows = tokens.lows
    for noun in _nouns().get(lows[i], ()):
        start = i - len(noun.before)
        here = start >= first and lows[start:i] == noun.before
        if here and not _goes_on(lows, i + 1, last) and not _named(tokens, i, last, noun.name):
            at = _opener(tokens, start, first, noun.name)
            if at is not None:
                return noun.name, at, i + 1
    if lows[i] in _papers() and (at := _to_a_paper(tokens, i, first, last)) is not None:
        by_phone = " ".join(lows[i + 1 : min(i + 3, last)]) in group("venues", "led", "by_phone")
        return ("phone", at, i + 3) if by_phone else ("outlet", at, i + 1)
    return None


def _goes_on(lows: list[str], after: int, last: int) -> bool:
    """Whether a noun only describes the next, "the court clerk", or counts what is no venue: "a crowd of reporters"."""
    following = lows[after : min(after + 3, last)]
    if following[:1] == ["of"]:
        return not group("venues", "led", "of_others").isdisjoint(following)
    return following[:1] != [] and (following[0] in group("venues", "led", "described") or following[0] in _nouns())


def _named(tokens: Tokens, i: int, last: int, name: str) -> bool:
    """Whether a place is but part of a name: "at Mill Lane"."""
    if name not in group("venues", "led", "places") or i + 1 >= last:
        return False
    return tokens.words[i][0].isupper() and tokens.words[i + 1][0].isupper() and tokens.lows[i + 1] not in calendar()


def _opener(tokens: Tokens, start: int, first: int, name: str) -> int | None:
    """Return the token that leads to a noun phrase, "told" or "said at", whose noun starts at a token."""
    lows, leading, determiners = tokens.lows, _leading(name), words("clause_words", "determiners")
    determined = False
    for at in range(start - 1, max(first, start - _LONGEST) - 1, -1):
        low = lows[at]
        if low in leading and (opened := _opens(tokens, at, first, name)) is not None:
            return opened
        if low == "of" and (not determined or lows[at - 1] in group("venues", "led", "parts")):
            determined = False  # "a chamber of commerce lunch", "members of the council"
        elif determined or not (low in determiners or _describes(low)):
            return None
        determined = low in determiners
    return None


@cache
def _leading(name: str) -> frozenset[str]:
    """Return the words of which one ends what leads to the noun of a class of venue."""
    return group("venues", "led", "tell").union(_AFTER_A_VERB, _before(name))


def _opens(tokens: Tokens, at: int, first: int, name: str) -> int | None:
    """Return where what leads to a noun phrase starts, if it ends with a token."""
    lows = tokens.lows
    low, before = lows[at], lows[at - 1] if at > first else ""
    tells = low in group("venues", "led", "tell")
    if name not in group("venues", "led", "places") and (tells or (low in _AFTER_A_VERB and before in _tells(low))):
        opened = at if tells else at - 1
        return None if _relative(lows, opened, first) else opened
    if low in _before(name):
        return at if tokens.words[at][0].isupper() or _said(lows, at, first) else None
    return None


def _relative(lows: list[str], verb: int, first: int) -> bool:
    """Whether a verb stands in a clause that tells of earlier words: "who told the inquiry"."""
    return verb > first and lows[verb - 1] in ("who", "which")


def _tells(preposition: str) -> frozenset[str]:
    """Return the words that, with a preposition after them, lead to who is told: "spoke to"."""
    return group("venues", "led", preposition)


@cache
def _before(name: str) -> frozenset[str]:
    """Return the prepositions of a class of venue: at a meeting, before a court."""
    table = lexicon("venues")["led"]["prepositions"]
    return frozenset(table.get(name, table["any"]))


def _said(lows: list[str], preposition: int, first: int) -> bool:
    """Whether a cue stands before a preposition, with no more between them than who is told, and when."""
    between: list[str] = []
    for at in range(preposition - 1, max(first, preposition - 1 - _FARTHEST) - 1, -1):
        low = lows[at]
        if low in group("venues", "led", "tell"):
            return not _relative(lows, at, first)
        if low in group("venues", "led", "to") or ((cue := finite_cue(low)) and cue.strong):
            return "to" in between or words("clause_words", "determiners").isdisjoint(between)  # "said the vote at"
        if not (low in group("venues", "led", "between") or low in calendar() or _describes(low)):
            return False
        between.append(low)
    return False


def _to_a_paper(tokens: Tokens, i: int, first: int, last: int) -> int | None:
    """Return the token that leads to the name of a paper which ends with a token: "told the Daily Herald"."""
    if not tokens.words[i][0].isupper() or (i + 1 < last and tokens.words[i + 1][0].isupper()):
        return None
    at = i - 1
    while at > max(first, i - _CAPITALS) and tokens.words[at][0].isupper():
        at -= 1
    named = tokens.lows[at] in ("the", "our")
    if at < first or not (named or i - at > 1 or tokens.lows[i] in _agencies()):
        return None
    at -= named
    return _opens(tokens, at, first, "outlet") if at >= first else None


def _describes(low: str) -> bool:
    """Whether a word may stand before the noun that it describes or counts."""
    return low in ("and", "'", "’", "s", "&") or (low[0].isalnum() and low not in function_words())


@cache
def _nouns() -> dict[str, list[_Noun]]:
    """Nouns of venues by their last words, the longest first."""
    table: dict[str, list[_Noun]] = {}
    for name, text in _listed():
        *before, noun = text.split()
        table.setdefault(noun, []).append(_Noun(name, before))
    return {noun: sorted(found, key=lambda one: -len(one.before)) for noun, found in table.items()}


def _listed() -> Iterator[tuple[str, str]]:
    for name, nouns in lexicon("venues")["led"]["nouns"].items():
        yield from ((name, noun) for noun in spelled_out(nouns, "chamber", lexicon("venues")["chambers"]))


@cache
def _papers() -> frozenset[str]:
    """Return the last words of papers' names, and the names of agencies and stations."""
    return (words("mastheads", "last") - group("venues", "led", "no_papers")) | _agencies()


def _agencies() -> frozenset[str]:
    return group("venues", "led", "agencies")
