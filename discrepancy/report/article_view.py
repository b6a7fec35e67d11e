"""Articles as they were read: source, cue and content of every attribution marked in the text, then a table of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from discrepancy.model import Article, Attribution, Kind, Span, Statements
from discrepancy.report.layout import Chunk, Line, rule, wrap
from discrepancy.report.paint import paint
from discrepancy.report.stretches import FACTS, NAMES, Marks, in_lines, marked_spans, marks_in
from discrepancy.report.visible import visible
from discrepancy.text.counted import counted
from discrepancy.text.lines import line_of, line_starts

# The letter of a mark in plain text and its style in colour. The styles are of rich's own words and the terminal's own
# palette; `underline` is added to the style of what it stands in.
_LOOKS = {
    "reported": ("r", "magenta"),
    "quote": ("q", "green"),
    "nested": ("n", "bold green"),
    "scare": ("x", "dim"),
    "source": ("s", "bold cyan"),
    "cue": ("c", "yellow"),
    "position": ("p", "underline"),
    "figure": ("f", "underline"),
}
_BRACES = str.maketrans("{}", "❴❵")  # an article's own must not pass for marks
_TABLE_HEAD = ("speaker", "cue", "when, where", "words")
_NO_WORDS = 60  # cells of a line under which the table leaves out the words, which stand above in any case
_FIRST_WORDS = 60  # code points, more than any column shows
_GAP = "  "


def legend(width: int, *, color: bool, facts: bool) -> str:
    """Return the line or two that say how the text is marked."""
    chunks: list[Chunk] = []
    for mark, name in NAMES.items():
        if facts or mark not in FACTS:
            chunks += [*_marked([(name, (mark,))], color), (" ", "")]
    if not color:
        chunks.append(("(braces of an article's own are shown as ❴ ❵)", ""))
    return paint(wrap(chunks, width, [], []), width=width, color=color)


def render_article(
    article: Article, statements: Statements, *, width: int = 80, color: bool = False, facts: bool = False
) -> str:
    """Return an article with its attributions marked, by line number, and a table of them below.

    Marks are colours, or braces such as `{s:she}` in plain text; `facts` marks figures and positions too. A line is
    `width` cells at the most; nothing in the article can pass for a mark or reach the terminal as an escape.
    """
    lines = [*_heading(article, width), *_body(article.text, statements, width, color=color, facts=facts)]
    lines += [[], *_table(article.text, statements, width), []]
    return paint(lines, width=width, color=color)


def _heading(article: Article, width: int) -> list[Line]:
    told = [article.outlet, *([article.published.isoformat()] if article.published else [])]
    label: Line = [(_safe(article.id), "bold"), *((f" · {_safe(part)}", "") for part in told)]
    return rule(label, width, "dim")


def _body(text: str, statements: Statements, width: int, *, color: bool, facts: bool) -> Iterator[Line]:
    """Yield the text behind a gutter of line numbers; several blank lines become one, and the last none."""
    lines = list(in_lines(text, marked_spans(statements, facts=facts), marks_in))
    size = max(len(str(len(lines))), 3)
    rest: Line = [(f"{'':{size}} │ ", "dim")]
    blank = 0
    for line, stretches in lines:
        parts = [(visible(text[start:end]), active) for start, end, active in stretches]
        if not any(part.strip() for part, _ in parts):
            blank = blank or line.number
            continue
        if blank:
            yield [(f"{blank:>{size}} │", "dim")]
            blank = 0
        yield from wrap(_marked(parts, color), width, [(f"{line.number:>{size}} │ ", "dim")], rest)


def _marked(parts: Iterable[tuple[str, Marks]], color: bool) -> list[Chunk]:
    """Return the stretches of one line with their marks, as styles in colour, else as braces in the text."""
    if color:
        return [(text, _style(marks)) for text, marks in parts]
    chunks: list[str] = []
    opened: Marks = ()
    for text, marks in parts:
        same = next((i for i, (a, b) in enumerate(zip(opened, marks, strict=False)) if a != b), None)
        shared = min(len(opened), len(marks)) if same is None else same
        chunks.append("}" * (len(opened) - shared) + "".join(f"{{{_LOOKS[mark][0]}:" for mark in marks[shared:]))
        chunks.append(text.translate(_BRACES))
        opened = marks
    return [("".join(chunks) + "}" * len(opened), "")]


def _style(marks: Marks) -> str:
    """Return the style of the innermost mark, underlined where a figure or position is among them."""
    own = [mark for mark in marks if mark not in FACTS]
    styles = [_LOOKS[own[-1]][1]] if own else []
    return " ".join([*styles, "underline"] if len(own) < len(marks) else styles)


def _table(text: str, statements: Statements, width: int) -> Iterator[Line]:
    """Yield who said what, one attribution a row: line, speaker, cue, day and venue, first words."""
    items = statements.attributions
    quotes = sum(item.kind is not Kind.REPORTED for item in items)
    facts = counted(len(statements.figures), "figure"), counted(len(statements.positions), "position")
    quoted = counted(quotes, "quote"), f"{len(items) - quotes} reported", counted(len(statements.scares), "scare quote")
    yield from wrap([(", ".join([*quoted, *facts]), "")], width, [], [])
    if not items:
        return
    rows = [_row(text, item) for item in items]
    starts = line_starts(text)
    sizes = _sizes(rows, width - 4)
    yield from _cells("line", _TABLE_HEAD[: len(sizes)], sizes, "dim")
    for item, row in zip(items, rows, strict=True):
        yield from _cells(str(line_of(starts, item.span[0])), row[: len(sizes)], sizes, "")


def _row(text: str, item: Attribution) -> tuple[str, ...]:
    cue = _slices(text, [item.cue]) or "–"
    cue = f"{cue} ({item.cue_class})" if item.cue_class else cue
    occasion = item.occasion
    days = [(start, end) for _, start, end in (*occasion.days, *occasion.relative)]
    spans = [*days, *((start, end) for _, _, start, end in occasion.venues)]
    start, end = item.pieces[0]
    words = _safe(text[start : min(end, start + _FIRST_WORDS)]).strip()
    opening = "" if item.kind is Kind.REPORTED else "“"  # as in print: marks tell a quote from reported speech
    return _speaker(text, item), cue, _slices(text, spans), opening + words


def _speaker(text: str, item: Attribution) -> str:
    """Return who speaks: the resolved name and kind, or the mention as printed with a question mark."""
    if item.speaker is not None:
        who = f"{_safe(item.speaker.name)} ({item.speaker.kind})"
    else:
        who = f"{_slices(text, [item.source])} (?)" if item.source else "–"
    return f"{who}, quoted by {_safe(item.within.name)}" if item.within else who


def _slices(text: str, spans: Sequence[Span | None]) -> str:
    """Return the words of some spans, each wording once, in the order of the text."""
    return ", ".join(dict.fromkeys(_safe(text[span[0] : span[1]]) for span in sorted(filter(None, spans))))


def _safe(text: str) -> str:
    """Return words of an article for where nothing is marked: harmless, and without braces that look like marks."""
    return visible(text).translate(_BRACES)


def _sizes(rows: list[tuple[str, ...]], width: int) -> list[int]:
    """Return the width of each column: no wider than its text, and the words get what is left."""
    room = width - len(_GAP) * len(_TABLE_HEAD)
    shares = (0.3, 0.24, 0.2) if width >= _NO_WORDS else (0.42, 0.32, 0.26)
    texts = [_TABLE_HEAD, *rows]
    sizes = [
        min(max(cell_len(row[column]) for row in texts), max(int(room * share), 8))
        for column, share in enumerate(shares)
    ]
    return [*sizes, room - sum(sizes)] if width >= _NO_WORDS else sizes


def _cells(number: str, row: Sequence[str], sizes: Sequence[int], style: str) -> Iterator[Line]:
    """Yield one row of the table: every column wrapped to its size, the words cut at their first line."""
    columns = [wrap([(text, style)], size, [], []) for text, size in zip(row, sizes, strict=True)]
    if len(columns) == len(_TABLE_HEAD) and len(columns[-1]) > 1:
        columns[-1] = wrap([(row[-1], style)], sizes[-1] - 1, [], [])[:1]
        columns[-1][0].append(("…", style))
    for i, cells in enumerate(zip_longest(*columns, fillvalue=())):
        line: Line = [(f"{'' if i else number:>4}", "dim")]
        for cell, size in zip(cells, sizes, strict=True):
            line += [(_GAP, ""), *cell, (" " * (size - sum(cell_len(text) for text, _ in cell)), "")]
        yield line
