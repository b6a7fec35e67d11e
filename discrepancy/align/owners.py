"""Whose it is that a verb is said of: the minister's deputy is not the minister, nor the mayor of another town."""

from __future__ import annotations

from functools import lru_cache

from discrepancy.model import Span
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens, words_of
from discrepancy.values import value

_READ = 4096  # clauses that are kept read
_REACH = 14  # words before a verb among which its subject stands


@value
class Subject:
    """The concepts of the head of a verb's subject, and of its owner's name or noun, "" where none is told.

    `named` tells that the owner is told by a name.
    """

    head: str = ""
    owner: str = ""
    named: bool = False


NOBODY = Subject()


def of_two_owners(a: Subject, b: Subject) -> bool:
    """Whether one is said of what the other is said to own, or both of two owners' like things."""
    if a.head and a.head == b.head:
        return a.named and b.named and a.owner != b.owner  # "the town" may be Karsund
    return (a.owner != "" and a.owner == b.head) or (b.owner != "" and b.owner == a.head)


@lru_cache(_READ)
def subject_at(text: str, clause: Span, verb: int) -> Subject:
    """Return the subject of the verb that starts at an offset in a clause."""
    if verb <= clause[0]:
        return NOBODY
    tokens = words_of(text, clause[0], verb)
    lows = tokens.lows
    end = len(lows)
    while end and _leads(lows, end - 1):
        end -= 1
    if end and lows[end - 1] == "," and (aside := _before_aside(lows, end - 1)):
        end = aside
    return _subject(tokens, end)


def _subject(tokens: Tokens, end: int) -> Subject:
    """Return the subject that the words before a token tell."""
    lows = tokens.lows
    first = max(0, end - _REACH)
    stop = max((i + 1 for i in range(first, end) if not (lows[i][0].isalnum() or lows[i] in "'’-")), default=first)
    content = [i for i in range(stop, end) if content_concept(lows[i])]
    of = lows.index("of", content[0], end) if content and "of" in lows[content[0] : end] else end
    before, after = [i for i in content if i < of], [i for i in content if i > of]
    if not before:
        return NOBODY
    head = content_concept(lows[before[-1]])
    if after and lows[before[-1]] in words("outcomes", "quantities", "named_by"):
        return Subject(content_concept(lows[after[0]]))  # "a number of the men"
    owner = next((i for i in (*[i for i in before[:-1] if _possessive(lows, i)], *after)), -1)
    if owner < 0:
        return Subject(head)
    return Subject(head, content_concept(lows[owner]), tokens.words[owner][0].isupper())


def _before_aside(lows: list[str], comma: int) -> int:
    """Return the comma before the relative clause that ends at another, 0 where none does: "Ann Lee, who is 50,"."""
    relatives = words("outcomes", "theme_relatives")
    return next((i - 1 for i in range(comma - 1, 1, -1) if lows[i - 1] == "," and lows[i] in relatives), 0)


def _possessive(lows: list[str], i: int) -> bool:
    return lows[i].endswith(("'s", "’s")) or (lows[i].endswith("s") and lows[i + 1 : i + 2] in (["'"], ["’"]))


def _leads(lows: list[str], i: int) -> bool:
    """Whether a word stands between a subject and its verb; "the family" is no adverb."""
    low = lows[i]
    adverb = is_adverb(low) and i > 0 and not _possessive(lows, i - 1)
    if adverb and lows[i - 1] in words("function_words", "articles"):
        return False
    known = words("outcomes", "theme_carriers", "theme_be") | words("meaning", "negators")
    return adverb or low.endswith("n't") or low in known
