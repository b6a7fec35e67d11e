"""The report for a person at a terminal: what is wrong in one sentence, then the words themselves, marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from discrepancy.model import Alignment, Collation, Finding, Report, Severity
from discrepancy.report.agreement import shared_readings
from discrepancy.report.groups import Group, Pair, groups
from discrepancy.report.held import held_lines
from discrepancy.report.interlinear import fits, shown
from discrepancy.report.layout import Chunk, Line, rule, wrap
from discrepancy.report.logged import logged
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.nway import nway_lines, set_apart
from discrepancy.report.odds import speakers_at_odds, spots_at_odds
from discrepancy.report.paint import paint
from discrepancy.report.statistics import statistics_lines
from discrepancy.report.summary import summary_lines
from discrepancy.report.witnesses import heading, named_lines, witness_lines
from discrepancy.workers import in_batches

Collations = dict[str | None, Collation]  # by alignment

_BLANK: Line = []
_MANY = 200  # groups: with more, a second process is worth its start


def render(report: Report, look: Look = PLAIN) -> str:
    """Return the report as text of `look.width` cells a line."""
    collations, told = _collations(report), groups(report, look.min_severity)

    def text(lines: list[Line]) -> str:
        return paint(lines, width=look.width, color=look.color)

    batches = [told[n : n + _MANY] for n in range(0, len(told), _MANY)]
    body = in_batches(lambda batch: text(_groups(batch, collations, look)), batches, look.jobs)
    return "".join(body) + text(_closing(report, told, look))


def report_lines(report: Report, look: Look) -> list[Line]:
    """Return the styled lines of a report, for any medium that shows them."""
    told = groups(report, look.min_severity)
    return _groups(told, _collations(report), look) + _closing(report, told, look)


def _groups(told: Sequence[Group], collations: Collations, look: Look) -> list[Line]:
    """Return the findings, group by group."""
    lines: list[Line] = []
    for group in told:
        lines += [*_group(group, collations.get(group.alignment.id if group.alignment else None), look), _BLANK]
    return lines


def _closing(report: Report, told: Sequence[Group], look: Look) -> list[Line]:
    """Return what stands below the findings."""
    lines = held_lines(report, look)
    if look.statistics:
        lines += [*statistics_lines(report, look.width), _BLANK]
    if not look.summary:
        return lines
    folded = sum(len(pair.folded) for group in told for pair in group.pairs)
    return lines + summary_lines(report, look.width, min_severity=look.min_severity, folded=folded)


def render_alignments(report: Report, look: Look = PLAIN) -> str:
    """Return every alignment with its witnesses, unjudged."""
    lines: list[Line] = []
    collations = _collations(report)
    for alignment in report.alignments:
        lines += rule(heading(alignment), look.width, "dim")
        lines += [*_aligned(alignment, collations.get(alignment.id), look), _BLANK]
    lines += summary_lines(report, look.width, min_severity=Severity.NOTE, judged=False)
    return paint(lines, width=look.width, color=look.color)


def _collations(report: Report) -> Collations:
    return {collation.alignment: collation for collation in report.collations}


def _aligned(alignment: Alignment, collation: Collation | None, look: Look) -> list[Line]:
    """Return an alignment: quotes as one text with what differs under it, anything else witness by witness."""
    if collation is None:
        return witness_lines(alignment.witnesses, None, look)
    set_under = [p for p in collation.parallels if shown(p) and fits(p, collation.base, look.width)]
    lines = nway_lines(collation, set_under, look)
    under = {witness for parallel in set_under for witness in parallel.witnesses}
    alike = {w for parallel in collation.parallels if not shown(parallel) for w in parallel.witnesses}
    rest = [w for w in alignment.witnesses if w not in under and w not in alike and w not in collation.base]
    return lines + witness_lines(rest, None, look)


def _group(group: Group, collation: Collation | None, look: Look) -> list[Line]:
    """Return a group: what differs in words against one base where that shows it all, the rest pair by pair."""
    lines = rule(_title(group), look.width, "dim")
    parallels = set_apart(collation, group.pairs, look.width)
    together = [pair for pair in group.pairs if pair.variants] if parallels else []
    lines += _heads([finding for pair in together for finding in pair.findings], look.width)
    if collation and parallels:
        lines += nway_lines(collation, parallels, look)
    apart = replace(group, pairs=tuple(pair for pair in group.pairs if pair not in together))
    for i, pair in enumerate(apart.pairs):
        lines += [_BLANK] if i or together else []
        lines += _heads(pair.findings, look.width)
        lines += _witnesses(pair, look)
        lines += named_lines("likewise against", pair.likewise, look)
    return lines + _agreement(apart, look)


def _heads(findings: Sequence[Finding], width: int) -> list[Line]:
    """Return what the findings say, each sentence once: an article may print the same slip twice."""
    said = Counter((str(finding.severity), finding.rule, finding.message) for finding in findings)
    return [line for told, times in said.items() for line in _head(*told, times, width)]


def _title(group: Group) -> list[Chunk]:
    if group.alignment:
        return heading(group.alignment)
    documents = dict.fromkeys(witness.document for witness in group.pairs[0].witnesses)
    return [(logged(", ".join(documents)), "heading")]


def _head(severity: str, name: str, message: str, times: int, width: int) -> list[Line]:
    again = f" ({times} times)" if times > 1 else ""
    label = [(severity, severity), (f"[{logged(name)}]", "rule")]
    return wrap([*label, (" ", ""), (logged(message) + again, "")], width, [("  ", "")], [("    ", "")])


def _witnesses(pair: Pair, look: Look) -> list[Line]:
    told = pair.witnesses, pair.variants
    return witness_lines(*told, look, mark_speakers=speakers_at_odds(*told), spots=spots_at_odds(*told, pair.rules))


def _agreement(group: Group, look: Look) -> list[Line]:
    """Name, once for each reading that others are held against, the witnesses that share it."""
    told = shared_readings(group)
    return [line for reading, same in told for line in named_lines(f"also as in {logged(reading.outlet)}:", same, look)]
