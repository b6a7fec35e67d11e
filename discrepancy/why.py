"""Why two lines of two articles were or were not held against each other: the flow once more, with its reasons kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from discrepancy.align.kinship import Kinship
from discrepancy.align.reasons import Reasons, figure_reasons, reasons
from discrepancy.align.units import Unit, units_of
from discrepancy.errors import LoadError, Problem
from discrepancy.judge.rule import Rule
from discrepancy.link.speakers import link_speakers
from discrepancy.load.files import EVERYTHING, Choice
from discrepancy.model import (
    Alignment,
    Article,
    Attribution,
    Finding,
    Kind,
    Report,
    Span,
    Statement,
    Statements,
    Variant,
    Witness,
)
from discrepancy.pipeline import check_extraction, collated, extract_folder
from discrepancy.text.lines import line_spans
from discrepancy.text.spans import meet
from discrepancy.text.statements import speaker_of


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a document, from 1."""

    document: str
    line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement read on a line: what it is, its words, and who says or holds it, if that is known."""

    kind: str
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Why:
    """What was read on two lines, the alignments and findings that hold both, and what speaks for and against.

    `beside` are findings of the same alignments between other passages.

    `nearest` are the words of the two passages that come nearest to one utterance, with the reasons, None where either
    line has none; `figures` the pairs of figures, each with what is to be said of it. `variants` are the differences of
    wording that the alignments show, flagged or not.
    """

    passages: tuple[tuple[Passage, ...], tuple[Passage, ...]]
    alignments: tuple[Alignment, ...]
    findings: tuple[Finding, ...]
    beside: tuple[Finding, ...]
    variants: tuple[Variant, ...]
    nearest: tuple[str, str, Reasons] | None
    figures: tuple[tuple[str, str, str], ...]


def why(
    folder: Path,
    a: Place,
    b: Place,
    *,
    rules: Sequence[Rule] | None = None,
    references: Iterable[Path] = (),
    choice: Choice = EVERYTHING,
    weigh: Callable[[Report], Report] = lambda report: report,
) -> Why:
    """Return what became of two lines in the run over a folder, with what else that run was told.

    `weigh` gives the findings the severities that a newsroom has configured.

    Raises:
        LoadError: no such article was read, or it has no such line.
    """
    extraction = extract_folder(folder, references=references, choice=choice)
    report = collated(weigh(check_extraction(extraction, rules)), every=True)
    articles = {article.id: article for article in report.articles}
    spans = [_line(place, articles, folder) for place in (a, b)]
    documents = (a.document, b.document)
    linked = {each.document: each for each in link_speakers(extraction.statements)}
    ends = tuple(zip(documents, spans, strict=True))
    joint = tuple(found for found in report.alignments if _holds(found.witnesses, ends))
    ids = {found.id for found in joint}
    read = [_passages(articles[document].text, linked[document], span) for document, span in ends]
    return Why(
        (read[0], read[1]),
        joint,
        *_parted([f for f in report.findings if f.alignment in ids], ends),
        tuple(v for c in report.collations if c.alignment in ids for p in c.parallels for v in p.variants
              if p.witnesses[0].document in documents and c.base[0].document in documents),
        _nearest(extraction.articles, list(linked.values()), ends),
        _figures(articles, linked, ends),
    )  # fmt: skip


def _line(place: Place, articles: dict[str, Article], folder: Path) -> Span:
    if place.document not in articles:
        raise LoadError(Problem(str(folder / place.document), "no such article was read"))
    text = articles[place.document].text
    lines = line_spans(text)
    if not 1 <= place.line <= len(lines):
        raise LoadError(Problem(str(folder / place.document), f"has no line {place.line}, but {len(lines)}"))
    return lines[place.line - 1]


def _holds(witnesses: Iterable[Witness], ends: Iterable[tuple[str, Span]]) -> bool:
    """Whether each line has one of the witnesses on it."""
    places = [(w.document, (w.start, w.end)) for w in witnesses]
    return all(any(document == where and meet(span, line) for where, span in places) for document, line in ends)


def _parted(
    findings: Iterable[Finding], ends: Sequence[tuple[str, Span]]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Part the findings between the two lines from those between others."""
    both: list[Finding] = []
    others: list[Finding] = []
    for finding in findings:
        (both if _holds(finding.witnesses, ends) else others).append(finding)
    return tuple(both), tuple(others)


def _passages(text: str, found: Statements, line: Span) -> tuple[Passage, ...]:
    """Return the statements on a line: what was said, then figures, positions and events."""
    every: list[Statement] = [*found.attributions, *found.figures, *found.positions, *found.events]
    here = [(one, span) for one in every if (span := _overlap(one, line))]
    return tuple(Passage(_kind(one), " ".join(text[slice(*span)].split()), _speaker(one)) for one, span in here)


def _overlap(statement: Statement, line: Span) -> Span | None:
    pieces = statement.pieces if isinstance(statement, Attribution) else (statement.span,)
    return next((piece for piece in pieces if meet(piece, line)), None)


def _kind(statement: Statement) -> str:
    if isinstance(statement, Attribution):
        return "reported speech" if statement.kind is Kind.REPORTED else "quote"
    return type(statement).__name__.lower()


def _speaker(statement: Statement) -> str | None:
    who = speaker_of(statement)
    return who.name if who else None


def _nearest(
    articles: Sequence[Article], linked: list[Statements], ends: Sequence[tuple[str, Span]]
) -> tuple[str, str, Reasons] | None:
    """Return the two passages on the lines that come nearest to being one utterance, and the reasons."""
    units = units_of(articles, linked)
    ties = Kinship(articles, linked).ties(ends[0][0], ends[1][0])
    first, second = ([unit for unit in units if _on(unit, *end)] for end in ends)
    found = [(_text(articles, a), _text(articles, b), reasons(a, b, ties)) for a, b in product(first, second)]
    return max(found, key=lambda one: one[2].score, default=None)


def _text(articles: Sequence[Article], unit: Unit) -> str:
    return " ".join(articles[unit.article].text[slice(*span)] for span in unit.spans)


def _figures(
    articles: Mapping[str, Article], linked: Mapping[str, Statements], ends: Sequence[tuple[str, Span]]
) -> tuple[tuple[str, str, str], ...]:
    first, second = ([f for f in linked[document].figures if meet(f.span, line)] for document, line in ends)
    texts = [articles[document].text for document, _ in ends]
    return tuple(
        (texts[0][slice(*a.span)], texts[1][slice(*b.span)], figure_reasons(a, b)) for a, b in product(first, second)
    )


def _on(unit: Unit, document: str, line: Span) -> bool:
    return unit.attribution.document == document and any(meet(span, line) for span in unit.spans)
