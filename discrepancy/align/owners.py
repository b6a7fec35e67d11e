"""Whose it is that a verb is said of: the minister's deputy is not the minister, nor the mayor of another town."""

from __future__ import annotations

from functools import lru_cache

from discrepancy.model import Span
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import words
from discrepancy.text.tokens import words_of
from discrepancy.values import value

_READ = 4096  # clauses that are kept read
_REACH = 14  # words before a verb among which its subject stands


@value
class Subject:
    """The concepts of the head of a verb's subject, and of its owner's name or noun, "" where none is told."""

    head: str = ""
    owner: str = ""


NOBODY = Subject()


def of_two_owners(a: Subject, b: Subject) -> bool:
    """Whether one is said of what the other is said to own, or both of two owners' like things."""
    if a.head and a.head == b.head:
        return bool(a.owner and b.owner) and a.owner != b.owner
    return (a.owner != "" and a.owner == b.head) or (b.owner != "" and b.owner == a.head)


@lru_cache(_READ)
def subject_at(text: str, clause: Span, verb: int) -> Subject:
    """Return the subject of the verb that starts at an offset in a clause."""
    if verb <= clause[0]:
        return NOBODY
    tokens = words_of(text, clause[0], verb)
    lows = tokens.lows
    end = len(lows)
    while end and (lows[end - 1] in words("outcomes", "theme_carriers", "theme_be") or _leads(lows[end - 1])):
        end -= 1
    first = max(0, end - _REACH)
    stop = max((i + 1 for i in range(first, end) if not (lows[i][0].isalnum() or lows[i] in "'’-")), default=first)
    content = [i for i in range(stop, end) if content_concept(lows[i])]
    if not content:
        return NOBODY
    of = next((i for i in range(content[0], end) if lows[i] == "of"), end)
    before = [i for i in content if i < of]
    after = [i for i in content if i > of]
    if not before:
        return NOBODY
    owned = next((i for i in before if _possessive(lows, i)), -1)
    head = content_concept(lows[before[-1]])
    if after and lows[before[-1]] in words("outcomes", "quantities"):
        return Subject(content_concept(lows[after[0]]))  # "a number of the men"
    if owned >= 0 and owned != before[-1]:
        return Subject(head, content_concept(lows[owned]))
    return Subject(head, content_concept(lows[after[0]]) if after else "")


def _possessive(lows: list[str], i: int) -> bool:
    return lows[i].endswith(("'s", "’s")) or (lows[i].endswith("s") and lows[i + 1 : i + 2] in (["'"], ["’"]))


def _leads(low: str) -> bool:
    """Whether a word stands between a subject and its verb."""
    return low.endswith(("n't", "ly")) or low in words("meaning", "negators")
