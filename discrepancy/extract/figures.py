"""Figures of an article: quantities with their unit, approximator, what they count and the words about them.

Years, dates, ordinals, addresses, phone numbers, list numbers and product names are numbers, but no figures.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from discrepancy.extract.ages import Age, read_age
from discrepancy.extract.approximators import EXACT, Bound, bound_after, bound_before
from discrepancy.extract.counted import (
    Noun,
    group_before,
    measured,
    noun_after,
    outcome_of,
    own_noun,
    shared_out,
    uncounted,
)
from discrepancy.extract.dates import day_number, feasts, may_be_day, read_date, spelled_days
from discrepancy.extract.figure_sentences import Sentence, about, asked, context_of, sentences_with
from discrepancy.extract.labels import label_before
from discrepancy.extract.lasting import lasting
from discrepancy.extract.lone import with_lone
from discrepancy.extract.not_figures import counts_times, names_a_thing
from discrepancy.extract.questions import is_offset, is_part, is_stay, not_of_whole, outcome_in, questions_of_bare
from discrepancy.extract.ranges import allowed
from discrepancy.extract.surroundings import Surroundings
from discrepancy.extract.tallies import divides, read_tally, tells_one_vote, tells_tally, tells_vote
from discrepancy.extract.units import (
    CLOCK,
    COUNT,
    DATE,
    TALLY,
    TIME,
    Unit,
    alone,
    answers,
    asked_by,
    compound,
    lap,
    read_clock,
    read_unit,
    tells_alone,
)
from discrepancy.extract.wholes import of_whole, part_ahead
from discrepancy.model import Figure, Span
from discrepancy.text.concepts import concept
from discrepancy.text.denying import denies
from discrepancy.text.numbers import Number, ordinals, read_number, starts_number
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import content_stem, function_words, stem
from discrepancy.text.tokens import Tokens, between, is_word
from discrepancy.values import changed

_TELLING = 4  # paragraphs of an article that can tell by its order what it is about
_SECOND = 1 / 3600  # of an hour
_ASKED = 60  # tokens before a bare number in which the words that tell what it counts can stand
_MOVED = 6  # tokens before a number in which a word tells that it is another value of the same count
_YEAR = 13 * 31.0  # places of a year: the months count from 1, each of 31 days
_ROUND_MINUTES = 5  # a time of day printed in fives is good to so many minutes

Read = tuple[Figure, int]
Reader = Callable[[Sentence, int], Read | None]


def read_figures(tokens: Tokens, document: str, around: Surroundings) -> tuple[Figure, ...]:
    """Return the figures of an article in order of offset; `around` is what stands around a place in the text."""
    lows, days = tokens.lows, _day_alone()
    starts = [i for i in tokens.places(starts_figure) if lows[i] not in days or may_be_day(lows, i)]
    if not starts:
        return ()
    telling = len(tokens.paragraphs) >= _TELLING
    found: list[Figure] = []
    for sentence in sentences_with(tokens, document, around, starts, telling):
        found += _sentence_figures(sentence)
    return with_lone(found) if telling else tuple(found)


def starts_figure(low: str) -> bool:
    """Whether a word may start a figure."""
    tells_votes = tells_tally(low) or tells_one_vote(low)
    return starts_number(low) or low in spelled_days() or tells_votes or tells_alone(low) or low in feasts()


@cache
def _day_alone() -> frozenset[str]:
    """Return the words that start no figure but a day."""
    return frozenset({"first", *feasts()})


def _sentence_figures(at: Sentence) -> list[Figure]:
    end, before = at.first, len(at.read)
    for i in at.starts:
        if i < end:
            continue
        for reader in _readers(at.tokens.lows[i]):
            if (read := reader(at, i)) is not None:
                figure, end = read
                at.read.append(figure)
                break
        else:
            number = read_number(at.tokens, i, at.last)
            end = number.last if number is not None else end
    return at.read[before:]


@cache
def _readers(low: str) -> tuple[Reader, ...]:
    """Return what reads the figures that may start with a word, in the order in which they are tried."""
    date = (_date,) if day_number(low) or low in feasts() else ()
    nth = (_nth,) if low in ordinals() else ()
    if tells_tally(low):
        return *date, *nth, _tally
    if tells_one_vote(low):
        return *date, *nth, _single
    if tells_alone(low):
        return *date, *nth, _alone
    if not starts_number(low):
        return *date, *nth
    if low in spelled_days():  # of which "fifth" may start a part, too
        return *date, *nth, _clock, _tally, _figure
    return _clock, *date, _tally, _figure


def _clock(at: Sentence, i: int) -> Read | None:
    """Read a time of day: `low` and `high` are minutes on a twelve-hour dial; one that opens a paragraph is none."""
    found = read_clock(at.tokens, i, at.last)
    if found is None or found[1] == at.paragraph.first:
        return None
    minute, first, end = found
    bound, here = bound_before(at.tokens.lows, first, at.first, "clock"), at.clause(i)
    slack = _ROUND_MINUTES if minute % _ROUND_MINUTES == 0 and bound is EXACT else 0
    values = float(minute - max(bound.below, slack)), float(minute + max(bound.above, slack))
    span = at.tokens.span(first - bound.words, end)
    context, concepts = context_of(at.tokens, *here, first, end), at.questions(here)
    figure = at.figure(span, values, CLOCK, bound.name, context=context, concepts=concepts)
    printed = at.tokens.words[end] if end < at.last else ""
    zone = lexicon("units")["zones"].get(printed, "")
    return changed(figure, zone=zone) if zone else figure, end


def _date(at: Sentence, i: int) -> Read | None:
    """Read a day of the year; `low` and `high` are its place in a year of months of 31 days."""
    found = read_date(at.tokens, i, at.first, at.last)
    if found is None:
        return None
    day, first, end = found
    here = at.clause(i)
    context, concepts = context_of(at.tokens, *here, first, end), asked(at, here, first, end)
    span, own = at.tokens.span(first, end), set(map(concept, at.tokens.lows[first:end]))
    low, high, bound = _before_day(at, here[0], first, float(day))
    told = at.figure(span, (low, high), DATE, bound, context=context, concepts=concepts)
    names = tuple([name for name in told.names if name not in own])  # "Christmas Eve" names nobody
    return told if names == told.names else changed(told, names=names), end


def _before_day(at: Sentence, start: int, first: int, day: float) -> tuple[float, float, str]:
    """Return the range of a day and its bound: "before June 1" leaves the days up to it, "not before" those from it."""
    lows = at.tokens.lows
    if first == start or lows[first - 1] != "before":
        return day, day, "exactly"
    return (day, _YEAR, "at least") if denies(lows[start:first]) else (0.0, day, "at most")


def _nth(at: Sentence, i: int) -> Read | None:
    """Read "a third patient died" and "the third death": so many have by then."""
    tokens = at.tokens
    noun = _noun(tokens, i + 1, at.last)
    before = tokens.lows[i - 1] if i > at.first else ""
    outcome = outcome_of(tokens, at.first, i, noun.last, at.last) if before in ("a", "the") else ""
    if outcome not in words("counted", "rising"):
        return None
    count, here = ordinals()[tokens.lows[i]], (at.first, at.last)
    end = max(i + 1, noun.last)
    context = about(at, here, i, end)
    span = tokens.span(i, end)
    figure = at.figure(span, (count, count), COUNT, counted=noun.stems, context=context, concepts=(outcome,))
    return changed(figure, update=True), end  # there were fewer before


def _tally(at: Sentence, i: int) -> Read | None:
    """Read a tally: `low` and `high` hold both of its numbers."""
    votes = at.tokens.places(tells_vote)
    if not (votes and between(votes, at.first, at.last)):
        return None  # as nearly always: nothing was counted out
    found = read_tally(at.tokens, i, at.first, at.last)
    if found is None:
        return None
    value, first, end = found
    here = at.clause(i)
    return at.figure(at.tokens.span(first, end), (value, value), TALLY, context=about(at, here, first, end)), end


def _single(at: Sentence, i: int) -> Read | None:
    """Read a vote won "by a single vote"."""
    lows = at.tokens.lows
    by = i >= at.first + 2 and lows[i - 1] == "a" and lows[i - 2] in ("by", "of")
    if not by or i + 1 >= at.last or lows[i + 1] not in words("counted", "tally_votes"):
        return None
    context = about(at, at.clause(i), i - 1, i + 2)
    counted, span = (stem(lows[i + 1]),), at.tokens.span(i - 1, i + 2)
    return at.figure(span, (1.0, 1.0), COUNT, counted=counted, context=context, concepts=("majority",)), i + 2


def _figure(at: Sentence, i: int) -> Read | None:
    number = read_number(at.tokens, i, at.last)
    if number is None:
        return _lap(at, i)
    if number.first < at.first:  # "million" opens the sentence, and the "a" before it ends another
        return None
    if (age := read_age(at.tokens, number, at.first, at.last)) is not None:
        return _age(at, number, age), age.last
    unit = read_unit(at.tokens, number, at.last)
    label = None
    if unit.name == COUNT and not number.suffix:
        label = label_before(at.tokens, number.first, number.last, at.first, at.last)
    if label is None and names_a_thing(at.tokens, number, unit, at.first, at.last):
        return None
    if unit.name == TIME and number.first == at.first and not any(map(is_word, at.tokens.lows[unit.last : at.last])):
        return None  # "Nine days!" says again what was told before
    return _count(at, number, unit, label) if unit.name == COUNT else _measure(at, number, unit)


def _lap(at: Sentence, i: int) -> Read | None:
    """Read a time that a race took, good to a second."""
    hours = lap(at.tokens.lows[i])
    if hours is None:
        return None
    here = at.clause(i)
    values = hours - _SECOND / 2, hours + _SECOND / 2
    context, concepts = about(at, here, i, i + 1), at.questions(here)
    return at.figure(at.tokens.span(i, i + 1), values, TIME, context=context, concepts=concepts), i + 1


def _alone(at: Sentence, i: int) -> Read | None:
    """Read a length that no number tells: "in a fortnight", "a full kilometre"."""
    found = alone(at.tokens, i, at.first, at.last)
    return None if found is None else _measure(at, *found)


def _age(at: Sentence, number: Number, age: Age) -> Figure:
    """Return an age: it is the person's, whatever the sentence counts."""
    span = at.tokens.span(number.first, age.last)
    return Figure(
        at.document, span, number.low, number.high, "age", EXACT.name,
        counted=(age.role,) if age.role else (), names=age.names,
        context=about(at, (at.first, at.last), number.first, age.last) if age.role else (),
        speaker=at.around.speaker(span), occasion=at.around.occasion(span[0]), topic=at.topic, opening=at.opening,
    )  # fmt: skip


