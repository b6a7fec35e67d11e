"""What a format says in plain words of a finding: its message, and how each other witness has it."""

from __future__ import annotations

from collections.abc import Iterable

from discrepancy.errors import Problem
from discrepancy.model import Finding, Report, Severity, Variant, Witness
from discrepancy.report.layout import Chunk
from discrepancy.report.look import Look
from discrepancy.report.marks import marked
from discrepancy.report.places import others
from discrepancy.report.summary import counted, found
from discrepancy.report.visible import visible

UNREADABLE = "unreadable"  # the rule, so to say, that an input breaks which is no article
_LONGEST = 400  # code points of a stretch of text: more than any sentence, less than a line without end
_STRETCHES = 60  # marked and unmarked stretches of one witness
_CUT = " […] "


def excerpt(witness: Witness, side: str, variants: Iterable[Variant]) -> list[Chunk]:
    """Return the words of a witness around its differences, harmless and of bounded length.

    A chunk that differs has the style `deviant` or `other`, as in `marks.marked`.
    """
    chunks = marked(witness, side, tuple(variants), color=True)
    cut: list[Chunk] = [(_CUT, "dim")] if len(chunks) > _STRETCHES else []
    return [*((_shortened(text), style) for text, style in chunks[:_STRETCHES]), *cut]


def words(witness: Witness, side: str, variants: Iterable[Variant]) -> str:
    """Return the words of a witness around its differences, unmarked, quoted unless others stand beside them."""
    text = "".join(text for text, _ in excerpt(witness, side, variants)).strip()
    return text if witness.before or witness.after else f"“{text}”"


def message(finding: Finding) -> str:
    """Return what a finding says, harmless and of bounded length."""
    return _shortened(visible(finding.message))


def against(finding: Finding) -> list[tuple[Witness, str]]:
    """Return each other witness with how it has it, as a sentence to put beside it."""
    told = []
    for witness, side in others(finding):
        how = "has it so" if side == "b" else "goes on"
        told.append((witness, f"{_shortened(visible(witness.outlet))} {how}: {words(witness, side, finding.variants)}"))
    return told


def against_at(finding: Finding, look: Look) -> list[str]:
    """Return where each other witness stands and how it has it, a line each."""
    return [f"{visible(look.path(w.document))}:{w.line}: {sentence}" for w, sentence in against(finding)]


def unreadable(problem: Problem) -> str:
    """Return what is wrong with an input that could not be read."""
    return f"could not be read: {_shortened(visible(problem.message))}"


def tally(report: Report, min_severity: Severity) -> str:
    """Return in one line how many findings there are, how many of them are shown, and what else a reader must know."""
    parts = ["".join(text for text, _ in found(report, min_severity))]
    if report.held:
        parts.append(f"{counted(len(report.held), 'finding')} held back")
    if report.problems:
        parts.append(f"{counted(len(report.problems), 'article')} could not be read")
    return "; ".join(parts)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half]}{_CUT}{text[-half:]}"
