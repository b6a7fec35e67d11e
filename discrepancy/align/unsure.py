"""Opposite outcomes that look like one matter, where what ties them to one thing is strong but not complete."""

from __future__ import annotations

from dataclasses import replace

from discrepancy.align.befell import apart, in_time, of_nobody, of_others, on_other_days, parted, people, vague, where
from discrepancy.align.ended import may_outlast
from discrepancy.model import Event
from discrepancy.text.concepts import concepts
from discrepancy.text.outcomes import PREFIX, UNSURE, of_things_named, outcomes_of

LEAST_NAME = 2  # words by which two things are one, in whatever town
LEAST_AGENT = 2  # words of who did it, where it is told of two things by other words


def unsure(a: Event, b: Event) -> bool:
    """Whether two clauses of opposite sense are worth a look: nothing parts what they speak of, something ties it.

    It is the same whichever comes first.
    """
    if a.predicate != b.predicate or not a.predicate.startswith(PREFIX):
        return False
    if a.modal != b.modal or a.occasion.years != b.occasion.years:
        return False
    if in_time(a, b) and a.predicate in of_things_named():
        return False
    if may_outlast(a, b):
        return True
    if on_other_days(a, b) or (a.some and b.some):
        return False
    if parted(where(a), where(b)):
        return False
    if _by_one(a, b) or (of_nobody(a, b) and a.apart == b.apart):
        return True
    if a.apart != b.apart:
        return False
    if _named_before(a, b) or _none_of(a, b) or _of_one_source(a, b):
        return True
    if parted(a.agent, b.agent):
        return False
    if _of_one_name(a, b):
        return True
    strangers = apart(a.names, b.names) and not (_goes_on(a, b) or _goes_on(b, a))
    return not strangers and (_of_one(a, b) or _part_of_name(a, b))


def as_unsure(event: Event) -> Event:
    """Return an event as one of a pair that is only worth a look."""
    return replace(event, predicate=f"{UNSURE}{event.predicate}")


def _of_one_source(a: Event, b: Event) -> bool:
    """Whether one speaker tells both, and of no two things."""
    told = a.speaker is not None and b.speaker is not None and a.speaker.key == b.speaker.key
    return told and not (of_others(a, b) and _named(a, b))


def _named(a: Event, b: Event) -> bool:
    """Whether both name what an outcome befell."""
    return bool(set(a.theme) & set(a.names)) and bool(set(b.theme) & set(b.names))


def _named_before(a: Event, b: Event) -> bool:
    """Whether all that one names stands before the pronoun of the other: "the recorder ..., but it was not found"."""
    return any(set(x.theme) - vague() and set(x.theme) <= {*y.before, *vague()} for x, y in ((a, b), (b, a)))


def _of_one(a: Event, b: Event) -> bool:
    """Whether only one in a story has such an outcome, and neither names another."""
    if a.predicate not in outcomes_of("of_one"):
        return False
    return not of_others(a, b) or of_nobody(a, b) or _by_office(a, b) or _by_office(b, a)


def _by_office(a: Event, b: Event) -> bool:
    """Whether one befell somebody told by an office alone, the other somebody told by a name: the mayor, Ana Sorel."""
    if not (a.theme and b.theme) or a.theme[0] not in people() or b.theme[0] not in concepts(b.names):
        return False
    return set(a.theme) - people() <= {*b.theme, *b.beyond}


def _none_of(a: Event, b: Event) -> bool:
    """Whether one denies of all of a kind what the other tells of something with that kind in its name."""
    denied, told = (a, b) if a.negative else (b, a)
    return denied.all and not (set(denied.theme[:1]) - vague()).isdisjoint(told.theme)


def _by_one(a: Event, b: Event) -> bool:
    """Whether one did both, on one day, to one thing, or to what shares a word."""
    agent, days = set(a.agent) & set(b.agent), a.occasion.named_days & b.occasion.named_days
    shared = set(a.stems) & set(b.stems) - agent
    tied = len(agent) >= LEAST_AGENT and bool(shared) and a.apart == b.apart
    return bool(agent and days) and (tied or (set(a.theme) == set(b.theme) != set()))


def _of_one_name(a: Event, b: Event) -> bool:
    """Whether both name what they befell by the same words, two at least."""
    return set(a.theme) == set(b.theme) and len(a.theme) >= LEAST_NAME and a.predicate not in outcomes_of("by_theme")


def _part_of_name(a: Event, b: Event) -> bool:
    """Whether one names but a part of what the other names: "the mocks", "the mock exams"."""
    x, y = sorted((set(a.theme), set(b.theme)), key=len)
    return bool(x - vague()) and x < y and a.predicate not in outcomes_of("tied") and not of_others(a, b)


def _goes_on(a: Event, b: Event) -> bool:
    """Whether a pronoun of one stands for a name of the other, or may."""
    return not concepts(b.names).isdisjoint(a.before)
