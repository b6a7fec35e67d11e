"""The articles as the page shows them: whole, line by line, with their statements marked and linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from discrepancy.model import Article, Finding, Severity, Span, Statements, Witness
from discrepancy.report.page.places import Places, deviants, safe_link
from discrepancy.report.stretches import in_lines, marked_spans, marks_in

# The marks that a page shows, and the letter that stands for each in its markup.
LETTERS = {"reported": "r", "quote": "q", "nested": "q", "position": "p", "figure": "f"}


class Region(NamedTuple):
    """A witness in the text of its article: where it links to, and the worst that was found about it as the deviant."""

    start: int
    end: int
    link: str
    severity: str


class Run(NamedTuple):
    """Text under one link, or under none: pieces of text, each with the letters of its marks."""

    anchor: str
    link: str
    severity: str
    pieces: list[tuple[str, str]]


class Remark(NamedTuple):
    """What the margin says of a line: a finding that names its words, or one that holds other words against them."""

    severity: str
    text: str
    link: str


class LineView(NamedTuple):
    """One line that is not blank."""

    number: int
    runs: list[Run]
    remarks: list[Remark]


class ArticleView(NamedTuple):
    """One article, and how many findings of each severity name it as the deviant."""

    anchor: str
    article: Article
    link: str
    lines: list[LineView]
    tally: dict[str, int]


@dataclass(frozen=True, slots=True)
class Notes:
    """What the page tells of one article: the regions that link, by place, and the remarks, by line."""

    regions: dict[tuple[int, int], Region] = field(default_factory=dict)
    remarks: dict[int, dict[Remark, None]] = field(default_factory=dict)
    tally: Counter[Severity] = field(default_factory=Counter)

    def remark(self, line: int, remark: Remark) -> None:
        """Add a remark to a line, unless it is there."""
        self.remarks.setdefault(line, {})[remark] = None


def articles(places: Places) -> list[ArticleView]:
    """Return every article in the report's order."""
    report = places.report
    notes = {article.id: Notes() for article in report.articles}
    _add_regions(places, notes)
    _add_remarks(places, notes)
    statements = {each.document: each for each in report.statements}
    return [
        _article(f"a{number}", article, statements.get(article.id, Statements(article.id)), notes[article.id])
        for number, article in enumerate(report.articles, 1)
    ]


def _article(anchor: str, article: Article, statements: Statements, notes: Notes) -> ArticleView:
    lines = [line for line in _lines(anchor, article.text, statements, notes) if line.runs]
    tally = {str(severity): notes.tally[severity] for severity in reversed(Severity) if notes.tally[severity]}
    return ArticleView(anchor, article, safe_link(article), lines, tally)


def _add_regions(places: Places, notes: dict[str, Notes]) -> None:
    """Make a region of every witness that the page names, so that each has its anchor."""
    for alignment in places.alignments:
        found = [(finding, deviants(finding)) for finding in places.findings.get(alignment.id, ())]
        for witness in alignment.witnesses:
            about = [finding for finding, pieces in found if witness in pieces]
            _add_region(notes, witness, places.of_alignment(alignment.id), about)
    for finding in places.shown:
        link, named = places.of_alignment(finding.alignment) or places.of_finding(finding), deviants(finding)
        for witness in finding.witnesses:
            _add_region(notes, witness, link, [finding] if witness in named else [])
    for held in places.report.held:
        for witness in held.finding.witnesses:
            _add_region(notes, witness, places.of_alignment(held.finding.alignment), [])


def _add_region(notes: dict[str, Notes], witness: Witness, link: str, findings: Sequence[Finding]) -> None:
    """Keep, of two alignments of the very same words, the one with the graver finding, or else the first."""
    if witness.document not in notes or witness.start >= witness.end:
        return
    rank = max((finding.severity.rank for finding in findings), default=-1)
    severity = next((str(each) for each in Severity if each.rank == rank), "")
    regions, place = notes[witness.document].regions, (witness.start, witness.end)
    if place not in regions or rank > _rank(regions[place].severity):
        regions[place] = Region(*place, link, severity)


def _rank(severity: str) -> int:
    return Severity(severity).rank if severity else -1


def _add_remarks(places: Places, notes: dict[str, Notes]) -> None:
    for finding in places.shown:
        link, named = places.of_finding(finding), deviants(finding)
        for witness in finding.witnesses:
            if witness.document in notes:
                notes[witness.document].remark(witness.line, _remark(finding, witness in named, link))
        if named[0].document in notes:
            notes[named[0].document].tally[finding.severity] += 1


def _remark(finding: Finding, deviant: bool, link: str) -> Remark:
    if deviant:
        return Remark(str(finding.severity), finding.rule, link)
    return Remark("", finding.witnesses[0].outlet, link)


def _lines(anchor: str, text: str, statements: Statements, notes: Notes) -> Iterator[LineView]:
    spans: list[tuple[str | Region, Span]] = [
        (mark, span) for mark, span in sorted(marked_spans(statements, facts=True)) if mark in LETTERS
    ]
    spans += [(region, (region.start, region.end)) for region in notes.regions.values()]
    starts = {region.start for region in notes.regions.values()}
    for line, stretches in in_lines(text, spans, _read):
        if text[line.start : line.end].strip():
            cells = [(start, text[start:end], *found) for start, end, found in stretches]
            yield LineView(line.number, _runs(anchor, cells, starts), list(notes.remarks.get(line.number, ())))


def _read(active: Counter[str | Region]) -> tuple[str, str, str]:
    """Return the marks of a stretch, where it links to (the shortest witness there), and the worst severity."""
    marks = Counter({key: number for key, number in active.items() if isinstance(key, str)})
    regions = [key for key, number in active.items() if isinstance(key, Region) and number > 0]
    letters = " ".join(dict.fromkeys(LETTERS[mark] for mark in marks_in(marks) if mark in LETTERS))
    inner = min(regions, key=lambda region: (region.end - region.start, region), default=None)
    severity = max((region.severity for region in regions), key=_rank, default="")
    return letters, inner.link if inner else "", severity


def _runs(anchor: str, cells: Iterable[tuple[int, str, str, str, str]], starts: set[int]) -> list[Run]:
    """Put stretches under one link together; where a witness starts, a new run does, so that it can have its anchor."""
    runs: list[Run] = []
    for start, text, letters, link, severity in cells:
        begins = start in starts
        if begins or not runs or runs[-1][1:3] != (link, severity):
            runs.append(Run(f"{anchor}-{start}" if begins else "", link, severity, []))
        runs[-1].pieces.append((text, letters))
    return runs
