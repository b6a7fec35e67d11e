"""Outcomes told by any form of a verb: of one kind of thing, a bill that was signed or vetoed, or of anything.

Those of anything are turns of phrase: nothing but the other words of two clauses ties them to one matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from discrepancy.text.concepts import content_concept
from discrepancy.text.inflections import inflect
from discrepancy.text.resources import lexicon
from discrepancy.text.stems import telling_word
from discrepancy.text.tokens import WordTable

# What holds of each such outcome: it is of the very thing that it befell, of which a story has mostly one, and its
# words may stand in those of others.
EACH = frozenset({"by_theme", "of_one", "beside_others"})
TURNS = frozenset({"beside_others", "additional"})  # what holds of those of anything
_NOTHING = frozenset[str]()
GAP = "..."  # in a phrase, for what its verb is done to
LONGEST = 6  # words of that
REACH = 14  # tokens around its words among which what it befell stands

Standing = tuple[int, int, str, bool]  # the first token of a phrase, less its length, the outcome, whether its "yes"
Sense = tuple[str, bool]  # an outcome, and whether its "yes"


class _Entry(NamedTuple):
    """Words that tell outcomes: those before the one to look them up by, and all of them.

    `form` is that of the verb that they begin with, if they are one: "base", "s", "past" or "ing". What that is done
    to stands before the words of `tail`: "sent ... to prison".
    """

    before: int
    words: list[str]
    form: str
    senses: list[Sense]
    tail: list[str]


@cache
def names_of(kind: str) -> frozenset[str]:
    """Return the outcomes of things that are of a kind of the lexicon of outcomes: `by_theme`, `changing`."""
    passing = kind == "changing"
    told = lexicon("befallen")["kinds"].items()
    of_things = frozenset(name for name, each in told if kind in EACH or (passing and each.get("passing")))
    return of_things.union(_turns()) if kind in TURNS else of_things


def turns_that(flag: str = "") -> frozenset[str]:
    """Return the outcomes of anything, all or those with a flag of the lexicon: `tied`, `once`, `by_theme`."""
    return frozenset(name for name, each in _turns().items() if not flag or each.get(flag))


def _turns() -> dict[str, Any]:
    """Return the outcomes of anything, each with the words of its sides."""
    kinds: dict[str, Any] = lexicon("turns")["kinds"]
    return kinds


@cache
def things(name: str) -> dict[str, str]:
    """Return the concepts of what an outcome befalls, each with the one that stands for it; none for other outcomes."""
    kind = lexicon("befallen")["kinds"].get(name)
    sets = kind["of"] if kind else ()
    return {_head(word): _head(same[0]) for same in sets for word in same}


@cache
def idle(name: str) -> frozenset[str]:
    """Return the prepositions that add nothing to what an outcome befell: "opened its books to the bidder"."""
    return frozenset(lexicon("befallen")["kinds"].get(name, {}).get("idle", ()))


@cache
def befalling() -> frozenset[str]:
    """Return the words by which the phrases that tell such outcomes are looked up."""
    return frozenset(_entries())


def befallen_at(lows: list[str], i: int) -> list[Standing]:
    """Return the outcomes that the words around a token tell, of what stands near it."""
    found: list[Standing] = []
    for entry in _entries()[lows[i]]:
        start, end = i - entry.before, i - entry.before + len(entry.words)
        if start < 0 or lows[start:end] != entry.words:
            continue
        if entry.tail and (end := _end_of_tail(lows, end, entry.tail)) < 0:
            continue
        first, done = _led_from(lows, start, entry.form)
        if first >= 0:
            found += [(first, first - end, name, positive == done) for name, positive in entry.senses]
    if not found:
        return found
    near = _NOTHING.union(*map(_by_word().__getitem__, lows[max(0, i - REACH) : i + REACH]))
    return [standing for standing in found if standing[2] in near or standing[2] in _turns()]


@cache
def _by_word() -> WordTable[frozenset[str]]:
    """Return the outcomes that may befall the thing that a word names."""
    return WordTable(lambda low: _outcomes_of().get(content_concept(low), _NOTHING))


def beside() -> dict[str, set[str]]:
    """Return, for each word to look up, of which words one is beside it where it tells something, or is it."""
    found: dict[str, set[str]] = {}
    for low, entries in _entries().items():
        for entry in entries:
            near = entry.words[max(entry.before - 1, 0) : entry.before] + entry.words[entry.before + 1 :][:1]
            led = _leading(entry.form).keys() if entry.form in ("base", "ing") else ()
            found.setdefault(low, set()).update(led or near or [low])
    return found


def told_words() -> dict[str, list[str]]:
    """Return the words of each such outcome's phrases, but for those that lead to its verbs."""
    told: dict[str, list[str]] = {}
    for entries in _entries().values():
        for entry in entries:
            for name, _ in entry.senses:
                told.setdefault(name, []).append(" ".join([*entry.words, *entry.tail]))
    return told


