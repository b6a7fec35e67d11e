"""Whether one short sentence is another in other words: a word exchanged, the same words reordered, a condition cut."""

from __future__ import annotations

from collections import Counter

from discrepancy.align.units import Unit
from discrepancy.text.openers import opener_at
from discrepancy.text.resources import words

LEAST = 3  # words of the shorter sentence, and of what stands behind a phrase that is exchanged
BRIEF = 6  # words of a short sentence, the exchanged ones aside
PHRASE_WORDS, SHARED_AROUND = 2, 4  # a phrase exchanged in a short sentence, and the words around it
OWN_WORDS, OWN_CONTENT = 6, 2  # words of a sentence that is made of another's, and how many of them mean something
MADE_OF = 1.5  # times the words of a sentence, of which that may be made
_ARTICLES = {"a", "an"}


def reworded(a: Unit, b: Unit) -> bool:
    """Whether two sentences differ in a word or a phrase, or in the order of their words."""
    return _one_word_apart(a, b) or _one_phrase_apart(a, b) or _reordered(a, b)


def less_its_condition(a: Unit, b: Unit) -> bool:
    """Whether one is a whole sentence, however short, with which the other opens before it sets a condition."""
    shorter, longer = sorted((a, b), key=lambda unit: len(unit.printed))
    if not shorter.whole or not shorter.content or len(shorter.words) < LEAST:
        return False
    if not longer.printed.startswith(shorter.printed):
        return False
    following = longer.printed[len(shorter.printed) :].split()
    return bool(opener_at(following, following[:1] == ["but"]))


def _one_word_apart(a: Unit, b: Unit) -> bool:
    """Whether two whole sentences, however short, differ in one word: "Charges are likely", "Charges are certain".

    One of them may go on with a condition or a contrast.
    """
    shorter, longer = sorted((a, b), key=lambda unit: len(unit.words))
    if not (a.whole and b.whole) or len(shorter.words) < LEAST:
        return False
    following = list(longer.words[len(shorter.words) :])
    if following and following[0] not in words("meaning", "contrasts") and not opener_at(following, 0):
        return False
    apart = [{x, y} for x, y in zip(shorter.words, longer.words, strict=False) if x != y]
    return sum(pair != _ARTICLES for pair in apart) == 1 and bool((a.content & b.content) - a.names)


def _one_phrase_apart(a: Unit, b: Unit) -> bool:
    """Whether two short sentences differ in a word or two before their end: "We regret / apologise for what happened".

    What stands at the end is what is said of the rest, and may be said beside something else.
    """
    shorter = min(len(a.words), len(b.words))
    if not (a.whole and b.whole) or shorter > BRIEF + PHRASE_WORDS or a.content.isdisjoint(b.content):
        return False
    head = next((n for n, (x, y) in enumerate(zip(a.words, b.words, strict=False)) if x != y), shorter)
    tails = zip(reversed(a.words[head:]), reversed(b.words[head:]), strict=False)
    tail = next((n for n, (x, y) in enumerate(tails) if x != y), shorter - head)
    apart = max(len(a.words), len(b.words)) - head - tail
    return tail >= LEAST and head + tail >= SHARED_AROUND and 0 < apart <= PHRASE_WORDS


def _reordered(a: Unit, b: Unit) -> bool:
    """Whether one sentence is made of the other's words in another order: "rest, not work", "work, not rest".

    It may lack some: "so proud of a crew, or so tired", "so tired of a crew".
    """
    shorter, longer = sorted((a, b), key=lambda unit: len(unit.words))
    if len(shorter.words) < OWN_WORDS or len(longer.words) > MADE_OF * len(shorter.words):
        return False
    own = shorter.content <= longer.content and len(shorter.content) >= OWN_CONTENT
    return own and Counter(shorter.words) <= Counter(longer.words)
