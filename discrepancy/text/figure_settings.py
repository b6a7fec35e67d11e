"""Whether two figures are of one setting: one time and happening, a bound or what came, the same people."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from discrepancy.model import Figure
from discrepancy.text.concepts import concept
from discrepancy.text.figure_views import PLACE, View, group, people, single, wider
from discrepancy.text.figure_words import share_units
from discrepancy.text.resources import lexicon, words
from discrepancy.text.times import BORROWED, Times, two_times

_WHOLE, _ROUNDED = 100, 0.6  # percent, and how far from it two shares of one thing may add up by their rounding
_TIMES, _EXACT = 30, 0.02  # how often a rate may stand in what comes of it, and how exactly
_TIMED = frozenset({"date", "clock", "age", "tally", PLACE})  # units of what is a time itself, or is of one alone


def of_two_times(x: Figure, y: Figure) -> bool:
    """Whether two figures that change with time are of two times: of May and June, of this year and the last."""
    if not x.when or not y.when or x.unit in _TIMED:
        return False
    return two_times(_own(x), _own(y)) or _before_it_comes(x, y) or _before_it_comes(y, x)


def _own(figure: Figure) -> Times:
    """Return the times that a figure's own clause tells."""
    return frozenset(time for time in figure.when if time[0] != BORROWED)


def complementary(a: View, b: View) -> bool:
    """Whether two shares make up a whole of which each tells its own part: "30% had faulty brakes", "70% sound ones".

    Of what is asked once, the turnout, or done to both, a third and two thirds are no parts.
    """
    x, y = a.figure, b.figure
    if x.unit not in share_units() or abs(a.value + b.value - _WHOLE) >= _ROUNDED:
        return False
    return set(x.context) != set(y.context) and not one_deed(x, y) and (a.concepts & b.concepts).isdisjoint(single())


def counted_down(x: Figure, y: Figure) -> bool:
    """Whether one of two figures alone is counted from the end, or taken off: "on 71 minutes", "with 19 left"."""
    return _from_the_end(x) != _from_the_end(y)


def _on_borrowed_days(x: Figure, y: Figure) -> bool:
    """Whether two counts that change from day to day are of two days, of which a sentence before told one at least."""
    days = [{day for kind, day in each.when if kind in ("day", BORROWED)} for each in (x, y)]
    borrowed = any(kind == BORROWED for kind, _ in (*x.when, *y.when))
    return borrowed and all(days) and days[0].isdisjoint(days[1])


def one_deed(x: Figure, y: Figure) -> bool:
    """Whether both are told of one thing done, or to come: so many were injected, so many will be."""
    return any(kind.startswith("deed") for kind, _ in set(x.when) & set(y.when))


def _from_the_end(figure: Figure) -> bool:
    return any(kind == "end" for kind, _ in figure.when)


def _before_it_comes(x: Figure, y: Figure) -> bool:
    """Whether one is what holds at present, the other what is to come: "at present £1.70", "will rise to £1.80"."""
    return any(kind == "now" for kind, _ in x.when) and any(value == "to come" for _, value in y.when)


def of_two_matters(a: View, b: View) -> bool:
    """Whether the words about two figures tell two matters apart: gross and net, provisional and final."""
    if a.figure.update or b.figure.update:
        return False  # "a preliminary toll" is one with the final one
    x, y = ({*each.figure.context, *each.counted} for each in (a, b))
    if "majority" in a.concepts & b.concepts and _part(_houses(), x, y):
        return True
    if words("counted", "matters_apart") & a.concepts != words("counted", "matters_apart") & b.concepts:
        return True
    return any(_part(sides, x, y) for sides in _matters()) or any(_none_shared(sides, x, y) for sides in _measures())


def _part(sides: Sequence[frozenset[str]], x: Set[str], y: Set[str]) -> bool:
    """Whether both have words of some sides, and not of the same."""
    mine, theirs = _sides(sides, x), _sides(sides, y)
    return bool(mine and theirs) and mine != theirs


def _none_shared(sides: Sequence[frozenset[str]], x: Set[str], y: Set[str]) -> bool:
    """Whether both have words of some sides, and of none alike."""
    mine, theirs = _sides(sides, x), _sides(sides, y)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _sides(sides: Sequence[frozenset[str]], told: Set[str]) -> set[int]:
    return {n for n, side in enumerate(sides) if not side.isdisjoint(told)}


