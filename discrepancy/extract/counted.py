"""What a figure counts and the question it answers: the noun after it, the verb about it, a part or the whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import content_stem, function_words, stem
from discrepancy.text.tokens import Tokens

_NOUNS = 3  # words of a noun phrase that tell what is counted
_REACH = 9  # tokens from what is counted to its verb
_LONGEST = 4  # words of the longest phrase that marks a part or an update
_COMPANIONS = 3  # people that "and two others" may leave unnumbered
_OF = 3  # words after "of" that tell what a measure is of

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun phrase after a number: tokens up to `last`, and its content stems in order."""

    last: int
    stems: tuple[str, ...]


def noun_after(tokens: Tokens, i: int, last: int) -> Noun:
    """Read the words from token `i` that say what is counted, up to a function word, a mark or an outcome's word."""
    lows, at = tokens.lows, i
    found: list[str] = []
    while at < last and len(found) < _NOUNS:
        low = lows[at]
        if (
            not low[0].isalpha()
            or (low in function_words() and low not in _words("rest"))
            or outcome_at(lows, at, last)
        ):
            break
        if low in _words("degrees") or (found and low.endswith("ed")):
            break
        at += 1
        found.append(stem(low))
    return Noun(at, tuple(found))


def measured(tokens: Tokens, i: int, last: int) -> tuple[str, ...]:
    """Return the stems of what a measure is of: "(two years) of credit monitoring", "(20 years') experience"."""
    lows = tokens.lows
    if i < last and lows[i] in ("'", "’", "'s"):
        i += 1
    if i < last and lows[i] == "of":
        i += 1
        while i < last and lows[i] in function_words():
            i += 1
        return tuple(s for s in map(content_stem, lows[i : min(i + _OF, last)]) if s) if _plain(lows, i, last) else ()
    return ()


def _plain(lows: list[str], i: int, last: int) -> bool:
    return i < last and lows[i][0].isalpha()


def outcome_at(lows: list[str], i: int, last: int) -> str:
    """Return the outcome whose word or phrase starts at token `i` ("dead" for "shot to death"), or ""."""
    found = _match(_concepts("outcomes"), lows, i, last)
    return found[0] if found else ""


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
    for size in (1, 2, 3):
        if at - size + 1 >= first and (found := _match(_concepts("outcomes"), lows, at - size + 1, at + 1)):
            return found[0] if found[1] == size else ""
    return ""


def _ahead(lows: list[str], at: int, last: int) -> str:
    end = min(at + _REACH, last)
    while at < end:
        low = lows[at]
        if low == "," and at + 1 < last and lows[at + 1] in _words("part_before"):
            at, end = _after_comma(lows, at + 1, last), last
            if not at:
                return ""
            continue
        if low in _skipped() or low in _words("degrees") or low.endswith("ly"):
            if found := _match(_concepts("outcomes"), lows, at, end):
                return found[0]
            at += 1
            continue
        found = _match(_concepts("outcomes"), lows, at, end)
        return found[0] if found else ""
    return ""


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
    rest = lows[noun_last - 1] in _words("rest") and start - 2 >= first and lows[start - 1] == "and"
    if rest and not outcome_at(lows, start - 2, start - 1):
        one = any(low in ("a", "an") for low in lows[max(first, start - 5) : start - 1])
        verb = any(outcome_at(lows, i, start) for i in range(max(first, start - 6), start - 2))
        return (-1, 1) if one and verb else (0, _COMPANIONS)
    for i in range(noun_last, min(noun_last + _REACH, last - 2)):
        if lows[i] == "including":
            return (1, 0) if lows[i + 2] in _words("doers") else (0, 0)
    return 0, 0


def concepts_in(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    """Return the measures whose words stand in tokens `first` to `last`, sorted."""
    lows, table = tokens.lows, _concepts("measures")
    return tuple(sorted({found[0] for i in range(first, last) if (found := _match(table, lows, i, last))}))


def is_part(lows: list[str], first: int, start: int, noun_first: int, noun_last: int, last: int) -> bool:
    """Whether a figure, printed from token `start`, counts a part: "five of them", "three women among 17 dead"."""
    if _phrase_ends(lows, first, start, _phrases("part_before")):
        return True
    after = _phrases("part_after")
    if _phrase_starts(lows, noun_first, last, after) or _phrase_starts(lows, noun_last, last, after):
        return True
    return noun_first < last and lows[noun_first] in _words("degrees")


def is_update(lows: list[str], first: int, last: int) -> bool:
    """Whether the sentence says that a count has moved or stands as of some time."""
    table = _phrases("updates")
    return any(_phrase_starts(lows, i, last, table) for i in range(first, last))


def scope_of(lows: list[str], first: int, last: int) -> str:
    """Return what the sentence's counts are of: "another" event, a "period", "many" events, "one", or "", not told."""
    found = set(lows[first:last])
    if found & _words("apart"):
        return "another"
    if found & _words("periods"):
        return "period"
    happenings = _words("happenings")
    if any(low[-1] == "s" and (low[:-1] in happenings or low[:-2] in happenings) for low in found):
        return "many"
    return "one" if found & happenings else ""


def _match(table: Phrases, lows: list[str], i: int, last: int) -> tuple[str, int] | None:
    """Return the concept of the longest phrase at token `i`, and the phrase's length in tokens."""
    for phrase, name in table.get(lows[i], ()):
        if len(phrase) == 1 or (i + len(phrase) <= last and tuple(lows[i : i + len(phrase)]) == phrase):
            return name, len(phrase)
    return None


@cache
def _concepts(group: str) -> Phrases:
    """Phrases of a group of concepts by their first word, longest first."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for name, phrases in lexicon("counted")[group].items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            table.setdefault(parts[0], {}).setdefault(parts, name)
    return {head: sorted(found.items(), key=lambda item: -len(item[0])) for head, found in table.items()}


def _phrase_starts(lows: list[str], i: int, last: int, table: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(lows[i : min(i + size, last)]) in table for size in range(1, _LONGEST))


def _phrase_ends(lows: list[str], first: int, i: int, table: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(lows[i - size : i]) in table for size in range(1, _LONGEST) if i - size >= first)


@cache
def _phrases(key: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in lexicon("counted")[key])


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
