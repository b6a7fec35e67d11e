"""Figures of an article: quantities with their unit, approximator, what they count and the words about them.

Years, dates, ordinals, addresses, phone numbers, list numbers and product names are numbers, but no figures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from discrepancy.extract.ages import Age, read_age
from discrepancy.extract.approximators import EXACT, Bound, bound_after, bound_before
from discrepancy.extract.clauses import clauses
from discrepancy.extract.counted import Noun, measured, noun_after, outcome_of, uncounted
from discrepancy.extract.dates import read_date
from discrepancy.extract.not_figures import names_a_thing
from discrepancy.extract.numbers import Number, read_number, starts_number
from discrepancy.extract.questions import concepts_in, is_part, is_update, scope_of
from discrepancy.extract.ranges import allowed
from discrepancy.extract.topics import capitals, names_in, topic_of
from discrepancy.extract.units import CLOCK, COUNT, DATE, Unit, read_clock, read_unit
from discrepancy.model import Figure, Span
from discrepancy.text.stems import content_stem, function_words
from discrepancy.text.tokens import Tokens

_OPENING = 8  # paragraphs in which an article gives its own toll
_AROUND = 60  # tokens on either side of a figure that can be about it
_BARE = 3  # content words of a clause too short to tell what is measured
_LABEL = 4  # tokens of a label with its colon
_ROUND_MINUTES = 5  # a time of day printed in fives is good to so many minutes

Read = tuple[Figure, int]


@dataclass(slots=True)
class _Sentence:
    """A sentence with figures: its token range and clauses, and a figure that holds what all of its figures share."""

    tokens: Tokens
    first: int
    last: int
    clauses: list[Span]
    shared: Figure

    def clause(self, i: int) -> Span:
        """Return the clause that holds token `i`."""
        return self.clauses[bisect_right(self.clauses, (i, self.last)) - 1]


def read_figures(tokens: Tokens, document: str) -> tuple[Figure, ...]:
    """Return the figures of an article in order of offset; speaker and occasion are left to be filled in."""
    starts = [i for i, low in enumerate(tokens.lows) if starts_number(low)]
    if not starts:
        return ()
    capital = capitals(tokens)
    topic, found = topic_of(tokens, capital), list[Figure]()
    for n, paragraph in enumerate(tokens.paragraphs):
        shared = Figure(document, (0, 0), 0.0, 0.0, COUNT, EXACT.name, topic=topic, opening=n < _OPENING)
        for first, last in paragraph.sentences:
            here = starts[bisect_left(starts, first) : bisect_left(starts, last)]
            if here:
                found += _sentence_figures(_sentence(tokens, capital, first, last, shared), here)
    return tuple(found)


def _sentence(tokens: Tokens, capital: list[int], first: int, last: int, shared: Figure) -> _Sentence:
    names, scope = names_in(tokens, capital, first, last), scope_of(tokens.lows, first, last)
    shared = replace(shared, names=names, scope=scope, update=is_update(tokens.lows, first, last))
    return _Sentence(tokens, first, last, _labelled(tokens, clauses(tokens, first, last)), shared)


def _sentence_figures(at: _Sentence, starts: list[int]) -> Iterator[Figure]:
    end = at.first
    for i in starts:
        if i < end:
            continue
        if (read := _clock(at, i) or _date(at, i) or _figure(at, i)) is not None:
            figure, end = read
            yield figure
        elif (number := read_number(at.tokens, i, at.last)) is not None:
            end = number.last


def _labelled(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Join a short label to what its colon announces ("Exempt: two islands (30 days)")."""
    if len(spans) > 1 and spans[0][1] - spans[0][0] <= _LABEL and tokens.lows[spans[0][1] - 1] == ":":
        return [(spans[0][0], spans[1][1]), *spans[2:]]
    return spans


def _clock(at: _Sentence, i: int) -> Read | None:
    """Read a time of day: `low` and `high` are minutes on a twelve-hour dial."""
    found = read_clock(at.tokens, i, at.last)
    if found is None:
        return None
    minute, first, end = found
    bound, here = bound_before(at.tokens.lows, first, at.first, "clock"), at.clause(i)
    slack = _ROUND_MINUTES if minute % _ROUND_MINUTES == 0 and bound is EXACT else 0
    figure = replace(
        at.shared,
        span=at.tokens.span(first - bound.words, end),
        low=float(minute - max(bound.below, slack)),
        high=float(minute + max(bound.above, slack)),
        unit=CLOCK,
        bound=bound.name,
        context=_context(at.tokens, *here, first, end),
        concepts=concepts_in(at.tokens, *here),
    )
    return figure, end


