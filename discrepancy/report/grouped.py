"""Findings under the article that they are about: where, how bad, what, by which rule and against whom.

The layout is that of eslint's `stylish`: https://eslint.org/docs/latest/use/formatters/#stylish
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepancy.model import Finding, Report, Witness
from discrepancy.report import told
from discrepancy.report.layout import Chunk, Line, wrap
from discrepancy.report.logged import logged
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.paint import paint
from discrepancy.report.places import input_path, others, primary, shown, shown_held
from discrepancy.report.summary import found, held_by

_Entry = tuple[Finding, str]  # and, where it is held, what says so
_LONGEST = len("warning")


def render(report: Report, look: Look = PLAIN) -> str:
    """Return the findings shown under their articles, by line, in lines of `look.width` cells."""
    articles: dict[str, list[_Entry]] = {}
    entries = [(finding, "") for finding in shown(report, look)]
    entries += [(held.finding, held_by(held.by)) for held in shown_held(report, look)]
    for entry in sorted(entries, key=lambda entry: _order(primary(entry[0]))):
        articles.setdefault(primary(entry[0]).document, []).append(entry)
    lines: list[Line] = []
    for problem in report.problems:
        told_of: list[Chunk] = [(logged(told.unreadable(problem)), "error")]
        lines += [*_heading(input_path(problem, look), look), *wrap(told_of, look.width, _in(2), _in(4)), []]
    for document, told_there in articles.items():
        lines += [*_heading(look.path(document), look), *_article(told_there, look), []]
    return paint([*lines, *(_summary(report, look) if look.summary else [])], width=look.width, color=look.color)


def _order(witness: Witness) -> tuple[str, int, int]:
    return witness.document, witness.start, witness.end


def _heading(path: str, look: Look) -> list[Line]:
    return wrap([(logged(path), "heading")], look.width, [], [])


def _article(entries: Sequence[_Entry], look: Look) -> Iterator[Line]:
    """Return the lines of one article; what is held is dim, and said without whom it is against."""
    places = [f"{primary(finding).line}:{primary(finding).column}" for finding, _ in entries]
    size = max(map(len, places))
    for where, (finding, mark) in zip(places, entries, strict=True):
        severity = str(finding.severity)
        style = "dim" if mark else severity
        head: Line = [(f"  {where:>{size}}  ", "place"), (f"{severity:{_LONGEST}}", style), ("  ", "")]
        body: list[Chunk] = [(logged(told.message(finding)), ""), ("  ", ""), (logged(finding.rule), "dim")]
        body = [(f"{mark} ", "dim"), *body] if mark else body
        rest = _in(size + _LONGEST + 6)
        yield from wrap(body, look.width, head, rest)
        for witness in dict.fromkeys(witness for witness, side in others(finding) if side == "b" and not mark):
            yield from wrap([(_against(witness, look), "dim")], look.width, rest, rest)


def _against(witness: Witness, look: Look) -> str:
    return f"against {logged(witness.outlet)} {logged(look.path(witness.document))}:{witness.line}"


def _summary(report: Report, look: Look) -> list[Line]:
    whole = told.tally(report, look.min_severity)
    counts = found(report, look.min_severity)
    rest = whole.removeprefix("".join(text for text, _ in counts))
    return wrap([*counts, (rest, "")], look.width, [], [])


def _in(cells: int) -> Line:
    return [(" " * cells, "")]
