"""The question a figure answers: what happened to the people counted, what is measured, of one event or of many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress, count, pairwise

from discrepancy.extract.occasions import described
from discrepancy.text.numbers import starts_number
from discrepancy.text.resources import lexicon, words
from discrepancy.text.rests import rests, stop_after
from discrepancy.text.tokens import Tokens, between

_WHOLE = 5  # tokens from "four of" to the number of the whole: "four of the city's six lines"

_PART = 3  # words of "as many as" and the like before a part
_REST = 9  # tokens after the words for the rest of a total in which what it came to is told
_STAY = 6  # tokens to "were" from the length of time: "were inside the main hall for"

Phrases = dict[str, list[tuple[list[str], int, str]]]  # by the first word: the rest, how many words in all, the name


def outcome_at(lows: list[str], i: int, last: int) -> tuple[str, int] | None:
    """Return the outcome whose word or phrase starts at token `i` ("dead" for "shot to death"), and its length."""
    table = _concepts("outcomes")
    return _match(table, lows, i, last) if lows[i] in table else None


def outcome_in(lows: list[str], first: int, last: int) -> str:
    """Return the first outcome whose words stand in tokens `first` to `last`, or ""."""
    return next((found[0] for i in range(first, last) if (found := outcome_at(lows, i, last))), "")


@cache
def opens_outcome(low: str) -> bool:
    """Whether the word or phrase for an outcome may start with a word."""
    return low in _concepts("outcomes")


def questions_in(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    """Return the questions whose words stand in tokens `first` to `last`, sorted."""
    return _told(_concepts("measures"), tokens.lows, between(tokens.places(opens_question), first, last), last)


def questions_of_bare(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    """Return the questions that the words of tokens `first` to `last` ask of a bare number after them, sorted."""
    table = _concepts("bare")
    return _told(table, tokens.lows, _openers(table, tokens.lows, first, last), last)


def opens_question(low: str) -> bool:
    """Whether the words of a question may start with a word."""
    return low in _concepts("measures")


def _told(table: Phrases, lows: list[str], openers: Sequence[int], last: int) -> tuple[str, ...]:
    return tuple(sorted({match[0] for i in openers if (match := _match(table, lows, i, last))})) if openers else ()


def not_of_whole(concepts: tuple[str, ...], lows: list[str], first: int, start: int) -> tuple[str, ...]:
    """Return the questions of a number without what only a part answers, if it is the whole: "72 of the 160 seats"."""
    near = lows[max(first, start - _WHOLE - 1) : start]
    of = len(near) - 1 - near[::-1].index("of") if "of" in near else 0
    if not of or not starts_number(near[of - 1]):
        return concepts
    return tuple(concept for concept in concepts if concept not in words("counted", "of_wholes"))


def is_part(lows: list[str], first: int, start: int, noun_first: int, noun_last: int, last: int) -> bool:
    """Whether a figure, printed from token `start`, counts a part or its whole: "five of them", "four of six lines"."""
    if noun_first < last and lows[noun_first] in words("counted", "degrees"):
        return True
    if noun_last + 1 < last and lows[noun_last] == "of" and starts_number(lows[noun_last + 1]):
        return True
    after = _phrases("part_after")
    if _starts(after, lows, noun_first, last) or (noun_last != noun_first and _starts(after, lows, noun_last, last)):
        return True
    if _has_rest(lows, first, noun_last, last) or (noun_last - noun_first > 1 and lows[noun_first] == "other"):
        return True  # "two other leaders" are the rest of three
    near = lows[max(first, start - _WHOLE - 1) : start]
    if "of" in near and any(of == "of" and low != "one" and starts_number(low) for low, of in pairwise(near)):
        return True
    before = _phrases("part_before")
    for i in _openers(before, lows, max(first, start - _PART), start):
        if _starts(before, lows, i, start) == start - i:
            return True
    return False


def _has_rest(lows: list[str], first: int, start: int, last: int) -> bool:
    """Whether the rest of a total follows a count: "two died in Orme, and a third at sea".

    `start` is the token after what is counted. What the rest came to must be the same, or left out.
    """
    told = rests(lows, start, last)
    return bool(told) and any(_came_to_same(lows, first, at, end, last) for at, end in told)


def _came_to_same(lows: list[str], first: int, at: int, end: int, last: int) -> bool:
    """Whether the rest of a total, at tokens `at` to `end`, came to what the first of it came to."""
    after = min(end + _REST, stop_after(lows, end))
    if at < last and lows[end] in words("counted", "rest_left_out"):
        return words("counted", "rest_states").isdisjoint(lows[end:after])
    other = outcome_in(lows, end, after)
    same = other != "" and other == outcome_in(lows, first, at)
    return same or (at < last and not other and not lows[end][0].isalnum())


def is_offset(lows: list[str], first: int, start: int, end: int, last: int) -> bool:
    """Whether a length of time, printed at tokens `start` to `end`, counts from another day: "two days later"."""
    before = lows[start - 1] if start > first else ""
    if before == "for":
        return False
    return before in words("counted", "offset_before") or (end < last and lows[end] in words("counted", "offset_after"))


def is_stay(lows: list[str], first: int, start: int) -> bool:
    """Whether a length of time, printed from token `start`, is that of a stay: "were in the bank for"."""
    if start - first < _STAY or lows[start - 1] != "for":
        return False
    near = lows[max(first, start - _STAY) : start - 1]
    at = next((n for n, low in enumerate(near) if low in ("was", "were")), None)
    return at is not None and not words("counted", "places").isdisjoint(near[at + 1 : at + 2])


def is_update(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the sentence says that a count has moved or stands as of some time."""
    table, openers = _phrases("updates"), between(tokens.places(opens_update), first, last)
    return bool(openers) and any(_match(table, tokens.lows, i, last) for i in openers)


