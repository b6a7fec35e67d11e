"""The end of a report: what was read, so that a quiet report can be trusted, and what was found."""

from __future__ import annotations

from collections import Counter

from discrepancy.model import Hold, Report, Severity
from discrepancy.report.layout import Chunk, Line, rule, wrap
from discrepancy.text.counted import counted

_BY = {
    Hold.BASELINE: "by the baseline",
    Hold.ACCEPTED: "accepted",
    Hold.INLINE: "ignored inline",
    Hold.UNCHANGED: "in unchanged articles",
}
_INDENT: Line = [("  ", "")]
_HANGING: Line = [("    ", "")]


def summary_lines(
    report: Report, width: int, *, min_severity: Severity, judged: bool = True, folded: int = 0
) -> list[Line]:
    """Return the summary under its heading; findings are left out where nothing was `judged`.

    `folded` findings are shown, but with another and not by themselves.
    """
    lines = [*rule([("Summary", "heading")], width, "dim"), *_read(report, width)]
    if report.problems:
        problems = f"{counted(len(report.problems), 'article')} could not be read"
        lines += wrap([(problems, "error")], width, _INDENT, _HANGING)
    if not judged:
        return lines
    told: list[Chunk] = [(f" ({folded:,} told with another)", "dim")] if folded else []
    lines += wrap([*found(report, min_severity), *told], width, _INDENT, _HANGING)
    return lines + wrap([(held(report), "")], width, _INDENT, _HANGING) if report.held else lines


def what_was_read(report: Report) -> tuple[str, ...]:
    """Return what was read in a few short lines of plain text."""
    counts = report.counts
    passed = f", {counted(counts.passed_over, 'other file')} passed over" if counts.passed_over else ""
    quotes = f"{counted(counts.quotes, 'quote')} ({counts.unattributed:,} without a speaker)"
    alone = f"{counted(counts.single_outlet, 'quote')} that no other outlet has"
    return (
        f"{counted(counts.articles, 'article')} read{passed}",
        f"{counted(counts.statements, 'statement')}, among them {quotes}",
        f"{counted(len(report.alignments), 'alignment')}; {alone}",
    )


def _read(report: Report, width: int) -> list[Line]:
    sentences = what_was_read(report)
    return [line for sentence in sentences for line in wrap([(sentence, "")], width, _INDENT, _HANGING)]


def found(report: Report, min_severity: Severity) -> list[Chunk]:
    """Return how many findings there are of each severity, and how many of them are not shown."""
    tally = Counter(finding.severity for finding in report.findings)
    chunks: list[Chunk] = []
    for severity in sorted(Severity, key=lambda severity: -severity.rank):
        style = str(severity) if tally[severity] else "dim"
        chunks += [(", " if chunks else "", ""), (counted(tally[severity], severity), style)]
    hidden = sum(number for severity, number in tally.items() if severity.rank < min_severity.rank)
    if hidden:
        chunks.append((f" ({hidden:,} below {min_severity} not shown)", "dim"))
    return chunks


def held_by(hold: Hold) -> str:
    """Return the words that mark a finding as held: "held (by the baseline)"."""
    return f"held ({_BY[hold]})"


def held(report: Report) -> str:
    """Say how many findings are kept from the gate, and by what; "" where none is."""
    tally = Counter(held.by for held in report.held)
    parts = ", ".join(f"{tally[by]:,} {words}" for by, words in _BY.items() if tally[by])
    return f"{counted(len(report.held), 'finding')} held: {parts}" if parts else ""
