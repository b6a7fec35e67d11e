"""In what a short statement and a passage that restates all the rest of it part: opposite words, or a denial."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from discrepancy.align.framed import other_filler
from discrepancy.align.lines import Clash, Line, Sense, is_number
from discrepancy.align.numbers import MANY, other_number
from discrepancy.align.pair import ASIDE, FEWEST, Restated, antonyms, exclusive
from discrepancy.align.roles import converse, has_relation, other_subject, swapped
from discrepancy.align.slots import other_name
from discrepancy.align.standing import alike, turns
from discrepancy.model import Span
from discrepancy.text.concepts import concepts
from discrepancy.text.outcomes import PREFIX
from discrepancy.text.resources import lexicon, words

_TURNED = frozenset({"opposite", "denial", "roles"})  # in what two part that say the opposite


def clash_of(pair: Restated) -> Clash | None:
    """Return in what a statement and the passage that restates it part, None where in nothing or in too much."""
    if pair.verbatim() or (pair.missing and not _may_part(pair)):
        return None
    if pair.once_more():
        return None
    for look in _looks():
        found = look(pair)
        if found and not pair.equal(found) and (found.kind in _TURNED or _as_true(pair, found)):
            return found
    return None


def _looks() -> tuple[Callable[[Restated], Clash | None], ...]:
    """Return what is looked for, the surest first."""
    turned = _opposite, _antonym, _denial, converse, swapped, other_subject
    return *turned, other_name, other_number, other_filler


def _as_true(pair: Restated, clash: Clash) -> bool:
    """Whether both say that a thing is so, or both that it is not: "sells to Orme" and "not to Tarn" are both so.

    So are two numbers of what is done and of what is to come.
    """
    mine, theirs = pair.mine, pair.theirs
    if clash.kind == "number" and mine.ahead_at(clash.mine) != theirs.ahead_at(clash.theirs):
        return False
    return mine.negated_at(clash.mine) == theirs.negated_at(clash.theirs)


def _may_part(pair: Restated) -> bool:
    """Whether the words that are left over can be a point of difference, as few can: most pairs end here."""
    mine, left = pair.mine, pair.missing
    if len(left) <= ASIDE + 1 and (has_relation(mine) or any(pair.has_rival(i) for i in left)):
        return True
    if any(sum(not start <= i < end for i in left) <= ASIDE for _, _, (start, end) in mine.senses):
        return True
    if not mine.numbers.isdisjoint(left) or (mine.numbers and len(pair.told) >= MANY):
        return True
    return all(map(mine.capital, left)) or _concepts("existence").issuperset(mine.content[i] for i in left)


def _opposite(pair: Restated) -> Clash | None:
    """Two outcomes of the lexicon that exclude each other."""
    mine, theirs = pair.mine, pair.theirs
    told = theirs.senses if mine.senses else ()
    for name, positive, (start, end) in mine.senses:
        if not _told_alike(told, name, not positive):
            continue
        own = [i for i in mine.contents if start <= i < end]
        rest = [i for i in mine.contents if i not in own]
        if not (pair.nearly(rest, end) and pair.stands(rest, start)):
            continue
        if _told_alike(told, name, positive) or _told_alike(mine.senses, name, not positive):
            continue  # one of the two tells both: "North and South Korea"
        for other, opposite, (first, last) in told:
            apart = other == name and opposite != positive and not pair.repeats(own, first, last)
            if (
                apart
                and pair.governs(first, last)
                and pair.beside(first, rest)
                and _comparable(pair, start, first, described=other in _described())
            ):
                return Clash("opposite", mine.span(start, end), theirs.span(first, last))
    return None


def _told_alike(told: Sequence[Sense], name: str, positive: bool) -> bool:
    return any((other, sense) == (name, positive) for other, sense, _ in told)


def _antonym(pair: Restated) -> Clash | None:
    """One word is left over, and the passage has its opposite."""
    mine, theirs = pair.mine, pair.theirs
    for at in pair.missing:
        rest = [i for i in mine.contents if i != at]
        if not (_deniable(mine, at) and pair.nearly(rest, at + 1) and pair.stands(rest, at)):
            continue
        for j in theirs.contents:
            opposed = pair.new(j) and _deniable(theirs, j) and mine.denied(at) == theirs.denied(j)
            if opposed and _opposed(pair, at, j) and _comparable(pair, at, j, described=True):
                return Clash("opposite", mine.span(at, at + 1), theirs.span(j, j + 1))
    return None


def _opposed(pair: Restated, i: int, j: int) -> bool:
    """Whether two words are antonyms in like clauses, or next to like words two of which one alone can be so."""
    a, b = pair.mine.content[i], pair.theirs.content[j]
    return (antonyms(a, b) and pair.beside(j, pair.told)) or (exclusive(a, b) and pair.near(i, j))


def _comparable(pair: Restated, i: int, j: int, described: bool = False) -> bool:
    """Whether two words are said of the same, as firmly, and are not one deal told from both ends.

    What `described` a thing, if it stands before a noun, must stand before the same, or both after "is a".
    """
    mine, theirs = pair.mine, pair.theirs
    one_deal = {mine.content[i], theirs.content[j]} <= _concepts("mutual") and mine.passive(i)
    if mine.open(i) != theirs.open(j) or pair.turned(i, j) or one_deal or (theirs.aside(j) and not mine.aside(i)):
        return False
    if turns(pair, i, j):
        return False
    attributive = described and i + 1 < len(mine) and mine.content[i + 1] and not mine.capital(i + 1)
    return not attributive or j + 1 in pair.places[i + 1] or (mine.predicative(i) and theirs.predicative(j))


def _denial(pair: Restated) -> Clash | None:
    """Nothing is left over, but one of the two denies what the other says."""
    mine, theirs = pair.mine, pair.theirs
    if not (mine.negators or theirs.negators):
        return None
    if not _concepts("existence").issuperset(mine.content[i] for i in pair.missing) or len(pair.told) <= FEWEST:
        return None
    for i in pair.told:
        j = pair.places[i][0] if pair.places[i] else -1
        if j < 0 or not (_deniable(theirs, j) and (i == 0 or _deniable(mine, i))):  # a first word has its capital
            continue
        denied, other = _negator(mine, i), _negator(theirs, j)
        # "denying them breaks" denies no "breaks were denied"
        shared = any(other in found or denied in pair.told for found in pair.places)
        once = all((_negator(theirs, k) is None) == (other is None) for k in pair.places[i])
        if shared or not once or (denied is None) == (other is None) or mine.denied(i) == theirs.denied(j):
            continue  # "did not fail to meet it" is no denial
        if mine.negated(i) == theirs.negated(j):
            continue  # "did not find him guilty", "found him not guilty"
        if pair.beside(j, pair.told) and _comparable(pair, i, j) and alike(pair, i, j):
            return Clash("denial", _from(mine, denied, i, theirs, other), _from(theirs, other, j, mine, denied))
    return None


def _deniable(line: Line, at: int) -> bool:
    """Whether a word tells what was so: no name, day or number, and none that says too little."""
    return line.plain(at) and line.content[at] not in _light()


def _negator(line: Line, at: int) -> int | None:
    """Return the negator that a word is the first content after, None where there is none in its clause."""
    for i in range(at - 1, -1, -1):
        if line.clauses[i] != line.clauses[at]:
            return None
        if line.denies(i):
            return i
        if line.content[i] and not _carries(line, i):
            return None
    return None


def _from(line: Line, negator: int | None, at: int, other: Line, denied: int | None) -> Span:
    """Return the span from a negator to what it denies, or from what stands for it where the same word is undenied.

    That is the verb that carries it, or against "no houses" the number before it.
    """
    if negator is not None:
        return line.span(negator, at + 1)
    counted = denied is not None and other.lows[denied] in words("meaning", "of_all")
    first = _carrier(line, at)
    return line.span(first - 1 if counted and first and is_number(line.lows[first - 1]) else first, at + 1)


def _carrier(line: Line, at: int) -> int:
    """Return the first of the verbs that only carry a noun, where one stands before it: "give up the contract"."""
    first = at
    for i in range(at - 1, -1, -1):
        if line.clauses[i] != line.clauses[at] or (line.content[i] and not _carries(line, i)):
            break
        first = i if line.content[i] else first
    return first


def _carries(line: Line, at: int) -> bool:
    return line.lows[at] in words("outcomes", "support_verbs")


@cache
def _concepts(key: str) -> frozenset[str]:
    return concepts(words("restated", key))


@cache
def _described() -> frozenset[str]:
    """Return the outcomes of which the words describe a thing."""
    return frozenset(f"{PREFIX}{name}" for name in lexicon("restated")["described"])


@cache
def _light() -> frozenset[str]:
    """Return the concepts of words that say too little to be opposed or denied."""
    return concepts(words("outcomes", "light_verbs", "light_words"))
