"""Events that cannot both be so: one clause denies, or names the opposite outcome of, what another states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from discrepancy.align.drafts import Draft, draft
from discrepancy.align.kinship import Kinship
from discrepancy.model import Event, Span, Statements
from discrepancy.text.concepts import concepts
from discrepancy.text.outcomes import PREFIX, outcomes_of
from discrepancy.text.resources import words

COVERED = 0.7  # share of the smaller clause's content that must stand in the other
LEAST_OF_LARGER = 0.33  # and of the larger one's
LEAST_TOLD = 2  # content words of what somebody was told
TABLE = 10_000  # pairs of clauses of two articles with one predicate: more are a list, not a story
THEME = 0.5  # how like two clauses are that have nothing in common but what the outcome befell
COVERED_OUTCOME = 0.5  # the same beside a pair of opposite outcomes, which is evidence by itself


def align_events(statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return pairs of opposite events of different articles, of kind `subject`, the likest of each pair of articles.

    An event whose opposite stands in the same article contradicts no other article: that one tells both sides.
    """
    events = [e for each in statements for e in each.events]
    best: dict[tuple[int, str], tuple[float, int, int]] = {}
    opposed = {(i, j): value for i, j in _candidates(events, kinship) if (value := _opposite(events[i], events[j]))}
    both_sides = {n for pair in opposed if events[pair[0]].document == events[pair[1]].document for n in pair}
    for (i, j), value in opposed.items():
        if both_sides.isdisjoint((i, j)):
            key = (i, events[j].document)
            best[key] = max(best.get(key, (0.0, 0, 0)), (value, -i, -j))
    chosen = {(-i, -j) for _, i, j in best.values()}
    once = sorted((i, j) for i, j in chosen if i < j or (j, i) not in chosen)  # outcomes oppose each other both ways
    pairs = {(_place(events[i]), _place(events[j])): (i, j) for i, j in reversed(once)}
    return [draft("subject", (events[i], events[j])) for i, j in sorted(pairs.values())]


def _place(event: Event) -> tuple[str, Span]:
    return event.document, event.span


def _candidates(events: Sequence[Event], kinship: Kinship) -> Iterator[tuple[int, int]]:
    """Pairs of a clause with a marker of denial or outcome, and a clause of its article or story with its predicate."""
    markers = [(i, event) for i, event in enumerate(events) if event.predicate and _marked(event)]
    postings = _postings(events, _looked_for(markers, kinship))
    met: Counter[tuple[str, str, str]] = Counter()
    for i, event in markers:
        for document in (event.document, *kinship.kin(event.document)):
            theirs = postings[document].get(event.predicate, ())
            key = event.document, document, event.predicate
            met[key] += len(theirs)
            if met[key] > TABLE:
                continue
            for j in theirs:
                if events[j].negative != event.negative and not (event.quoted and events[j].quoted):
                    yield i, j


def _marked(event: Event) -> bool:
    return event.negative or event.predicate.startswith(PREFIX)


def _looked_for(markers: Sequence[tuple[int, Event]], kinship: Kinship) -> defaultdict[str, set[str]]:
    """Return for each document the predicates by which some clause looks for its opposite there."""
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for _, event in markers:
        asked[event.document].add(event.predicate)
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for document, predicates in asked.items():
        for other in (document, *kinship.kin(document)):
            wanted[other] |= predicates
    return wanted


def _postings(events: Sequence[Event], wanted: defaultdict[str, set[str]]) -> defaultdict[str, dict[str, list[int]]]:
    """Return for each document the clauses that have a predicate looked for there, or have it among their content."""
    postings: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for number, event in enumerate(events):
        for word in wanted[event.document].intersection((*event.stems, event.predicate)):
            postings[event.document].setdefault(word, []).append(number)
    return postings


def _opposite(a: Event, b: Event) -> float:
    """Return how like two clauses of opposite sense are, 0 where they may both be so."""
    outcome = a.predicate.startswith(PREFIX) and a.predicate == b.predicate
    if a.occasion.years != b.occasion.years or a.modal != b.modal or _apart(a.names, b.names) or _of_two(a, b):
        return 0.0
    if not outcome and b.predicate not in ("", a.predicate) and b.predicate not in outcomes_of("by_theme"):
        return 0.0
    if (a.some and b.some and not _as_many(a, b)) or ((a.some or b.some) and a.predicate in outcomes_of("of_them_all")):
        return 0.0  # some of many may differ
    if a.predicate in outcomes_of("of_things") and not _people().isdisjoint((*a.theme[:1], *b.theme[:1])):
        return 0.0
    x, y = set(a.stems) - {a.predicate}, set(b.stems) - {a.predicate}
    shared, smaller, larger = len(x & y), min(len(x), len(y)), max(len(x), len(y))
    if a.predicate in outcomes_of("by_content"):
        return _of_one_content(a, b, x & y)
    if outcome:
        enough = shared >= 2 or (shared == 1 and smaller <= 2)
        covered = shared / smaller if enough and shared >= COVERED_OUTCOME * smaller else 0.0
        if a.predicate in outcomes_of("themeless"):
            return covered
        if a.predicate in outcomes_of("by_theme"):
            same = set(a.theme) == set(b.theme) and _where(a) == _where(b)
            denied = _of_all(a, b) or (shared and _of_nobody(a, b))
            parted = _parted(a.agent, b.agent)
            return _of_one_theme(a, b) if (same and not parted) or denied or _as_many(a, b) else 0.0
        if _of_others(a, b):
            covered = 0.0
        return 0.0 if _parted(a.agent, b.agent) or _parted(_where(a), _where(b)) else max(covered, _of_one_theme(a, b))
    if not smaller or shared < COVERED * smaller or shared < LEAST_OF_LARGER * larger:
        return 0.0
    return shared / larger


