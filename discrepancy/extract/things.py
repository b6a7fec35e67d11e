"""Outcomes that befall things of one kind alone: a bill is vetoed; of whatever else that is said, it tells nothing."""

from __future__ import annotations

from functools import cache

from discrepancy.model import Event
from discrepancy.text.befallen import idle, things
from discrepancy.text.outcomes import PREFIX, of_things_named
from discrepancy.values import changed


def of_its_thing(event: Event) -> Event | None:
    """Return an event with one word for what it befell, of several for that thing; None where it befell another."""
    if event.predicate not in of_things_named():
        return event
    head = _things(event.predicate).get(event.theme[0]) if event.theme else None
    if head is None:
        return None
    return event if head == event.theme[0] else changed(event, theme=(head, *event.theme[1:]))


@cache
def idle_of(predicate: str) -> frozenset[str]:
    """Return the prepositions that add nothing to what an outcome befell."""
    return idle(predicate.removeprefix(PREFIX))


@cache
def _things(predicate: str) -> dict[str, str]:
    return things(predicate.removeprefix(PREFIX))
