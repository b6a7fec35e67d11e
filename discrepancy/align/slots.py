"""Another name in a statement's place: before the same noun, after the same word and preposition, as who did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from discrepancy.align.lines import READ, Clash, Line, is_number, is_regnal
from discrepancy.align.pair import Restated
from discrepancy.align.roles import ends_of
from discrepancy.align.sides import other_side
from discrepancy.align.standing import alike
from discrepancy.text.concepts import concepts
from discrepancy.text.names import spelling_variants
from discrepancy.text.resources import words
from discrepancy.text.tokens import is_word

LONGEST = 3  # words of the name that is left over
REACH = 4  # tokens between a word and the preposition, and between that and the name
FEWEST = 2  # other words of the statement, all of which the passage must have


def other_name(pair: Restated) -> Clash | None:
    """Return the name that is left over, and the one in its place in the passage."""
    run, mine = pair.missing, pair.mine
    place = _after_preposition(pair) if pair.named(pair.told) else None
    if place:
        return place
    whole = run and run[-1] - run[0] == len(run) - 1  # one run of tokens
    if not whole or len(run) > LONGEST or len(pair.told) < FEWEST or not all(mine.capital(i) for i in run):
        return None
    if is_regnal(mine.lows[run[0]]):
        return _regnal(pair, run[0])
    if not pair.named(pair.told):
        return other_side(pair, run)
    first, last = run[0], run[-1] + 1
    return _before_noun(pair, first, last) or _doer(pair, run) or other_side(pair, run)


def _before_noun(pair: Restated, first: int, last: int) -> Clash | None:
    """ "The Northern bank" and "the Southern bank", "Danish minister" and "German minister"."""
    mine, theirs = pair.mine, pair.theirs
    if last == len(mine) or not mine.content[last] or mine.capital(last):
        return None
    for j in pair.places[last]:
        both_open = _opened(mine, first) and _opened(theirs, j - 1)
        if j and _fits(pair, j - 1, first) and (both_open or _nations(mine.lows[first], theirs.lows[j - 1])):
            return Clash("name", mine.span(first, last + 1), theirs.span(j - 1, j + 1))
    return None


def _opened(line: Line, at: int) -> bool:
    """Whether an article or a preposition stands before a token, so that it opens a noun phrase."""
    return at > 0 and line.lows[at - 1] in words("function_words", "articles", "prepositions")


def _nations(a: str, b: str) -> bool:
    """Whether both are countries, or both of one."""
    return {a, b} <= words("demonyms", "short") or {a, b} <= words("demonyms", "countries")


def _after_preposition(pair: Restated) -> Clash | None:
    """ "Painted by Holm" and "painted by Aas", "born in Norway" and "born in Sweden"."""
    mine, theirs = pair.mine, pair.theirs
    for at, name in _names_after(mine):
        rest = [i for i in mine.contents if i not in name]
        if len(rest) < FEWEST or not pair.tells(rest):
            continue
        governor = next((i for i in range(at - 1, -1, -1) if mine.content[i]), at)
        slots = [list(_after(theirs, j, mine.lows[at])) for j in pair.places[governor]]
        if any(slot and _reaches(theirs, slot[-1], pair.places[name[-1]]) for slot in slots):
            continue  # the passage tells this one too: "in the Old Town of Orme"
        for j, slot in zip(pair.places[governor], slots, strict=True):
            there = [k for k in slot if theirs.content[k]]
            new = [k for k in there if _fits(pair, k, name[0])]
            one = new and all(pair.new(k) or not theirs.capital(k) for k in there)
            known = bool(pair.places[name[-1]])
            if one and _single(mine, governor, at, mine.lows[name[0]], theirs.lows[new[0]], known):
                return Clash("name", mine.span(governor, name[-1] + 1), theirs.span(j, new[-1] + 1))
    return None


@lru_cache(READ)
def _names_after(line: Line) -> list[tuple[int, list[int]]]:
    """Return the prepositions of a line that have a name after them, with its words."""
    prepositions = words("function_words", "prepositions")
    inner = range(1, len(line) - 1)
    return [(at, name) for at in inner if line.lows[at] in prepositions and (name := _name_at(line, at + 1))]


def _name_at(line: Line, at: int) -> list[int]:
    """Return the words of the name that stands at a token, an article apart."""
    while at < len(line) and line.lows[at] in words("function_words", "articles"):
        at += 1
    found: list[int] = []
    while at < len(line) and line.content[at] and line.capital(at) and len(found) < LONGEST:
        found.append(at)
        at += 1
    return found


def _single(line: Line, governor: int, preposition: int, name: str, other: str, known: bool) -> bool:
    """Whether a thing has one name alone there: who made it, or in which of two places it is.

    A town may lie in a region, so that two places are two only if both are countries, or the passage `known` to tell
    of the first puts the thing into the second.
    """
    if line.lows[preposition] == "by":
        return line.passive(governor) and line.content[governor] in _stems("of_one_doer") and not known
    if {name, other} <= words("demonyms", "countries"):
        return not {name, other} <= words("restated", "of_one_country")
    return known and line.content[governor] in _stems("of_one_place")


def _reaches(line: Line, last: int, places: Sequence[int]) -> bool:
    """Whether one of some tokens belongs to the phrase of a place that a token is of, or to what that lies in."""
    while last < len(line):
        if last in places:
            return True
        low = line.lows[last]
        if not (
            line.content[last] or low == "," or low in words("restated", "lying") | words("function_words", "articles")
        ):
            return False
        last += 1
    return False


def _after(line: Line, at: int, preposition: str) -> Iterator[int]:
    """Yield the tokens soon after a preposition soon after a word, up to the next mark."""
    found = next((i for i in range(at + 1, min(at + 1 + REACH, len(line))) if line.lows[i] == preposition), None)
    if found is None or any(not is_word(low) for low in line.lows[at + 1 : found]):
        return
    for i in range(found + 1, min(found + 1 + REACH, len(line))):
        if not is_word(line.lows[i]) or line.lows[i] in words("function_words", "prepositions"):
            return
        yield i


def _fits(pair: Restated, k: int, at: int) -> bool:
    """Whether a token of the passage is a name that the statement has not."""
    low, theirs = pair.theirs.lows[k], pair.theirs
    return (
        bool(theirs.content[k]) and pair.new(k) and theirs.capital(k) and not spelling_variants(low, pair.mine.lows[at])
    )


def _regnal(pair: Restated, at: int) -> Clash | None:
    """ "George VI" and "George V"."""
    for j in pair.places[at - 1] if at and pair.mine.capital(at - 1) else ():
        if j + 1 < len(pair.theirs) and is_regnal(pair.theirs.lows[j + 1]):
            return Clash("name", pair.mine.span(at - 1, at + 1), pair.theirs.span(j, j + 2))
    return None


def _doer(pair: Restated, name: Sequence[int]) -> Clash | None:
    """ "Holm painted the mural" and "the mural that Aas painted", of what one does alone."""
    mine, theirs = pair.mine, pair.theirs
    for i in pair.told:
        if mine.content[i] not in _stems("of_one_doer"):
            continue
        doer, done = ends_of(mine, i)
        if not set(name) <= set(doer) or not done:
            continue
        for j in (place for place in pair.places[i] if alike(pair, i, place)):
            other, _ = ends_of(theirs, j)
            new = [k for k in other if theirs.capital(k) and not is_number(theirs.lows[k])]
            if new and all(_fits(pair, k, name[0]) for k in new):
                return Clash("name", mine.span(doer[0], doer[-1] + 1), theirs.span(new[0], new[-1] + 1))
    return None


@cache
def _stems(key: str) -> frozenset[str]:
    return concepts(words("restated", key))
