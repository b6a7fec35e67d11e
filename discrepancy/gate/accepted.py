"""Accepted findings: what a newsroom has looked at and lets stand, with a reason, an owner and perhaps an end."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import NamedTuple

from discrepancy.errors import Problem
from discrepancy.gate.holding import all_ran, covers, everything, ran, withhold
from discrepancy.model import Finding, Held, Hold, Report


@dataclass(frozen=True, slots=True)
class Accepted:
    """One entry: `target` is a fingerprint, a rule or a family; `documents` are patterns, none for everywhere.

    It holds through the day `until`. `place` is where it stands: file, line and column.
    """

    target: str
    reason: str
    owner: str
    until: datetime.date | None = None
    documents: tuple[str, ...] = ()
    place: tuple[str, int, int] = field(default=("", 1, 1), compare=False)

    @property
    def by_rule(self) -> bool:
        """Whether it is about all that a rule or family finds, not about one finding."""
        return not is_fingerprint(self.target)

    def expired(self, today: datetime.date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today

    def matches(self, finding: Finding) -> bool:
        """Whether it speaks of a finding, any of whose witnesses may stand in the documents named."""
        if self.by_rule:
            named = covers(self.target, finding.rule)
        else:
            named = self.target == finding.fingerprint or self.target in finding.also
        return named and (not self.documents or any(self._names(witness.document) for witness in finding.witnesses))

    def _names(self, document: str) -> bool:
        return any(fnmatchcase(document, pattern) for pattern in self.documents)


class Outcome(NamedTuple):
    """A report less what is accepted, and notes on entries that have expired or that match nothing."""

    report: Report
    notes: tuple[Problem, ...] = ()


def is_fingerprint(text: str) -> bool:
    """Whether a text is 16 hexadecimal digits; no rule's name is, as it has a slash, and no family's is likely."""
    return len(text) == 16 and all(letter in "0123456789abcdef" for letter in text)


def hold(
    report: Report, entries: Sequence[Accepted], today: datetime.date, names: Collection[str] = ()
) -> Outcome:
    """Hold the findings that entries accept; the first entry that matches gives reason and owner.

    `names` are the rules and families that there are: an entry is not useless where one that it may be about did not
    judge.
    """
    valid = [entry for entry in entries if not entry.expired(today)]
    rulings = (_ruling(finding, valid) for finding in report.findings)
    return Outcome(withhold(report, rulings), tuple(_notes(report, entries, today, names)))


def _ruling(finding: Finding, valid: Iterable[Accepted]) -> Held | None:
    entry = next((entry for entry in valid if entry.matches(finding)), None)
    return Held(finding, Hold.ACCEPTED, entry.reason, entry.owner, entry.until) if entry else None


def _notes(
    report: Report, entries: Iterable[Accepted], today: datetime.date, names: Collection[str]
) -> Iterable[Problem]:
    found = everything(report)
    whole = all_ran(report, names)
    for entry in entries:
        path, line, column = entry.place
        if entry.expired(today):
            message = f"{entry.target} was accepted until {entry.until} by {entry.owner}: it holds nothing any more"
            yield Problem(path, message, line, column)
        elif not any(map(entry.matches, found)) and (ran(entry.target, report, names) if entry.by_rule else whole):
            yield Problem(path, f"{entry.target} matches no finding: the entry can go", line, column)
