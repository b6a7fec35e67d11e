"""Another number or month in a statement's place: before the same noun, or after the same word and preposition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from discrepancy.align.lines import Clash, Line, is_number
from discrepancy.align.pair import Restated
from discrepancy.text.concepts import concepts, content_concept
from discrepancy.text.resources import lexicon, months, words

REACH = 4  # tokens from a number to its noun
NEAR = 3  # tokens before a happening among which "last" or "first" stands
FEWEST = 2  # other words of the statement that the passage has, where it has them all and a name is among them
MANY, LEFT = 5, 2  # others that will do without a name, and words besides the number that it need not have then


def other_number(pair: Restated) -> Clash | None:
    """Return the number that is left over, and the one in its place in the passage."""
    numbers = pair.mine.numbers
    for at in filter(numbers.__contains__, pair.mine.contents if numbers else ()):
        left = at in pair.missing
        if not pair.places[at] and _of_one_thing(pair, at):  # else the passage tells this one too
            found = _after_preposition(pair, at) or (left and (_before_noun(pair, at) or _unit(pair, at)))
            if found:
                return found
    return None


def _of_one_thing(pair: Restated, at: int) -> bool:
    """Whether enough of the rest is the same."""
    others = [i for i in pair.missing if i != at]
    told = [i for i in pair.told if i != at]
    if not others:
        return len(told) >= (FEWEST if pair.named(told) or _year(pair.mine.lows[at]) else MANY)
    plain = not any(pair.mine.capital(i) or is_number(pair.mine.lows[i]) for i in others)
    return plain and len(others) <= LEFT and len(pair.told) >= MANY


def _before_noun(pair: Restated, at: int) -> Clash | None:
    """ "16 members" and "19 full members"."""
    mine, theirs = pair.mine, pair.theirs
    if not is_number(mine.lows[at]):
        return None
    noun = next((i for i in range(at + 1, min(at + REACH, len(mine))) if mine.content[i]), None)
    if noun is None or mine.capital(noun) or is_number(mine.lows[noun]):
        return None
    if content_concept(mine.lows[noun]) in _figures():
        return None
    for j in pair.places[noun]:
        k = next((k for k in _back(theirs, j) if is_number(theirs.lows[k])), None)
        if k is None or _whole(mine, at) != _whole(theirs, k):
            continue
        if _fits(pair, k, at) and not (bounded(mine, at) or bounded(theirs, k)):
            return Clash("number", mine.span(at, noun + 1), theirs.span(k, j + 1))
    return None


def _whole(line: Line, at: int) -> str:
    """Return the concept of what stands before "of" and a number, "" where nothing does: "a ward of 28 beds"."""
    return line.content[at - 2] if at > 1 and line.lows[at - 1] == "of" else ""


def bounded(line: Line, at: int) -> bool:
    """Whether a number is a bound or a guess: "more than a dozen" and "fourteen" can both be so."""
    before = " ".join(["", *line.lows[max(0, at - REACH) : at]]).removesuffix(" a")
    return before.endswith(_bounds())


@cache
def _bounds() -> tuple[str, ...]:
    kinds = lexicon("approximators")["before"].values()
    return tuple(f" {phrase}" for kind in kinds for phrase in kind["phrases"])


def _back(line: Line, noun: int) -> Iterator[int]:
    """Yield the tokens before a noun, backwards, as far as they may belong to it."""
    for k in range(noun - 1, max(-1, noun - REACH), -1):
        if not line.content[k]:
            return
        yield k


def _after_preposition(pair: Restated, at: int) -> Clash | None:
    """ "Built in 1998" and "built in 1989", "born in June" and "born in July"."""
    mine, theirs = pair.mine, pair.theirs
    if not (is_number(mine.lows[at]) or _month(mine.lows[at])):
        return None
    first = _date_start(mine, at)
    if first < 2 or mine.lows[first - 1] not in words("function_words", "prepositions"):
        return None
    governor = next((i for i in range(first - 2, -1, -1) if mine.content[i]), None)
    if governor is None or mine.capital(governor):
        return None
    for j in pair.places[governor]:
        if not (mine.content[governor] in _once() or _order(mine, governor) == _order(theirs, j) != ""):
            continue
        for k in range(j + 2, min(j + 2 + REACH, len(theirs))):
            if theirs.lows[_date_start(theirs, k) - 1] == mine.lows[first - 1] and _fits(pair, k, at):
                return Clash("number", mine.span(governor, at + 1), theirs.span(j, k + 1))
    return None


def _date_start(line: Line, at: int) -> int:
    """Return the token of the month before a year, else the number's own."""
    return at - 1 if _year(line.lows[at]) and _month(line.lows[at - 1]) else at


def _order(line: Line, at: int) -> str:
    """Return of which of several happenings a word tells, "" where that is not said: "last inspected"."""
    before = set(line.lows[max(0, at - NEAR) : at])
    return next((name for name, forms in lexicon("restated")["of_several"].items() if not before.isdisjoint(forms)), "")


def _unit(pair: Restated, at: int) -> Clash | None:
    """ "Two weeks" and "two months"."""
    mine, theirs = pair.mine, pair.theirs
    if not at or not is_number(mine.lows[at - 1]):
        return None
    for j in pair.places[at - 1]:
        if j + 1 < len(theirs) and pair.new(j + 1) and _of_one_dimension(mine.lows[at], theirs.lows[j + 1]):
            return Clash("number", mine.span(at - 1, at + 1), theirs.span(j, j + 2))
    return None


def _of_one_dimension(a: str, b: str) -> bool:
    return any(a in units and b in units for units in lexicon("units")["dimensions"].values())


def _fits(pair: Restated, k: int, at: int) -> bool:
    """Whether a token of the passage is a number of the same sort that the statement has not."""
    low, mine = pair.theirs.lows[k], pair.mine.lows[at]
    sorts = is_number, _year, _month
    rounded = rounds(low, mine) or rounds(mine, low)
    return pair.new(k) and not rounded and all(sort(low) == sort(mine) for sort in sorts)


def rounds(low: str, other: str) -> bool:
    """Whether one number is the other, rounded: 9,000 and 9,120."""
    a, b = low.replace(",", ""), other.replace(",", "")
    if not (a.isdigit() and b.isdigit()) or len(a) != len(b) or _year(low):
        return False
    kept = a.rstrip("0")
    return len(kept) < len(a) - 1 and round(int(b), len(kept) - len(a)) == int(a)


def _year(low: str) -> bool:
    return len(low) == 4 and low.isdigit()


def _month(low: str) -> bool:
    return low in months()


@cache
def _figures() -> frozenset[str]:
    """Return the concepts of units and of what befalls people: such numbers are compared as figures are."""
    units = (unit for dimension in lexicon("units")["dimensions"].values() for unit in dimension)
    befallen = (phrase for phrases in lexicon("counted")["outcomes"].values() for phrase in phrases)
    return concepts(word for phrase in ("points", *units, *befallen) for word in phrase.split())


@cache
def _once() -> frozenset[str]:
    """Return the concepts of what happens to a thing once."""
    return concepts(words("restated", "of_one_time"))
