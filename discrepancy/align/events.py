"""Events that cannot both be so: one clause denies, or names the opposite outcome of, what another states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from discrepancy.align.befell import (
    apart,
    as_many,
    in_time,
    of_all,
    of_nobody,
    of_others,
    on_other_days,
    parted,
    people,
    vague,
    where,
)
from discrepancy.align.consistent import Consistent
from discrepancy.align.drafts import Draft, draft
from discrepancy.align.ended import outlasts
from discrepancy.align.kinship import Kinship
from discrepancy.align.unsure import as_unsure, unsure
from discrepancy.model import Article, Event, Statements
from discrepancy.text.outcomes import PREFIX, additional, outcomes_of
from discrepancy.text.places import Place
from discrepancy.text.resources import words

COVERED = 0.7  # share of the smaller clause's content that must stand in the other
LEAST_OF_LARGER = 0.33  # and of the larger one's
LEAST_TOLD = 2  # content words of what somebody was told
TABLE = 10_000  # pairs of clauses of two articles with one predicate: more are a list, not a story
THEME = 0.5  # how like two clauses are that have nothing in common but what the outcome befell
Pair = tuple[int, int]  # numbers of two events
COVERED_OUTCOME = 0.5  # the same beside a pair of opposite outcomes, which is evidence by itself


def align_events(articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return pairs of opposite events of different articles, of kind `subject`, the likest of each pair of articles.

    An event whose opposite stands in the same article contradicts no other article: that one tells both sides.
    """
    events = [e for each in statements for e in each.events]
    best: dict[tuple[int, str], tuple[float, int, int]] = {}
    candidates = list(_candidates(events, kinship))
    opposed = {(i, j): value for i, j in candidates if (value := _opposite(events[i], events[j]))}
    both_sides = {n for pair in opposed if events[pair[0]].document == events[pair[1]].document for n in pair}
    consistent, doubtful = Consistent(articles), set[Pair]()
    for (i, j), value in opposed.items():
        if not both_sides.isdisjoint((i, j)) or consistent.both_so(events[i], events[j]):
            continue
        if consistent.called_off(events[i], events[j]) or consistent.conditioned(events[i], events[j]):
            doubtful.add((i, j))
        else:
            key = (i, events[j].document)
            best[key] = max(best.get(key, (0.0, 0, 0)), (value, -i, -j))
    chosen = {(-i, -j) for _, i, j in best.values()}
    once = sorted((i, j) for i, j in chosen if i < j or (j, i) not in chosen)
    pairs = {(_place(events[i]), _place(events[j])): (i, j) for i, j in reversed(once)}
    sure = sorted(pairs.values())
    looks = _worth_a_look(events, [pair for pair in candidates if pair not in opposed], sure)
    look_at = sorted({*looks, *_one_way(doubtful)})
    return [draft("subject", (events[i], events[j])) for i, j in sure] + [
        draft("subject", (as_unsure(events[i]), as_unsure(events[j]))) for i, j in look_at
    ]


def _worth_a_look(events: Sequence[Event], candidates: Iterable[Pair], sure: Iterable[Pair]) -> list[Pair]:
    """Return pairs that may be opposite: each clause in one alone, and none of what is known to be opposed.

    What an article tells both ways it knows of.
    """
    known = {(events[n].document, events[n].predicate) for pair in sure for n in pair}
    found = sorted(pair for pair in _one_way(candidates) if unsure(events[pair[0]], events[pair[1]]))
    both_ways = {n for i, j in found if events[i].document == events[j].document for n in (i, j)}
    used: set[Place] = set()
    chosen: list[Pair] = []
    for i, j in found:
        a, b = events[i], events[j]
        places = {_place(a), _place(b)}
        if a.document == b.document or not both_ways.isdisjoint((i, j)) or not used.isdisjoint(places):
            continue
        if {(a.document, a.predicate), (b.document, b.predicate)} <= known:
            continue
        used |= places
        chosen.append((i, j))
    return chosen


def _one_way(pairs: Iterable[Pair]) -> set[Pair]:
    """Return pairs with the lower number first: outcomes oppose each other both ways."""
    return {(i, j) if i < j else (j, i) for i, j in pairs}


def _place(event: Event) -> Place:
    return event.document, event.span


def _candidates(events: Sequence[Event], kinship: Kinship) -> Iterator[Pair]:
    """Pairs of a clause with a marker of denial or outcome, and a clause of its article or story with its predicate."""
    markers = _markers(events)
    postings = _postings(events, _looked_for(markers, kinship))
    for document, asked in markers.items():
        for other in (document, *kinship.kin(document)):
            found = postings[other]
            for predicate in asked.keys() & found.keys():
                yield from _facing(events, asked[predicate], found[predicate])


