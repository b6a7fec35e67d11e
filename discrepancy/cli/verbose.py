"""What a run was told and what it read, for whoever wonders: lines on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from discrepancy.cli.output import say
from discrepancy.model import Kind, Report

if TYPE_CHECKING:
    from discrepancy.judge.rule import Rule


def tell_all(report: Report, rules: Sequence[Rule]) -> None:
    """Say by how many rules was judged, what was read of each article, and what kinds of alignments were found."""
    from discrepancy.text.counted import counted

    say(f"judged by {counted(len(rules), 'rule')}; {counted(report.counts.passed_over, 'other file')} passed over")
    for article, found in zip(report.articles, report.statements, strict=True):
        kinds = Counter("reported" if a.kind is Kind.REPORTED else "quote" for a in found.attributions)
        facts = len(found.figures), len(found.positions), len(found.events)
        read = f"{counted(kinds['quote'], 'quote')}, {kinds['reported']:,} reported, {sum(facts):,} facts"
        say(f"{article.id}: {article.outlet}, {article.published or 'no date'}: {read}")
    held = Counter(alignment.kind for alignment in report.alignments)
    say("alignments: " + (", ".join(f"{number:,} {kind}" for kind, number in sorted(held.items())) or "none"))
