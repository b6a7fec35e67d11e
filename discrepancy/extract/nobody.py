"""Mentions that stand beside another and are nobody of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from discrepancy.extract.name import Name
from discrepancy.extract.titles import offices
from discrepancy.text.resources import lexicon
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens

if TYPE_CHECKING:
    from discrepancy.extract.mentions import Mention
    from discrepancy.extract.speakers import Entity

_DESCRIBED = 4  # words between a possessive pronoun and a name that tell whose and what the person is
_SOME_OF = frozenset({"one", "two", "some", "all", "both", "another", "of"})
_ONE_OF_THEM = frozenset({"one", "another", "them", "us"})


def part_of(before: Mention, phrase: Mention) -> bool:
    """Whether a mention is the possessor that opens a noun phrase, or a name that only describes its head."""
    if before.possessive:
        return before.first == phrase.first
    return before.name is not None and phrase.first <= before.first and before.last <= phrase.head


def drop_described(tokens: Tokens, name: Name, found: list[Mention]) -> None:
    """Take away the last mentions before a name that are no one else: "her deputy" in "her deputy, Ann Lee,"."""
    while found and (found[-1].first >= name.lead or _named_now(tokens.lows, found[-1], name)):
        found.pop()
    titled = name.core > name.start and tokens.words[name.start][0].islower()
    if titled and found and not found[-1].possessive and _past_number(tokens.lows, found[-1].last) == name.start:
        found.pop()  # "Museum" in "Museum director Ann Lee" says what she directs


def of_whom(tokens: Tokens, name: Name, before: Mention) -> bool:
    """Whether words with a possessive only tell who a named person is: "his lawyer Ann Lee", "Orr's son Tom"."""
    if before.kind == "people" and before.last == name.start:
        return tokens.lows[before.first] in lexicon("nominals")["pronouns"]["possessive"]
    between = tokens.lows[before.last : name.core]
    whose = before.kind == "his" or (before.kind == "name" and before.possessive)
    if not whose or not 0 < len(between) <= _DESCRIBED or "," in between:
        return False
    who = between[-1] in offices() or between[-1] in vocabulary("nominals", "people") or name.core > name.start
    return who and function_words().isdisjoint(between)


def _past_number(lows: list[str], i: int) -> int:
    """Return the token past a number, or the same: "Channel 4" is one name."""
    return i + 1 if i < len(lows) and lows[i].isdigit() else i


def _named_now(lows: list[str], before: Mention, name: Name) -> bool:
    """Whether a name tells who one of several is: "one of them, Ann Lee,"."""
    return before.last == name.start - 1 and lows[before.last] == "," and lows[before.first] in _ONE_OF_THEM


def place_in_place(lows: list[str], mention: Mention, before: Mention) -> bool:
    """Whether a name only tells where what was named just before is or is from: "in Columbus, Ohio,", "Lee (Leeds)"."""
    if before.name is not None and before.last == mention.first - 2 and lows[before.last] == ",":
        return lows[mention.first - 1] in ("a", "an")  # "Ann Lee, a Democrat"
    if before.name is not None and before.last == mention.first - 1 and lows[before.last] == "(":
        return lows[mention.last : mention.last + 1] == [")"]
    if before.last != mention.first - 1 or before.name is None or lows[before.last] != ",":
        return False
    parts = mention.name.parts if mention.name is not None else ()
    if len(parts) > 1 and parts[0] not in vocabulary("clause_words", "place_names"):
        return False
    placed = before.first > 0 and lows[before.first - 1] in vocabulary("clause_words", "place_prepositions")
    after = mention.last + 1 if lows[mention.last : mention.last + 1] == ["."] else mention.last
    return placed and after < len(lows) and lows[after] == ","


def in_apposition(lows: list[str], last: int, pronoun: int) -> bool:
    """Whether a pronoun stands in what tells who somebody is, and so means another: "Lee, 44, one of her aides,"."""
    if lows[pronoun] not in vocabulary("nominals", "oblique_pronouns"):
        return False
    at = pronoun
    while at > last and lows[at - 1] in _SOME_OF:
        at -= 1
    aged = last + 1 < at and lows[last + 1].isdigit()
    return lows[at - 1] == "," and at - 1 == last + 2 * aged and lows[last] == ","


def mark_led(lows: list[str], names: Sequence[Name], bearers: Mapping[int, Entity | None]) -> None:
    """Make a body of each bearer of whom somebody is the head: "managing director of Orme Ferries".

    Nobody leads a person; who has a title, or a first name that tells a sex, is one all the same.
    """
    heads = vocabulary("bodies", "heads_of_bodies")
    for name in names:
        led = name.start > 1 and lows[name.start - 1] == "of" and lows[name.start - 2] in heads
        bearer = bearers.get(name.first) if led and not name.possessive else None
        if bearer is not None and bearer.parts == name.parts and not (bearer.roles or bearer.gender):
            bearer.body = True


def mark_places(lows: list[str], names: Sequence[Name], bearers: Mapping[int, Entity | None]) -> None:
    """Make a body of each bearer whose names stand after "in", "from" and the like alone: no pronoun is a place.

    Args:
        lows: the article's words.
        names: its names in order.
        bearers: whom each name means, by the first token of the name.
    """
    inside, beside = vocabulary("clause_words", "standing"), vocabulary("clause_words", "place_prepositions")
    placed: dict[int, Entity] = {}
    others: set[int] = set()
    for name in names:
        bearer = bearers.get(name.first)
        if bearer is None or bearer.body:
            continue
        before = lows[name.start - 1] if name.start and not name.possessive else ""
        if before in inside or (before == "on" and name.parts[-1] in vocabulary("clause_words", "streets")):
            placed[id(bearer)] = bearer
        elif before not in beside:
            others.add(id(bearer))
    for key, bearer in placed.items():
        bearer.body = key not in others and not (bearer.roles or bearer.gender)
