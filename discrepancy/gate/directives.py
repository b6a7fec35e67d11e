"""Comments in an article that speak to this program: `<!-- discrepancy: ignore RULE -- reason -->`, read and placed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from operator import attrgetter, itemgetter

from discrepancy.errors import Problem
from discrepancy.model import Article, Block, Role, Span
from discrepancy.text.front import end_of
from discrepancy.text.hidden import COMMENT, COMMENT_END, hidden, without_comments
from discrepancy.text.lines import line_end, line_of, line_starts

SHAPE = "<!-- discrepancy: ignore RULE -- reason -->"
_ADDRESSED = re.compile(r"<!--\s*discrepancy\s*(?::|ignore\b)", re.IGNORECASE)
_PARTS = re.compile(r"(?P<verb>[^\s,]*)(?P<rules>.*?)(?:\s--(?P<reason>.*))?", re.DOTALL)
_MARKERS = " \t>-*+"  # of a quotation or a list, before a comment that stands alone in it

_first, _start, _end = itemgetter(0), attrgetter("start"), attrgetter("end")
Blocks = Callable[[str], Sequence[Block]]


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment that silences `rules`, ids or families, in the `span` of its article. `line` and `column` from 1."""

    document: str
    rules: tuple[str, ...]
    reason: str
    span: Span
    line: int
    column: int


def directives(article: Article, blocks: Blocks, names: Collection[str]) -> tuple[list[Directive], list[Problem]]:
    """Return the comments of an article that speak to this program, and what is wrong with those that are malformed.

    `blocks` tells a text's paragraphs, `names` are the rules and families that there are.
    """
    found: list[Directive] = []
    problems: list[Problem] = []
    spans = _addressed(article.text)
    shown = without_comments(article.text) if spans else ""  # another comment is no text beside this one
    paragraphs = blocks(shown)
    lines = line_starts(shown)
    for start, end in spans:
        line = line_of(lines, start)
        column = start - lines[line - 1] + 1
        rules, reason, wrong = _parsed(article.text[start:end], names)
        if wrong:
            problems.append(Problem(article.id, f"{wrong}: write {SHAPE}", line, column))
        else:
            span = _reach(shown, (start, end), paragraphs)
            found.append(Directive(article.id, rules, reason, span, line, column))
    return found, problems


def _addressed(text: str) -> list[Span]:
    """Return the spans of comments that name this program, one that is never closed to the end of its line."""
    named = [match.start() for match in _ADDRESSED.finditer(text, end_of(text))]
    if not named:
        return []
    code, closed = hidden(text)
    ends = dict(closed)
    spans = sorted(code + closed)
    seen = [start for start in named if start in ends or not _is_within(start, spans)]
    return [(start, ends.get(start) or line_end(text, start)) for start in seen]


def _is_within(place: int, spans: Sequence[Span]) -> bool:
    """Whether a place lies in one of some spans that are in order and apart."""
    at = bisect_right(spans, place, key=_first) - 1
    return at >= 0 and place < spans[at][1]


def _parsed(comment: str, names: Collection[str]) -> tuple[tuple[str, ...], str, str]:
    """Return rules and reason of a comment, and what is wrong with it, or ""."""
    if not comment.endswith(COMMENT_END):
        return (), "", f"a comment is never closed by {COMMENT_END}"
    if COMMENT in comment[1:]:
        return (), "", f"a comment is not closed by {COMMENT_END} before the next one"
    inner = comment[len(COMMENT) : -len(COMMENT_END)].strip()[len("discrepancy") :].lstrip()
    if not inner.startswith(":"):
        return (), "", "no colon after “discrepancy”"
    parts = _PARTS.fullmatch(inner[1:].strip())
    verb = parts["verb"] if parts else ""
    if parts is None or verb != "ignore":
        return (), "", f"unknown directive {verb!r}"
    rules = tuple(rule.strip() for rule in parts["rules"].split(","))
    reason = " ".join((parts["reason"] or "").split())
    return rules, reason, _complaint(rules, reason, names)


def _complaint(rules: Iterable[str], reason: str, names: Collection[str]) -> str:
    for rule in rules:
        if not rule:
            return "no rule to ignore"
        if rule not in names:
            near = get_close_matches(rule, sorted(names), n=1)
            return f"no rule is called {rule!r}" + (f" (did you mean {near[0]!r}?)" if near else "")
    return "" if reason else "no reason, after two hyphens"


def _reach(text: str, comment: Span, blocks: Sequence[Block]) -> Span:
    """Return the span that a comment speaks of: the paragraph that it stands in, or alone, the one that follows.

    A paragraph is all that the loader finds on one line or, in a text that is wrapped, joins; a dateline is in it.
    """
    start, end = comment
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    last = line_end(text, end)
    if not (text[first:start].strip(_MARKERS) or text[end:last].strip()):
        below = range(bisect_left(blocks, end, key=_start), len(blocks))
        following = next((blocks[i] for i in below if blocks[i].role is not Role.DEBRIS), None)
        if following is None:
            return end, end
        first, last = following.start, line_end(text, following.start)
    touched = blocks[bisect_right(blocks, first, key=_end) : bisect_left(blocks, last, key=_start)]
    return min([first, *(block.start for block in touched)]), max([last, *(block.end for block in touched)])
