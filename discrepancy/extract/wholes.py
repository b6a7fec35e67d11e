"""A part and its whole in one sentence: "of 80 pupils who were tested, 12 had it", "12 of the school's 80 pupils"."""

from __future__ import annotations

from discrepancy.extract.counted import Noun, noun_after
from discrepancy.text.numbers import starts_number
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens

_AHEAD = 30  # tokens from a whole to its part
_OF = 5  # tokens from "of" to the number of the whole: "12 of the school's 80"


def part_ahead(lows: list[str], first: int, start: int, end: int, last: int) -> int | None:
    """Return the token of the number that counts some of the things counted at tokens `start` to `end`, if one does.

    That are "of 80 pupils who were tested, 12 had it" and "tests on 80 pupils found 12 who had it". `first` and `last`
    bound the sentence.
    """
    at = start - 1 if start > first and lows[start - 1] != "the" else start - 2
    if at < first or lows[at] not in words("counted", "of_whole"):
        return None
    before = lows[at - 1] if at > first else ""
    opens = lows[at] in words("counted", "opens_whole") and (at == first or (before == "out" and at - 1 == first))
    tested = before in words("counted", "tests")
    if not (opens or tested):
        return None
    for i in range(end, min(end + _AHEAD, last - 1)):
        if starts_number(lows[i]) and lows[i + 1] in words("counted", "part_verbs"):
            near = i - 2 if lows[i - 1] in words("counted", "between_before") else i - 1
            if lows[near] in words("counted", "tests_found") or (opens and lows[near] == ","):
                return i
    return None


def of_whole(tokens: Tokens, at: int, last: int) -> Noun | None:
    """Return what a number before token `at` counts that is told of a whole: "(12) of the school's 80 pupils"."""
    lows = tokens.lows
    if at >= last or lows[at] != "of":
        return None
    whole = next((i for i in range(at + 1, min(at + _OF, last)) if starts_number(lows[i])), last)
    noun = noun_after(tokens, whole + 1, last)
    return noun if noun.stems else None
