"""Who did it to whom: one relation told of the same two from the wrong end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discrepancy.align.lines import Clash, Line, is_number
from discrepancy.align.pair import MANY, Restated
from discrepancy.model import Span
from discrepancy.text.concepts import concepts
from discrepancy.text.resources import lexicon, words
from discrepancy.values import value

REACH = 5  # tokens from a verb within which its subject and its object start


@value
class _Relation:
    """A phrase of `converse` in a line: which pair of the lexicon, whether told from the first end, and its tokens."""

    number: int
    active: bool
    place: Span


def converse(pair: Restated) -> Clash | None:
    """Return two relations told of the same two that cannot both be: A owns B, A is a subsidiary of B."""
    mine, theirs = pair.mine, pair.theirs
    held = _relations(mine) if has_relation(mine) else []
    told = _relations(theirs) if held else []
    for one in held:
        start, end = one.place
        before = [i for i in mine.contents if i < start]
        after = [i for i in mine.contents if i >= end]
        if not (before and after and pair.nearly([*before, *after], end) and pair.named(before) and pair.named(after)):
            continue
        for other in told:
            if other.number == one.number:
                first, last = other.place
                same = pair.around(before[-1], after[0], first, last)
                turned = pair.around(after[0], before[-1], first, last)
                if same != turned and same == (other.active != one.active):
                    return Clash("roles", _with_ends(mine, (start, end)), _with_ends(theirs, (first, last)))
    return None


def has_relation(line: Line) -> bool:
    """Whether a line may hold a phrase that tells a relation from one of its ends."""
    return not _phrases().keys().isdisjoint(line.lows)


def _relations(line: Line) -> list[_Relation]:
    """Return the relations of a line; a passive that does not say by whom tells none."""
    found: list[_Relation] = []
    done = 0
    for i, low in enumerate(line.lows):
        options = [one for one in _phrases().get(low, ()) if line.lows[i : i + len(one[0])] == list(one[0])]
        if options and i >= done:
            parts, number, active = max(options, key=lambda one: len(one[0]))
            done = i + len(parts)
            if not (active and line.passive(i)):
                found.append(_Relation(number, active, (i, done)))
    return found


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], int, bool]]]:
    """Return the phrases of `converse` by their first words, each with the number of its pair and its end."""
    table: dict[str, list[tuple[tuple[str, ...], int, bool]]] = {}
    for number, ends in enumerate(lexicon("restated")["converse"]):
        for active, phrases in ((True, ends[0]), (False, ends[1])):
            for phrase in phrases:
                parts = tuple(phrase.split())
                table.setdefault(parts[0], []).append((parts, number, active))
    return table


def swapped(pair: Restated) -> Clash | None:
    """Return a verb whose subject and object, both named, are each other's in the passage."""
    if pair.missing or not pair.names:
        return None
    mine, theirs = pair.mine, pair.theirs
    word_by_word = _word_by_word(mine, theirs)
    if len(pair.names) < 2 and not word_by_word:  # one before the verb, one after it
        return None
    for i in mine.contents[1:-1]:
        if mine.capital(i) or is_number(mine.lows[i]) or mine.content[i] in _both_ways():
            continue
        doer, done = ends_of(mine, i)
        if not (doer and done and word_by_word) and not (pair.named(doer) and pair.named(done)):
            continue
        for j in pair.places[i]:
            other_doer, other_done = ends_of(theirs, j)
            if (
                _all_in(pair, doer, other_done)
                and _all_in(pair, done, other_doer)
                and not _any_in(pair, doer, other_doer)
            ):
                return Clash("roles", _with_ends(mine, (i, i + 1)), _with_ends(theirs, (j, j + 1)))
    return None


def _word_by_word(mine: Line, theirs: Line) -> bool:
    """Whether two lines have the very same words, in whatever order."""
    return sorted(filter(str.isalnum, mine.lows)) == sorted(filter(str.isalnum, theirs.lows))


@cache
def _both_ways() -> frozenset[str]:
    """Return the concepts of what two do, or may do, to each other: who is named first tells nothing."""
    return concepts(words("restated", "symmetric", "done_both_ways"))


def other_subject(pair: Restated) -> Clash | None:
    """Return a named subject that the passage has only after the verb, in its clause, where another does the rest."""
    if pair.missing or not pair.names:
        return None
    mine, theirs = pair.mine, pair.theirs
    for place, i in enumerate(mine.contents[:-MANY]):
        if mine.capital(i) or mine.passive(i):
            continue
        subject, _ = ends_of(mine, i)
        if not pair.named(subject):
            continue
        rest = mine.contents[place:]
        for j in pair.places[i]:
            other, _ = ends_of(theirs, j)
            places = [n for at in subject for n in pair.places[at]]
            elsewhere = all(n > j for n in places) and any(theirs.clauses[n] == theirs.clauses[j] for n in places)
            named = any(theirs.content[n] and pair.new(n) for n in other)
            if named and elsewhere and not theirs.passive(j) and pair.follows(rest, j):
                return Clash("roles", mine.span(subject[0], i + 1), theirs.span(other[0], j + 1))
        return None
    return None


def ends_of(line: Line, verb: int) -> tuple[list[int], list[int]]:
    """Return the words with content next to a verb: who did it and to whom, or the other way round in a passive."""
    before = _phrase(line, verb, -1)
    if line.passive(verb):
        by = next((i for i in range(verb + 1, min(verb + 1 + REACH, len(line))) if line.lows[i] == "by"), None)
        return (_phrase(line, by, 1) if by else []), before
    return before, _phrase(line, verb, 1)


def _with_ends(line: Line, verb: Span) -> Span:
    """Return the span of a verb with who stands before it and who behind it, which tell who did it to whom."""
    start, end = verb
    near = [*_phrase(line, start, -1), *_phrase(line, end - 1, 1)]
    first, last = min([start, *near]), max([end, *(i + 1 for i in near)])
    while first and line.clauses[first - 1] == line.clauses[first] and line.lows[first - 1] in _leading():
        first -= 1
    return line.span(first, last)


@cache
def _leading() -> frozenset[str]:
    """Return the words before a phrase or a verb that belong to it: "the Herald", "was sued"."""
    return words("function_words", "articles") | words("outcomes", "theme_be")


def _phrase(line: Line, verb: int, step: int) -> list[int]:
    """Return the words with content of the noun phrase next to a verb, in order."""
    found: list[int] = []
    i = verb + step
    while 0 <= i < len(line) and line.clauses[i] == line.clauses[verb]:
        low = line.lows[i]
        if line.content[i]:
            found.append(i)
        elif (
            (found and low not in words("function_words", "articles")) or abs(i - verb) > REACH or not low[0].isalpha()
        ):
            break
        i += step
    return sorted(found)


def _all_in(pair: Restated, mine: Sequence[int], theirs: Sequence[int]) -> bool:
    return all(not set(pair.places[i]).isdisjoint(theirs) for i in mine)


def _any_in(pair: Restated, mine: Sequence[int], theirs: Sequence[int]) -> bool:
    return any(not set(pair.places[i]).isdisjoint(theirs) for i in mine)
