"""States that exclude each other, told by a word after a verb of being or after what is kept in it.

"The ovens stayed hot", "kept the ovens hot", "let the ovens go cold": the thing may stand between verb and state.
"""

from __future__ import annotations

from functools import cache

from discrepancy.text.adverbs import is_adverb
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import is_word

REACH = 6  # tokens before a state, or before "go", among which stands what keeps or lets a thing

_Standing = tuple[int, int, str, bool]  # as in `outcomes`


@cache
def states() -> frozenset[str]:
    """Return the words that may tell a state."""
    return frozenset(_states())


def states_at(lows: list[str], i: int) -> list[_Standing]:
    """Return the states that a thing is in by the word at a token, with the verb that leads to it."""
    if not _ends_there(lows, i):
        return []
    start = _start(lows, i)
    return [(start, start - i - 1, name, positive) for name, positive in _states()[lows[i]]] if start >= 0 else []


def _ends_there(lows: list[str], i: int) -> bool:
    """Whether no noun follows that the word describes, and nothing that makes a figure of speech of it."""
    after = lows[i + 1] if i + 1 < len(lows) else "."
    if after in _words("not_before") or after in "-’'" or (lows[i] in function_words() and is_word(after)):
        return False
    return ends_phrase(after)


def ends_phrase(after: str) -> bool:
    """Whether a token ends the phrase before it: no noun, which the phrase would describe."""
    return not is_word(after) or after in function_words() or after in words("outcomes", "theme_times") | calendar()


def _start(lows: list[str], i: int) -> int:
    """Return the first token of the words that tell a state, -1 where none lead to it."""
    at = _before_adverbs(lows, i)
    low = lows[at] if at >= 0 else ""
    if low in _words("participles") and at > 0 and lows[_before_adverbs(lows, at)] in words("outcomes", "theme_be"):
        return at  # "was kept hot"
    if low not in _words("links"):
        return i if governor(lows, i, _words("keepers")) >= 0 else -1
    if low not in _words("bases"):
        return at if low not in words("outcomes", "theme_be") else i
    if _asserted(lows, at):
        return at
    led = at - 1 if lows[at - 1] == "to" else at
    if led < at and lows[led - 1] in _words("participles") and lows[led - 2] in words("outcomes", "theme_be"):
        return led - 1  # "was allowed to go cold"
    return at if governor(lows, led, _words("letters")) >= 0 else -1


def governor(lows: list[str], at: int, verbs: frozenset[str]) -> int:
    """Return the token of the verb, one of some told as done or to be done, whose object ends at a token; else -1."""
    told = False
    for k in range(at - 1, max(-1, at - 1 - REACH), -1):
        low = lows[k]
        if low in verbs:
            return k if told and _asserted(lows, k) else -1
        if not low[0].isalnum() or low in words("clauses", "verbs"):
            return -1
        told = told or low not in function_words() or low in words("outcomes", "theme_pronouns")
    return -1


def _asserted(lows: list[str], at: int) -> bool:
    """Whether a verb tells what was, is or will be: no infinitive, and no gerund after a preposition."""
    before = lows[_before_adverbs(lows, at)] if at else ""
    if lows[at] in _words("bases"):
        return bool(at) and lows[at - 1] in _words("base_after")
    if lows[at] in _words("going"):
        return before in words("outcomes", "theme_be") or before == ","
    return before != "to"


def _before_adverbs(lows: list[str], at: int) -> int:
    """Return the last token before another, adverbs apart."""
    at -= 1
    while at > 0 and (lows[at] in _words("adverbs") or is_adverb(lows[at])):
        at -= 1
    return at


@cache
def _states() -> dict[str, list[tuple[str, bool]]]:
    found: dict[str, list[tuple[str, bool]]] = {}
    for name, sides in lexicon("outcomes")["states_told"].items():
        for side in ("yes", "no"):
            for low in sides[side]:
                found.setdefault(low, []).append((name, side == "yes"))
    return found


@cache
def _words(key: str) -> frozenset[str]:
    return words("outcomes", f"state_{key}")
