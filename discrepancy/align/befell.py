"""What two outcomes befell: whether it was one thing, some of many, or another."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from discrepancy.model import Event, Occasion
from discrepancy.text.concepts import concepts
from discrepancy.text.outcomes import outcomes_of
from discrepancy.text.resources import months, words


def where(event: Event) -> set[str]:
    """Return what a preposition adds to what an outcome befell, without what tells nothing apart: "in the city"."""
    return set(event.beyond) - vague()


def of_others(a: Event, b: Event) -> bool:
    """Whether what two outcomes befell is not one: each names what the other, with a name beside it, does not."""
    x, y = {*a.theme, *a.also}, {*b.theme, *b.also}
    if not (set(a.theme) <= y or set(b.theme) <= x):
        return True
    return any(_one_of_several(*pair) or _one_near(*pair) for pair in ((a, b), (b, a)))


def _one_near(one: Event, other: Event) -> bool:
    """Whether one befell somebody who is told by the other: "the wife of Ann Roe", "Ann Roe"."""
    if not (one.theme and other.theme) or one.theme[0] not in people():
        return False
    return one.theme[0] not in (*other.theme, *other.also) and set(other.theme) < set(one.theme)


def _one_of_several(one: Event, several: Event) -> bool:
    """Whether one of a kind had an outcome, and several that are counted its opposite: "the man", "three men"."""
    if not (one.theme and several.theme) or one.theme[0] != several.theme[0]:
        return False
    single = not (one.some or one.extent or one.all or one.count)
    return single and several.some and several.count not in ("", "1", "one")


def as_many(a: Event, b: Event) -> bool:
    """Whether two are of one number, and more than two of a kind: "five guards", "the five guards"."""
    return a.count == b.count and a.count not in ("", "one", "two", "1", "2")


def of_nobody(a: Event, b: Event) -> bool:
    """Whether one denies of everybody in the story what the other says befell somebody: "nobody was arrested".

    Where only one kind of thing can have an outcome, "none of the horses" are all of them.
    """
    if a.predicate not in outcomes_of("of_anyone") or _elsewhere(a, b):
        return False
    if a.predicate in outcomes_of("of_one_kind") and (a.all or b.all):
        return not set(a.theme) - set(b.theme) - unnamed() or not set(b.theme) - set(a.theme) - unnamed()
    return (a.all and not set(a.theme) - unnamed()) or (b.all and not set(b.theme) - unnamed())


def _elsewhere(a: Event, b: Event) -> bool:
    """Whether each says in other words, by half or more, after what it was: "the row over spying", "the exam row"."""
    if (a if a.all else b).theme:  # "none of the injuries" tells of which
        return False
    idle = vague() | _nobody() | concepts({*a.names} & {*b.names})  # nor does the town say what it was
    x, y = ({*each.stems} - {*each.theme, *each.agent} - idle for each in (a, b))
    fewer = min(len(x), len(y))
    return fewer > 1 and 2 * len(x.intersection(b.stems)) <= fewer and 2 * len(y.intersection(a.stems)) <= fewer


@cache
def _nobody() -> frozenset[str]:
    """Return the concepts of words for nobody."""
    return concepts(words("meaning", "of_all")) | {"none"}


def of_all(a: Event, b: Event) -> bool:
    """Whether one denies of all of a kind, wherever they are, what the other says befell some of them somewhere."""
    denied, told = (a, b) if a.all else (b, a)
    of_one = bool(denied.theme) and set(denied.theme) == set(told.theme)
    return denied.all and denied.negative and of_one and where(denied) <= where(told)


def on_other_days(a: Event, b: Event) -> bool:
    """Whether each tells a day, or a month, and they have none in common."""
    if a.occasion.days and b.occasion.days and _own(a).on_other_days(_own(b)):
        return True
    months = _months()  # few clauses tell one
    return not months.isdisjoint(a.stems) and apart(months.intersection(a.stems), months.intersection(b.stems))


def _own(event: Event) -> Occasion:
    """Return when an event was by its own clause, where that tells a day, else by its sentence."""
    start, end = event.span
    days = tuple([day for day in event.occasion.days if start <= day[1] and day[2] <= end])
    return Occasion(days) if days else event.occasion


def in_time(a: Event, b: Event) -> bool:
    """Whether one tells what will be, the other what has not been so far: both can be so."""
    return a.tense != b.tense and {a.tense, b.tense} == {"coming", "undone"}


@cache
def _months() -> frozenset[str]:
    return concepts(months())


@cache
def people() -> frozenset[str]:
    """Return the concepts of what people are called by."""
    return concepts(words("nominals", "people") | words("titles", "offices"))


@cache
def vague() -> frozenset[str]:
    """Return the concepts of words that tell no two things apart: people, men, cases."""
    return concepts(words("outcomes", "vague"))


@cache
def unnamed() -> frozenset[str]:
    """Return the concepts of words for the hurt that name nobody."""
    return concepts(words("outcomes", "of_nobody"))


def apart(a: Collection[str], b: Collection[str]) -> bool:
    """Whether both clauses name somebody or something, and nothing in common."""
    return bool(a) and bool(b) and set(a).isdisjoint(b)


def parted(a: Collection[str], b: Collection[str]) -> bool:
    """Whether each of two phrases has a word that the other has not: union members, union leaders."""
    return bool(set(a) - set(b)) and bool(set(b) - set(a))
