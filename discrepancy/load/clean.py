"""The paragraphs of an article and what each is for: headline, byline, body, or debris of the page around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from discrepancy.load.boilerplate import can_be_debris, is_debris, is_quoting, is_section, plain
from discrepancy.load.bylines import is_byline, is_credit, is_masthead, is_strip
from discrepancy.load.datelines import dateline_end
from discrepancy.load.headlines import is_headline, is_link, is_stopped_headline, is_subheading
from discrepancy.load.lines import Line, Mark, paragraphs
from discrepancy.model import Block, Role
from discrepancy.text.front import end_of

# The part above the body is short: past so many paragraphs, or after one so long, the body has begun.
_HEADER_PARAGRAPHS = 8
_BODY_LENGTH = 120
_ABOVE_HEADLINE = 3
_DATELINED = 3  # a summary or two may come before the paragraph with the dateline


def blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a text in order, as spans of it without white space and Markdown markers around them.

    Front matter, fenced code and comments have none. A dateline is a block of its own before the paragraph it opens.
    """
    reader = _Reader(text, paragraphs(text, end_of(text)))
    for i in range(len(reader.lines)):
        reader.read(i)
    return tuple(reader.blocks)


@dataclass(slots=True)
class _Reader:
    """Goes through the paragraphs once, knowing what came before."""

    text: str
    lines: list[Line]
    blocks: list[Block] = field(default_factory=list)
    headlines: set[str] = field(default_factory=set)
    in_header: bool = True  # a byline may still come
    bodies: int = 0  # after the first only sub-headings can come
    in_links: bool = False

    def read(self, i: int) -> None:
        """Add the block of paragraph `i`, and one for its dateline."""
        start, end, mark = self.lines[i]
        if not can_be_debris(end - start) and mark is not Mark.HEADING:
            self.in_links = False
            self._add_body(start, end)
            return
        raw = self.text[start:end]
        low = plain(raw)
        role = self._role(i, raw, low, mark)
        if role is Role.BODY:
            self._add_body(start, end)
        else:
            self.blocks.append(Block(start, end, role))

    def _role(self, i: int, raw: str, low: str, mark: Mark) -> Role:
        """Return the role of a short paragraph."""
        self.in_header = self.in_header and i < _HEADER_PARAGRAPHS
        if is_section(low):
            self.in_links = self.bodies > 0
            return Role.DEBRIS
        if self.in_links:
            if is_link(raw):
                return Role.DEBRIS
            self.in_links = False
        quoting = is_quoting(raw)
        if is_debris(raw, low, quoting) or low in self.headlines:
            return Role.DEBRIS
        if not quoting and (is_credit(raw, low) or self._is_byline(i, raw, low, mark)):
            return Role.BYLINE
        if self._is_headline(i, raw, mark):
            self.headlines.add(low)
            return Role.HEADLINE
        return Role.BODY

    def _is_byline(self, i: int, raw: str, low: str, mark: Mark) -> bool:
        """Whether a paragraph of the header is a byline, the outlet's name, or a dateline without a sentence."""
        if not self.in_header or mark is Mark.HEADING:
            return False
        if is_byline(raw, low) or dateline_end(raw) == len(raw):
            return True
        # A name or a strip alone could be a headline, a word alone a kicker: a headline stands above or below it.
        if is_masthead(raw) or is_strip(raw, low):
            return bool(self.headlines) or self._headline_follows(i)
        return " " not in raw and not self.headlines and self._headline_follows(i)

    def _headline_follows(self, i: int) -> bool:
        """Whether a headline comes after paragraph `i`, with nothing but names and strips between them."""
        for start, end, mark in self.lines[i + 1 : i + 1 + _ABOVE_HEADLINE]:
            raw = self.text[start : min(end, start + 2 * _BODY_LENGTH)]
            low = plain(raw)
            if mark is Mark.HEADING:
                return True
            if is_byline(raw, low):
                return False
            if not (is_masthead(raw) or is_strip(raw, low) or " " not in raw):
                return is_headline(raw)
        return False

    def _is_headline(self, i: int, raw: str, mark: Mark) -> bool:
        if mark is Mark.HEADING:
            return True
        if mark is Mark.ITEM or i + 1 == len(self.lines):
            return False
        if not self.bodies:
            return is_headline(raw) or (not self.headlines and is_stopped_headline(raw))
        return is_subheading(raw)

    def _add_body(self, start: int, end: int) -> None:
        if self.bodies < _DATELINED:
            skip = dateline_end(self.text[start : min(end, start + 2 * _BODY_LENGTH)])
            if 0 < skip < end - start:
                self.blocks.append(Block(start, start + len(self.text[start : start + skip].rstrip()), Role.BYLINE))
                start += skip
        self.in_header = self.in_header and end - start <= _BODY_LENGTH
        self.bodies += 1
        self.blocks.append(Block(start, end, Role.BODY))
