"""Opposites: whether a word exchanged for another, or two exchanged for each other, turn the sense round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import stem
from discrepancy.text.wordnet import opposites as wordnet_opposites

LONGEST = 4  # words of a phrase that has an opposite
LEAST_ROOT = 4  # letters of a word that has an opposite with a prefix: "legal" and "illegal"

Side = tuple[int, int]  # a pair's number, and which of its ends


def opposed(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two runs of words are opposites, but for words that both have and that carry no sense."""
    x, y = map(_weighty, (a, b))
    while x and y and x[0] == y[0]:
        x, y = x[1:], y[1:]
    while x and y and x[-1] == y[-1]:
        x, y = x[:-1], y[:-1]
    if not (x and y) or max(len(x), len(y)) > LONGEST:
        return False
    return _listed(" ".join(map(stem, x)), " ".join(map(stem, y))) or (len(x) == len(y) == 1 and _words(x[0], y[0]))


def _weighty(keys: Iterable[str]) -> list[str]:
    """Return some words less those that carry no sense: "in favour" of "in favour of"."""
    return [key for key in keys if key not in words("meaning", "light")]


def _words(a: str, b: str) -> bool:
    """Whether two words are opposites by their form, or by WordNet's account."""
    if _prefixed(a, b) or _prefixed(b, a):
        return True
    x, y = stem(a), stem(b)
    return y in wordnet_opposites(x) and frozenset((x, y)) not in _never()


def _prefixed(word: str, other: str) -> bool:
    """Whether the other word is the first with a prefix that denies it."""
    prefix = other.removesuffix(word) if len(word) >= LEAST_ROOT else other
    return prefix in words("reversals", "negative_prefixes") and other not in words("reversals", "not_negated")


def _listed(a: str, b: str) -> bool:
    x, y = _sides().get(a, frozenset()), _sides().get(b, frozenset())
    facing = {(number, 1 - end) for number, end in x}
    return not facing.isdisjoint(y) and x.isdisjoint(y)


@cache
def _sides() -> dict[str, frozenset[Side]]:
    """Return for each phrase, by its stems, the pairs in which it stands and at which end."""
    table: dict[str, set[Side]] = {}
    for number, pair in enumerate(_pairs()):
        for end, phrases in enumerate(pair):
            for phrase in phrases:
                parts = phrase.split()
                table.setdefault(" ".join(map(stem, _weighty(parts) or parts)), set()).add((number, end))
    return {phrase: frozenset(sides) for phrase, sides in table.items()}


def _pairs() -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    reversals, restated = lexicon("reversals"), lexicon("restated")
    yield from ((yes, no) for yes, no in reversals["opposites"])
    for group in (lexicon("outcomes")["outcomes"], restated["pairs"], restated["described"]):
        for name, sides in group.items():
            if name not in reversals["no_opposites"]:
                yield sides["yes"], sides["no"]


@cache
def _never() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(map(stem, pair)) for pair in lexicon("reversals")["never_opposite"])
