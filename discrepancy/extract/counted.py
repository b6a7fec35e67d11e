"""What a figure counts: the noun after it, what a measure is of, and what happened to the people it counts."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from discrepancy.extract.questions import opens_outcome, outcome_at
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.numbers import Number
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import content_stem, function_words, stem
from discrepancy.text.tokens import Tokens
from discrepancy.values import value

_NOUNS = 3  # words of a noun phrase that tell what is counted
_REACH = 9  # tokens from what is counted to its verb
_COMPANIONS = 3  # people that "and two others" may leave unnumbered
_MEMBER = 6  # tokens back from "and two others" to the verb that the group shares
_VERB = 3  # words of a verb that tells an outcome
_OF = 3  # words after "of" that tell what a measure is of


@value
class Noun:
    """The noun phrase after a number: tokens up to `last`, and its content stems in order."""

    last: int
    stems: tuple[str, ...]


def noun_after(tokens: Tokens, i: int, last: int) -> Noun:
    """Read the words from token `i` that say what is counted, up to a function word, a mark or an outcome's word."""
    lows, at = tokens.lows, i
    found: list[str] = []
    for low in lows[i : min(i + _NOUNS, last)]:
        if _no_noun(low) or (found and _verb(low)) or (opens_outcome(low) and outcome_at(lows, at, last)):
            break
        at += 1
        found.append(stem(low))
    return Noun(at, tuple(found))


@cache
def _no_noun(low: str) -> bool:
    """Whether a word cannot stand in the noun phrase after a number."""
    if not low[0].isalpha() or low in _words("degrees") or low in _words("places"):
        return True
    return low in _words("not_nouns") or (low in function_words() and low not in _words("rest"))


def shared_out(tokens: Tokens, number: Number, last: int) -> tuple[str, ...]:
    """Return what "two in three" is of, which follows at once: "flights"; after "half" a determiner may stand."""
    if not number.fraction:
        return ()
    start = number.last
    if start < last and tokens.lows[start] in words("numbers", "after_half"):
        start += 1
    return noun_after(tokens, start, last).stems


def group_before(lows: list[str], start: int, first: int) -> tuple[str, ...]:
    """Return the group of which a bare number tells how many it has: "a crew of (23)"; `first` opens the sentence."""
    at = start - 2
    return (stem(lows[at]),) if at >= first and lows[at + 1] == "of" and lows[at] in _words("groups") else ()


def own_noun(tokens: Tokens, at: int, last: int) -> tuple[str, ...]:
    """Return what people had of which each has one: "(300 patients) had their operations cancelled"."""
    lows = tokens.lows
    if at + 2 >= last or lows[at + 1] != "their" or lows[at] not in ("had", "have", "has", "having", "saw"):
        return ()
    return (stem(lows[at + 2]),) if lows[at + 2] in _words("one_each") else ()


@cache
def _verb(low: str) -> bool:
    return low.endswith("ed") or low in words("clauses", "verbs")


def measured(tokens: Tokens, i: int, last: int) -> tuple[str, ...]:
    """Return the stems of what a measure is of: "(two years) of credit monitoring", "(20 years') experience"."""
    lows = tokens.lows
    if i < last and lows[i] in ("'", "’", "'s"):
        i += 1
    if i < last and lows[i] == "of":
        i += 1
        while i < last and lows[i] in function_words():
            i += 1
        of = takewhile(bool, map(content_stem, lows[i : min(i + _OF, last)]))  # no further than "the crew (was hurt)"
        return _shortened(tuple(of)) if _plain(lows, i, last) else ()
    return ()


