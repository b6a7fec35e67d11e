"""The whole page as data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from discrepancy.errors import Problem
from discrepancy.model import Report, Severity
from discrepancy.report.look import Look
from discrepancy.report.page.articles import ArticleView, articles
from discrepancy.report.page.facets import Facets, facets
from discrepancy.report.page.findings import Findings, GroupView
from discrepancy.report.page.held import HeldView, held_back
from discrepancy.report.page.places import Places
from discrepancy.report.page.stories import Story, stories
from discrepancy.report.places import document_of
from discrepancy.report.summary import held, what_was_read
from discrepancy.text.counted import counted

_LONG = 60  # groups of findings and articles


@dataclass(frozen=True, slots=True)
class Page:
    """What the templates show. `tally` counts the findings of each severity, worst first, the hidden ones too."""

    tally: list[tuple[str, int, str]]
    shown: int
    hidden: int
    min_severity: str
    read: tuple[str, ...]
    problems: list[tuple[str, str]]
    groups: list[GroupView]
    held: list[HeldView]
    held_by: str
    facets: Facets
    stories: list[Story]
    articles: list[ArticleView]

    @property
    def is_long(self) -> bool:
        """Whether there is so much that a browser had better lay out only what is in sight, and articles be folded."""
        return len(self.groups) + len(self.articles) > _LONG


def page(report: Report, look: Look) -> Page:
    """Return what the page of a report shows."""
    places = Places(report, look)
    choices = facets(places.shown)
    rules = {rule.id: rule for rule in report.rules}
    return Page(
        _tally(report),
        len(places.shown),
        len(report.findings) - len(places.shown),
        str(look.min_severity),
        what_was_read(report),
        [(_within(problem, look.root), problem.message) for problem in report.problems],
        Findings(places, choices, rules).groups(),
        held_back(places, rules),
        held(report),
        choices,
        stories(places),
        articles(places),
    )


def _tally(report: Report) -> list[tuple[str, int, str]]:
    """Return each severity with its number and the two in words."""
    found = Counter(finding.severity for finding in report.findings)
    return [(str(each), found[each], counted(found[each], each)) for each in reversed(Severity)]


def _within(problem: Problem, root: Path | None) -> str:
    """Return the path and line of a problem, without the folders above the articles: those are the machine's own."""
    path = Path(problem.path)
    where = document_of(problem, root) or (path.name if path.is_absolute() else path.as_posix())
    return where + (f":{problem.line}" if problem.line is not None else "")
