"""Whose content a place in the text stands in, and what day, year and venue its sentence names."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from discrepancy.extract.occasions import read_occasion
from discrepancy.model import Attribution, Kind, Occasion, Span, Speaker
from discrepancy.text.tokens import Tokens

SHORT = 7  # tokens of a sentence that leans on the one before it


class Surroundings:
    """What stands around the statements of one article."""

    def __init__(
        self, tokens: Tokens, published: datetime.date | None, attributions: Sequence[Attribution]
    ) -> None:
        """Put the contents of all attributions in order of offset."""
        self._tokens, self._published = tokens, published
        pieces = sorted((start, end, n) for n, a in enumerate(attributions) for start, end in a.pieces)
        self._spans = [(start, end) for start, end, _ in pieces]
        self._starts = [start for start, _, _ in pieces]
        self._inside = [attributions[n] for _, _, n in pieces]
        self._sentences = [span for paragraph in tokens.paragraphs for span in paragraph.sentences]
        self._heads = [tokens.starts[first] for first, _ in self._sentences]
        self._openers = {paragraph.sentences[0][0] for paragraph in tokens.paragraphs if paragraph.sentences}
        self._occasions: dict[int, Occasion] = {}

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
        """Return the occasion that the sentence around an offset names; each sentence is read once.

        A short one with no day of its own goes on about the year of the one before: "It burned in 2021. Nobody died."
        """
        at = max(0, bisect_right(self._heads, offset) - 1)
        if at not in self._occasions:
            first, last = self._sentences[at]
            found = read_occasion(self._tokens, first, last, self._published)
            dated = found.days or found.years or found.relative
            leans = last - first <= SHORT and first not in self._openers and not dated
            if leans and (years := self.occasion(self._heads[at - 1]).years):
                found = replace(found, years=years)
            self._occasions[at] = found
        return self._occasions[at]
