"""One event told of two days: clauses of two articles that have nearly all in common but the day."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product

from discrepancy.align.befell import apart, people
from discrepancy.align.drafts import Draft, draft
from discrepancy.align.kinship import Kinship
from discrepancy.model import Article, Event, Statements
from discrepancy.text.concepts import concepts
from discrepancy.text.outcomes import PREFIX, additional
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.values import changed

Published = tuple[datetime.date | None, datetime.date | None]
Dated = tuple[Event, frozenset[str]]  # a clause of one day, and what it says is set for it, if it does

_WORD = re.compile(r"[^\W\d_]+")

SHARED, TELLING = 4, 3  # stems that two clauses have in common, and how many of them are neither names nor offices
COVERED = 0.7  # share of the smaller clause's stems that the other has
KEPT = 16384  # clauses whose stems are kept parted: each is held against many
MANY = 2_000  # pairs of clauses of two articles: more are a calendar, not a story


def align_dated(articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return pairs of like events of different articles on different days, of kind `subject`, the likest of a clause.

    What an article tells of both days happened twice, or is told by it from both sides. Articles of two days that each
    tell of a day as far back report what happens day after day.
    """
    published = {article.id: article.published for article in articles}
    pairs = zip(articles, statements, strict=True)
    dated = {each.document: list(_dated(each.events, article.text)) for article, each in pairs}
    found: list[Draft] = []
    for document, mine in dated.items():
        for other in kinship.kin(document) if mine else ():
            theirs = dated.get(other, [])
            if other > document and theirs and len(mine) * len(theirs) <= MANY:
                found += _pairs(mine, theirs, (published[document], published[other]))
    return found


def _pairs(mine: Sequence[Dated], theirs: Sequence[Dated], published: Published) -> list[Draft]:
    pairs = product(mine, theirs)
    like = [(found, a, b) for (a, x), (b, y) in pairs if (found := _likeness(a, b) or _set(a, b, x, y))]
    agreed = {id(event) for _, a, b in like if not _apart(a, b) for event in (a, b)}
    best: defaultdict[int, list[tuple[float, int, int, Event, Event]]] = defaultdict(list)
    for found, a, b in like:
        told_of_one = agreed.isdisjoint((id(a), id(b))) and not _other_counts(a, b)
        if _apart(a, b) and told_of_one and not _daily(a, b, published):
            best[id(a)].append((found, -b.span[0], -b.span[1], a, b))
    chosen = [max(options, key=lambda option: option[:3]) for options in best.values()]
    return [draft("subject", _of_one_sense(a, b)) for *_, a, b in chosen]


def _of_one_sense(a: Event, b: Event) -> tuple[Event, Event]:
    """Return two events as they are held beside each other: "put back, and will open on Friday" says that it opens."""
    if (a.predicate, a.negative) == (b.predicate, b.negative):
        return a, b
    return changed(a, predicate="", negative=False), changed(b, predicate="", negative=False)


def _dated(events: Iterable[Event], text: str) -> Iterator[Dated]:
    """Yield the clauses of one day, each with the concepts of what is set for it: "opens on Monday", "will open"."""
    for event in events:
        if _is_dated(event, text):
            printed = frozenset(_WORD.findall(text[slice(*event.span)].casefold()))
            ahead = event.tense == "coming" or not words("days", "scheduled", "appointed").isdisjoint(printed)
            told = (*event.stems, *event.beyond)
            yield event, _told_for(told) | (concepts(printed) & _scheduled()) if ahead else frozenset()


def _other_counts(a: Event, b: Event) -> bool:
    """Whether two clauses tell of two numbers of things: "12 schools shut on Monday", "19 schools shut on Tuesday"."""
    counted = a.count and b.count and a.count != b.count
    return bool(counted) and a.theme[:1] == b.theme[:1] and people().isdisjoint(a.theme)


def _set(a: Event, b: Event, x: frozenset[str], y: frozenset[str]) -> float:
    """Return 1 for two clauses that tell for what day one and the same thing is set, in however few words, else 0.

    One may add names and who it is, but no other word: it may reopen "to lorries" on another day. That a thing begins,
    is set or is held says the same; but talks are held on many days.
    """
    if a.apart != b.apart or x.isdisjoint(_marks()) or y.isdisjoint(_marks()):
        return 0.0
    told, other = x - _held(), y - _held()
    shared = told & other
    what = shared - _scheduled()
    if shared not in (told, other) or not (what or shared & _done_once()):
        return 0.0
    if what == shared and what <= _many_times():
        return 0.0
    return float((told ^ other) <= _names(a, b))


