"""The words in which an event and its denial part, as many of both as make each true by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from discrepancy.model import Event, Span
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import words
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens, is_word, words_of

SHOWN = 10  # words from the first of a clause to its verb, up to which they are quoted
OBJECT = 2  # words after a verb that tell that it befell nobody, or whom: "no one", "three people"
LONG_OBJECT = 4  # such words where the verb takes an object, up to a preposition

COMPOUND, BEYOND = 2, 40  # words that a phrase may go on with, and code points in which they stand

Told = tuple[str, Event]  # an article's text and an event in it
Printed = tuple[str, Span]  # an article's text and a stretch of it


def telling_spans(a: Told, b: Told) -> tuple[Span, Span]:
    """Return the stretches of two opposite events that tell them apart.

    Two outcomes that exclude each other do so by themselves. Where either is denied, it is who or what it befell and
    what denies it: "killed" stands in "nobody was killed" as well as in "three were killed".
    """
    (text, x), (other, y) = a, b
    mine, theirs = words_of(text, *x.span), words_of(other, *y.span)
    if not _denials(mine) and not _denials(theirs):
        return x.marker or x.span, y.marker or y.span
    one, two = _turning(mine, x, y.predicate), _turning(theirs, y, x.predicate)
    after = OBJECT if _of_nobody(mine, one) or _of_nobody(theirs, two) else 0
    first, start = _subject(mine, one), _subject(theirs, two)
    alike = _alike(mine.lows[first : one[0]], theirs.lows[start : two[0]])
    one_end, two_end = _object(mine, one, after, x), _object(theirs, two, after, y)
    return whole_phrases((text, mine.span(first + alike, one_end)), (other, theirs.span(start + alike, two_end)))


def _denials(tokens: Tokens) -> list[int]:
    """Return the tokens that deny what a clause says."""
    lows = [*tokens.lows, ""]
    negators, none = words("meaning", "negators"), words("meaning", "no_denial")
    found = [n for n, low in enumerate(tokens.lows) if low in negators or low.endswith("n't")]
    return [n for n in found if lows[n + 1] not in none]


def _turning(tokens: Tokens, event: Event, predicate: str) -> Span:
    """Return the token range of an event's marker, else of the first word that the other event denies."""
    if event.marker:
        start, end = event.marker
        inside = [n for n, at in enumerate(tokens.starts) if start <= at < end]
    else:
        inside = [n for n, low in enumerate(tokens.lows) if content_concept(low) == predicate][:1]
    return (inside[0], inside[-1] + 1) if inside else (0, len(tokens.lows))


def _of_nobody(tokens: Tokens, turning: Span) -> bool:
    """Whether what stands behind a verb tells that it befell nobody: "arrested no one"."""
    return not words("meaning", "of_all").isdisjoint(tokens.lows[turning[1] : turning[1] + 1])


def _subject(tokens: Tokens, turning: Span) -> int:
    """Return the first token of the subject, or where that is far from the verb or parted, of what denies it."""
    before = [n for n in _denials(tokens) if n < turning[0]]
    near = min([turning[0], *before[-1:]])
    stops = [n for n in range(near) if not is_word(tokens.lows[n])]
    return max([0, *(n + 1 for n in stops[-1:])]) if turning[1] <= SHOWN else near


def _object(tokens: Tokens, turning: Span, most: int, event: Event) -> int:
    """Return the end of the verb with so many words behind it at most, none of them after a stop."""
    lows, start = tokens.lows, turning[1]
    # it befell what stands behind; what somebody is to do stands there too: "voted to close the canteen"
    whom = (bool(event.agent) and "to" not in lows[slice(*turning)]) or lows[start - 1 : start] == ["no"]
    behind = list(takewhile(is_word, lows[start : start + (LONG_OBJECT if whom else most)]))
    prepositions = words("function_words", "prepositions")
    phrase = list(takewhile(lambda low: low not in prepositions, behind[most:]))
    return start + len(behind[:most]) + len(phrase)


def whole_phrases(a: Printed, b: Printed) -> tuple[Span, Span]:
    """Return the words in which two events part with those by which a counted or denied noun goes on.

    "There were no seat" goes on to its "belts", "50m release" to its "clause", and it starts with its "£".
    """
    counted = any(map(_counts, (a, b)))
    one, two = (_whole_phrase(text, span, counted=counted) for text, span in (a, b))
    return one, two


def _counts(printed: Printed) -> bool:
    """Whether some words count what they are about, or deny it."""
    text, span = printed
    lows = words_of(text, *span).lows
    counting = words("meaning", "negators", "of_all", "each_of")
    return not counting.isdisjoint(lows) or any(low[0].isdigit() for low in lows)


def _whole_phrase(text: str, span: Span, *, counted: bool) -> Span:
    start, end = span
    shown, (after, *_) = words_of(text, start, end), text[end : end + BEYOND].split("\n", 1)
    opening = sum(1 for _ in takewhile(words("clause_words", "coordinators").union(["that"]).__contains__, shown.lows))
    start = shown.starts[opening] if opening < len(shown.lows) else start
    if not counted:
        return start, end
    start -= start > 0 and text[start - 1] in "£$€¥"
    beyond = words_of(text, end, end + len(after))
    noun = list(takewhile(lambda low: is_word(low) and low not in function_words(), beyond.lows[:COMPOUND]))
    return start, beyond.span(0, len(noun))[1] if noun else end


def _alike(a: Sequence[str], b: Sequence[str]) -> int:
    """Return with how many words both begin, less those that only lead to the verb: "was", "will"."""
    shared = list(takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    while shared and shared[-1][0] in function_words():
        shared.pop()
    return len(shared)
