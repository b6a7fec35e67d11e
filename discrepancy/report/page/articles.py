"""The articles as the page shows them: whole, line by line, with their statements marked and linked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from discrepancy.model import Article, Severity, Span, Statements
from discrepancy.report.page.notes import Notes, Region, Remark, notes_of, rank
from discrepancy.report.page.places import Places
from discrepancy.report.stretches import TextLine, in_lines, marked_spans, marks_in

# The marks that a page shows, and the letter that stands for each in its markup.
LETTERS = {"reported": "r", "quote": "q", "nested": "q", "position": "p", "figure": "f"}
_MATTER = re.compile(r"---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_LINKED = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_MARKERS = "#*_ \t"  # of Markdown, beside a headline


class Run(NamedTuple):
    """Text under one link, or under none: pieces of text, each with the letters of its marks."""

    anchor: str
    link: str
    severity: str
    pieces: list[tuple[str, str]]


class LineView(NamedTuple):
    """One line that is not blank.

    `role` is "head" for the article's title, "section" for another heading, "matter" for its front matter, or "".
    """

    number: int
    role: str
    runs: list[Run]
    remarks: list[Remark]


class ArticleView(NamedTuple):
    """One article, and how many findings of each severity name it as the deviant.

    A `namesake` has the outlet of another, and is told from it by its file.
    """

    anchor: str
    article: Article
    link: str
    lines: list[LineView]
    tally: dict[str, int]
    namesake: bool


def articles(places: Places) -> list[ArticleView]:
    """Return every article in the report's order."""
    notes = notes_of(places)
    statements = {each.document: each for each in places.report.statements}
    outlets = Counter(article.outlet for article in places.report.articles)
    return [
        _article(
            f"a{number}",
            article,
            statements.get(article.id, Statements(article.id)),
            notes[article.id],
            namesake=outlets[article.outlet] > 1,
        )
        for number, article in enumerate(places.report.articles, 1)
    ]


def _article(anchor: str, article: Article, statements: Statements, notes: Notes, *, namesake: bool) -> ArticleView:
    lines = list(_lines(anchor, article, statements, notes))
    tally = {str(severity): notes.tally[severity] for severity in reversed(Severity) if notes.tally[severity]}
    return ArticleView(anchor, article, _safe_link(article), lines, tally, namesake)


def _lines(anchor: str, article: Article, statements: Statements, notes: Notes) -> Iterator[LineView]:
    spans: list[tuple[str | Region, Span]] = [
        (mark, span) for mark, span in sorted(marked_spans(statements, facts=True)) if mark in LETTERS
    ]
    spans += [(region, (region.start, region.end)) for region in notes.regions.values()]
    starts = {region.start for region in notes.regions.values()}
    text, matter = article.text, _MATTER.match(article.text)
    for line, stretches in in_lines(text, spans, _read):
        if text[line.start : line.end].strip():
            cells = [(start, text[start:end], *found) for start, end, found in stretches]
            runs, remarks = _runs(anchor, cells, starts), list(notes.remarks.get(line.number, ()))
            role = _role(line, article, matter.end() if matter else 0)
            yield LineView(line.number, role, _set_off(runs) if role in ("head", "section") else runs, remarks)


def _role(line: TextLine, article: Article, matter: int) -> str:
    """Return what a line is; `matter` is where the front matter ends."""
    if line.end <= matter:
        return "matter"
    text = article.text[line.start : line.end]
    if article.title and text.strip(_MARKERS) == article.title:
        return "head"
    return "section" if article.id.lower().endswith(".md") and _HEADING.match(text) else ""


def _set_off(runs: list[Run]) -> list[Run]:
    """Cut the number signs of a Markdown heading from its words, with a letter of their own."""
    (text, letters), *rest = runs[0].pieces
    signs = _HEADING.match(text)
    if not signs:
        return runs
    pieces = [(signs[0], "hash"), (text[signs.end() :], letters)]
    return [runs[0]._replace(pieces=[each for each in [*pieces, *rest] if each[0]]), *runs[1:]]


def _read(active: Counter[str | Region]) -> tuple[str, str, str]:
    """Return the marks of a stretch, where it links to (the shortest witness there), and the worst severity."""
    marks = Counter({key: number for key, number in active.items() if isinstance(key, str)})
    regions = [key for key, number in active.items() if isinstance(key, Region) and number > 0]
    letters = " ".join(dict.fromkeys(LETTERS[mark] for mark in marks_in(marks) if mark in LETTERS))
    inner = min(regions, key=lambda region: (region.end - region.start, region), default=None)
    severity = max((region.severity for region in regions), key=rank, default="")
    return letters, inner.link if inner else "", severity


def _runs(anchor: str, cells: Iterable[tuple[int, str, str, str, str]], starts: set[int]) -> list[Run]:
    """Put stretches under one link together; where a witness starts, a new run does, so that it can have its anchor."""
    runs: list[Run] = []
    for start, text, letters, link, severity in cells:
        begins = start in starts
        if begins or not runs or runs[-1][1:3] != (link, severity):
            runs.append(Run(f"{anchor}-{start}" if begins else "", link, severity, []))
        runs[-1].pieces.append((text, letters))
    return runs


def _safe_link(article: Article) -> str:
    """Return the address of an article where it is one of the web's, else "": `javascript:` is an address too."""
    return article.url if article.url and _LINKED.match(article.url) else ""
