"""Articles as they were read: source, cue and content of every attribution marked in the text, then a table of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from rich.cells import cell_len

from discrepancy.model import Article, Attribution, Kind, Span, Statements
from discrepancy.report.layout import Chunk, Line, rule, wrap
from discrepancy.report.paint import paint
from discrepancy.report.summary import counted
from discrepancy.report.visible import visible

Marks = tuple[str, ...]  # what a stretch of text is, outermost first
Stretch = tuple[int, int, Marks]

# From the outermost to the innermost: the letter in plain text, the style in colour, and the name in the legend. The
# styles are of rich's own words and the terminal's own palette; `underline` is added to the style of what it stands in.
_LOOKS = {
    "reported": ("r", "magenta", "reported speech"),
    "quote": ("q", "green", "quote"),
    "nested": ("n", "bold green", "quote in a quote"),
    "scare": ("x", "dim", "scare quote or term"),
    "source": ("s", "bold cyan", "source"),
    "cue": ("c", "yellow", "cue"),
    "position": ("p", "underline", "position"),
    "figure": ("f", "underline", "figure"),
}
_FACTS = ("position", "figure")
_BRACES = str.maketrans("{}", "❴❵")  # an article's own must not pass for marks
_NEWLINE = re.compile(r"\r\n|\r|\n")
_TABLE_HEAD = ("speaker", "cue", "when, where", "words")
_NO_WORDS = 60  # cells of a line under which the table leaves out the words, which stand above in any case
_FIRST_WORDS = 60  # code points, more than any column shows
_GAP = "  "
_SHORTEST_RULE = 4  # cells, the space before it among them


def legend(width: int, *, color: bool, facts: bool) -> str:
    """Return the line or two that say how the text is marked."""
    chunks: list[Chunk] = []
    for mark, (_, _, name) in _LOOKS.items():
        if facts or mark not in _FACTS:
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
    starts, ends = _line_edges(article.text)
    lines = [*_heading(article, width), *_body(article.text, statements, starts, ends, width, color=color, facts=facts)]
    lines += [[], *_table(article.text, statements, starts, width), []]
    return paint(lines, width=width, color=color)


def _line_edges(text: str) -> tuple[list[int], list[int]]:
    """Return where each line starts and where it ends, less its line break."""
    breaks = [match.span() for match in _NEWLINE.finditer(text)]
    return [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)]


def _heading(article: Article, width: int) -> list[Line]:
    told = [article.outlet, *([article.published.isoformat()] if article.published else [])]
    label: Line = [(_safe(article.id), "bold"), *((f" · {_safe(part)}", "") for part in told)]
    *above, last = wrap(label, width, [], [])
    full = sum(cell_len(text) for text, _ in last) > width - _SHORTEST_RULE
    return [*above, last if full else rule(last, width, "dim")]


def _body(
    text: str, statements: Statements, starts: list[int], ends: list[int], width: int, *, color: bool, facts: bool
) -> Iterator[Line]:
    """Yield the text behind a gutter of line numbers; several blank lines become one, and the last none."""
    stretches = _stretches(_spans(statements, facts), sorted({*starts, *ends}))
    size = max(len(str(len(starts))), 3)
    rest: Line = [(f"{'':{size}} │ ", "dim")]
    at, blank = 0, 0
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        while at < len(stretches) and stretches[at][0] < start:
            at += 1
        first = at
        while at < len(stretches) and stretches[at][1] <= end:
            at += 1
        parts = [(visible(text[a:b]), marks) for a, b, marks in stretches[first:at]]
        if not any(part.strip() for part, _ in parts):
            blank = blank or number
            continue
        if blank:
            yield [(f"{blank:>{size}} │", "dim")]
            blank = 0
        yield from wrap(_marked(parts, color), width, [(f"{number:>{size}} │ ", "dim")], rest)


def _spans(statements: Statements, facts: bool) -> set[tuple[str, Span]]:
    """Return every span to mark; one source of several attributions is marked once."""
    found: set[tuple[str, Span]] = {("scare", span) for span in statements.scares}
    for item in statements.attributions:
        content = "reported" if item.kind is Kind.REPORTED else "quote"
        found.update((content, piece) for piece in item.pieces)
        found.update((mark, span) for mark, span in (("source", item.source), ("cue", item.cue)) if span)
    if facts:
        found.update(("figure", figure.span) for figure in statements.figures)
        found.update(("position", position.stance) for position in statements.positions)
    return found


def _stretches(spans: Iterable[tuple[str, Span]], edges: Iterable[int]) -> list[Stretch]:
    """Cut a text at each edge, and where a mark starts or ends: what lies between has one set of marks."""
    changes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for mark, (start, end) in spans:
        changes[start][mark] += 1
        changes[end][mark] -= 1
    active: Counter[str] = Counter()
    found: list[Stretch] = []
    for start, end in pairwise(sorted({*edges, *changes})):
        if start in changes:
            active.update(changes[start])
            active["nested"] = active["quote"] - 1
        found.append((start, end, tuple(mark for mark in _LOOKS if active[mark] > 0)))
    return found


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
    own = [mark for mark in marks if mark not in _FACTS]
    styles = [_LOOKS[own[-1]][1]] if own else []
    return " ".join([*styles, "underline"] if len(own) < len(marks) else styles)


def _table(text: str, statements: Statements, starts: list[int], width: int) -> Iterator[Line]:
    """Yield who said what, one attribution a row: line, speaker, cue, day and venue, first words."""
    items = statements.attributions
    quotes = sum(item.kind is not Kind.REPORTED for item in items)
    facts = counted(len(statements.figures), "figure"), counted(len(statements.positions), "position")
    quoted = counted(quotes, "quote"), f"{len(items) - quotes} reported", counted(len(statements.scares), "scare quote")
    yield from wrap([(", ".join([*quoted, *facts]), "")], width, [], [])
    if not items:
        return
    rows = [_row(text, item) for item in items]
    sizes = _sizes(rows, width - 4)
    yield from _cells("line", _TABLE_HEAD[: len(sizes)], sizes, "dim")
    for item, row in zip(items, rows, strict=True):
        yield from _cells(str(bisect_right(starts, item.span[0])), row[: len(sizes)], sizes, "")


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
