"""Figures of an article: quantities with their unit, approximator, what they count and the words about them.

Years, dates, ordinals, addresses, phone numbers, list numbers and product names are numbers, but no figures.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from discrepancy.extract.ages import read_age
from discrepancy.extract.approximators import EXACT, Bound, bound_after, bound_before
from discrepancy.extract.clauses import clauses
from discrepancy.extract.counted import (
    Noun,
    concepts_in,
    is_part,
    is_update,
    measured,
    noun_after,
    outcome_of,
    scope_of,
    uncounted,
)
from discrepancy.extract.not_figures import names_a_thing
from discrepancy.extract.numbers import Number, read_number, starts_number
from discrepancy.extract.topics import names_in, topic_of
from discrepancy.extract.units import CLOCK, COUNT, Unit, read_clock, read_unit
from discrepancy.model import Figure, Span
from discrepancy.text.stems import content_stem, function_words
from discrepancy.text.tokens import Tokens

_ROUNDING = 0.05  # a printed number is never read as rounded by more than this share of it
_OPENING = 8  # paragraphs in which an article gives its own toll
_LABEL = 4  # tokens of a label with its colon
_ROUND = 100  # below this a whole number is printed as it is
_CONVERTED = 0.03  # conversions are printed to the nearest mile, pound or month


@dataclass(slots=True)
class _Sentence:
    """A sentence's token range, its clauses, the names in it, what happening its counts are of, and where it stands."""

    first: int
    last: int
    clauses: list[Span]
    names: tuple[str, ...]
    scope: str
    update: bool
    opening: bool

    def clause(self, i: int) -> Span:
        """Return the clause that holds token `i`."""
        return next(span for span in self.clauses if span[1] > i)


def read_figures(tokens: Tokens, document: str) -> tuple[Figure, ...]:
    """Return the figures of an article in order of offset; speaker and occasion are left to be filled in."""
    starts = [i for i, low in enumerate(tokens.lows) if starts_number(low)]
    if not starts:
        return ()
    topic, found = topic_of(tokens), []
    for n, paragraph in enumerate(tokens.paragraphs):
        for first, last in paragraph.sentences:
            here = starts[bisect_left(starts, first) : bisect_left(starts, last)]
            if here:
                found += _sentence_figures(tokens, document, here, _sentence(tokens, first, last, n < _OPENING), topic)
    return tuple(found)


def _sentence(tokens: Tokens, first: int, last: int, opening: bool) -> _Sentence:
    lows, spans = tokens.lows, _labelled(tokens, clauses(tokens, first, last))
    return _Sentence(
        first,
        last,
        spans,
        names_in(tokens, first, last),
        scope_of(lows, first, last),
        is_update(lows, first, last),
        opening,
    )


def _sentence_figures(
    tokens: Tokens, document: str, starts: list[int], sentence: _Sentence, topic: tuple[str, ...]
) -> list[Figure]:
    figures, end = [], sentence.first
    for i in starts:
        if i < end:
            continue
        read = _clock(tokens, document, i, sentence, topic) or _figure(tokens, document, i, sentence, topic)
        if read is not None:
            figure, end = read
            figures.append(figure)
        elif (number := read_number(tokens, i, sentence.last)) is not None:
            end = number.last
    return figures