def _measure(at: Sentence, number: Number, unit: Unit) -> Read:
    """Read money, a share or a measure; its own name is in its span, and what it is of stands after it."""
    number, unit = compound(at.tokens, number, unit, at.last)
    bound, start, end = _bounded(at, unit)
    here = at.clause(unit.first)
    stay = ("length",) if unit.name == TIME and is_stay(at.tokens.lows, at.first, start) else ()
    of = measured(at.tokens, unit.last, at.last) or shared_out(at.tokens, number, at.last)
    questions = asked(at, here, start, end) if of else at.questions(here)
    if unit.name in words("units", "shares") and divides(at.tokens, number, end, at.first, at.last):
        questions = tuple(sorted({*questions, *words("counted", "divided")}))
    figure = at.figure(
        at.tokens.span(start, end),
        allowed(number, unit, bound),
        unit.name,
        bound.name,
        counted=of,
        context=about(at, here, start, end),
        concepts=stay or answers(unit.name, questions) or asked_by(unit.name),
        subset=_beside(at, start) or (unit.name == TIME and is_offset(at.tokens.lows, at.first, start, end, at.last)),
        factor=0.0 if number.fraction else unit.factor,
    )
    of_what = lasting(at.tokens, at.first, start, end, at.last) if unit.name == TIME else ()
    return changed(figure, when=tuple(sorted({*figure.when, *of_what}))) if of_what else figure, end


