"""What is aligned: a sentence of a quote or of reported speech, with the words to compare it by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from discrepancy.model import Article, Attribution, Kind, Span, Statements
from discrepancy.text.concepts import concept, concepts, content_concept
from discrepancy.text.names import name_parts
from discrepancy.text.resources import words
from discrepancy.text.sentences import sentence_spans
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import WordTable
from discrepancy.text.view import keys_of, printed_words


@dataclass(slots=True, eq=False)
class Wording:
    """What the words of a unit are, whoever says them.

    `words` are the concepts of its words in order, `content` those that carry content, `names` those printed with a
    capital; `printed` are the words themselves between single blanks, one at either end too; `whole` tells a sentence
    from a part of one.
    """

    words: tuple[str, ...]
    printed: str
    weights: tuple[float, ...]
    weight: float
    whole: bool
    content: frozenset[str]
    names: frozenset[str]


@dataclass(slots=True, eq=False)
class Unit(Wording):
    """One sentence, or one fragment, of an attribution's content.

    `context` holds the concepts of the sentences around it less the speaker's name, `told` those that a paraphrase of
    it has. `spans` are more than one where an attribution splits the sentence; a `fragment` has too few words to be
    told from others' by themselves.
    """

    article: int
    attribution: Attribution
    spans: tuple[Span, ...]
    context: frozenset[str]
    told: frozenset[str]
    speaker: str
    quoted: bool
    fragment: bool


_Word = tuple[str, str, float, str]  # its key, its concept, its weight, and the concept again where it carries content

CONTENT, NAME, FUNCTION = 1.0, 0.5, 0.3  # a story's names stand in many of its sentences
REFRAIN = 12  # times that an article may print the same words; more tell nothing new, and cost their square
_NO_WORDS: frozenset[str] = frozenset()
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
        text = article.text
        times: dict[Wording, int] = {}
        for attribution in each.attributions:
            around = _context(attribution)
            for spans in _sentences(text, attribution):
                printed = tuple([text[start:end] for start, end in spans])
                wording = wordings.get(printed)
                if wording is None:
                    wording = wordings[printed] = _wording(printed)
                times[wording] = time = times.get(wording, 0) + 1
                if wording.words and time <= REFRAIN:
                    units.append(_unit(number, attribution, spans, wording, around))
    return units


def _context(attribution: Attribution) -> frozenset[str]:
    """Return the concepts of the sentences around, less the speaker's name."""
    speaker = attribution.speaker or attribution.within
    own = frozenset(name_parts(speaker.name) if speaker else ())
    if own.isdisjoint(attribution.context):
        return concepts(attribution.context)
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


def _read(printed: str) -> tuple[_Word, ...]:
    """Return what is read in a word as it is printed, two words in a contraction, and none in a mark."""
    capital = printed[0].isupper()
    return tuple(_word(key, capital) for key in keys_of(printed) if key[0].isalnum())


def _word(key: str, capital: bool) -> _Word:
    found = concept(key)
    if key in function_words() or found in light_verbs():
        return key, found, FUNCTION, ""
    return key, found, NAME if capital else CONTENT, content_concept(key)


@cache
def _reader() -> Callable[[str], tuple[_Word, ...]]:
    return WordTable(_read).__getitem__


def _wording(pieces: Sequence[str]) -> Wording:
    """Return what some pieces of text, which are one sentence, are as words."""
    read = [word for piece in pieces for word in chain.from_iterable(map(_reader(), printed_words(piece)))]
    if not read:
        return Wording((), "", (), 0.0, False, _NO_WORDS, _NO_WORDS)
    if read[0][2] == NAME:  # a sentence opens with a capital, whatever the word
        key, found, _, telling = read[0]
        read[0] = key, found, CONTENT, telling
    keys, words_, weights, content = zip(*read, strict=True)
    return Wording(
        words=words_,
        printed=f" {' '.join(keys)} ",
        weights=weights,
        weight=sum(weights),
        whole=pieces[0][:1].isupper() and pieces[-1].endswith((".", ",", "!", "?")),
        content=frozenset(filter(None, content)),
        names=frozenset([word[3] for word in read if word[2] == NAME]) if NAME in weights else _NO_WORDS,
    )


def _unit(
    number: int, attribution: Attribution, spans: tuple[Span, ...], wording: Wording, around: frozenset[str]
) -> Unit:
    speaker = attribution.speaker or attribution.within
    quoted, context = attribution.kind is not Kind.REPORTED, around | wording.content
    fragment = not wording.content or len(wording.words) < (3 if wording.whole else 4)
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
        context=context,
        told=context if fragment and quoted else wording.content,
        speaker=speaker.key if speaker else "",
        quoted=quoted,
        fragment=fragment,
    )
