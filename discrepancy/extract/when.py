"""The times that a clause names, and what it tells as done or as to come: figures of two times can both be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from discrepancy.extract.tenses import tense_of
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import words
from discrepancy.text.times import times_in
from discrepancy.text.tokens import Tokens

When = tuple[tuple[str, str], ...]  # of each kind of time its value, sorted

TO_COME, DONE = "to come", "done"
_REACH = 4  # words within which the verb of a deed to come follows what tells it: "will not only hire"


def when_of(tokens: Tokens, first: int, last: int) -> When:
    """Return the times that a clause names, and for each of its deeds, by its verb, whether it is done or to come.

    What was counted in May is not what was counted in June, and who "will hire 90" may have "hired 64".
    """
    lows = tokens.lows[first:last]
    found = times_in(tokens.words[first:last], lows)
    return tuple(sorted(found.union(_deeds(lows))))


def _deeds(lows: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the verbs that are told as done, or as to come."""
    ahead = -_REACH  # the last word of those that only tell that a deed is to come
    for i, low in enumerate(lows):
        near = i - ahead < _REACH
        after = lows[i + 1] if i + 1 < len(lows) else ""
        if tense_of(low, after) == "coming" or (low == "to" and (i == ahead + 1 or after == "be")):
            ahead = i
        elif low not in _between() and (near or _is_past(low)):
            yield f"deed {content_concept(low)}", TO_COME if near else DONE
            ahead = -_REACH


@cache
def _is_past(low: str) -> bool:
    return low.endswith("ed") or (low in words("morphology", "irregular") and not low.endswith(("ing", "s")))


@cache
def _between() -> frozenset[str]:
    """Return the words that may stand between: "will not only be"."""
    return words("outcomes", "theme_be") | words("meaning", "negators") | {"only", "also", "have", "now"}
