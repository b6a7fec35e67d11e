"""Which of two sides did it: "the Orme delegation walked out on Friday", "on Friday the Tarn delegation walked out"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discrepancy.align.lines import Clash, Line
from discrepancy.align.pair import Restated
from discrepancy.align.roles import ends_of
from discrepancy.align.standing import alike
from discrepancy.text.concepts import concepts
from discrepancy.text.listed import Listed, by_first_word, phrase_at
from discrepancy.text.names import spelling_variants
from discrepancy.text.resources import calendar, words

_SHORT = 3  # letters of a name that may stand for a longer one: "UK", "EU"


def other_side(pair: Restated, name: Sequence[int]) -> Clash | None:
    """Return two verbs of what one of two sides did on a day, each with who did it, where the names differ.

    The statement has all in common with the passage but the name, a day among it, and tells that a delegation or the
    like did it, or of what talks.
    """
    mine, theirs = pair.mine, pair.theirs
    if not _one_day(mine, theirs) or not all(_tells_apart(mine.lows[i]) for i in name):
        return None
    for i in mine.contents:
        if not (_end(mine, i) and pair.places[i]) or mine.passive(i):
            continue
        doer = _doer(mine, i)
        if not set(name) <= set(doer):
            continue
        common = [k for k in doer if k not in name]
        for j in (place for place in pair.places[i] if _end(theirs, place) and alike(pair, i, place)):
            other = _doer(theirs, j)
            new = [k for k in other if pair.new(k) and theirs.capital(k) and _tells_apart(theirs.lows[k])]
            rest = [k for k in other if k not in new]
            if not new or not _same(pair, common, rest) or _alias(pair, name, new):
                continue
            if _sides().isdisjoint(mine.content[k] for k in common) and not _at_table(pair, i):
                continue
            return Clash("name", mine.span(doer[0], _end(mine, i)), theirs.span(other[0], _end(theirs, j)))
    return None


def _one_day(mine: Line, theirs: Line) -> bool:
    """Whether both tell of one day, and of no other."""
    days = calendar().intersection(mine.lows)
    return len(days) == 1 and days == calendar().intersection(theirs.lows)


def _tells_apart(low: str) -> bool:
    """Whether a name can be held against another: a seat of government or an acronym may be another name of one."""
    return len(low) > _SHORT and "." not in low and low not in words("demonyms", "seats")


def _alias(pair: Restated, name: Sequence[int], new: Sequence[int]) -> bool:
    """Whether two names may be two spellings of one."""
    return any(spelling_variants(pair.mine.lows[i], pair.theirs.lows[k]) for i in name for k in new)


def _doer(line: Line, verb: int) -> list[int]:
    """Return who stands before a verb, without the day that may open the clause."""
    return [k for k in ends_of(line, verb)[0] if line.lows[k] not in calendar()]


def _same(pair: Restated, mine: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether the nouns beside two names are the same."""
    return {k for i in mine for k in pair.places[i]}.issuperset(theirs) and all(
        not set(pair.places[i]).isdisjoint(theirs) for i in mine
    )


def _at_table(pair: Restated, verb: int) -> bool:
    """Whether a statement tells after its verb from what talks it was, and the passage too."""
    return any(i > verb and pair.mine.content[i] in _tables() and pair.places[i] for i in pair.mine.contents)


def _end(line: Line, at: int) -> int:
    """Return the token after a phrase for what one side does, 0 where none starts at a token."""
    phrase = phrase_at(_phrases(), line.lows, at)
    return at + len(phrase) if phrase else 0


@cache
def _phrases() -> Listed:
    return by_first_word(words("restated", "of_one_side"))


@cache
def _sides() -> frozenset[str]:
    return concepts(words("restated", "sides"))


@cache
def _tables() -> frozenset[str]:
    return concepts(words("restated", "at_one_table"))