def _of_one_theme(a: Event, b: Event) -> float:
    """Return how surely two opposite outcomes befell one thing, 0 where they may have befallen two.

    One must name all that the other names, and neither may speak of some of many: "two schools" are not "the schools".
    """
    x, y = {*a.theme, *a.also}, {*b.theme, *b.also}
    shared = x & y
    days = _days(a), _days(b)
    if all(days) and not days[0] & days[1]:
        return 0.0
    if _of_nobody(a, b):
        return THEME
    some = (a.some or b.some) and not (a.all or b.all or _as_many(a, b) or {a.extent, b.extent} == {"part", "whole"})
    if _as_many(a, b) and not (a.theme and b.theme):
        return THEME
    if not shared - _vague() or _of_others(a, b) or some:
        return 0.0
    if len(shared) == 1 and shared.isdisjoint(a.also + b.also) and a.theme[0] != b.theme[0]:
        return 0.0  # the mayor of Leeds is not Leeds
    return THEME * len(shared) / max(len(x), len(y))


def _where(event: Event) -> set[str]:
    """Return what a preposition adds to what an outcome befell, without words that tell nothing apart: "in the city"."""
    return set(event.beyond) - _vague()


def _of_others(a: Event, b: Event) -> bool:
    """Whether what two outcomes befell is not one: each names what the other, with a name beside it, does not."""
    x, y = {*a.theme, *a.also}, {*b.theme, *b.also}
    return not (set(a.theme) <= y or set(b.theme) <= x)


def _as_many(a: Event, b: Event) -> bool:
    """Whether two are of one number, and more than two of a kind: "five guards", "the five guards"."""
    return a.count == b.count and a.count not in ("", "one", "two", "1", "2")


def _of_one_content(a: Event, b: Event, shared: set[str]) -> float:
    """Return how surely two were told one thing, or not: they are one, and what was told has most words in common."""
    x, y = ({*event.stems} - {*event.theme} for event in (a, b))
    told, least = x & y & shared, min(len(x), len(y))
    if not a.theme or not b.theme or a.theme[0] != b.theme[0] or _parted(a.theme, b.theme):
        return 0.0
    return len(told) / max(len(x), len(y)) if len(told) >= max(LEAST_TOLD, COVERED * least) else 0.0


def _of_nobody(a: Event, b: Event) -> bool:
    """Whether one denies of everybody in the story what the other says befell somebody: "nobody was arrested".

    Where only one kind of thing can have an outcome, "none of the horses" are all of them.
    """
    if a.predicate not in outcomes_of("of_anyone"):
        return False
    if a.predicate in outcomes_of("of_one_kind") and (a.all or b.all):
        return not set(a.theme) - set(b.theme) - _unnamed() or not set(b.theme) - set(a.theme) - _unnamed()
    return (a.all and not set(a.theme) - _unnamed()) or (b.all and not set(b.theme) - _unnamed())


def _of_all(a: Event, b: Event) -> bool:
    """Whether one denies of all of a kind, wherever they are, what the other says befell some of them somewhere."""
    denied, told = (a, b) if a.all else (b, a)
    of_one = bool(denied.theme) and set(denied.theme) == set(told.theme)
    return denied.all and denied.negative and of_one and _where(denied) <= _where(told)


def _days(event: Event) -> set[str]:
    return {day for day, _, _ in event.occasion.days}


@cache
def _vague() -> frozenset[str]:
    """Return the concepts of words that tell no two things apart: people, men, cases."""
    return concepts(words("outcomes", "vague"))


def _of_two(a: Event, b: Event) -> bool:
    """Whether words tell one thing, or one time, from the other; what never sounded did not "an hour later" either."""
    if a.predicate in outcomes_of("of_them_all") and not (a if a.negative else b).apart:
        return not {*a.apart, *b.apart} <= words("outcomes", "later")
    return a.apart != b.apart


@cache
def _unnamed() -> frozenset[str]:
    """Return the concepts of words for the hurt that name nobody."""
    return concepts(words("outcomes", "of_nobody"))


@cache
def _people() -> frozenset[str]:
    """Return the concepts of what people are called by."""
    return concepts(words("nominals", "people") | words("titles", "offices"))


def _apart(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether both clauses name somebody or something, and nothing in common."""
    return bool(a) and bool(b) and not set(a) & set(b)


def _parted(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether each of two phrases has a word that the other has not: union members, union leaders."""
    return bool(set(a) - set(b)) and bool(set(b) - set(a))
