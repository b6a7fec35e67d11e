"""All the statements of one article, on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from discrepancy.extract.attributions import read_attributions
from discrepancy.extract.clauses import CUTTING
from discrepancy.extract.content import is_aim
from discrepancy.extract.cues import is_cue
from discrepancy.extract.deeds import opens_deed
from discrepancy.extract.events import read_events
from discrepancy.extract.figures import read_figures, starts_figure
from discrepancy.extract.mentions import makes_mention
from discrepancy.extract.occasions import moments, tells_occasion
from discrepancy.extract.positions import read_positions
from discrepancy.extract.questions import opens_question, opens_update, tells_scope
from discrepancy.extract.reported import is_according
from discrepancy.extract.speakers import tells_gender
from discrepancy.extract.stances import opens_stance
from discrepancy.extract.subjects import subject_before
from discrepancy.extract.surroundings import Surroundings
from discrepancy.extract.tallies import tells_vote
from discrepancy.extract.transcript import read_transcript
from discrepancy.model import Article, Block, Statements
from discrepancy.text.tokens import tokenize

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
    opens_stance,
    opens_deed,
    is_aim,
    *CUTTING,
)


def extract(article: Article, blocks: Iterable[Block]) -> Statements:
    """Return the statements of an article. `blocks` are its paragraphs, as the loader tells them apart."""
    paragraphs = tuple(blocks)
    tokens = tokenize(article.text, paragraphs, _SOUGHT)
    quoted = read_attributions(tokens, article.id, article.published)
    said = read_transcript(article.text, paragraphs, article.id) if article.reference else None
    if said is not None:
        quoted = replace(quoted, attributions=said, scares=())
    around = Surroundings(tokens, article.published, quoted.attributions)
    holder_of = partial(subject_before, quoted.cast)
    events, passages = read_events(tokens, article.id, around)
    return Statements(
        article.id,
        attributions=quoted.attributions,
        scares=quoted.scares,
        figures=read_figures(tokens, article.id, around),
        positions=read_positions(tokens, article.id, quoted.attributions, holder_of, around),
        events=events,
        passages=passages,
        moments=moments(tokens, article.id),
    )
