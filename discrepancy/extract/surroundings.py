"""Whose content a place in the text stands in, and what day, year and venue its sentence names."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from discrepancy.extract.occasions import occasions_in
from discrepancy.model import NO_OCCASION, Attribution, Kind, Occasion, Span, Speaker
from discrepancy.text.tokens import Tokens

SHORT = 7  # tokens of a sentence that leans on the one before it


class Surroundings:
    """What stands around the statements of one article."""

    def __init__(
        self, tokens: Tokens, published: datetime.date | None, attributions: Sequence[Attribution]
    ) -> None:
        """Put the contents of all attributions in order of offset; sentences have the numbers of their places."""
        self._tokens, self._published = tokens, published
        pieces = sorted((start, end, n) for n, a in enumerate(attributions) for start, end in a.pieces)
        self._spans = [(start, end) for start, end, _ in pieces]
        self._starts = [start for start, _, _ in pieces]
        self._inside = [attributions[n] for _, _, n in pieces]
        self.sentences = [span for paragraph in tokens.paragraphs for span in paragraph.sentences]
        self._heads = [tokens.starts[first] for first, _ in self.sentences]

    def speaker(self, span: Span) -> Speaker | None:
        """Return who says a stretch that stands in one content, None for the outlet's own words."""
        return self.told(span)[0]

    def told(self, span: Span) -> tuple[Speaker | None, bool]:
        """Return who says a stretch that stands in one content, and whether it is in quotation marks."""
        at = bisect_right(self._starts, span[0]) - 1
        if at < 0 or span[1] > self._spans[at][1]:
            return None, False
        attribution = self._inside[at]
        return attribution.speaker, attribution.kind is not Kind.REPORTED

    def occasion(self, offset: int) -> Occasion:
        """Return the occasion that the sentence around an offset names."""
        return self.occasions.get(self._number(offset), NO_OCCASION)

    def _number(self, offset: int) -> int:
        """Return the number of the sentence around an offset."""
        return max(0, bisect_right(self._heads, offset) - 1)

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The numbers of the sentences that hold any of a content: nobody but the outlet says a stretch of another."""
        return frozenset(n for start, end in self._spans for n in range(self._number(start), self._number(end) + 1))

    @cached_property
    def occasions(self) -> dict[int, Occasion]:
        """The occasions of the sentences that name any, by their numbers.

        A short one with no day of its own goes on about the year of the one before: "It burned in 2021. Nobody died."
        """
        occasions = occasions_in(self._tokens, self.sentences, self._published)
        for at in [number for number, found in occasions.items() if found.years]:
            after = at + 1
            while after < len(self.sentences) and self._leans(after, occasions.get(after, NO_OCCASION)):
                occasions[after] = replace(occasions.get(after, NO_OCCASION), years=occasions[at].years)
                after += 1
        return occasions

    @cached_property
    def _openers(self) -> set[int]:
        """The first tokens of the paragraphs."""
        return {paragraph.sentences[0][0] for paragraph in self._tokens.paragraphs if paragraph.sentences}

    def _leans(self, number: int, found: Occasion) -> bool:
        """Whether a sentence is short, opens no paragraph and has no day or year of its own."""
        first, last = self.sentences[number]
        short = last - first <= SHORT and first not in self._openers
        return short and not (found.days or found.years or found.relative)