def _labelled(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Join a short label to what its colon announces ("Exempt: two islands (30 days)")."""
    if len(spans) > 1 and spans[0][1] - spans[0][0] <= _LABEL and tokens.lows[spans[0][1] - 1] == ":":
        return [(spans[0][0], spans[1][1]), *spans[2:]]
    return spans


def _clock(tokens: Tokens, document: str, i: int, at: _Sentence, topic: tuple[str, ...]) -> tuple[Figure, int] | None:
    """Read a time of day: `low` and `high` are minutes on a twelve-hour dial."""
    found = read_clock(tokens, i, at.last)
    if found is None:
        return None
    minute, first, end = found
    bound = bound_before(tokens.lows, first, at.first, "clock")
    here = at.clause(i)
    round_to = 5.0 if minute % 5 == 0 and bound is EXACT else 0.0
    figure = Figure(
        document,
        tokens.span(first - bound.words, end),
        minute - max(bound.below, round_to),
        minute + max(bound.above, round_to),
        CLOCK,
        bound.name,
        context=_context(tokens, *here, first, end),
        names=at.names,
        concepts=concepts_in(tokens, *here),
        scope=at.scope,
        topic=topic,
    )
    return figure, end


def _figure(tokens: Tokens, document: str, i: int, at: _Sentence, topic: tuple[str, ...]) -> tuple[Figure, int] | None:
    number = read_number(tokens, i, at.last)
    if number is None:
        return None
    if (age := read_age(tokens, number, at.first, at.last)) is not None:
        figure = Figure(
            document,
            tokens.span(number.first, age.last),
            number.low,
            number.high,
            "age",
            "exactly",
            names=age.names,
            topic=topic,
        )
        return figure, age.last
    unit = read_unit(tokens, number, at.last)
    if names_a_thing(tokens, number, unit, at.first, at.last):
        return None
    return _quantity(tokens, document, number, unit, at, topic)


def _quantity(
    tokens: Tokens, document: str, number: Number, unit: Unit, at: _Sentence, topic: tuple[str, ...]
) -> tuple[Figure, int] | None:
    lows = tokens.lows
    bound = bound_before(lows, unit.first, at.first)
    end = unit.last
    if bound is EXACT and (after := bound_after(lows, unit.last, at.last)) is not EXACT:
        bound, end = after, unit.last + after.words
        start = unit.first
    else:
        start = unit.first - bound.words
    here = at.clause(unit.first)
    noun = _noun(tokens, number, unit, end, at.last)
    concepts = concepts_in(tokens, *here)
    if unit.name == COUNT:
        outcome = outcome_of(tokens, at.first, start, noun.last, at.last)
        if not outcome and not noun.stems:
            return None
        concepts = (outcome,) if outcome else ()
        here = (at.first, at.last) if outcome else here
    low, high = _range(number, unit, bound)
    if concepts and unit.name == COUNT:
        fewer, more = uncounted(lows, at.first, start, noun.last, at.last)
        low, high = low - fewer, high + more
    figure = Figure(
        document,
        tokens.span(start, max(end, noun.last)),
        low,
        high,
        unit.name,
        bound.name,
        noun.stems,
        _context(tokens, *here, start, max(end, noun.last)),
        at.names,
        concepts=concepts,
        scope=at.scope,
        subset=unit.name == COUNT and is_part(lows, at.first, start, end, noun.last, at.last),
        update=at.update,
        topic=topic,
        opening=at.opening,
    )
    return figure, end


def _noun(tokens: Tokens, number: Number, unit: Unit, end: int, last: int) -> Noun:
    """Return what is counted or measured; a measure's own name is in its span already."""
    if unit.name != COUNT:
        return Noun(end, measured(tokens, unit.last, last))
    start = end
    if start < last and tokens.lows[start] == "-":
        start += 1
    if start + 1 < last and tokens.lows[start] == "of" and tokens.lows[start + 1] in function_words():
        start += 2
    return noun_after(tokens, start, last)


def _range(number: Number, unit: Unit, bound: Bound) -> tuple[float, float]:
    """Return the values that the printed number allows, in the dimension's first unit."""
    whole = number.step >= 1.0
    rounded = 0.0 if whole and (number.high < _ROUND or number.step == 1.0) else number.step / 2
    slack = min(rounded, _ROUNDING * number.high)
    if _convertible(unit):
        slack = max(slack, _CONVERTED * number.high)
    low = number.low - max(slack, bound.below * number.low)
    high = number.high + max(slack, bound.above * number.high)
    if bound.name == "about" and unit.name == COUNT:
        low, high = min(low, number.low - 1), max(high, number.high + 1)
    return low * unit.factor, high * unit.factor


def _convertible(unit: Unit) -> bool:
    """Money and time are printed as they are; other measures are often turned from one system into another."""
    return not (unit.name.isupper() or unit.name in (COUNT, "hour", "percent", "percentage point"))


def _context(tokens: Tokens, first: int, last: int, start: int, end: int) -> tuple[str, ...]:
    """Return the content stems of a clause outside the figure itself, sorted; numbers are no context."""
    lows = tokens.lows
    stems = {s for low in (*lows[first:start], *lows[end:last]) if low[0].isalpha() and (s := content_stem(low))}
    return tuple(sorted(stems))
