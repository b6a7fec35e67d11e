"""What a rule file becomes: an immutable object that pickles, so that worker processes can be handed it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from discrepancy.judge.conditions import Condition
from discrepancy.judge.facts import is_of_variant
from discrepancy.judge.message import Message
from discrepancy.model import RuleInfo, Severity


@dataclass(frozen=True, slots=True)
class Example:
    """Small articles by outlet letter ("a", text), on which a rule speaks or is silent; `note` says why."""

    articles: tuple[tuple[str, str], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Examples:
    """The articles that a rule must flag and those that it must pass."""

    flags: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `when` decides, `message` speaks; the other fields are for the report and for those who read rules.

    `applies_to` holds kinds of comparison; `confidence` runs from 0 to 1. No configuration raises a finding of the rule
    above `at_most`.
    """

    id: str
    title: str
    severity: Severity
    applies_to: frozenset[str]
    when: Condition
    message: Message
    why: str
    path: Path
    confidence: float = 1.0
    guide: str = ""
    examples: Examples = Examples()
    per_variant: bool = False
    at_most: Severity = Severity.ERROR

    @property
    def family(self) -> str:
        """The first part of the id: wording, attribution, contradiction, or a newsroom's own."""
        return self.id.partition("/")[0]

    def info(self) -> RuleInfo:
        """Return what a report tells of the rule."""
        return RuleInfo(self.id, self.title, self.severity, self.why, self.guide, self.confidence)


def speaks_of_variants(when: Condition, message: Message) -> bool:
    """Whether a rule judges variants one by one: its condition or its message names a fact of one."""
    return any(map(is_of_variant, (*when.names(), *message.names)))
