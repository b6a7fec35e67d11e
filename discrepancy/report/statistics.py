"""How often each rule spoke: for whoever decides which rules suit a newsroom."""

from __future__ import annotations

from collections import Counter

from discrepancy.model import Report
from discrepancy.report.layout import Line, rule, wrap
from discrepancy.report.logged import logged

_HEADS = ("findings", "held", "rule")


def statistics_lines(report: Report, width: int) -> list[Line]:
    """Return a line for each rule that found something, the busiest first, and how many found nothing."""
    found = Counter(finding.rule for finding in report.findings)
    held = Counter(each.finding.rule for each in report.held)
    busy = sorted(found.keys() | held.keys(), key=lambda name: (-found[name] - held[name], name))
    rows = [(f"{found[name]:,}", f"{held[name]:,}", logged(name)) for name in busy]
    sizes = [max(map(len, column)) for column in zip(_HEADS, *rows, strict=True)]
    lines: list[Line] = [*rule([("Rules", "heading")], width, "dim"), *_row(_HEADS, sizes, width, "dim")]
    lines += [line for row in rows for line in _row(row, sizes, width, "")]
    silent = sum(each.id not in found and each.id not in held for each in report.rules)
    return [*lines, [(f"  {silent:,} more found nothing", "dim")]]


def _row(cells: tuple[str, ...], sizes: list[int], width: int, style: str) -> list[Line]:
    *numbers, name = cells
    before = "  " + "  ".join(n.rjust(size) for n, size in zip(numbers, sizes, strict=False)) + "  "
    return wrap([(name, style)], width, [(before, style)], [(" " * len(before), "")])
