"""Reported speech in its article: how plainly it is said, and the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discrepancy.collate.readings import Reading
from discrepancy.model import Span
from discrepancy.text.resources import words
from discrepancy.text.sentences import sentence_spans
from discrepancy.text.view import view_of

_BREAK = re.compile(r"\n\s*\n")
_CLASSES = frozenset({"", "neutral", "claim", "concession", "announcement"})


def plainly_said(reading: Reading) -> bool:
    """Whether the speaker says a thing, and does not threaten, offer, hope or deny it."""
    attribution, text = reading.attribution, reading.text
    cue = text[slice(*attribution.cue)].casefold().split() if attribution.cue else ()
    plainly = attribution.cue_class in _CLASSES and words("conditionals", "tentative").isdisjoint(cue)
    yet_to = attribution.cue is not None and text[: attribution.cue[0]].endswith(" to ")  # "is expected to say"
    return plainly and not yet_to and not attribution.headline


def sentences_around(reading: Reading) -> tuple[list[Sequence[str]], range]:
    """Return the words of each sentence of the article, and the numbers of those that the reading stands in."""
    start, end = reading.witnesses[0].start, reading.witnesses[-1].end
    spans = _sentences(reading.text)
    own = [n for n, span in enumerate(spans) if span[0] < end and start < span[1]]
    return [view_of(reading.text, [span]).keys for span in spans], range(own[0], own[-1] + 1) if own else range(0)


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
