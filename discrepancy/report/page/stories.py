"""The alignments by story and kind, and who has what: a matrix of alignments and outlets.

Articles that share an alignment tell one story: of 500 articles on many events, no table has more columns than one
event has outlets.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from discrepancy.model import Alignment, Witness
from discrepancy.report.layout import Chunk
from discrepancy.report.page.apparatus import AlignmentView, alignment_view
from discrepancy.report.page.cells import Cell, Cells
from discrepancy.report.page.edited import edited
from discrepancy.report.page.places import Places, worst

_KINDS = {"quote": "Quotes", "reported": "Reported speech", "figure": "Figures", "position": "Positions"}
_KINDS |= {"subject": "Questions on which articles may disagree"}
_ROW = 110  # characters of a row's text
_BRIEF = 30  # characters that say too little by themselves
_CELLS = 20_000  # of one table: beyond that a browser takes its time, and no reader finds the way


class Row(NamedTuple):
    """One alignment in the matrix; there is a cell for each outlet of the story."""

    anchor: str
    text: list[Chunk]
    cells: list[Cell]


class Kind(NamedTuple):
    """The alignments of one kind in one story."""

    name: str
    rows: list[Row]
    alignments: list[AlignmentView]


class Story(NamedTuple):
    """Articles that share alignments: `outlets` have their sigla, `left_out` counts rows."""

    number: int
    title: str
    articles: int
    outlets: list[tuple[str, str]]
    kinds: list[Kind]
    severity: str
    left_out: int

    @property
    def size(self) -> int:
        """How many alignments there are."""
        return sum(len(kind.alignments) for kind in self.kinds)


def stories(places: Places) -> list[Story]:
    """Return the stories in the order of their first articles."""
    cells = Cells(places)
    return [_story(number, found, cells) for number, found in enumerate(places.stories, 1)]


def _story(number: int, alignments: list[Alignment], cells: Cells) -> Story:
    places = cells.places
    witnesses = [witness for alignment in alignments for witness in alignment.witnesses]
    documents = {witness.document for witness in witnesses}
    named = sorted({(w.outlet, places.sigla[w.document]) for w in witnesses}, key=lambda each: each[0].casefold())
    outlets = [outlet for outlet, _ in named]
    shown = _gravest(alignments, max(_CELLS // len(outlets), 1), places)
    kinds = [_kind(name, list(found), outlets, shown, cells) for name, found in _by_kind(alignments)]
    first = min(documents, key=lambda document: places.articles.get(document, 0))
    title = next((article.title for article in places.report.articles if article.id == first), None)
    findings = [finding for alignment in alignments for finding in places.findings.get(alignment.id, ())]
    left_out = len(alignments) - len(shown)
    return Story(number, title or first, len(documents), named, kinds, worst(findings), left_out)


def _by_kind(alignments: Iterable[Alignment]) -> Iterable[tuple[str, Iterable[Alignment]]]:
    order = list(_KINDS)
    ranked = sorted(alignments, key=lambda each: order.index(each.kind) if each.kind in _KINDS else len(order))
    return groupby(ranked, key=lambda alignment: str(alignment.kind))


def _gravest(alignments: list[Alignment], room: int, places: Places) -> set[str]:
    """Return the ids of as many alignments as there is room for: those with findings, then those most widely shared."""
    ranked = sorted(alignments, key=lambda each: (each.id not in places.findings, -len(each.witnesses)))
    return {alignment.id for alignment in ranked[:room]}


def _kind(kind: str, alignments: list[Alignment], outlets: list[str], shown: set[str], cells: Cells) -> Kind:
    views = [alignment_view(alignment, cells.places) for alignment in alignments]
    rows = [
        _row(alignment, view, outlets, cells)
        for alignment, view in zip(alignments, views, strict=True)
        if alignment.id in shown
    ]
    return Kind(_KINDS.get(kind, kind.capitalize()), rows, views)


def _row(alignment: Alignment, view: AlignmentView, outlets: list[str], cells: Cells) -> Row:
    base, _ = edited(alignment, cells.places.findings.get(alignment.id, ()), cells.places)
    by_outlet: dict[str, list[Witness]] = {}
    for witness in alignment.witnesses:
        by_outlet.setdefault(witness.outlet, []).append(witness)
    row = [cells.cell(alignment, base, by_outlet[name]) if name in by_outlet else Cell("", "") for name in outlets]
    return Row(view.anchor, _beginning(view.base.text), row)


def _beginning(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return the first words of a reading without marks; a short one keeps what stands around it, dimmed."""
    own = "".join(text for text, style in chunks if style != "dim")
    if len(own) >= _BRIEF:
        return [(own if len(own) <= _ROW else own[:_ROW].rpartition(" ")[0] + "…", "")]
    return [(text, style if style == "dim" else "") for text, style in chunks]
