"""An alignment as a critical edition prints it: the base text, the variants of the others beneath, by siglum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from discrepancy.model import Alignment, Finding, Variant, Witness
from discrepancy.report.agreement import plain
from discrepancy.report.layout import Chunk
from discrepancy.report.marks import marked
from discrepancy.report.page.places import Place, Places, deviants, worst
from discrepancy.report.witnesses import heading


class Entry(NamedTuple):
    """One variant: `lemma` is the base's words and `reading` the others'; either may be empty.

    `of_speakers` tells that the two are who is said to have said it.
    """

    of_speakers: bool
    lemma: str
    reading: str
    places: list[Place]


class Reading(NamedTuple):
    """One wording, cut where it is long, and who has it; `part` tells that it is a part of the base."""

    text: list[Chunk]
    part: bool
    places: list[Place]


class AlignmentView(NamedTuple):
    """One alignment: the base reading, its variants, the readings of the others, and the findings about it."""

    anchor: str
    title: str
    detail: str
    kind: str
    severity: str
    base: Reading
    entries: list[Entry]
    others: list[Reading]
    finding: str


def alignment_view(alignment: Alignment, places: Places) -> AlignmentView:
    """Return one alignment as the page shows it."""
    findings = places.findings.get(alignment.id, [])
    base = _base(alignment, findings)
    (title, _), (detail, _) = heading(alignment)
    first, *others = _readings(alignment, base, findings, places)
    return AlignmentView(
        places.of_alignment(alignment.id),
        title,
        detail.removeprefix(" · "),
        str(alignment.kind),
        worst(findings),
        first,
        _entries(findings, places),
        others,
        places.of_finding(findings[0]) if findings else "",
    )


def _base(alignment: Alignment, findings: Iterable[Finding]) -> Witness:
    """Return the witness that most findings hold the others against, or else the longest; of equals the first."""
    held = [witness for finding in findings for witness in finding.witnesses if witness not in deviants(finding)]
    return max(alignment.witnesses, key=lambda witness: (held.count(witness), len(witness.text)))


def _entries(findings: Iterable[Finding], places: Places) -> list[Entry]:
    """Return each variant once with all who have it; where no words differ, the speakers are the variant."""
    found: dict[tuple[bool, str, str], list[Witness]] = {}
    for finding in findings:
        for difference in _differences(finding):
            found.setdefault(difference, []).append(deviants(finding)[0])
    return [Entry(*difference, places.named(witnesses)) for difference, witnesses in found.items()]


def _differences(finding: Finding) -> list[tuple[bool, str, str]]:
    """Return the pairs of words in which a finding's sides differ, the base's first, or else the pair of speakers."""
    if finding.variants:
        return [(False, variant.b, variant.a) for variant in finding.variants]
    named = deviants(finding)
    mine, theirs = named[0], next((w for w in finding.witnesses if w not in named), named[0])
    told = theirs.speaker or "", mine.speaker or ""
    return [(True, *told)] if all(told) and theirs.speaker != mine.speaker else []


def _readings(alignment: Alignment, base: Witness, findings: Sequence[Finding], places: Places) -> list[Reading]:
    """Return the wordings of an alignment, the base's first with its lemmata marked, then in the witnesses' order.

    A wording is left out where its variants tell it already.
    """
    whole = plain(base.text)
    groups: dict[str, list[Witness]] = {whole: []}
    for witness in alignment.witnesses:
        groups.setdefault(plain(witness.text), []).append(witness)
    told = [witness for finding in findings if finding.variants for witness in deviants(finding)]
    first = _lemmata(places.in_context(base, brief=True), findings)
    return [
        Reading(first, False, places.named(groups.pop(whole))),
        *(
            Reading(_other(group[0], places), words in whole, places.named(group))
            for words, group in groups.items()
            if any(witness not in told for witness in group)
        ),
    ]


def _other(witness: Witness, places: Places) -> list[Chunk]:
    return marked(places.in_context(witness, brief=True), "b", [], color=True)


def _lemmata(base: Witness, findings: Iterable[Finding]) -> list[Chunk]:
    """Return the base text with the words marked that others have otherwise, found in any witness of the same text."""
    moved = [
        _moved(variant, base.start - witness.start)
        for finding in findings
        for variant in finding.variants
        for witness in finding.witnesses
        if witness.text == base.text and witness.start <= variant.b_span[0] <= variant.b_span[1] <= witness.end
    ]
    return marked(base, "b", moved, color=True, gaps=True, whole=True)


def _moved(variant: Variant, by: int) -> Variant:
    start, end = variant.b_span
    return Variant(variant.cls, variant.a, variant.b, variant.a_span, (start + by, end + by))
