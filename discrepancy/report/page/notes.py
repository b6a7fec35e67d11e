"""What the page tells in the text of an article: which words lead where, and what the margin says of a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from discrepancy.model import Finding, Severity, Witness
from discrepancy.report.page.places import Places, deviants, worst


class Region(NamedTuple):
    """A witness in the text of its article: where it links to, and the worst that was found about it as the deviant."""

    start: int
    end: int
    link: str
    severity: str


class Remark(NamedTuple):
    """What the margin says of a line: a finding that names its words, or one that holds other words against them."""

    severity: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What the page tells of one article: the regions that link, by place, and the remarks, by line."""

    regions: dict[tuple[int, int], Region] = field(default_factory=dict)
    remarks: dict[int, dict[Remark, None]] = field(default_factory=dict)
    tally: Counter[Severity] = field(default_factory=Counter)

    def remark(self, line: int, remark: Remark) -> None:
        """Add a remark to a line, unless it is there."""
        self.remarks.setdefault(line, {})[remark] = None


def notes_of(places: Places) -> dict[str, Notes]:
    """Return the notes of each article, by its id."""
    notes = {article.id: Notes() for article in places.report.articles}
    _add_regions(places, notes)
    _add_remarks(places, notes)
    return notes


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
    severity = worst(findings)
    regions, place = notes[witness.document].regions, (witness.start, witness.end)
    if place not in regions or rank(severity) > rank(regions[place].severity):
        regions[place] = Region(*place, link, severity)


def rank(severity: str) -> int:
    """Return the rank of a severity's word, -1 of none."""
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
