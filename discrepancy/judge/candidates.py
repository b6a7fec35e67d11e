"""Which rules may hold of a comparison: most hold of nothing, and fail on the one fact that they ask for first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from discrepancy.judge.conditions import Facts, first_test, levelled
from discrepancy.judge.rule import Rule

Ranked = tuple[int, Rule]  # the worst has the lowest number


class Candidates:
    """Rules by the values of their first fact with which they may hold."""

    def __init__(self, rules: Iterable[Ranked]) -> None:
        """Set each rule under all such values; a rule that asks for no value of one fact first may always hold."""
        self._by_fact: dict[str, dict[Any, list[Ranked]]] = {}
        self._others: list[Ranked] = []
        for ranked in rules:
            first = first_test(ranked[1].when)
            if first is None:
                self._others.append(ranked)
                continue
            by_value = self._by_fact.setdefault(first.fact, {})
            for value in dict.fromkeys(first.values):
                by_value.setdefault(value, []).append(ranked)

    def __bool__(self) -> bool:
        """Whether there are any rules at all."""
        return bool(self._by_fact or self._others)

    def of(self, facts: Facts) -> list[Ranked]:
        """Return the rules that some facts do not refuse at once, in no order."""
        found = self._others.copy()
        for name, by_value in self._by_fact.items():
            found += by_value.get(levelled(facts[name]), ())
        return found
