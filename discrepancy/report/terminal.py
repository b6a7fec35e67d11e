"""The report for a person at a terminal: what is wrong in one sentence, then the words themselves, marked."""

from __future__ import annotations

from collections.abc import Iterable

from discrepancy.model import Alignment, Finding, Report, Severity, Witness
from discrepancy.report.agreement import agreeing
from discrepancy.report.groups import Group, Pair, groups
from discrepancy.report.layout import Chunk, Line, rule, wrap
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.paint import paint
from discrepancy.report.summary import summary_lines
from discrepancy.report.visible import visible
from discrepancy.report.witnesses import heading, named_lines, witness_lines

_BLANK: Line = []
_WITNESS_KINDS = frozenset({"quote", "reported", "indirect"})  # alignments of words that one speaker said


def render(report: Report, look: Look = PLAIN) -> str:
    """Return the report as text of `look.width` cells a line."""
    return paint(report_lines(report, look), width=look.width, color=look.color)


def report_lines(report: Report, look: Look) -> list[Line]:
    """Return the styled lines of a report, for any medium that shows them."""
    lines: list[Line] = []
    for group in groups(report, look.min_severity):
        lines += [*_group(group, look.width, look.color), _BLANK]
    return lines + summary_lines(report, look.width, min_severity=look.min_severity)


def render_alignments(report: Report, look: Look = PLAIN) -> str:
    """Return every alignment with its witnesses, unjudged."""
    lines: list[Line] = []
    for alignment in report.alignments:
        lines.append(rule(heading(alignment), look.width, "dim"))
        lines += [*witness_lines(alignment.witnesses, None, look.width, color=look.color, indent="  "), _BLANK]
    lines += summary_lines(report, look.width, min_severity=Severity.NOTE, judged=False)
    return paint(lines, width=look.width, color=look.color)


def _group(group: Group, width: int, color: bool) -> list[Line]:
    lines: list[Line] = [rule(_title(group), width, "dim")]
    for i, pair in enumerate(group.pairs):
        lines += [_BLANK] if i else []
        for finding in pair.findings:
            lines += _head(finding, width)
        lines += _witnesses(pair, group.alignment, width, color)
        lines += named_lines("likewise against", pair.likewise, width)
    return lines + _agreement(group, width)


def _title(group: Group) -> list[Chunk]:
    if group.alignment:
        return heading(group.alignment)
    documents = dict.fromkeys(witness.document for witness in group.pairs[0].witnesses)
    return [(visible(", ".join(documents)), "heading")]


def _head(finding: Finding, width: int) -> list[Line]:
    severity = str(finding.severity)
    label = [(severity, severity), (f"[{visible(finding.rule)}]", "rule")]
    return wrap([*label, (" ", ""), (visible(finding.message), "")], width, [("  ", "")], [("    ", "")])


def _witnesses(pair: Pair, alignment: Alignment | None, width: int, color: bool) -> list[Line]:
    quoted = alignment is not None and alignment.kind in _WITNESS_KINDS
    speakers = {witness.speaker for witness in pair.witnesses}
    at_odds = quoted and not pair.variants and len(speakers) > 1 and None not in speakers
    return witness_lines(pair.witnesses, pair.variants, width, color=color, mark_speakers=at_odds)


def _agreement(group: Group, width: int) -> list[Line]:
    """Name, once for each reading that others are held against, the witnesses that share it."""
    if group.alignment is None:
        return []
    shown = {witness for pair in group.pairs for witness in (*pair.witnesses, *pair.likewise)}
    others = [witness for witness in group.alignment.witnesses if witness not in shown]
    lines: list[Line] = []
    for reading, needed in _readings(group.pairs).items():
        same = agreeing(reading, others, needed)
        lines += named_lines(f"also as in {visible(reading.outlet)}:", same, width)
        others = [witness for witness in others if witness not in same]
    return lines


def _readings(pairs: Iterable[Pair]) -> dict[Witness, list[str]]:
    """Return the witnesses that deviants differ from, each with the phrases in question."""
    readings: dict[Witness, list[str]] = {}
    for pair in pairs:
        for witness in pair.side("b"):
            readings.setdefault(witness, []).extend(variant.b for variant in pair.variants)
    return readings
