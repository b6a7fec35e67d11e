"""The findings as the page shows them: grouped as the terminal groups them, each with what filters go by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from discrepancy.model import Finding, RuleInfo, Span, Variant, Witness
from discrepancy.report.agreement import shared_readings
from discrepancy.report.groups import Group, Pair
from discrepancy.report.layout import Chunk
from discrepancy.report.marks import marked, sides
from discrepancy.report.odds import speakers_at_odds, spots_at_odds
from discrepancy.report.page.facets import Facets
from discrepancy.report.page.held import rule_of
from discrepancy.report.page.places import Place, Places
from discrepancy.report.witnesses import heading

_MARKED = ("deviant", "other")


class WitnessView(NamedTuple):
    """One witness of a pair: `side` is "a" for the deviant; `text` has the styles of `marks.marked`."""

    place: Place
    side: str
    text: list[Chunk]
    at_odds: bool


class FindingView(NamedTuple):
    """One finding: `stands_for` counts it and those folded into it; the numbers are those of the filters' choices."""

    severity: str
    rule: RuleInfo
    message: str
    confidence: int
    fingerprints: list[str]
    stands_for: int
    rule_number: int
    outlets: list[int]
    speakers: list[int]


class PairView(NamedTuple):
    """The findings about the same witnesses."""

    findings: list[FindingView]
    witnesses: list[WitnessView]
    likewise: list[Place]


class GroupView(NamedTuple):
    """One alignment, or no alignment, with its pairs, and the readings that further witnesses share."""

    anchor: str
    title: str
    detail: str
    alignment: str
    pairs: list[PairView]
    shared: list[tuple[Place, list[Place]]]


@dataclass(frozen=True, slots=True)
class Findings:
    """Makes views of the findings of one report."""

    places: Places
    facets: Facets
    rules: Mapping[str, RuleInfo]

    def groups(self) -> list[GroupView]:
        """Return every group shown, worst first."""
        return [self._group(number, group) for number, group in enumerate(self.places.groups, 1)]

    def _group(self, number: int, group: Group) -> GroupView:
        title, detail = _title(group)
        place, named = self.places.place, self.places.named
        return GroupView(
            f"f{number}",
            title,
            detail,
            self.places.of_alignment(group.alignment.id) if group.alignment else "",
            [self._pair(pair) for pair in group.pairs],
            [(place(reading), named(same)) for reading, same in shared_readings(group)],
        )

    def _pair(self, pair: Pair) -> PairView:
        told = pair.witnesses, pair.variants
        at_odds, spots = speakers_at_odds(*told), spots_at_odds(*told, pair.rules)
        witnesses = [
            self._witness(witness, side, pair.variants, told, at_odds=at_odds)
            for witness, side, told in zip(pair.witnesses, sides(pair.witnesses), spots, strict=True)
        ]
        return PairView(
            [self._finding(finding, pair) for finding in pair.findings],
            witnesses if pair.variants or _marks_tell(witnesses) else [_unmarked(each) for each in witnesses],
            self.places.named(pair.likewise),
        )

    def _finding(self, finding: Finding, pair: Pair) -> FindingView:
        folded = [each for each in pair.folded if self._carrier(each, pair) is finding]
        witnesses = [witness for each in (finding, *folded) for witness in each.witnesses]
        return FindingView(
            str(finding.severity),
            rule_of(finding, self.rules),
            finding.message,
            round(100 * finding.confidence),
            [each.fingerprint for each in (finding, *folded)],
            1 + len(folded),
            self.facets.rules[finding.rule].number,
            self.facets.numbers(self.facets.outlets, (witness.outlet for witness in witnesses)),
            self.facets.numbers(self.facets.speakers, (witness.speaker or "" for witness in witnesses)),
        )

    @staticmethod
    def _carrier(folded: Finding, pair: Pair) -> Finding:
        """Return the finding of a pair that stands for one folded into it: there is always one of its rule."""
        return next((finding for finding in pair.findings if finding.rule == folded.rule), pair.findings[0])

    def _witness(
        self, witness: Witness, side: str, variants: Sequence[Variant], spots: Sequence[Span], *, at_odds: bool
    ) -> WitnessView:
        beside = self.places.in_context(witness, keep=spots)
        text = marked(beside, side, variants, self.places.colored, spots, gaps=True)
        return WitnessView(self.places.place(witness), side, text, at_odds)


def _marks_tell(witnesses: Iterable[WitnessView]) -> bool:
    """Whether the marked words of one side differ from the other's: where only the day does, they do not."""
    words = [(each.side, text.casefold()) for each in witnesses for text, style in each.text if style in _MARKED]
    return {text for side, text in words if side == "a"} != {text for side, text in words if side == "b"}


def _unmarked(witness: WitnessView) -> WitnessView:
    return witness._replace(text=[(text, "" if style in _MARKED else style) for text, style in witness.text])


def _title(group: Group) -> tuple[str, str]:
    if group.alignment is None:
        return ", ".join(_documents(group.pairs[0].witnesses)), ""
    (title, _), (detail, _) = heading(group.alignment)
    return title, detail.removeprefix(" · ")


def _documents(witnesses: Iterable[Witness]) -> list[str]:
    return list(dict.fromkeys(witness.document for witness in witnesses))
