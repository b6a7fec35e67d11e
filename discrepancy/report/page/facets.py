"""What the findings can be filtered by: the rules, outlets and speakers that occur in them, each with a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from discrepancy.model import Finding


class Choice(NamedTuple):
    """One choice of a filter: `number` stands for its name in the findings."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices by name, in the order in which they are offered."""

    rules: Mapping[str, Choice]
    outlets: Mapping[str, Choice]
    speakers: Mapping[str, Choice]

    def families(self) -> dict[str, list[Choice]]:
        """Return the rules by family."""
        found: dict[str, list[Choice]] = {}
        for choice in self.rules.values():
            found.setdefault(choice.name.partition("/")[0], []).append(choice)
        return found

    @staticmethod
    def numbers(choices: Mapping[str, Choice], names: Iterable[str]) -> list[int]:
        """Return the numbers of some names, each once, in order."""
        return sorted({choices[name].number for name in names if name in choices})


def facets(findings: Iterable[Finding]) -> Facets:
    """Return what some findings can be filtered by."""
    found = list(findings)
    witnesses = [witness for finding in found for witness in finding.witnesses]
    return Facets(
        _choices(finding.rule for finding in found),
        _choices(witness.outlet for witness in witnesses),
        _choices(witness.speaker for witness in witnesses if witness.speaker),
    )


def _choices(names: Iterable[str]) -> dict[str, Choice]:
    ordered = sorted(set(names), key=lambda name: (name.casefold(), name))
    return {name: Choice(number, name) for number, name in enumerate(ordered, 1)}