def _beside(at: Sentence, start: int) -> bool:
    """Whether a share is the rest of a vote told by two: "by 83% to 17%"."""
    voted = bool(at.read) and not words("counted", "divided").isdisjoint(at.read[-1].concepts)
    return voted and at.tokens.lows[start - 1] == "to" and at.tokens.starts[start - 1] == at.read[-1].span[1] + 1


def _count(at: Sentence, number: Number, unit: Unit, label: Span | None) -> Read | None:
    """Read a count of things or people; its context is the sentence where people came to something, else its clause."""
    tokens, lows = at.tokens, at.tokens.lows
    bound, start, end = _bounded(at, unit)
    noun = _joined(number) or of_whole(tokens, end, at.last) or _of_us(lows, end) or _noun(tokens, end, at.last)
    if own := own_noun(tokens, noun.last, at.last):
        noun = Noun(noun.last, noun.stems + own)
    if counts_times(lows, number, at.last):
        noun = Noun(end + 1, (stem("occasions"),))
    outcome = outcome_of(tokens, at.first, start, noun.last, at.last)
    here = (at.first, at.last) if outcome else at.clause(unit.first)
    concepts = (outcome,) if outcome else at.questions(here) or _lead(at, start, noun)
    adjective = label is not None and end < at.last and lows[end].endswith("ed")  # "Ill: 24 confirmed"
    if not noun.stems and (group := group_before(lows, start, at.first)):
        noun = Noun(end, group)
    if unit.first in at.parts and not outcome:
        noun = Noun(end, at.parts[unit.first])
    elif (adjective or not noun.stems) and not outcome:
        noun, concepts = _told(at, number, label, here, end)
        if not noun.stems and not concepts:
            return None
    low, high = allowed(number, unit, bound)
    if outcome:
        fewer, more = uncounted(lows, at.first, start, noun.last, at.last)
        low, high = low - fewer, high + more
    last = max(end, noun.last)
    part = part_ahead(lows, at.first, start, last, at.last) if noun.stems else None
    if part is not None:
        at.parts[part] = noun.stems
    figure = at.figure(
        tokens.span(start, last),
        (low, high),
        unit.name,
        bound.name,
        counted=noun.stems,
        context=about(at, here, start, last),
        concepts=not_of_whole(concepts, lows, at.first, start),
        subset=is_part(lows, at.first, start, end, noun.last, at.last),
    )
    return figure, end