def _led_from(lows: list[str], start: int, form: str) -> tuple[int, bool]:
    """Return the first token of what leads to a form of a verb, -1 without any, and whether it tells it as done."""
    if form in ("", "past", "s"):
        return start, True
    for words, done in _leading(form).get(lows[start - 1] if start else "", ()):
        if start >= len(words) and lows[start - len(words) : start] == words:
            return start - len(words), done
    return -1, False


@cache
def _leading(form: str) -> Mapping[str, list[tuple[list[str], bool]]]:
    """Return the words that lead to a form of a verb, by their last one, the longest first, and what they tell."""
    told = lexicon("befallen")
    keys = (("done", True), ("undone", False)) if form == "base" else (("doing", True), ("not_doing", False))
    found: dict[str, list[tuple[list[str], bool]]] = {}
    for key, done in keys:
        for phrase in told[key]:
            words = phrase.split()
            found.setdefault(words[-1], []).append((words, done))
    for each in found.values():
        each.sort(key=lambda one: -len(one[0]))
    return found


@cache
def _outcomes_of() -> dict[str, frozenset[str]]:
    """Return the outcomes that may befall a thing, by its concept."""
    found: dict[str, set[str]] = {}
    for name in lexicon("befallen")["kinds"]:
        for concept in things(name):
            found.setdefault(concept, set()).add(name)
    return {concept: frozenset(names) for concept, names in found.items()}


@cache
def _entries() -> dict[str, list[_Entry]]:
    """Return the words that tell such outcomes, by the one to look them up by: of a verb, its own form."""
    senses: dict[tuple[str, str, str], list[Sense]] = {}
    for key, phrase, form, sense in _phrases():
        senses.setdefault((key, phrase, form), []).append(sense)
    found: dict[str, list[_Entry]] = {}
    for (key, phrase, form), told in senses.items():
        words, _, tail = (part.split() for part in phrase.partition(GAP))
        found.setdefault(key, []).append(_Entry(words.index(key), words, form, told, tail))
    return found


def _end_of_tail(lows: list[str], start: int, tail: list[str]) -> int:
    """Return where the words end that stand soon after a verb, past what it is done to; -1 where they do not."""
    for i in range(start + 1, min(start + LONGEST + 1, len(lows))):
        if lows[i : i + len(tail)] == tail:
            return i + len(tail)
        if not lows[i][0].isalnum():
            break
    return -1


def _phrases() -> Iterator[tuple[str, str, str, Sense]]:
    """Yield all words that tell such outcomes: the forms of their verbs, and those told as they stand."""
    for name, kind in (*lexicon("befallen")["kinds"].items(), *_turns().items()):
        for side in ("yes", "no"):
            sense = name, side == "yes"
            for phrase in kind.get(f"{side}_told", ()):
                yield telling_word(phrase.split()), phrase, "", sense
            for verb in kind.get(side, ()):
                yield from ((phrase.split()[0], phrase, form, sense) for phrase, form in _forms(verb))


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb, with the words after it, each with the form's name; "cut" is a past too."""
    irregular = lexicon("befallen")["irregular"]
    base, _, rest = verb.partition(" ")
    pasts = ((base, "past") for past in irregular.get(base, ()) if past == base)
    for form, name in (*inflect(base, irregular), *pasts):
        yield f"{form} {rest}".strip(), name


def _head(phrase: str) -> str:
    """Return the concept of a noun, or of the last word of one of several words."""
    return content_concept(phrase.split()[-1])
