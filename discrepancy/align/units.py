"""What is aligned: a sentence of a quote or of reported speech, with the words to compare it by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discrepancy.model import Article, Attribution, Kind, Span, Statements
from discrepancy.text.concepts import concept, concepts
from discrepancy.text.names import name_parts
from discrepancy.text.sentences import sentence_spans
from discrepancy.text.stems import function_words
from discrepancy.text.view import ELLIPSIS, view_of


@dataclass(slots=True, eq=False)
class Unit:
    """One sentence, or one fragment, of an attribution's content.

    `words` are the concepts of its words in order, `content` those that carry content, `names` those printed with a
    capital, `whole` tells a sentence from a part of one, `context` those of the sentences around it less the speaker's name. `spans` are more than one where an attribution splits the sentence.
    """

    article: int
    attribution: Attribution
    spans: tuple[Span, ...]
    words: list[str]
    weights: list[float]
    weight: float
    whole: bool
    content: frozenset[str]
    names: frozenset[str]
    context: frozenset[str]
    speaker: str

    @property
    def quoted(self) -> bool:
        """Whether the words stand in quotation marks."""
        return self.attribution.kind is not Kind.REPORTED

    @property
    def fragment(self) -> bool:
        """Whether the words are too few to be told from others' by themselves."""
        return len(self.words) < 4 or (len(self.content) < 2 and len(self.words) < 7)


CONTENT, FUNCTION = 1.0, 0.3
_STOP = re.compile(r"[a-z][.!?][\s\"“‘']")


def units_of(articles: Sequence[Article], statements: Sequence[Statements]) -> list[Unit]:
    """Return the units of all articles, by article and offset."""
    units = []
    for number, (article, each) in enumerate(zip(articles, statements, strict=True)):
        nested = [a.span for a in each.attributions if a.within is not None]
        for attribution in each.attributions:
            for spans in _sentences(article.text, attribution, () if attribution.within else nested):
                unit = _unit(number, article.text, attribution, spans)
                if unit.words:
                    units.append(unit)
    return units


def _sentences(text: str, attribution: Attribution, nested: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Cut the content into sentences; a piece that ends without a stop goes on in the next.

    A quotation inside the quotation is an attribution by itself, and is left out here.
    """
    if attribution.kind is Kind.REPORTED:
        yield attribution.pieces
        return
    going: list[Span] = []
    for start, end in _without(attribution.pieces, nested):
        if going and _STOP.search(text, going[-1][1], start):  # the sentence that attributes ends between the pieces
            yield tuple(going)
            going = []
        for span in sentence_spans(text, start, end):
            going.append(span)
            if text[span[0] : span[1]].rstrip("\"”’' ")[-1:] in (".", "!", "?", "…"):
                yield tuple(going)
                going = []
    if going:
        yield tuple(going)


def _without(pieces: Sequence[Span], nested: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of the pieces when the nested spans are cut out."""
    for start, end in pieces:
        for inner_start, inner_end in nested:
            if start <= inner_start and inner_end <= end:
                if start < inner_start:
                    yield start, inner_start
                start = inner_end
        if start < end:
            yield start, end


def _unit(number: int, text: str, attribution: Attribution, spans: tuple[Span, ...]) -> Unit:
    view = view_of(text, spans)
    keys = [key for key in view.keys if key[0].isalnum() and key != ELLIPSIS]
    capital = [key for key, at in zip(view.keys[1:], view.starts[1:], strict=True) if text[at].isupper()]
    functions = function_words()
    weights = [FUNCTION if key in functions else CONTENT for key in keys]
    speaker = attribution.speaker or attribution.within
    own = frozenset(name_parts(speaker.name)) if speaker else frozenset()
    content = concepts(keys)
    return Unit(
        article=number,
        attribution=attribution,
        spans=spans,
        words=[concept(key) for key in keys],
        weights=weights,
        weight=sum(weights),
        whole=text[spans[0][0]].isupper() and text[spans[-1][1] - 1] in ".,!?",
        content=content,
        names=concepts(capital),
        context=concepts(word for word in attribution.context if word not in own) | content,
        speaker=speaker.key if speaker else "",
    )

