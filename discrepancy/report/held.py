"""What is held from the gate, for a person who asks to see it: each finding in a sentence, and what holds it."""

from __future__ import annotations

from discrepancy.model import Held, Hold, Report
from discrepancy.report.layout import Line, rule, wrap
from discrepancy.report.look import Look
from discrepancy.report.places import shown_held
from discrepancy.report.visible import visible


def held_lines(report: Report, look: Look) -> list[Line]:
    """Return the findings held, of the severities shown, under a heading of their own; none unless they are asked for.

    Each has its place and fingerprint, by which it is found again.
    """
    shown = shown_held(report, look)
    if not shown:
        return []
    lines = rule([("Held from the gate", "heading")], look.width, "dim")
    for held in shown:
        lines += _finding(held, look.width)
    return [*lines, []]


def _finding(held: Held, width: int) -> list[Line]:
    finding = held.finding
    label: Line = [(str(finding.severity), "dim"), (f"[{visible(finding.rule)}]", "rule"), (" ", "")]
    places = ", ".join(f"{witness.document}:{witness.line}" for witness in finding.witnesses)
    detail = f"{_why(held)} ({places}; {finding.fingerprint})"
    return [
        *wrap([*label, (visible(finding.message), "")], width, [("  ", "")], [("    ", "")]),
        *wrap([(visible(detail), "dim")], width, [("    ", "")], [("    ", "")]),
    ]


def _why(held: Held) -> str:
    match held.by:
        case Hold.BASELINE:
            return "known from the baseline"
        case Hold.UNCHANGED:
            return "its articles have not changed"
        case Hold.INLINE:
            return f"ignored in the article: {held.reason}"
        case Hold.ACCEPTED:
            until = f" until {held.until}" if held.until else ""
            return f"accepted by {held.owner}{until}: {held.reason}"
