"""What each outlet has of an alignment, for the table of who has what: "same" stands only where it was checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from discrepancy.model import Alignment, Event, Figure, Finding, Position, Span, Statement, Witness
from discrepancy.report.agreement import plain
from discrepancy.report.interlinear import shown
from discrepancy.report.page.places import Places, deviants
from discrepancy.text.figure_views import agree

_STATES = ("same", "has it", "differs", "held", "note", "warning", "error")  # the last is the worst


class Cell(NamedTuple):
    """What one outlet has of an alignment: a severity, "held" with what is held, "differs", "same", "has it", or ""."""

    state: str
    link: str
    severity: str = ""

    @property
    def weight(self) -> tuple[int, int]:
        """How bad it is."""
        return _STATES.index(self.state), _STATES.index(self.severity) if self.severity else 0


class _Told(NamedTuple):
    """A finding as a cell tells it, where its deviant stands, and where the words that differ do."""

    alignment: str | None
    state: str
    severity: str
    pieces: list[Span]
    words: list[Span]

    def is_about(self, alignment: Alignment, witness: Witness) -> bool:
        """Whether it is about a witness of its document: in another alignment only where it names words of it."""
        spans = self.pieces if self.alignment == alignment.id else self.words or self.pieces
        return any(_touch(span, witness) for span in spans)


@dataclass(frozen=True)
class Cells:
    """Makes the cells of one report."""

    places: Places

    def cell(self, alignment: Alignment, base: Sequence[Witness], witnesses: Iterable[Witness]) -> Cell:
        """Return the cell of the outlet that has these witnesses; it leads to the words that are worst."""
        return max((self._one(alignment, base, witness) for witness in witnesses), key=lambda cell: cell.weight)

    def _one(self, alignment: Alignment, base: Sequence[Witness], witness: Witness) -> Cell:
        link = self.places.anchor(witness)
        told = [each for each in self._told.get(witness.document, ()) if each.is_about(alignment, witness)]
        cells = [Cell(each.state, link, each.severity) for each in told]
        return max(cells or [Cell(self._compared(alignment, base, witness), link)], key=lambda cell: cell.weight)

    @cached_property
    def _told(self) -> dict[str, list[_Told]]:
        """All findings by the document that they are about: one not shown tells that something differs, no more."""
        found: dict[str, list[_Told]] = {}
        least = self.places.look.min_severity.rank
        for finding in self.places.report.findings:
            state = str(finding.severity) if finding.severity.rank >= least else "differs"
            found.setdefault(finding.witnesses[0].document, []).append(_of(finding, state))
        for held in self.places.report.held:
            told = _of(held.finding, "held", str(held.finding.severity))
            found.setdefault(held.finding.witnesses[0].document, []).append(told)
        return found

    def _compared(self, alignment: Alignment, base: Sequence[Witness], witness: Witness) -> str:
        """Return what is known of a witness that no finding is about."""
        if alignment.kind != "quote":
            return "differs" if _opposed(witness.statement, base[0].statement) else "has it"
        if witness in base:
            return "same"
        if witness.speaker and base[0].speaker and witness.speaker != base[0].speaker:
            return "has it"
        collation = self.places.collations.get(alignment.id)
        if collation is None:
            return "same" if plain(witness.text) == plain(base[0].text) else "has it"
        parallel = next((each for each in collation.parallels if witness in each.witnesses), None)
        if parallel is None:  # reported, not quoted
            return "has it"
        return "differs" if shown(parallel) else "same"


def _of(finding: Finding, state: str, severity: str = "") -> _Told:
    pieces = [(witness.start, witness.end) for witness in deviants(finding)]
    return _Told(finding.alignment, state, severity, pieces, [variant.a_span for variant in finding.variants])


def _touch(span: Span, witness: Witness) -> bool:
    """Whether a span shares words with a witness; an empty one, the place of words left out, may stand at its edge."""
    start, end = span
    return (start < witness.end and witness.start < end) or (start == end and witness.start <= start <= witness.end)


def _opposed(a: Statement | None, b: Statement | None) -> bool:
    """Whether two statements say what cannot both be so; of two kinds, or in two units, they cannot be compared."""
    match a, b:
        case Figure(), Figure():
            return a.unit == b.unit and not agree(a, b)
        case Position(), Position():
            return (a.degree > 0) - (a.degree < 0) != (b.degree > 0) - (b.degree < 0)
        case Event(), Event():
            return a.negative != b.negative
    return False
