"""Findings ignored in the article itself, by a comment beside the words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from discrepancy.errors import Problem
from discrepancy.gate.directives import Blocks, Directive, directives
from discrepancy.gate.holding import covers, ran, withhold
from discrepancy.model import Finding, Held, Hold, Report


class Outcome(NamedTuple):
    """A report less what is ignored, notes on comments that ignore nothing, and problems with malformed ones."""

    report: Report
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def hold(report: Report, blocks: Blocks, names: Collection[str]) -> Outcome:
    """Hold the findings that a comment ignores, where a witness of the finding stands in the comment's paragraph.

    A malformed comment ignores nothing. The paths of notes and problems are the ids of the articles.
    """
    found: list[Directive] = []
    problems: list[Problem] = []
    for article in report.articles:
        good, bad = directives(article, blocks, names)
        found += good
        problems += bad
    notes = tuple(_notes(report, found, names))
    return Outcome(withhold(report, (_ruling(finding, found) for finding in report.findings)), notes, tuple(problems))


def _ruling(finding: Finding, found: Iterable[Directive]) -> Held | None:
    directive = next((directive for directive in found if _speaks_of(directive, finding)), None)
    return Held(finding, Hold.INLINE, directive.reason) if directive else None


def _speaks_of(directive: Directive, finding: Finding) -> bool:
    start, end = directive.span
    return any(covers(rule, finding.rule) for rule in directive.rules) and any(
        witness.document == directive.document and witness.start < end and start < witness.end
        for witness in finding.witnesses
    )


def _notes(report: Report, found: Sequence[Directive], names: Collection[str]) -> Iterable[Problem]:
    for directive in found:
        for rule in directive.rules:
            alone = replace(directive, rules=(rule,))
            if ran(rule, report, names) and not any(_speaks_of(alone, finding) for finding in report.findings):
                message = f"nothing here is found by {rule}: the comment can go"
                yield Problem(directive.document, message, directive.line, directive.column)
