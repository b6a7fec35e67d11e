"""Reported speech in its article: how plainly it is said, and the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Set

from discrepancy.collate.readings import Reading
from discrepancy.model import Span
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import words
from discrepancy.text.sentences import sentence_spans
from discrepancy.text.view import keys_in

COVER = 0.8  # share of a matter's words that a paraphrase must have to say it
DENSE, APART = 3, 4  # words from the first to the last of them: so many for each, and these
FIRM = 5  # how firm a paraphrase is that leaves nothing open
_BREAK = re.compile(r"\n\s*\n")
_CLASSES = frozenset({"", "neutral", "claim", "concession", "announcement"})


def plainly_said(reading: Reading) -> bool:
    """Whether the speaker says a thing, and does not threaten, offer, hope or deny it."""
    attribution, text = reading.attribution, reading.text
    cue = text[slice(*attribution.cue)].casefold().split() if attribution.cue else ()
    plainly = attribution.cue_class in _CLASSES and words("conditionals", "tentative").isdisjoint(cue)
    yet_to = attribution.cue is not None and text[: attribution.cue[0]].endswith(" to ")  # "is expected to say"
    return plainly and not yet_to and not attribution.headline


def sentences_around(reading: Reading) -> tuple[list[tuple[str, ...]], range]:
    """Return the words of each sentence of the article, and the numbers of those that the reading stands in."""
    start, end = reading.witnesses[0].start, reading.witnesses[-1].end
    spans = _sentences(reading.text)
    own = [n for n, span in enumerate(spans) if span[0] < end and start < span[1]]
    return [keys_in(reading.text[start:end]) for start, end in spans], range(own[0], own[-1] + 1) if own else range(0)


def said_in_one_place(reading: Reading, matter: Set[str]) -> Span | None:
    """Return the words of a reading that say nearly all of some matter, given by its concepts, or None."""
    keys = reading.view.keys
    at = [i for i, key in enumerate(keys) if content_concept(key) in matter]
    said = {content_concept(keys[i]) for i in at}
    if not said or len(said) < COVER * len(matter) or at[-1] - at[0] >= DENSE * len(said) + APART:
        return None
    return at[0], at[-1] + 1


def from_verb(reading: Reading, first: int, last: int) -> Span:
    """Return the span of some words with the auxiliaries before them: "would not fly"."""
    keys = reading.view.keys
    while first and keys[first - 1] in words("function_words", "verbs") | words("meaning", "negators"):
        first -= 1
    return reading.view.span(first, last)


def _sentences(text: str) -> list[Span]:
    found: list[Span] = []
    start = 0
    for match in [*_BREAK.finditer(text), None]:
        found += sentence_spans(text, start, match.start() if match else len(text))
        start = match.end() if match else start
    return found