def _date(at: _Sentence, i: int) -> Read | None:
    """Read a day of the year; `low` and `high` are its place in a year of months of 31 days."""
    found = read_date(at.tokens, i, at.first, at.last)
    if found is None:
        return None
    day, first, end = found
    figure = replace(at.shared, span=at.tokens.span(first, end), low=float(day), high=float(day), unit=DATE)
    here = at.clause(i)
    return _asked(figure, at, here, first, end, concepts_in(at.tokens, *here)), end


def _figure(at: _Sentence, i: int) -> Read | None:
    number = read_number(at.tokens, i, at.last)
    if number is None:
        return None
    if (age := read_age(at.tokens, number, at.first, at.last)) is not None:
        return _age(at, number, age), age.last
    unit = read_unit(at.tokens, number, at.last)
    if names_a_thing(at.tokens, number, unit, at.first, at.last):
        return None
    return _count(at, number, unit) if unit.name == COUNT else _measure(at, number, unit)


def _age(at: _Sentence, number: Number, age: Age) -> Figure:
    """Return an age: it is the person's, whatever the sentence counts."""
    span = at.tokens.span(number.first, age.last)
    of = replace(at.shared, span=span, unit="age", names=age.names, scope="", update=False)
    return replace(of, low=number.low, high=number.high)


def _measure(at: _Sentence, number: Number, unit: Unit) -> Read:
    """Read money, a share or a measure; its own name is in its span, and what it is of stands after it."""
    bound, start, end = _bounded(at, unit)
    of, here = measured(at.tokens, unit.last, at.last), at.clause(unit.first)
    figure = replace(_ranged(at, number, unit, bound), span=at.tokens.span(start, end), counted=of)
    figure = _asked(figure, at, here, start, end, concepts_in(at.tokens, *here))
    if len(figure.context) < _BARE:
        figure = replace(figure, context=_context(at.tokens, at.first, at.last, start, end))
    return figure, end


def _count(at: _Sentence, number: Number, unit: Unit) -> Read | None:
    """Read a count of things or people; its context is the sentence where people came to something, else its clause."""
    tokens, lows = at.tokens, at.tokens.lows
    bound, start, end = _bounded(at, unit)
    noun = _noun(tokens, end, at.last)
    outcome = outcome_of(tokens, at.first, start, noun.last, at.last)
    if not outcome and not noun.stems:
        return None
    figure = _ranged(at, number, unit, bound)
    if outcome:
        fewer, more = uncounted(lows, at.first, start, noun.last, at.last)
        figure = replace(figure, low=figure.low - fewer, high=figure.high + more)
    last, part = max(end, noun.last), is_part(lows, at.first, start, end, noun.last, at.last)
    figure = replace(figure, span=tokens.span(start, last), counted=noun.stems, subset=part)
    here = (at.first, at.last) if outcome else at.clause(unit.first)
    return _asked(figure, at, here, start, last, (outcome,) if outcome else ()), end


def _bounded(at: _Sentence, unit: Unit) -> tuple[Bound, int, int]:
    """Return what the words around a number make of it, and the tokens from the first to after the last of them."""
    lows = at.tokens.lows
    bound = bound_before(lows, unit.first, at.first)
    after = bound_after(lows, unit.last, at.last) if bound is EXACT else EXACT
    if after is not EXACT:
        return after, unit.first, unit.last + after.words
    return bound, unit.first - bound.words, unit.last


def _ranged(at: _Sentence, number: Number, unit: Unit, bound: Bound) -> Figure:
    low, high = allowed(number, unit, bound)
    return replace(at.shared, low=low, high=high, unit=unit.name, bound=bound.name)


def _asked(figure: Figure, at: _Sentence, here: Span, start: int, end: int, concepts: tuple[str, ...]) -> Figure:
    return replace(figure, context=_context(at.tokens, *here, start, end), concepts=concepts)


def _noun(tokens: Tokens, start: int, last: int) -> Noun:
    """Return what is counted, over a hyphen or "of the"."""
    lows = tokens.lows
    if start < last and lows[start] == "-":
        start += 1
    if start + 1 < last and lows[start] == "of" and lows[start + 1] in function_words():
        start += 2
    return noun_after(tokens, start, last)


def _context(tokens: Tokens, first: int, last: int, start: int, end: int) -> tuple[str, ...]:
    """Return the content stems of a clause outside the figure itself, sorted; numbers are no context."""
    lows, first, last = tokens.lows, max(first, start - _AROUND), min(last, end + _AROUND)
    stems = {s for low in (*lows[first:start], *lows[end:last]) if low[0].isalpha() and (s := content_stem(low))}
    return tuple(sorted(stems))
