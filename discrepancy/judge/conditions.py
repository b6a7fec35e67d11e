"""A rule's `when`, compiled to small immutable nodes that compare facts with values: nothing is run as code."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from discrepancy.judge.plain import plain

Facts = Mapping[str, Any]

ORDERS: Mapping[str, Callable[[float, float], bool]] = {
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}


class Condition(Protocol):
    """Anything that holds of a comparison's facts or does not; every condition pickles."""

    def holds(self, facts: Facts) -> bool:
        """Tell whether the condition is true of these facts."""

    def names(self) -> frozenset[str]:
        """Return the names of the facts that the condition looks up."""


@dataclass(frozen=True, slots=True)
class All:
    """Holds where every part does, tried in order."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """See `Condition`."""
        return all(part.holds(facts) for part in self.parts)

    def names(self) -> frozenset[str]:
        """See `Condition`."""
        return frozenset().union(*(part.names() for part in self.parts))


@dataclass(frozen=True, slots=True)
class Some:
    """Holds where at least one part does, tried in order."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """See `Condition`."""
        return any(part.holds(facts) for part in self.parts)

    def names(self) -> frozenset[str]:
        """See `Condition`."""
        return frozenset().union(*(part.names() for part in self.parts))


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where its part does not."""

    part: Condition

    def holds(self, facts: Facts) -> bool:
        """See `Condition`."""
        return not self.part.holds(facts)

    def names(self) -> frozenset[str]:
        """See `Condition`."""
        return self.part.names()


@dataclass(frozen=True, slots=True)
class In:
    """Holds where a fact is one of some values; texts are compared as `plain` levels them."""

    fact: str
    values: tuple[Any, ...]

    def holds(self, facts: Facts) -> bool:
        """See `Condition`."""
        return levelled(facts[self.fact]) in self.values

    def names(self) -> frozenset[str]:
        """See `Condition`."""
        return frozenset((self.fact,))


def levelled(value: Any) -> Any:
    """Return a fact's value as `In` compares it."""
    return plain(value) if isinstance(value, str) else value


def first_test(condition: Condition) -> In | None:
    """Return the test of one fact's values that a condition tries first and cannot hold without, if it has one."""
    while isinstance(condition, All):
        condition = condition.parts[0]
    return condition if isinstance(condition, In) else None


@dataclass(frozen=True, slots=True)
class Order:
    """Holds where a number stands on one side of a limit; of a fact that has no value it never holds."""

    fact: str
    order: str
    limit: float

    def holds(self, facts: Facts) -> bool:
        """See `Condition`."""
        value = facts[self.fact]
        return value is not None and ORDERS[self.order](value, self.limit)

    def names(self) -> frozenset[str]:
        """See `Condition`."""
        return frozenset((self.fact,))


@dataclass(frozen=True, slots=True)
class Listed:
    """Holds where a text, or each of its words, stands in a lexicon's list; of an empty text it never holds."""

    fact: str
    entries: frozenset[str]

    def holds(self, facts: Facts) -> bool:
        """See `Condition`."""
        text = plain(facts[self.fact])
        return bool(text) and (text in self.entries or all(word in self.entries for word in text.split()))

    def names(self) -> frozenset[str]:
        """See `Condition`."""
        return frozenset((self.fact,))
