"""The stances of the lexicon, and where in an article a phrase for one may stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from discrepancy.text.resources import lexicon
from discrepancy.text.tokens import QUOTE_MARKS, Tokens
from discrepancy.values import value

_MARKS = 4  # tokens after a word among which one is no quotation mark


@value
class Stance:
    """A phrase of the lexicon and what it says of the target on its `side`, "object" or "subject".

    `of` is the list of which the target opens with a word, "" where it may be anything; `deeds` are those of which its
    target must name one, where there are any, and `deed` the one that the phrase names. `plain` as of a position; of a
    `noun` it says that there will be none.
    """

    words: tuple[str, ...]
    scale: str
    side: str
    degree: int
    negated: int
    of: str = ""
    deeds: tuple[str, ...] = ()
    deed: str = ""
    plain: bool = False
    noun: bool = False


def opens_stance(low: str) -> bool:
    """Whether a phrase of the lexicon of stances may start with a word."""
    return low in _stances()


def openers_in(tokens: Tokens) -> list[int]:
    """Return the tokens with which a phrase of the lexicon may start, in order, told by what follows them."""
    lows, free, after = [*tokens.lows, ""], _free(), _after()
    places = tokens.places(opens_stance)
    return [i for i in places if lows[i] in free or (lows[i + 1] in after[lows[i]] and _goes_on(tokens.lows, i))]


def _goes_on(lows: list[str], i: int) -> bool:
    """Whether a phrase of several words may stand where its first does, with quotation marks in it or without."""
    seconds = _stances()[lows[i]]
    for after in lows[i + 1 : i + 1 + _MARKS]:
        if after not in QUOTE_MARKS:
            return after in seconds
    return True


def stance_at(lows: list[str], plain: Sequence[int], at: int) -> Stance | None:
    """Return the stance of the longest phrase at a word that opens one."""
    seconds = _stances()[lows[plain[at]]]
    after = lows[plain[at + 1]] if at + 1 < len(plain) else ""
    for stance in seconds.get(after, seconds.get("", [])):
        size = len(stance.words)
        if size <= 2 or tuple([lows[n] for n in plain[at : at + size]]) == stance.words:
            return stance
    return None


@cache
def plain_openers() -> frozenset[str]:
    """Return the words that open nothing but plain stances."""
    options = ((first, chain.from_iterable(seconds.values())) for first, seconds in _stances().items())
    return frozenset(first for first, stances in options if all(stance.plain for stance in stances))


@cache
def _free() -> frozenset[str]:
    """Return the words that may open a stance whatever follows: plain ones, and those that are a phrase alone."""
    return plain_openers() | {first for first, seconds in _stances().items() if "" in seconds}


@cache
def _after() -> dict[str, frozenset[str]]:
    """Return what may follow the first word of a stance: a second one, a quotation mark, or the end."""
    return {first: QUOTE_MARKS.union(seconds, [""]) for first, seconds in _stances().items()}


@cache
def _stances() -> dict[str, dict[str, list[Stance]]]:
    """Return the stances by the first two words, the longest phrase first, with those of one word in all lists.

    Those of one word are under "" too.
    """
    table: dict[str, list[Stance]] = {}
    for scale, sides in lexicon("stances")["scales"].items():
        for side, entries in sides.items():
            for entry in entries:
                for phrase in entry["phrases"]:
                    parts = tuple(phrase.split())
                    table.setdefault(parts[0], []).append(
                        Stance(
                            parts,
                            scale,
                            side,
                            entry["degree"],
                            entry["negated"],
                            entry.get("of", ""),
                            tuple(entry.get("deeds", ())),
                            entry.get("deed", ""),
                            entry.get("plain", False),
                            entry.get("noun", False),
                        )
                    )
    return {first: _by_second(sorted(found, key=lambda s: -len(s.words))) for first, found in table.items()}


def _by_second(stances: list[Stance]) -> dict[str, list[Stance]]:
    seconds = {"".join(stance.words[1:2]) for stance in stances}
    return {second: [stance for stance in stances if stance.words[1:2] in ((), (second,))] for second in seconds}
