"""What an outcome befell: the noun phrase that is its subject, or the object of its verb, told from word order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from discrepancy.extract.numbers import starts_number
from discrepancy.model import Span
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Theme:
    """A noun phrase: its concepts, sorted, and whether it may be some of more: "two schools", "schools".

    `agent` holds those of the subject where the phrase is the object.
    """

    stems: tuple[str, ...] = ()
    some: bool = False
    agent: tuple[str, ...] = ()


NO_THEME = Theme()
_REACH = 12  # tokens of a clause before its verb that can hold the subject
_LONGEST = 5  # content words of a noun phrase


def theme_of(tokens: Tokens, content: Sequence[str], clause: Span, marker: Span) -> Theme:
    """Return what an outcome at the tokens `marker` of a clause befell.

    "The road into town has been closed" and "closed the road" give road; `content` holds each token's concept or "".
    """
    if _takes_object(tokens, clause, marker):
        agent = tuple(sorted({content[i] for i in _subject(tokens, content, clause[0], marker[0])}))
        return _theme(tokens, content, _object(tokens, content, marker[1], clause[1]), agent)
    return _theme(tokens, content, _subject(tokens, content, clause[0], marker[0]))


def _theme(tokens: Tokens, content: Sequence[str], places: Iterable[int], agent: tuple[str, ...] = ()) -> Theme:
    """Return the theme of a noun phrase, given its content words' tokens."""
    printed = sorted(places)
    if not printed:
        return NO_THEME
    head, before = tokens.words[printed[-1]], tokens.lows[printed[0] - 1] if printed[0] else ""
    plural = head[0].islower() and head.endswith("s") and not head.endswith(("ss", "'s"))
    told = [i for i in printed if not starts_number(tokens.lows[i])]
    some = plural and (before != "the" or len(told) < len(printed))
    return Theme(tuple(sorted({content[i] for i in told})), some, agent)


def _takes_object(tokens: Tokens, clause: Span, marker: Span) -> bool:
    """Whether a noun phrase follows a verb that is not passive."""
    lows, at = tokens.lows, marker[1]
    before = next((i for i in range(marker[0] - 1, clause[0] - 1, -1) if not lows[i].endswith("ly")), -1)
    passive = lows[marker[0]] in _words("be") or (before >= 0 and lows[before] in _words("be"))
    if passive or at >= clause[1] or not lows[at][0].isalpha():
        return False
    if lows[at] in _words("times") or starts_number(lows[at]):
        return False
    return lows[at] in words("function_words", "articles") or lows[at] not in words("function_words")


def _object(tokens: Tokens, content: Sequence[str], start: int, last: int) -> list[int]:
    lows, found, i = tokens.lows, list[int](), start
    while i < last and len(found) < _LONGEST:
        low = lows[i]
        if low in words("function_words"):
            if found or low not in words("function_words", "articles"):
                break
        elif not low[0].isalnum() or low in _words("times"):
            break
        elif content[i]:
            found.append(i)
        i += 1
    return found


def _subject(tokens: Tokens, content: Sequence[str], first: int, verb: int) -> list[int]:
    """Walk back from a verb over its auxiliaries to its noun phrase; what a preposition adds to that is left out."""
    lows, i = tokens.lows, verb - 1
    while i >= first and (lows[i] in _words("carriers") or lows[i].endswith(("n't", "ly"))):
        i -= 1
    nearest: list[int] = []
    found: list[int] = []
    while i >= max(first, verb - _REACH):
        low = lows[i]
        if low in words("function_words", "articles"):
            if not (i > first and lows[i - 1] in words("function_words", "prepositions")):
                break
        elif low in words("function_words", "prepositions"):
            if low != "of":
                nearest, found = nearest or found, []
        elif not low[0].isalnum() or low in _ends() or _is_verb(tokens, i):
            break
        elif content[i] and len(found) < _LONGEST:
            found.append(i)
        i -= 1
    return found or nearest


def _is_verb(tokens: Tokens, i: int) -> bool:
    low = tokens.lows[i]
    return tokens.words[i][0].islower() and (low in words("clauses", "verbs") or low.endswith(("ed", "ing")))


@cache
def _ends() -> frozenset[str]:
    return words("function_words") | words("meaning", "of_all")


@cache
def _words(key: str) -> frozenset[str]:
    return words("outcomes", f"theme_{key}")