@lru_cache(KEPT)
def _told_for(stems: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of a clause but for those of its days."""
    return frozenset(word for word in _undated(stems) if not word.isdecimal())


@cache
def _scheduled() -> frozenset[str]:
    return concepts(words("days", "scheduled"))


@cache
def _marks() -> frozenset[str]:
    """Return the concepts of the words by which a thing is set for a day."""
    return _scheduled() | _held()


@cache
def _done_once() -> frozenset[str]:
    return concepts(words("days", "done_once"))


@cache
def _many_times() -> frozenset[str]:
    """Return the concepts of what is held on many days."""
    return concepts(words("days", "many_times", "rounds"))


def _is_dated(event: Event, text: str) -> bool:
    """Whether a clause says of one day, by its name or date, that something was so."""
    if not event.occasion.days or event.predicate in additional():  # the clause itself is there too
        return False
    places = {(start, end) for _, start, end in event.occasion.days}
    if len(places) != 1 or event.quoted or event.modal:
        return False
    (start, end), denied = places.pop(), event.negative and not event.predicate.startswith(PREFIX)
    named = bool(calendar() & set(_WORD.findall(text[start:end].casefold())))
    return event.span[0] <= start and end <= event.span[1] and named and not denied


def _likeness(a: Event, b: Event) -> float:
    """Return how like two clauses are, their days left out; 0 where they may tell of two events."""
    alike = (a.predicate, a.negative, a.apart) == (b.predicate, b.negative, b.apart)
    if not alike or a.some or b.some or set(a.occasion.years) != set(b.occasion.years):
        return 0.0
    if _appointed(a.stems) == _appointed(b.stems) != frozenset():
        return 1.0
    x, y = _undated(a.stems), _undated(b.stems)
    shared, smaller = x & y, min(len(x), len(y))
    if _of_one_time(a, b, x, y):
        return 1.0
    if len(shared) < SHARED or len(shared) < COVERED * smaller or len(shared - _names(a, b)) < TELLING:
        return 0.0
    return len(shared) / max(len(x), len(y))


def _of_one_time(a: Event, b: Event, x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether two clauses say, in however few words, of one thing or of somebody named what happens to it once.

    One may add names, and who it is or who tells it, but no other word.
    """
    x, y = x - _numbers(a), y - _numbers(b)
    shared = x & y
    once = a.predicate.removeprefix(PREFIX) in words("days", "once_outcomes") or not shared.isdisjoint(_once_only())
    whom = shared - _once_only()
    added = (x ^ y).union(set(a.beyond) ^ set(b.beyond))
    told = not whom <= people() or not whom.isdisjoint(concepts(a.names))  # "a man" may be another man
    two = apart(x - shared, y - shared) or apart(a.beyond, b.beyond)  # each has a name of its own
    return once and bool(whom) and told and not two and added <= _names(a, b) and (a.predicate != "" or len(shared) > 1)


def _numbers(event: Event) -> frozenset[str]:
    """Return the numbers that the dates of a clause are printed with."""
    return frozenset(day[-len("12") :].lstrip("0") for day in event.occasion.dates)


@lru_cache(KEPT)
def _undated(stems: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of a clause but for those of its days."""
    return frozenset(stems) - _days()


@lru_cache(KEPT)
def _appointed(stems: tuple[str, ...]) -> frozenset[str]:
    """Return the stems that name what is held once, of a clause that only says when: "Game ten is on Sunday".

    That is a thing with a number, or one of which a story has one alone, "the funeral"; else none.
    """
    rest = frozenset(map(_in_digits, stems)) - _days() - _held()
    numbered = len(rest) > 1 and any(word.isdecimal() for word in rest) and not rest.isdisjoint(_rounds())
    return rest if numbered or not rest.isdisjoint(_once()) else frozenset()


def _in_digits(word: str) -> str:
    size = lexicon("numbers")["cardinals"].get(word)
    return word if size is None else str(size)


def _apart(a: Event, b: Event) -> bool:
    """Whether the days are two, and told in one form by both, as weekdays or as dates."""
    x, y = a.occasion.named_days, b.occasion.named_days
    forms = {day.isalpha() for day in x} & {day.isalpha() for day in y}
    return bool(forms) and a.occasion.on_other_days(b.occasion)


def _daily(a: Event, b: Event, published: Published) -> bool:
    """Whether two articles of two days each tell of a day as far before its own."""
    x, y = published
    if x is None or y is None or x == y:
        return False
    back = _back(a, x), _back(b, y)
    return None not in back and back[0] == back[1]


def _back(event: Event, published: datetime.date) -> int | None:
    """Return how many days before publication, 0 to 6, the weekday of an event lies; None where it has none."""
    weekday = next((day for day, _, _ in event.occasion.days if day.isalpha()), None)
    weekdays = [forms[0] for forms in lexicon("days")["weekdays"]]
    return None if weekday is None else (published.weekday() - weekdays.index(weekday)) % len(weekdays)


def _names(a: Event, b: Event) -> frozenset[str]:
    """Return the stems that tell who it was, and not what happened: names and what people are called by."""
    return people() | concepts((*a.names, *b.names))


@cache
def _held() -> frozenset[str]:
    """Return the concepts of words that say of a thing no more than that it is held."""
    return concepts(words("days", "held"))


@cache
def _rounds() -> frozenset[str]:
    return concepts(words("days", "rounds"))


@cache
def _once() -> frozenset[str]:
    return concepts(words("days", "held_once"))


@cache
def _once_only() -> frozenset[str]:
    """Return the concepts of verbs that tell what happens to a thing, or to somebody, once."""
    return concepts(words("days", "happens_once"))


@cache
def _days() -> frozenset[str]:
    return concepts(calendar())