@cache
def _matters() -> list[list[frozenset[str]]]:
    return [_stemmed(sides) for sides in lexicon("counted")["two_matters"]]


@cache
def _measures() -> list[list[frozenset[str]]]:
    return [_stemmed(sides) for sides in lexicon("counted")["two_measures"]]


@cache
def _houses() -> list[frozenset[str]]:
    """Return the words of the houses of a parliament: a majority in one is none in the other."""
    return _stemmed(lexicon("counted")["houses"])


def _stemmed(sides: Sequence[Sequence[str]]) -> list[frozenset[str]]:
    return [frozenset(map(concept, side)) for side in sides]


def _foreseen_alone(a: View, b: View) -> bool:
    """Whether one of two figures was expected and the other came: "is expected to be 4.5", "cut to 4.25"."""
    open_, came = (a, b) if _foreseen().isdisjoint(b.context) else (b, a)
    if _foreseen().isdisjoint(open_.context) or not _foreseen().isdisjoint(came.context):
        return False
    when = came.figure.when
    done = any(value == "done" or (kind == "day" and "say" not in came.figure.context) for kind, value in when)
    return done and all(value != "to come" for _, value in when)


@cache
def _foreseen() -> frozenset[str]:
    return frozenset(map(concept, words("counted", "foreseen")))


def may_both_be(a: View, b: View) -> bool:
    """Whether two figures may be of two places, times or parts by words that do not say so plainly."""
    x, y = a.figure, b.figure
    if wider(a, b) or of_a_rate(x) != of_a_rate(y) or _on_borrowed_days(x, y):
        return True
    return _foreseen_alone(a, b) or complementary(a, b)


def in_all(a: View, b: View) -> bool:
    """Whether one is of a time and the other what comes of that, so many times over: "£9m a year", "£90m"."""
    if of_a_rate(a.figure) is of_a_rate(b.figure) or min(a.value, b.value) <= 0:
        return False
    rate, whole = (a, b) if of_a_rate(a.figure) else (b, a)
    times = whole.value / rate.value
    return 1 < round(times) <= _TIMES and abs(times - round(times)) < _EXACT * times


def of_a_rate(a: Figure) -> bool:
    """Whether an amount is of a time or of one of many: "£2m a year"."""
    return any(kind == "rate" for kind, _ in a.when)


def bounded(a: View) -> bool:
    """Whether it is a bound and not what came: the speed limit, the budget, the target."""
    return a.figure.unit not in ("count", "tally") and not _bounds().isdisjoint((*a.context, *a.counted))


@cache
def _bounds() -> frozenset[str]:
    return frozenset(map(concept, words("counted", "bounds")))


def other_happening(a: View, b: View) -> bool:
    """One speaks of another event or year, or of a longer time or more events than the other."""
    x, y = a.figure, b.figure
    years = x.occasion.years, y.occasion.years
    if "another" in (x.scope, y.scope) or (all(years) and years[0] != years[1]):
        return True
    if x.scope.isdigit() and y.scope.isdigit() and x.scope != y.scope:
        return True
    if not (a.outcome or b.outcome):
        return False
    if "period" in (x.scope, y.scope):
        return x.scope != y.scope
    return {x.scope, y.scope} == {"one", "many"}


def one_time(x: Figure, y: Figure) -> bool:
    """Whether both are of the year told, or both of now."""
    return x.scope.isdigit() == y.scope.isdigit() and x.occasion.years == y.occasion.years


def part_of_people(a: View, b: View) -> bool:
    """Whether the counts are of different people, or of some and of all: two guards, three women, of five people."""
    if not a.outcome:
        return False
    x, y = a.counted - group("general"), b.counted - group("general")
    if x and y:
        return not x & y
    if not x and not y:
        return False
    some, whole = (a, b) if x else (b, a)
    return some.figure.low <= whole.figure.high


def one_people(a: View, b: View) -> bool:
    """Whether both count people, and not students here and workers there, to whom nothing in common happened."""
    kinds = a.counted & people(), b.counted & people()
    return all(kinds) and (bool(kinds[0] & kinds[1]) or any(kind & group("general") for kind in kinds))
