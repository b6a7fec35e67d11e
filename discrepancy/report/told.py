"""What a format says in plain words of a finding: its message, and how each other witness has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from discrepancy.errors import Problem
from discrepancy.model import Finding, Report, Severity, Witness
from discrepancy.report.layout import Chunk
from discrepancy.report.look import Look
from discrepancy.report.marks import marked, sides
from discrepancy.report.odds import spots_at_odds
from discrepancy.report.summary import found, held
from discrepancy.report.visible import visible
from discrepancy.text.counted import counted

UNREADABLE = "unreadable"  # the rule, so to say, that an input breaks which is no article
_LONGEST = 400  # code points of a stretch of text: more than any sentence, less than a line without end
_STRETCHES = 60  # marked and unmarked stretches of one witness
_CUT = " […] "


def excerpts(finding: Finding, look: Look) -> list[tuple[Witness, str, list[Chunk]]]:
    """Return each witness with its side and its words around the differences, harmless and of bounded length.

    A chunk that differs has the style `deviant` or `other`, as in `marks.marked`.
    """
    spots = spots_at_odds(finding.witnesses, finding.variants, [finding.rule])
    styled = replace(look, color=True)
    told = zip(finding.witnesses, sides(finding.witnesses), spots, strict=True)
    return [(w, side, _bounded(marked(w, side, finding.variants, styled, spans))) for w, side, spans in told]


def message(finding: Finding) -> str:
    """Return what a finding says, harmless and of bounded length."""
    return _shortened(visible(finding.message))


def against(finding: Finding, look: Look) -> list[tuple[Witness, str]]:
    """Return each other witness with how it has it, as a sentence to put beside it."""
    return [(witness, _sentence(witness, side, chunks)) for witness, side, chunks in excerpts(finding, look)[1:]]


def against_at(finding: Finding, look: Look) -> list[str]:
    """Return where each other witness stands and how it has it, a line each."""
    return [f"{visible(look.path(w.document))}:{w.line}: {sentence}" for w, sentence in against(finding, look)]


def unreadable(problem: Problem) -> str:
    """Return what is wrong with an input that could not be read."""
    return f"could not be read: {_shortened(visible(problem.message))}"


def tally(report: Report, min_severity: Severity) -> str:
    """Return in one line how many findings there are, how many of them are shown, and what else a reader must know."""
    parts = ["".join(text for text, _ in found(report, min_severity))]
    if report.held:
        parts.append(held(report))
    if report.problems:
        parts.append(f"{counted(len(report.problems), 'article')} could not be read")
    return "; ".join(parts)


def _sentence(witness: Witness, side: str, chunks: Iterable[Chunk]) -> str:
    """Return how a witness has it; its words are quoted unless others of its sentence stand beside them."""
    text = "".join(text for text, _ in chunks).strip()
    words = text if witness.before or witness.after else f"“{text}”"
    return f"{_shortened(visible(witness.outlet))} {'has it so' if side == 'b' else 'goes on'}: {words}"


def _bounded(chunks: list[Chunk]) -> list[Chunk]:
    cut: list[Chunk] = [(_CUT, "dim")] if len(chunks) > _STRETCHES else []
    return [*((_shortened(text), style) for text, style in chunks[:_STRETCHES]), *cut]


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half]}{_CUT}{text[-half:]}"