def opens_update(low: str) -> bool:
    """Whether what says that a count has moved may start with a word."""
    return low in _phrases("updates")


def scope_of(tokens: Tokens, first: int, last: int, numbers: Iterable[int]) -> str:
    """Return what the sentence's counts are of: "another" event, a year's, a "period", "many" events, "one", or "".

    A year that is told as background ("in 2012", "2012:") is the scope itself; a date's year is none. `numbers` are the
    tokens of the sentence that start a number.
    """
    lows, scopes = tokens.lows, _scopes()
    telling = between(tokens.places(tells_scope), first, last)
    told = {scopes[lows[i]] for i in telling} if telling else ()
    if "another" in told:
        return "another"
    if year := _year(lows, first, last, numbers):
        return year
    return next((scope for scope in ("period", "many", "one") if scope in told), "") if told else ""


def tells_scope(low: str) -> bool:
    """Whether a word tells what counts are of."""
    return low in _scopes()


def _year(lows: list[str], first: int, last: int, numbers: Iterable[int]) -> str:
    """Return the year of which a sentence tells; one that only describes a thing in passing is none."""
    before = words("counted", "year_before")
    for i in numbers:
        low = lows[i]
        if len(low) == 4 and low[:2] in ("19", "20") and low.isdigit() and not described(lows, i, first):
            told = lows[i - 1] in before if i > first else False
            if told or (i + 1 < last and lows[i + 1] == ":"):
                return low
    return ""


def _openers(table: Phrases, lows: list[str], first: int, last: int) -> Sequence[int]:
    """Return which of the tokens `first` to `last` open a phrase of a table: in most stretches none does."""
    here = lows[first:last]
    return () if table.keys().isdisjoint(here) else [*compress(count(first), map(table.__contains__, here))]


def _match(table: Phrases, lows: list[str], i: int, last: int) -> tuple[str, int] | None:
    """Return the name of the longest phrase at token `i`, which opens one at least, and its length in tokens."""
    for rest, size, name in table[lows[i]]:
        if not rest or (lows[i + 1 : i + size] == rest and i + size <= last):
            return name, size
    return None


def _starts(table: Phrases, lows: list[str], i: int, last: int) -> int:
    """Return the length of the longest phrase at token `i`, or 0."""
    found = _match(table, lows, i, last) if i < last and lows[i] in table else None
    return found[1] if found else 0


@cache
def _concepts(group: str) -> Phrases:
    return _by_head((phrase, name) for name, phrases in lexicon("counted")[group].items() for phrase in phrases)


@cache
def _phrases(key: str) -> Phrases:
    return _by_head((phrase, key) for phrase in lexicon("counted")[key])


def _by_head(named: Iterable[tuple[str, str]]) -> Phrases:
    """Return phrases by their first word, longest first, each with its name."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, name in named:
        head, *rest = phrase.split()
        table.setdefault(head, {}).setdefault(tuple(rest), name)
    return {
        head: [(list(rest), 1 + len(rest), found[rest]) for rest in sorted(found, key=len, reverse=True)]
        for head, found in table.items()
    }


@cache
def _scopes() -> dict[str, str]:
    """Return the words that tell what counts are of, each with the scope that it tells; the later here outranks."""
    one = words("counted", "happenings")
    many = frozenset(form for word in one for form in (word + "s", word + "es"))
    scopes = {"one": one, "many": many, "period": words("counted", "periods"), "another": words("counted", "apart")}
    return {word: scope for scope, told in scopes.items() for word in told}
