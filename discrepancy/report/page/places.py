"""Where things stand on the page: anchors of articles, witnesses, alignments and findings, and the outlets' sigla."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from discrepancy.model import Alignment, Article, Collation, Finding, Report, Span, Witness
from discrepancy.report.groups import Group, groups
from discrepancy.report.look import Look
from discrepancy.report.marks import sides
from discrepancy.report.page.components import by_story
from discrepancy.report.page.sigla import sigla
from discrepancy.text.context import BRIEF, beside


class Place(NamedTuple):
    """One witness by name: its outlet and the outlet's siglum, `file:line`, its anchor, and who speaks.

    A `reference` outranks the others.
    """

    outlet: str
    siglum: str
    where: str
    anchor: str
    speaker: str
    reference: bool


@dataclass(frozen=True)
class Places:
    """The report as the page numbers it: articles, alignments and groups of findings from 1, in their order.

    Shown are the findings at or above the least severity, and the alignments that join two outlets or have such one.
    """

    report: Report
    look: Look

    @cached_property
    def groups(self) -> list[Group]:
        """The groups of findings shown, worst first."""
        return groups(self.report, self.look.min_severity)

    @cached_property
    def shown(self) -> list[Finding]:
        """The findings shown, in the order of their groups."""
        pairs = [pair for group in self.groups for pair in group.pairs]
        return [finding for pair in pairs for finding in (*pair.findings, *pair.folded)]

    @cached_property
    def findings(self) -> dict[str, list[Finding]]:
        """The findings shown, by alignment, in the order of their groups."""
        found: dict[str, list[Finding]] = {}
        for finding in self.shown:
            if finding.alignment:
                found.setdefault(finding.alignment, []).append(finding)
        return found

    @cached_property
    def held(self) -> dict[str, list[Finding]]:
        """The findings kept from the gate, by alignment."""
        found: dict[str, list[Finding]] = {}
        for held in self.report.held:
            if held.finding.alignment:
                found.setdefault(held.finding.alignment, []).append(held.finding)
        return found

    @cached_property
    def alignments(self) -> list[Alignment]:
        """The alignments shown, in the report's order."""
        return [a for a in self.report.alignments if len({w.outlet for w in a.witnesses}) > 1 or a.id in self.findings]

    @cached_property
    def articles(self) -> dict[str, int]:
        """The number of each article, by its id."""
        return {article.id: number for number, article in enumerate(self.report.articles, 1)}

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.report.articles}

    @cached_property
    def colored(self) -> Look:
        """The look with colour, in which chunks tell what differs by their styles."""
        return replace(self.look, color=True)

    @cached_property
    def collations(self) -> dict[str, Collation]:
        """The collations by alignment."""
        return {collation.alignment: collation for collation in self.report.collations}

    def in_context(self, witness: Witness, *, brief: bool = False, keep: Iterable[Span] = ()) -> Witness:
        """Return a witness with the words of its sentence and those to `keep` beside it, or only if it is `brief`."""
        article = self._by_id.get(witness.document)
        if article is None:
            return witness
        at_least = BRIEF if brief else witness.end - witness.start + 1
        before, after = beside(article.text, witness.start, witness.end, at_least, keep)
        return replace(witness, before=before, after=after)

    @cached_property
    def stories(self) -> list[list[Alignment]]:
        """The alignments shown, by story, in the order of their first alignments."""
        return by_story(self.alignments)

    @cached_property
    def sigla(self) -> dict[str, str]:
        """A short name for the outlet of each document, none twice in a story: few outlets need few letters."""
        found: dict[str, str] = {}
        for story in self.stories:
            outlets = {witness.document: witness.outlet for alignment in story for witness in alignment.witnesses}
            short = sigla(sorted(set(outlets.values()), key=lambda name: (name.casefold(), name)))
            found |= {document: short[outlet] for document, outlet in outlets.items()}
        return found

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {alignment.id: number for number, alignment in enumerate(self.alignments, 1)}

    @cached_property
    def _group_numbers(self) -> dict[tuple[Any, ...], int]:
        # By what and where a finding is: the same error in two articles has one fingerprint.
        return {
            _identity(finding): number
            for number, group in enumerate(self.groups, 1)
            for pair in group.pairs
            for finding in (*pair.findings, *pair.folded)
        }

    def anchor(self, witness: Witness) -> str:
        """Return the anchor of a witness in its article, "" where that is not in the report."""
        number = self.articles.get(witness.document)
        return f"a{number}-{witness.start}" if number else ""

    def of_alignment(self, identity: str | None) -> str:
        """Return the anchor of an alignment, "" where it is not shown."""
        number = self._numbers.get(identity or "")
        return f"q{number}" if number else ""

    def of_finding(self, finding: Finding) -> str:
        """Return the anchor of the group in which a finding is shown."""
        return f"f{self._group_numbers[_identity(finding)]}"

    def named(self, witnesses: Iterable[Witness]) -> list[Place]:
        """Return witnesses by name, each place once."""
        return list(dict.fromkeys(map(self.place, witnesses)))

    def place(self, witness: Witness) -> Place:
        """Return one witness by name."""
        where = f"{witness.document}:{witness.line}"
        siglum = self.sigla.get(witness.document, "")
        return Place(witness.outlet, siglum, where, self.anchor(witness), witness.speaker or "", witness.reference)


def _identity(finding: Finding) -> tuple[Any, ...]:
    return finding.fingerprint, *finding.order


def deviants(finding: Finding) -> list[Witness]:
    """Return the pieces of the deviant witness of a finding."""
    return [w for w, side in zip(finding.witnesses, sides(finding.witnesses), strict=True) if side == "a"]


def worst(findings: Iterable[Finding]) -> str:
    """Return the worst severity of some findings as its word, "" of none."""
    ranked = sorted((finding.severity for finding in findings), key=lambda severity: severity.rank)
    return str(ranked[-1]) if ranked else ""
