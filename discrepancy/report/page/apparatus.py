"""An alignment as a critical edition prints it: the base text, the variants of the others beneath, by siglum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from discrepancy.model import Alignment, Finding, Witness
from discrepancy.report.agreement import plain
from discrepancy.report.layout import Chunk
from discrepancy.report.marks import marked
from discrepancy.report.page.edited import Difference, edited
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
    (title, _), (detail, _) = heading(alignment)
    base, differences = edited(alignment, findings, places)
    first, *others = _readings(alignment, base, differences, places)
    return AlignmentView(
        places.of_alignment(alignment.id),
        title,
        detail.removeprefix(" · "),
        str(alignment.kind),
        worst(findings),
        first,
        _entries(differences, findings, places),
        others,
        places.of_finding(findings[0]) if findings else "",
    )


def _entries(differences: Iterable[Difference], findings: Iterable[Finding], places: Places) -> list[Entry]:
    """Return each variant once with all who have it, then speakers who differ where no words do."""
    found: dict[tuple[bool, str, str], list[Witness]] = {}
    for difference in differences:
        words = False, difference.variant.b, difference.variant.a
        found.setdefault(words, []).append(difference.witnesses[0])
    for finding in findings:
        for names in _speakers(finding):
            found.setdefault((True, *names), []).append(finding.witnesses[0])
    return [Entry(*told, places.named(witnesses)) for told, witnesses in found.items()]


def _speakers(finding: Finding) -> list[tuple[str, str]]:
    """Return who speaks by the base and who by the deviant, where a finding is about that."""
    named = deviants(finding)
    mine, theirs = named[0], next((w for w in finding.witnesses if w not in named), named[0])
    if finding.variants or not mine.speaker or not theirs.speaker or mine.speaker == theirs.speaker:
        return []
    return [(theirs.speaker, mine.speaker)]


def _readings(
    alignment: Alignment, base: Sequence[Witness], differences: Sequence[Difference], places: Places
) -> list[Reading]:
    """Return the wordings of an alignment, the base's first with its lemmata marked, then in the witnesses' order.

    A wording is left out where its variants tell it already.
    """
    whole = plain(" ".join(witness.text for witness in base))
    groups: dict[str, list[Witness]] = {whole: list(base[:1])}
    for witness in alignment.witnesses:
        if witness not in base:
            groups.setdefault(plain(witness.text), []).append(witness)
    told = [witness for difference in differences for witness in difference.witnesses]
    first = Reading(_lemmata(base, differences, places), False, places.named(sorted(groups.pop(whole), key=_place)))
    others = [
        Reading(_other(group[0], places), words in whole, places.named(group))
        for words, group in groups.items()
        if any(witness not in told for witness in group)
    ]
    return [first, *others]


def _place(witness: Witness) -> tuple[str, int]:
    return witness.document, witness.start


def _other(witness: Witness, places: Places) -> list[Chunk]:
    return marked(places.in_context(witness, brief=True), "b", [], places.colored)


def _lemmata(base: Sequence[Witness], differences: Iterable[Difference], places: Places) -> list[Chunk]:
    """Return the base text with the words marked that others have otherwise; its pieces are set apart by dots."""
    variants = [difference.variant for difference in differences]
    chunks: list[Chunk] = []
    for piece in base:
        placed = places.in_context(piece, brief=True) if len(base) == 1 else piece
        chunks += [(" … ", "dim")] if chunks else []
        chunks += marked(placed, "b", variants, places.colored, gaps=True, whole=True)
    return chunks
