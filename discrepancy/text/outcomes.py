"""Outcomes: phrases of the lexicon of which two kinds exclude each other, and how each kind is compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from discrepancy.model import Span
from discrepancy.text import befallen
from discrepancy.text.befallen import Standing
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import telling_word

PREFIX = "outcome:"  # an event's predicate where it tells an outcome, before the outcome's name

UNSURE = "unsure:"  # before the predicate of two events that may be of one thing or of two

_Entry = tuple[int, list[str], str, bool]  # words before the telling one, the phrase, the outcome, whether its "yes"
Table = dict[str, list[_Entry]]


@cache
def outcomes_of(kind: str) -> frozenset[str]:
    """Return the predicates of the outcomes that the lexicon lists under a kind: `by_theme`, `of_anyone`."""
    return frozenset(f"{PREFIX}{name}" for name in (*lexicon("outcomes")[kind], *befallen.names_of(kind)))


@cache
def outcome_table(*groups: tuple[str, str], denied: bool = False) -> Table:
    """Return the phrases of some groups of pairs by their telling words; each is a lexicon's name and a key of it.

    With `denied` those that open with an auxiliary are there with its denial too, on the other side: "was not found".
    """
    table: Table = {}
    pairs = {name: sides for file, group in groups for name, sides in lexicon(file)[group].items()}
    for name, sides in pairs.items():
        for side in ("yes", "no"):
            for phrase in sides[side]:
                parts = phrase.split()
                forms = [(parts, side == "yes"), *((form, side != "yes") for form in _denials(parts) if denied)]
                for form, positive in forms:
                    key = telling_word(form)
                    table.setdefault(key, []).append((form.index(key), form, name, positive))
    return table


@cache
def of_things_named() -> frozenset[str]:
    """Return the predicates of the outcomes that befall things of one kind alone."""
    return frozenset(f"{PREFIX}{name}" for name in befallen.names_of("by_theme"))


def unreal(before: Sequence[str]) -> bool:
    """Whether what follows some words did not come: "nearly died", "would have died"."""
    if not words("outcomes", "nearly").isdisjoint(before[-1:]):
        return True
    return list(before[-1:]) == ["have"] and not words("outcomes", "unreal").isdisjoint(before[-2:-1])


@cache
def turns_that(flag: str = "") -> frozenset[str]:
    """Return the predicates of the outcomes told in turns of phrase, all or those with a flag of the lexicon."""
    return frozenset(f"{PREFIX}{name}" for name in befallen.turns_that(flag))


@cache
def of_any_length() -> frozenset[str]:
    """Return the predicates of the outcomes that a clause tells however much else it says."""
    return of_things_named() | turns_that()


@cache
def light() -> frozenset[str]:
    """Return the concepts of which the denial says too little to be held against anything."""
    return frozenset(map(content_concept, words("outcomes", "light_verbs", "light_words")))


@cache
def additional() -> frozenset[str]:
    """Return the predicates of the outcomes that a clause tells beside whatever else it says."""
    return of_things_named() | outcomes_of("additional")


def _denials(parts: list[str]) -> list[list[str]]:
    """Return a phrase that opens with an auxiliary with the words by which that is denied."""
    forms = lexicon("outcomes")["denials"].get(parts[0], ()) if len(parts) > 1 else ()
    return [[*form.split(), *parts[1:]] for form in forms]


def phrases_at(lows: list[str], i: int, table: Table) -> list[Standing]:
    """Return the phrases of outcomes that stand around a token and have it as their telling word."""
    return [
        (i - before, -len(phrase), name, positive)
        for before, phrase, name, positive in table[lows[i]]
        if i >= before
        and lows[i - before : i - before + len(phrase)] == phrase
        and not _attributive(lows, i - before, phrase)
    ]


def outcomes_in(
    lows: list[str], places: Iterable[int], first: int, last: int, table: Table, *, each: bool = False
) -> list[tuple[str, bool, Span]]:
    """Return the outcomes of a clause in order: "outcome:NAME", whether it is its `yes`, and its tokens.

    `places` are the tokens of the clause that may tell one, `first` and `last` bound the clause.
    """
    phrases = [found for i in places if lows[i] in table for found in phrases_at(lows, i, table)]
    return outcomes_told(lows, phrases, first, last, each=each)


def outcomes_told(
    lows: list[str], phrases: Iterable[Standing], first: int, last: int, *, each: bool = False
) -> list[tuple[str, bool, Span]]:
    """Return the outcomes that a clause tells by some phrases that stand in it or across its bounds.

    One phrase may have opposites of several kinds: who resigned did not stay, and was not dismissed. Of phrases that
    overlap the first and longest counts, of `each` kind or of all, auxiliaries apart: "was found guilty" is a verdict.
    """
    outcomes: list[tuple[str, bool, Span]] = []
    taken: dict[str, Span] = {}
    for at, size, name, positive in _in_order(lows, phrases):
        kind, place = name if each or name in _beside_others() else "", (at, at - size)
        if at < first or place[1] > last or (name in _not_before_to() and lows[place[1] : last][:1] == ["to"]):
            continue
        before = taken.get(kind, (-1, first))
        if at >= before[1] or place == before:
            taken[kind] = place
            outcomes.append((f"{PREFIX}{name}", positive, place))
    return outcomes


def first_of_each(outcomes: list[tuple[str, bool, Span]], lows: list[str]) -> list[tuple[str, bool, Span]]:
    """Return the first outcome of each kind, none that a clause turns: "is closed on Monday but will be open"."""
    if len(outcomes) < 2:
        return outcomes
    firsts: dict[str, tuple[str, bool, Span]] = {}
    turned: set[str] = set()
    for name, positive, place in outcomes:
        first = firsts.setdefault(name, (name, positive, place))
        between = lows[first[2][1] : place[0]]
        if first[1] != positive and not words("outcomes", "turning").isdisjoint(between):
            turned.add(name)
    return [outcome for name, outcome in firsts.items() if name not in turned]


def _in_order(lows: list[str], phrases: Iterable[Standing]) -> list[Standing]:
    """Return phrases by their first words that are no auxiliaries, of those with one such word the longest first."""
    found = sorted(phrases)
    if len(found) < 2:
        return found

    def after_auxiliaries(phrase: Standing) -> tuple[int, int]:
        at, end = phrase[0], phrase[0] - phrase[1]
        while at + 1 < end and lows[at] in words("outcomes", "theme_carriers"):
            at += 1
        return at, at - end

    return sorted(found, key=after_auxiliaries)


def _attributive(lows: list[str], at: int, phrase: list[str]) -> bool:
    """Whether a lone participle stands before its noun ("about blocked exits") and tells of no happening."""
    return len(phrase) == 1 and phrase[0].endswith("ed") and at > 0 and lows[at - 1] in _before_nouns()


@cache
def _before_nouns() -> frozenset[str]:
    return words("function_words", "articles", "prepositions")


def needed(predicate: str, told: Iterable[str]) -> bool:
    """Whether the words of a clause that denies an outcome tell that it is of one: "it was unclear what caused it"."""
    wanted = _of_word().get(predicate)
    return wanted is None or not wanted.isdisjoint(told)


def untold(predicate: str, phrase: list[str]) -> bool:
    """Whether a phrase of an outcome tells nothing of it where it is denied: many may be hurt where nobody died."""
    phrases = _not_denied().get(predicate, ())
    return any(phrase[-len(parts) :] == parts for parts in phrases)


@cache
def _not_denied() -> dict[str, list[list[str]]]:
    outcomes, named = lexicon("outcomes")["outcomes"], lexicon("outcomes")["not_denied"].items()
    return {f"{PREFIX}{name}": [phrase.split() for phrase in outcomes[other]["yes"]] for name, other in named}


@cache
def _of_word() -> dict[str, frozenset[str]]:
    return {f"{PREFIX}{name}": frozenset(wanted) for name, wanted in lexicon("outcomes")["of_word"].items()}


@cache
def _beside_others() -> frozenset[str]:
    """Return the kinds of outcome that a clause may tell by words of another: "there were no injuries"."""
    return befallen.names_of("beside_others").union(lexicon("outcomes")["beside_others"])


@cache
def _not_before_to() -> frozenset[str]:
    """Return the kinds of outcome that "declined to comment" is none of."""
    return frozenset(lexicon("outcomes")["not_before_to"])


@cache
def own_words() -> dict[str, frozenset[str]]:
    """The content of each outcome's phrases: it tells the outcome, not what had it."""

    def content(phrases: Iterable[str]) -> frozenset[str]:
        return frozenset(content_concept(word) for phrase in phrases for word in phrase.split())

    told = befallen.told_words()
    for name, sides in lexicon("outcomes")["outcomes"].items():
        told[name] = [phrase for side in sides.values() for phrase in side]
    return {f"{PREFIX}{name}": content(phrases) for name, phrases in told.items()}
