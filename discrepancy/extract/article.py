"""All the statements of one article, on one page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from discrepancy.extract.attributions import read_attributions
from discrepancy.extract.events import read_events
from discrepancy.extract.figures import read_figures
from discrepancy.extract.occasions import moments, read_occasion
from discrepancy.extract.positions import read_positions
from discrepancy.extract.subjects import subject_before
from discrepancy.model import (
    NO_OCCASION,
    Article,
    Attribution,
    Block,
    Event,
    Figure,
    Occasion,
    Span,
    Speaker,
    Statements,
)
from discrepancy.text.tokens import Tokens, tokenize

Told = TypeVar("Told", Figure, Event)


def extract(article: Article, blocks: Iterable[Block]) -> Statements:
    """Return the statements of an article. `blocks` are its paragraphs, as the loader tells them apart."""
    tokens = tokenize(article.text, blocks)
    quoted = read_attributions(tokens, article.id, article.published)
    around = _Surroundings(tokens, article, quoted.attributions)
    positions = read_positions(tokens, article.id, quoted.attributions, partial(subject_before, quoted.cast))
    return Statements(
        article.id,
        attributions=quoted.attributions,
        scares=quoted.scares,
        figures=around.told(read_figures(tokens, article.id)),
        positions=tuple(replace(p, occasion=around.occasion(p.stance[0])) for p in positions),
        events=around.told(read_events(tokens, article.id)),
        moments=moments(tokens, article.id, article.published),
    )


class _Surroundings:
    """Whose content a place in the text stands in, and what day, year and venue its sentence names."""

    def __init__(self, tokens: Tokens, article: Article, attributions: Sequence[Attribution]) -> None:
        self._tokens, self._published = tokens, article.published
        pieces = sorted((start, end, n) for n, a in enumerate(attributions) for start, end in a.pieces)
        self._pieces = [((start, end), attributions[n].speaker) for start, end, n in pieces]
        self._starts = [start for start, _, _ in pieces]
        self._sentences = [span for paragraph in tokens.paragraphs for span in paragraph.sentences]
        self._heads = [tokens.starts[first] for first, _ in self._sentences]
        self._occasions: dict[int, Occasion] = {}

    def told(self, found: Sequence[Told]) -> tuple[Told, ...]:
        """Return the statements with who says them and when; those of no one on no occasion as they are."""
        told = []
        for one in found:
            speaker, occasion = self._speaker(one.span), self.occasion(one.span[0])
            bare = speaker is None and occasion is NO_OCCASION
            told.append(one if bare else replace(one, speaker=speaker, occasion=occasion))
        return tuple(told)

    def occasion(self, offset: int) -> Occasion:
        """Return the occasion that the sentence around an offset names; each sentence is read once."""
        at = max(0, bisect_right(self._heads, offset) - 1)
        if at not in self._occasions:
            first, last = self._sentences[at]
            self._occasions[at] = read_occasion(self._tokens, first, last, self._published)
        return self._occasions[at]

    def _speaker(self, span: Span) -> Speaker | None:
        at = bisect_right(self._starts, span[0]) - 1
        if at < 0 or span[1] > self._pieces[at][0][1]:
            return None
        return self._pieces[at][1]
