"""Whether a clause tells what will be, or what has not been: a bill to be signed on Friday has not been signed."""

from __future__ import annotations

from functools import cache
from itertools import product

from discrepancy.text.resources import words


def tense_of(low: str, after: str) -> str:
    """Return "coming" for a word that with the one after it tells what will be, "undone" for what has not been."""
    return _alone().get(low) or _with_next().get((low, after), "")


@cache
def tensed() -> dict[str, frozenset[str]]:
    """Return the words that may tell a tense, each with those of which one must follow: itself, where none need."""
    after = {low: frozenset([low]) for low in _alone()}
    for low, following in _with_next():
        after[low] = after.get(low, frozenset()) | {following}
    return after


@cache
def _alone() -> dict[str, str]:
    coming, undone = words("outcomes", "coming"), words("outcomes", "having_not")
    return {**dict.fromkeys(coming, "coming"), **dict.fromkeys(undone, "undone")}


@cache
def _with_next() -> dict[tuple[str, str], str]:
    coming = product(words("outcomes", "coming_with_to"), ("to",))
    undone = product(words("outcomes", "having"), ("not", "yet"))
    return {**dict.fromkeys(coming, "coming"), **dict.fromkeys(undone, "undone")}


def subjunctive(lows: list[str]) -> bool:
    """Whether "be" follows the subject of a clause, or an auxiliary that does not tell what will be."""
    if "be" not in lows:
        return False
    before = lows[lows.index("be") - 1]
    subject = before in words("function_words", "pronouns") or before not in words("function_words")
    return subject and not before.endswith(("'ll", "'d", "n't", "ly"))
