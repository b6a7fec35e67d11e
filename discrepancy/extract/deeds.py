"""The deed that a stance is on, whatever word names it, and what it is done to: "closing the park", "its closure"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache

from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.stems import stem
from discrepancy.text.tokens import WordTable, is_word
from discrepancy.values import value

ADMITTING = "admitting"  # the group of the lexicon that is read where no deed of `deeds` is told
ASK = "ask:"  # before the name of a deed that is asked of another
GAP = 5  # words that a star of the lexicon stands for, at most
BEFORE = 1  # words with content that may stand before the deed: "tax rises"
_BE = frozenset({"be", "been", "being"})
REACH = 16  # tokens on either side of a stance among which its subject and its target stand


class Way(Enum):
    """How words stand to a deed: they name it, what must be where it is not, or what cannot be where it is."""

    DONE = "words"
    REVERSED = "reversed"
    CONTRARY = "contrary"


@value
class Deed:
    """What is to be done: its name, the way of the words that name it, and the tokens that tell what it is done to.

    `undergone` tells that those are the subject's, `of_noun` that the last of them and names alone tell what it is.
    """

    name: str
    way: Way
    things: tuple[int, ...] = ()
    undergone: bool = False
    of_noun: bool = False


@value
class _Phrase:
    parts: tuple[str, ...]
    deed: str
    way: Way


@value
class Found:
    """A phrase, the tokens that a star of it stands for, and how many of the target's it and what is before it take."""

    phrase: _Phrase
    between: tuple[int, ...]
    end: int


def opens_deed(low: str) -> bool:
    """Whether a word may be the first of one that names a deed."""
    return is_word(low) and any(_starting(group)[low] for group in ("deeds", ADMITTING))


def deed_in(
    lows: Sequence[str], target: Sequence[int], subject: Sequence[int], only: Sequence[str] = ()
) -> Deed | None:
    """Return the deed that a target opens with, light verbs and a word that describes it apart.

    Args:
        lows: the words of the article, folded.
        target: the tokens of the target, in order.
        subject: those of what stands before the stance: a passive tells there what is done, or what it is done to.
        only: the deeds that it may be, where not any: then whoever is to do it may stand before ("told him to quit").
    """
    before: list[int] = []
    phrases, tells, ends = _starting("deeds"), _tells(), words("clause_words", "tellers", "finite")
    for at, n in enumerate(target):
        low = lows[n]
        found = phrase_at(lows, target, at) if phrases[low] else None
        if found is not None and (not only or found.phrase.deed in only):
            told = (*before, *object_in(lows, [*found.between, *target[found.end :]]))
            passive = not _BE.isdisjoint(lows[m] for m in target[: found.end])
            themes = tuple(object_in(lows, subject)) if passive or (not told and _befalls(found.phrase.deed)) else ()
            return Deed(found.phrase.deed, found.phrase.way, themes or told, bool(themes))
        if low in ends and _BE.isdisjoint(lows[m] for m in target[:at]):
            return None
        if before and not only and low in words("function_words", "prepositions"):
            return None
        if tells[low]:
            before.append(n)
        if len(before) > BEFORE and not only:
            return None
    return deed_in(lows, subject, ()) if subject and not before and not only else None  # "an inquiry would be held"


def subject_of(lows: Sequence[str], plain: Sequence[int], at: int) -> list[int]:
    """Return the words between the start of the clause and a stance, without what stands between two commas."""
    found: list[int] = []
    aside = False
    ends = words("stances", "target_ends")
    for n in reversed(plain[max(0, at - REACH) : at]):
        low = lows[n]
        if low == ",":
            if found and not aside:
                break
            aside = not aside
        elif not is_word(low) or (not aside and low in ends and not (found and low == "and")):
            break  # "the name and the livery" go on, "spoke, and will" does not
        elif not aside:
            found.append(n)
    return clause_of(lows, found[::-1])


def clause_of(lows: Sequence[str], tokens: Sequence[int]) -> list[int]:
    """Return the last clause of words before a stance: "Brandt said a rise in fares was" leaves "a rise in fares"."""
    last, empty = len(tokens), words("function_words")
    while last and lows[tokens[last - 1]] in empty:
        last -= 1
    verbs, first = words("clause_words", "finite"), last
    while first and lows[tokens[first - 1]] != "that" and lows[tokens[first - 1]] not in verbs:
        first -= 1
    return list(tokens[first:last])


def phrase_at(lows: Sequence[str], target: Sequence[int], at: int, group: str = "deeds") -> Found | None:
    """Return the longest phrase of a group of the lexicon that starts with a word of the target."""
    for phrase in _starting(group)[lows[target[at]]]:
        found = _found(lows, target, at, phrase)
        if found is not None:
            return found if phrase.deed else None
    return None


def _found(lows: Sequence[str], target: Sequence[int], at: int, phrase: _Phrase) -> Found | None:
    """Return a phrase whose first word stands at a place of the target, if the rest of it does."""
    between: list[int] = []
    gap = False
    at += 1
    for part in phrase.parts[1:]:
        if part == "*":
            gap = True
            continue
        here, stop = at, min(len(target), at + GAP + 1 if gap else at + 1)
        while here < stop and stem(lows[target[here]]) != part:
            here += 1
        if here >= stop:
            return None
        between += target[at:here]
        at, gap = here + 1, False
    return Found(phrase, tuple(between), at)


def object_in(lows: Sequence[str], after: Sequence[int]) -> Iterator[int]:
    """Yield the words with content of the first noun phrase: "of the old harbour to lorries" gives two."""
    some, tells = False, _tells()
    for n in after:
        if some and (lows[n] in words("function_words", "prepositions") or lows[n] in words("stances", "target_ends")):
            return
        if tells[lows[n]]:
            some = True
            yield n


def _befalls(deed: str) -> bool:
    """Whether a deed may be told of what it is done to, as a thing that closes."""
    return bool(lexicon("deeds")["deeds"][deed].get("befalls"))


@cache
def _tells() -> WordTable[bool]:
    """Return whether each word tells what a deed is done to: no year does, nor a day."""

    def tells(low: str) -> bool:
        concept = content_concept(low)
        year = len(low) == 4 and low.isdigit()
        return bool(concept) and not year and concept not in _telling_nothing() and low not in calendar()

    return WordTable(tells)


@cache
def _telling_nothing() -> frozenset[str]:
    light = words("outcomes", "support_verbs", "light_verbs") | words("deeds", "beside")
    return frozenset(map(content_concept, light | words("stances", "empty", "prospects")))


@cache
def _starting(group: str) -> WordTable[Sequence[_Phrase]]:
    """Return the phrases that may start with each word, as printed."""
    return WordTable(lambda low: _phrases(group).get(stem(low), ()))


@cache
def _phrases(group: str) -> dict[str, list[_Phrase]]:
    """Return the phrases of a group by the stem of their first word, the longest first: those of no deed have none."""
    table: dict[str, list[_Phrase]] = {}
    for name, entry in lexicon("deeds")[group].items():
        for way, deed, key in (*((way, name, way.value) for way in Way), (Way.DONE, "", "unless")):
            for phrase in entry.get(key, ()):
                parts = tuple(part if part == "*" else stem(part) for part in phrase.split())
                table.setdefault(parts[0], []).append(_Phrase(parts, deed, way))
    return {first: sorted(found, key=lambda p: (-len(p.parts), not p.deed)) for first, found in table.items()}
