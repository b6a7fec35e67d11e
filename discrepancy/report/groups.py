"""Findings put together for reading, so that one thing wrong is shown once however many articles it differs from.

By alignment; within one, the findings about the same witnesses as one pair; and a pair that says of the same deviant
what an earlier one says is folded into it, its other witness named and not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from discrepancy.model import Alignment, Finding, Report, Severity, Variant, Witness
from discrepancy.report.marks import sides

Point = tuple[str, tuple[tuple[str, str, str], ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """The findings about the same witnesses, worst first: shown once, with the differences of all of them marked.

    `likewise` are the witnesses of pairs folded into this one: the deviant differs from them in the same way, as the
    findings `folded` say.
    """

    findings: tuple[Finding, ...]
    likewise: tuple[Witness, ...] = ()
    folded: tuple[Finding, ...] = ()

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """The deviant's pieces, then those it differs from."""
        return self.findings[0].witnesses

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The differences that the findings rest on."""
        return tuple(dict.fromkeys(variant for finding in self.findings for variant in finding.variants))

    @property
    def rules(self) -> frozenset[str]:
        """The rules of the findings."""
        return frozenset(finding.rule for finding in self.findings)

    def side(self, name: str) -> tuple[Witness, ...]:
        """Return the witnesses of one side: "a" the deviant's pieces, "b" those it differs from."""
        return tuple(w for w, side in zip(self.witnesses, sides(self.witnesses), strict=True) if side == name)

    def points(self) -> set[Point]:
        """Return what the findings say, whichever articles: rules and words, or speakers where no words differ."""
        speakers = tuple(str(witness.speaker) for witness in self.side("b"))
        return {
            (f.rule, tuple((v.cls, v.a.casefold(), v.b.casefold()) for v in f.variants), () if f.variants else speakers)
            for f in self.findings
        }


@dataclass(frozen=True, slots=True)
class Group:
    """An alignment, or None for findings without one, and its pairs, worst first."""

    alignment: Alignment | None
    pairs: tuple[Pair, ...]


def groups(report: Report, min_severity: Severity) -> list[Group]:
    """Return the findings at or above a severity in groups, worst first, equals in the report's order."""
    alignments = {alignment.id: alignment for alignment in report.alignments}
    shown = [finding for finding in report.findings if finding.severity.rank >= min_severity.rank]
    shown.sort(key=lambda finding: -finding.severity.rank)
    grouped: dict[str, list[Finding]] = {}
    for i, finding in enumerate(shown):
        grouped.setdefault(f"alignment {finding.alignment}" if finding.alignment else f"alone {i}", []).append(finding)
    return [
        Group(alignments.get(findings[0].alignment or ""), tuple(_folded(_pairs(findings))))
        for findings in grouped.values()
    ]


def _pairs(findings: Iterable[Finding]) -> Iterable[Pair]:
    pairs: dict[Sequence[Witness], list[Finding]] = {}
    for finding in findings:
        pairs.setdefault(finding.witnesses, []).append(finding)
    return (Pair(tuple(together)) for together in pairs.values())


def _folded(pairs: Iterable[Pair]) -> list[Pair]:
    kept: list[Pair] = []
    of_deviant: dict[tuple[Witness, ...], list[int]] = {}
    for pair in pairs:
        earlier = of_deviant.setdefault(pair.side("a"), [])
        like = next((i for i in earlier if pair.points() <= kept[i].points()), None)
        if like is None:
            earlier.append(len(kept))
            kept.append(pair)
        else:
            first = kept[like]
            likewise, folded = (*first.likewise, *pair.side("b")), (*first.folded, *pair.findings)
            kept[like] = replace(first, likewise=likewise, folded=folded)
    return kept