def _shortened(of: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a measure is of, by its letters where it is spelled out: "gross domestic product"."""
    return _spelled_out().get(of, of)


@cache
def _spelled_out() -> dict[tuple[str, ...], tuple[str, ...]]:
    pairs = lexicon("counted")["spelled_out"].items()
    return {tuple(map(content_stem, words.split())): (content_stem(letters),) for letters, words in pairs}


def _plain(lows: list[str], i: int, last: int) -> bool:
    return i < last and lows[i][0].isalpha()


def outcome_of(tokens: Tokens, first: int, number_first: int, noun_last: int, last: int) -> str:
    """Return the outcome that a count of people had: of the verb after it, else of the one right before it.

    `first` and `last` bound the sentence, `noun_last` ends the noun phrase. "killed one person and injured eight":
    an "and" or a comma ends the look ahead, unless what stands between commas opens with a word of parts.
    """
    lows = tokens.lows
    if ahead := _ahead(lows, noun_last, last):
        return ahead
    at = number_first - 1
    while at >= first and (lows[at] in _skipped_before() or lows[at] in _words("degrees")):
        at -= 1
    for start in range(at, max(at - _VERB, first - 1), -1):
        if opens_outcome(lows[start]) and (found := outcome_at(lows, start, at + 1)):
            return found[0] if start + found[1] == at + 1 else ""
    return _carried(lows, first, number_first) if lows[number_first - 1] == "and" and number_first > first else ""


def _carried(lows: list[str], first: int, start: int) -> str:
    """Return the outcome of a verb over a first member of the group: "injuring a guard and two others"."""
    for at in range(start - 2, max(first, start - _MEMBER) - 1, -1):
        if lows[at] == ",":
            return ""
        if found := outcome_at(lows, at, start):
            return found[0]
    return ""


def _ahead(lows: list[str], at: int, last: int, aside: bool = True) -> str:
    """Return the outcome of the verb after people, over what may stand between and one aside in commas if allowed."""
    end = min(at + _REACH, last)
    while at < end:
        low = lows[at]
        if low == "," and at + 1 < last and lows[at + 1] in _words("part_before"):
            at = _after_comma(lows, at + 1, last)
            return _ahead(lows, at, last, aside=False) if at and aside else ""
        if low in _skipped() or low in _words("degrees") or is_adverb(low):
            if found := outcome_at(lows, at, end):
                return found[0]
            at += 1
            continue
        if low in _words("places") and (verb := _after_place(lows, at + 1, last)):
            at, end = verb, min(verb + _REACH, last)
            continue
        found = outcome_at(lows, at, end)
        return found[0] if found else ""
    return ""


def _after_place(lows: list[str], at: int, last: int) -> int:
    """Return the verb after a phrase of place that starts before token `at`: "(people) in the valley were", or 0."""
    for i in range(at, min(at + _MEMBER, last)):
        if not lows[i][0].isalnum():
            return 0
        if lows[i] in _words("finite"):
            return i
    return 0


def _after_comma(lows: list[str], at: int, last: int) -> int:
    """Return the token after the comma that closes a parenthesis opened before token `at`, or 0."""
    for i in range(at, min(at + 8, last)):
        if lows[i] == ",":
            return i + 1
    return 0


def uncounted(lows: list[str], first: int, start: int, noun_last: int, last: int) -> tuple[int, int]:
    """Return how many people fewer and more than printed a count of people may stand for.

    "injuring a guard and two others" is three; "his wife and two others" is some more; "six, including the gunman" is
    five where another outlet leaves the gunman out.
    """
    rest = not _words("rest").isdisjoint(lows[start:noun_last])
    if rest and start - 2 >= first and lows[start - 1] == "and" and not outcome_at(lows, start - 2, start - 1):
        one = any(low in ("a", "an") for low in lows[max(first, start - 5) : start - 1])
        return (-1, 1) if one and _carried(lows, first, start) else (0, _COMPANIONS)
    for i in range(noun_last, min(noun_last + _REACH, last - 2)):
        if lows[i] == "including":
            return (1, 0) if lows[i + 2] in _words("doers") else (0, 0)
    return 0, 0


@cache
def _words(key: str) -> frozenset[str]:
    return words("counted", key)


@cache
def _skipped() -> frozenset[str]:
    """Words that may stand between people and what happened to them."""
    return words("counted", "between")


@cache
def _skipped_before() -> frozenset[str]:
    return words("counted", "between_before")