def _joined(number: Number) -> Noun | None:
    """Return what is joined to a number in words: "a four-match ban"."""
    return Noun(number.last, (stem(number.suffix),)) if number.suffix in words("counted", "joined") else None


def _of_us(lows: list[str], end: int) -> Noun | None:
    """Return that a number counts people, as the reader is one of them: "3.2 million of us"."""
    told = lows[end : end + 2] in (["of", "us"], ["of", "you"])
    return Noun(end + 2, (stem("people"),)) if told else None


def _lead(at: Sentence, start: int, noun: Noun) -> tuple[str, ...]:
    """Return that votes by which somebody wins are a majority: "wins by 37 votes"."""
    by = start > at.first and at.tokens.lows[start - 1] == "by"
    return ("majority",) if by and noun.stems[-1:] == ("vote",) else ()


def _told(at: Sentence, number: Number, label: Span | None, here: Span, end: int) -> tuple[Noun, tuple[str, ...]]:
    """Return what a bare number counts: what its label says, or the question of its clause ("won by 312")."""
    tokens = at.tokens
    if label is not None:
        outcome = outcome_in(tokens.lows, *label)
        stems = tuple(s for s in map(content_stem, tokens.lows[slice(*label)]) if s)
        return Noun(end, () if outcome else stems), (outcome,) if outcome else ()
    follows = tokens.lows[end] if end < at.last else "."
    if follows[0].isalnum() and follows not in function_words():
        return Noun(end, ()), ()
    asked = questions_of_bare(tokens, max(here[0], number.first - _ASKED), number.first)
    if not asked and tokens.lows[number.first - 1] in words("counted", "moving"):
        return _counted_before(at, number, end)
    return Noun(end, ()), asked


def _counted_before(at: Sentence, number: Number, end: int) -> tuple[Noun, tuple[str, ...]]:
    """Return what a number counts that only moves another: "the number of people killed rose to 11, up from seven"."""
    near = at.tokens.lows[max(at.first, number.first - _MOVED) : number.first]
    if at.read and at.read[-1].unit == COUNT and not words("counted", "moved").isdisjoint(near):
        return Noun(end, at.read[-1].counted), at.read[-1].concepts
    lows = at.tokens.lows
    for i in range(max(at.first, number.first - _ASKED), number.first - 2):
        if lows[i] in ("number", "count", "total") and lows[i + 1] == "of":
            noun = noun_after(at.tokens, i + 2, number.first)
            outcome = outcome_in(lows, i + 2, number.first)
            return Noun(end, noun.stems), (outcome,) if outcome else ()
    return Noun(end, ()), ()


def _bounded(at: Sentence, unit: Unit) -> tuple[Bound, int, int]:
    """Return what the words around a number make of it, and the tokens from the first to after the last of them."""
    lows = at.tokens.lows
    bound = bound_before(lows, unit.first, at.first)
    after = bound_after(lows, unit.last, at.last) if bound is EXACT else EXACT
    if after is not EXACT:
        return after, unit.first, unit.last + after.words
    return bound, unit.first - bound.words, unit.last


def _noun(tokens: Tokens, start: int, last: int) -> Noun:
    """Return what is counted, over a hyphen or "of the"."""
    lows = tokens.lows
    if start + 1 < last and lows[start] == "-":
        told = () if lows[start + 1] == "strong" else (stem(lows[start + 1]),)
        return Noun(start + 2, told) if told else noun_after(tokens, start + 2, last)
    if start + 1 < last and lows[start] == "of" and lows[start + 1] in function_words():
        start += 2
    return noun_after(tokens, start, last)
