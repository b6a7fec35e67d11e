"""What is aligned: a sentence of a quote or of reported speech, with the words to compare it by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from discrepancy.model import Article, Attribution, Kind, Span, Statements
from discrepancy.text.concepts import concept, concepts, content_concept
from discrepancy.text.names import name_parts
from discrepancy.text.resources import words
from discrepancy.text.sentences import sentence_spans
from discrepancy.text.stems import function_words
from discrepancy.text.view import view_of


@dataclass(slots=True, eq=False)
class Wording:
    """What the words of a unit are, whoever says them.

    `words` are the concepts of its words in order, `content` those that carry content, `names` those printed with a
    capital; `printed` are the words themselves between single blanks, one at either end too; `whole` tells a sentence
    from a part of one.
    """

    words: list[str]
    printed: str
    weights: list[float]
    weight: float
    whole: bool
    content: frozenset[str]
    names: frozenset[str]


@dataclass(slots=True, eq=False)
class Unit(Wording):
    """One sentence, or one fragment, of an attribution's content.

    `context` holds the concepts of the sentences around it less the speaker's name. `spans` are more than one where an
    attribution splits the sentence; a `fragment` has too few words to be told from others' by themselves.
    """

    article: int
    attribution: Attribution
    spans: tuple[Span, ...]
    context: frozenset[str]
    speaker: str
    quoted: bool
    fragment: bool


CONTENT, NAME, FUNCTION = 1.0, 0.5, 0.3  # a story's names stand in many of its sentences
REFRAIN = 12  # times that an article may print the same words; more tell nothing new, and cost their square
_STOP = re.compile(r"[a-z][.!?][\s\"“‘']|[a-z]:\s")  # ...or introduce another: "he said before adding:"


@cache
def light_verbs() -> frozenset[str]:
    """Return the concepts of verbs that say little by themselves: go, get, know."""
    return concepts(words("outcomes", "light_verbs"))


def units_of(articles: Sequence[Article], statements: Sequence[Statements]) -> list[Unit]:
    """Return the units of all articles, by article and offset."""
    units = []
    wordings: dict[tuple[str, ...], Wording] = {}  # outlets print the same words: each wording is read once
    for number, (article, each) in enumerate(zip(articles, statements, strict=True)):
        times: Counter[tuple[str, ...]] = Counter()
        for attribution in each.attributions:
            around = _context(attribution)
            for spans in _sentences(article.text, attribution):
                printed = tuple([article.text[start:end] for start, end in spans])
                wording = wordings.get(printed)
                if wording is None:
                    wording = wordings[printed] = _wording(article.text, spans)
                times[printed] += 1
                if wording.words and times[printed] <= REFRAIN:
                    units.append(_unit(number, attribution, spans, wording, around))
    return units


def _context(attribution: Attribution) -> frozenset[str]:
    """Return the concepts of the sentences around, less the speaker's name."""
    speaker = attribution.speaker or attribution.within
    own = name_parts(speaker.name) if speaker else ()
    return concepts(word for word in attribution.context if word not in own)


def _sentences(text: str, attribution: Attribution) -> Iterator[tuple[Span, ...]]:
    """Cut the content into sentences; a piece that ends without a stop goes on in the next."""
    if attribution.kind is Kind.REPORTED:
        yield attribution.pieces
        return
    going: list[Span] = []
    for start, end in attribution.pieces:
        if going and _STOP.search(text, going[-1][1], start):  # the words that attribute end their own sentence
            yield tuple(going)
            going = []
        for span in sentence_spans(text, start, end):
            going.append(span)
            if text[span[0] : span[1]].rstrip("\"”’' ")[-1:] in (".", "!", "?", "…"):
                yield tuple(going)
                going = []
    if going:
        yield tuple(going)


@cache
def _word(key: str) -> tuple[str, float, str]:
    """Return the concept of a word, its weight, none for a mark, and the concept again where it carries content."""
    if not key[0].isalnum():
        return "", 0.0, ""
    found = concept(key)
    if key in function_words() or found in light_verbs():
        return found, FUNCTION, ""
    return found, CONTENT, content_concept(key)


def _wording(text: str, spans: Sequence[Span]) -> Wording:
    view = view_of(text, spans)
    keys = [key for key in view.keys if key[0].isalnum()]
    words_: list[str] = []
    weights: list[float] = []
    content: set[str] = set()
    names: set[str] = set()
    for (found, weight, telling), at in zip(map(_word, view.keys), view.starts, strict=True):
        if not weight:
            continue
        if weight == CONTENT and words_ and text[at].isupper():
            weight = NAME
            names.add(telling)
        words_.append(found)
        weights.append(weight)
        content.add(telling)
    content.discard("")
    whole = text[spans[0][0]].isupper() and text[spans[-1][1] - 1] in ".,!?"
    printed = f" {' '.join(keys)} "
    return Wording(words_, printed, weights, sum(weights), whole, frozenset(content), frozenset(names))


def _unit(
    number: int, attribution: Attribution, spans: tuple[Span, ...], wording: Wording, around: frozenset[str]
) -> Unit:
    speaker = attribution.speaker or attribution.within
    return Unit(
        article=number,
        attribution=attribution,
        spans=spans,
        words=wording.words,
        printed=wording.printed,
        weights=wording.weights,
        weight=wording.weight,
        whole=wording.whole,
        content=wording.content,
        names=wording.names,
        context=around | wording.content,
        speaker=speaker.key if speaker else "",
        quoted=attribution.kind is not Kind.REPORTED,
        fragment=not wording.content or len(wording.words) < (3 if wording.whole else 4),
    )