def _facing(events: Sequence[Event], markers: Sequence[int], others: Sequence[int]) -> Iterator[Pair]:
    """Pairs of clauses of an article or of two, of which one denies, and not both are somebody's very words."""
    for i in markers[: TABLE // len(others)]:  # of a longer table the rest is left
        for j in others:
            if events[j].negative != events[i].negative and not (events[i].quoted and events[j].quoted):
                yield i, j


def _markers(events: Sequence[Event]) -> dict[str, dict[str, list[int]]]:
    """Return for each document the clauses with a marker of denial or outcome, by their predicates."""
    markers: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for number, event in enumerate(events):
        if event.predicate and (event.negative or event.predicate.startswith(PREFIX)):
            markers[event.document].setdefault(event.predicate, []).append(number)
    return markers


def _looked_for(markers: Mapping[str, Mapping[str, object]], kinship: Kinship) -> dict[str, set[str]]:
    """Return for each document the predicates by which some clause looks for its opposite there."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for document, asked in markers.items():
        for other in (document, *kinship.kin(document)):
            wanted[other].update(asked)
    return wanted


def _postings(events: Sequence[Event], wanted: Mapping[str, set[str]]) -> defaultdict[str, dict[str, list[int]]]:
    """Return for each document the clauses that have a predicate looked for there, or have it among their content."""
    postings: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for number, event in enumerate(events):
        asked = wanted.get(event.document)
        if asked and (event.predicate in asked or not asked.isdisjoint(event.stems)):
            for word in asked.intersection((*event.stems, event.predicate)):
                postings[event.document].setdefault(word, []).append(number)
    return postings


def _opposite(a: Event, b: Event) -> float:
    """Return how like two clauses of opposite sense are, 0 where they may both be so."""
    outcome = a.predicate.startswith(PREFIX) and a.predicate == b.predicate
    if a.occasion.years != b.occasion.years or a.modal != b.modal or apart(a.names, b.names) or _of_two(a, b):
        return 0.0
    if outlasts(a, b):
        return THEME
    if (in_time(a, b) and a.predicate not in outcomes_of("by_content")) or a.predicate in outcomes_of("changing"):
        return 0.0
    if not outcome and (b.predicate in additional() or b.predicate not in ("", a.predicate, *outcomes_of("by_theme"))):
        return 0.0
    if (a.some and b.some and not as_many(a, b)) or ((a.some or b.some) and a.predicate in outcomes_of("of_them_all")):
        return 0.0  # some of many may differ
    if a.predicate in outcomes_of("of_things") and not people().isdisjoint((*a.theme[:1], *b.theme[:1])):
        return 0.0
    x, y = set(a.stems) - {a.predicate}, set(b.stems) - {a.predicate}
    shared, smaller, larger = len(x & y), min(len(x), len(y)), max(len(x), len(y))
    if a.predicate in outcomes_of("by_content"):
        return _of_one_content(a, b, x & y)
    if outcome:
        return _of_outcomes(a, b, x & y, smaller)
    if not smaller or shared < COVERED * smaller or shared < LEAST_OF_LARGER * larger or on_other_days(a, b):
        return 0.0
    return shared / larger


def _of_outcomes(a: Event, b: Event, both: set[str], smaller: int) -> float:
    """Return how surely two opposite outcomes are of one matter, given what the clauses share."""
    shared = len(both)
    enough = shared >= 2 or (shared == 1 and smaller <= 2)
    told = enough and (bool(both - vague()) or a.all or b.all)  # more than that it was a man, but for "no pupil"
    covered = shared / smaller if told and shared >= COVERED_OUTCOME * smaller else 0.0
    if a.predicate in outcomes_of("by_sides") and not (a.all or b.all) and set(a.theme).isdisjoint(b.theme):
        return 0.0  # the guards did not fire; somebody did
    if a.predicate in outcomes_of("themeless"):
        return covered
    if a.predicate in outcomes_of("by_theme"):
        same = set(a.theme) == set(b.theme) and where(a) == where(b)
        denied = of_all(a, b) or (shared and of_nobody(a, b))
        same = same and not parted(a.agent, b.agent)
        return _of_one_theme(a, b) if same or denied or as_many(a, b) else 0.0
    if of_others(a, b) or on_other_days(a, b):
        covered = 0.0
    return 0.0 if parted(a.agent, b.agent) or parted(where(a), where(b)) else max(covered, _of_one_theme(a, b))


def _of_one_theme(a: Event, b: Event) -> float:
    """Return how surely two opposite outcomes befell one thing, 0 where they may have befallen two.

    One must name all that the other names, and neither may speak of some of many: "two schools" are not "the schools".
    """
    x, y = {*a.theme, *a.also}, {*b.theme, *b.also}
    shared = x & y
    if on_other_days(a, b):
        return 0.0
    if of_nobody(a, b):
        return THEME
    some = (a.some or b.some) and not (a.all or b.all or as_many(a, b) or {a.extent, b.extent} == {"part", "whole"})
    if as_many(a, b) and not (a.theme and b.theme):
        return THEME
    if not shared - vague() or of_others(a, b) or some:
        return 0.0
    if len(shared) == 1 and shared.isdisjoint(a.also + b.also) and a.theme[0] != b.theme[0]:
        return 0.0  # the mayor of Leeds is not Leeds
    return THEME * len(shared) / max(len(x), len(y))


def _of_one_content(a: Event, b: Event, shared: set[str]) -> float:
    """Return how surely two were told one thing, or not: they are one, and what was told has most words in common."""
    x, y = ({*event.stems} - {*event.theme} for event in (a, b))
    told, least = x & y & shared, min(len(x), len(y))
    if not a.theme or not b.theme or a.theme[0] != b.theme[0] or parted(a.theme, b.theme):
        return 0.0
    return len(told) / max(len(x), len(y)) if len(told) >= max(LEAST_TOLD, COVERED * least) else 0.0


def _of_two(a: Event, b: Event) -> bool:
    """Whether words tell one thing, or one time, from the other; what never sounded did not "an hour later" either."""
    if a.apart == b.apart:
        return False
    if a.predicate in outcomes_of("of_them_all") and not (a if a.negative else b).apart:
        return not {*a.apart, *b.apart} <= words("outcomes", "later")
    return True
