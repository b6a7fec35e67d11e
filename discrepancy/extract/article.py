"""All the statements of an article, on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from discrepancy.extract.attributions import Quoted, read_attributions
from discrepancy.extract.clauses import CUTTING
from discrepancy.extract.content import is_aim
from discrepancy.extract.cues import is_cue
from discrepancy.extract.deeds import opens_deed
from discrepancy.extract.details import details, tells_detail
from discrepancy.extract.events import read_events
from discrepancy.extract.figures import read_figures, starts_figure
from discrepancy.extract.genders import tells_gender
from discrepancy.extract.introductions import introductions
from discrepancy.extract.mentions import makes_mention
from discrepancy.extract.occasions import moments, tells_occasion
from discrepancy.extract.placings import read_placings, tells_placing
from discrepancy.extract.positions import read_positions
from discrepancy.extract.questions import opens_question, opens_update, tells_scope
from discrepancy.extract.reported import is_according
from discrepancy.extract.signs import tells_sign
from discrepancy.extract.stances import opens_stance
from discrepancy.extract.subjects import subject_before
from discrepancy.extract.surroundings import Surroundings
from discrepancy.extract.tallies import tells_vote
from discrepancy.extract.transcript import read_transcript
from discrepancy.extract.when import tells_deed
from discrepancy.model import Article, Block, Figure, Position, Statements
from discrepancy.text.tokens import Tokens, tokenize

# What the readers look for in every article.
_SOUGHT = (
    is_cue,
    makes_mention,
    tells_gender,
    is_according,
    tells_occasion,
    starts_figure,
    opens_question,
    opens_update,
    tells_scope,
    tells_vote,
    tells_placing,
    opens_stance,
    opens_deed,
    is_aim,
    tells_deed,
    tells_detail,
    tells_sign,
    *CUTTING,
)


@dataclass(slots=True)
class _Text:
    """An article with what its readers share."""

    article: Article
    tokens: Tokens
    quoted: Quoted
    around: Surroundings


def extract(article: Article, blocks: Iterable[Block]) -> Statements:
    """Return the statements of an article. `blocks` are its paragraphs, as the loader tells them apart."""
    return extract_each([(article, blocks)])[0]


def extract_each(articles: Iterable[tuple[Article, Iterable[Block]]]) -> list[Statements]:
    """Return the statements of some articles, each given with its paragraphs.

    One reader goes through them all before the next: by turns, each would push out of the processor's caches what the
    others look words up in.
    """
    read = [(article, tuple(blocks)) for article, blocks in articles]
    tokens = [tokenize(article.text, blocks, _SOUGHT) for article, blocks in read]
    said = [(words, article.id, article.published) for (article, _), words in zip(read, tokens, strict=True)]
    quoted = read_attributions(said)
    texts = [_text(*one, words, its) for one, words, its in zip(read, tokens, quoted, strict=True)]
    events = [read_events(text.tokens, text.article.id, text.around) for text in texts]
    figures = [_figures(text) for text in texts]
    positions = [_positions(text) for text in texts]
    return [
        Statements(
            text.article.id,
            attributions=text.quoted.attributions,
            scares=text.quoted.scares,
            figures=counted,
            positions=held,
            events=told,
            turns=turns,
            passages=passages,
            details=details(text.tokens, text.around.sentences, passages),
            moments=moments(text.tokens, text.article.id),
            introductions=introductions(text.quoted.cast, text.article.id),
        )
        for text, (told, turns, passages), counted, held in zip(texts, events, figures, positions, strict=True)
    ]


def _text(article: Article, blocks: tuple[Block, ...], tokens: Tokens, quoted: Quoted) -> _Text:
    """Return an article with its quotes and reported speech; a reference may be a transcript, which has others."""
    said = read_transcript(article.text, blocks, article.id) if article.reference else None
    if said is not None:
        quoted = replace(quoted, attributions=said, scares=())
    return _Text(article, tokens, quoted, Surroundings(tokens, article.published, quoted.attributions))


def _figures(text: _Text) -> tuple[Figure, ...]:
    told = text.tokens, text.article.id, text.around
    counted, placed = read_figures(*told), read_placings(*told, text.quoted.cast)
    return tuple(sorted((*counted, *placed), key=attrgetter("span"))) if placed else counted


def _positions(text: _Text) -> tuple[Position, ...]:
    holder_of = partial(subject_before, text.quoted.cast)
    return read_positions(text.tokens, text.article.id, text.quoted.attributions, holder_of, text.around)
