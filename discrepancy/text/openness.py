"""What a sentence leaves open: "we cannot say how much of it comes from the mine", "whether he knew"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from discrepancy.model import Span
from discrepancy.text.denying import denies
from discrepancy.text.listed import Listed, by_first_word, phrase_at
from discrepancy.text.resources import lexicon, words

REACH = 5  # words before a link among which its verb and what denies that stand


@lru_cache(4096)  # each is held against many
def left_open(keys: tuple[str, ...]) -> Span | None:
    """Return the range of words whose matter some words leave open, from after the link on, or None."""
    if _links().keys().isdisjoint(keys):
        return None
    for i, key in enumerate(keys):
        link = phrase_at(_links(), keys, i)
        before = keys[max(0, i - REACH) : i]
        if link and (_untold(before) or (key == "whether" and _asked(keys, i, before))):
            start = i + len(link)
            if words("conditionals", "of_hearers").intersection(keys[start : start + 1]):
                return None
            ends = words("conditionals", "ends_open")
            return start, next((k for k in range(start, len(keys)) if keys[k] in ends), len(keys))
    return None


def _asked(keys: Sequence[str], at: int, before: Sequence[str]) -> bool:
    """Whether "whether" puts a question that is still open: not "whether or not", "there is no question whether"."""
    closed = words("conditionals", "closed_whether").intersection(keys[at + 1 : at + 2])
    idle = words("conditionals", "before_closed").intersection(before[-1:])
    return not (closed or idle or denies(before)) and not words("conditionals", "open_whether").isdisjoint(before)


def _untold(before: Sequence[str]) -> bool:
    """Whether the words before a link say that nobody can tell."""
    verb = not words("conditionals", "open_verbs").isdisjoint(before)
    printed = f" {' '.join(before)} "
    hard = any(f" {phrase} " in printed for phrase in words("conditionals", "denying_phrases"))
    return (verb and denies(before)) or hard or not words("conditionals", "denying_verbs").isdisjoint(before)


@cache
def _links() -> Listed:
    return by_first_word(lexicon("conditionals")["open_links"])
