"""Sentences with figures, with all that their figures share: clauses, names, scope, and what stands around."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from discrepancy.extract.approximators import EXACT
from discrepancy.extract.clauses import clauses
from discrepancy.extract.labels import sentences_of
from discrepancy.extract.questions import is_update, questions_in, scope_of
from discrepancy.extract.surroundings import Surroundings
from discrepancy.extract.topics import Names
from discrepancy.extract.units import TIME
from discrepancy.extract.when import When, when_of
from discrepancy.model import Figure, Occasion, Span
from discrepancy.text.concepts import content_concept
from discrepancy.text.listed import Listed, by_first_word, phrase_at
from discrepancy.text.resources import words
from discrepancy.text.times import BORROWED
from discrepancy.text.tokens import Paragraph, Tokens, WordTable

_OPENING = 7  # paragraphs in which an article gives its main facts
_AROUND = 60  # tokens on either side of a figure that can be about it
_BARE = 3  # content words of a clause too short to tell what is measured
_RELATIVE = frozenset({"who", "which", "that", "whom"})  # what follows them is said of the clause before
_EACH = frozenset({"a", "an", "per", "each", "every"})
_LEFT = ("end", "left")  # of a time that is counted from the end, or of an amount that is taken off
_END = 3  # tokens of what tells it
_LABEL = 4  # tokens of a label with its colon

_Told = tuple[tuple[str, ...], Occasion, str, bool]  # names, occasion, scope, and whether a count has moved


@dataclass(slots=True)
class Sentence:
    """A sentence with numbers: its token range, those of them that start one, and what all of its figures share.

    `read` are the figures of its paragraph so far. What a sentence of years and dates alone is never asked for, as its
    clauses, is looked up for the first figure.
    """

    tokens: Tokens
    first: int
    last: int
    starts: list[int]
    paragraph: Paragraph
    document: str
    around: Surroundings
    names: Names
    topic: tuple[str, ...]
    opening: bool
    read: list[Figure]
    asked: dict[Span, tuple[str, ...]] = field(default_factory=dict)
    clauses: list[Span] = field(default_factory=list)
    told: _Told | None = None  # what all of its figures share
    times: dict[Span, When] = field(default_factory=dict)
    parts: dict[int, tuple[str, ...]] = field(default_factory=dict)  # what a bare number counts that is some of a whole

    def questions(self, here: Span) -> tuple[str, ...]:
        """Return the questions that a clause asks; each clause is read once."""
        found = self.asked.get(here)
        if found is None:
            found = self.asked[here] = questions_in(self.tokens, *here)
        return found

    def clause(self, i: int) -> Span:
        """Return the clause that holds token `i`."""
        if not self.clauses:
            self.clauses = _labelled(self.tokens, clauses(self.tokens, self.first, self.last))
        return self.clauses[bisect_right(self.clauses, (i, self.last)) - 1]

    def when(self, span: Span, *, timed: bool) -> When:
        """Return the times that a figure's clause names, each read once, and what the figure is of: "$3m a day".

        `timed` tells a length of time, which may be counted from an end; other amounts may be taken off.
        """
        starts, lows = self.tokens.starts, self.tokens.lows
        here = self.clause(bisect_right(starts, span[0]) - 1)
        found = self.times.get(here)
        if found is None:
            found = self.times[here] = when_of(self.tokens, *here)
        end = bisect_left(starts, span[1])
        if end + 1 < self.last and lows[end] in _EACH and lows[end + 1] in words("counted", "rates"):
            return (*found, ("rate", lows[end + 1]))
        apart = end < self.last and (_to_the_end(lows[end : end + _END]) if timed else lows[end] == "off")
        return (*found, _LEFT) if apart else found

    def of_day(self, when: When) -> When:
        """Return the times of a count that changes from day to day, with the day that the sentence before tells."""
        n = bisect_left(self.around.sentences, (self.first, self.last)) - 1
        if n < 0 or any(kind == "day" for kind, _ in when):
            return when
        days = (day for kind, day in when_of(self.tokens, *self.around.sentences[n]) if kind == "day")
        return (*when, *((BORROWED, day) for day in days))

    def figure(
        self,
        span: Span,
        values: tuple[float, float],
        unit: str,
        bound: str = EXACT.name,
        *,
        counted: tuple[str, ...] = (),
        context: tuple[str, ...] = (),
        concepts: tuple[str, ...] = (),
        subset: bool = False,
        factor: float = 1.0,
    ) -> Figure:
        """Return a figure of this sentence; `span` is of text, `values` are the lowest and the highest."""
        if self.told is None:
            tokens, here = self.tokens, (self.first, self.last)
            scope, update = scope_of(tokens, *here, self.starts), is_update(tokens, *here)
            self.told = self.names.within(here), self.around.occasion(tokens.starts[self.first]), scope, update
        names, occasion, scope, update = self.told
        when = self.when(span, timed=unit == TIME)
        if not words("counted", "changing").isdisjoint(concepts):
            when = self.of_day(when)
        return Figure(
            self.document, span, *values, unit, bound, counted, context, names, self.around.speaker(span), occasion,
            concepts, scope, subset, update, self.topic, self.opening, factor=factor, when=when,
        )  # fmt: skip


def sentences_with(
    tokens: Tokens, document: str, around: Surroundings, starts: list[int], telling: bool
) -> Iterator[Sentence]:
    """Yield the sentences with numbers, which start at some tokens."""
    names = Names(tokens)
    topic = names.topic()
    done = 0  # of the numbers
    for n, paragraph in enumerate(tokens.paragraphs):
        if done == len(starts) or starts[done] >= paragraph.last:
            continue
        read: list[Figure] = []
        opening = telling and n < _OPENING
        for span in sentences_of(tokens, paragraph):
            here = starts[done : bisect_left(starts, span[1], done)]
            if here:
                done += len(here)
                yield Sentence(tokens, *span, here, paragraph, document, around, names, topic, opening, read)


def _to_the_end(lows: Sequence[str]) -> bool:
    """Whether words right after a time tell that it is counted from the end: "to go", "from the whistle"."""
    return bool(phrase_at(_ends(), lows, 0))


@cache
def _ends() -> Listed:
    return by_first_word(words("counted", "to_the_end"))


def _labelled(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Join a short label to what its colon announces ("Exempt: two islands (30 days)")."""
    if len(spans) > 1 and spans[0][1] - spans[0][0] <= _LABEL and tokens.lows[spans[0][1] - 1] == ":":
        return [(spans[0][0], spans[1][1]), *spans[2:]]
    return spans


def asked(at: Sentence, here: Span, start: int, end: int) -> tuple[str, ...]:
    """Return the questions of a figure's clause, or where that has no words of its own those of its sentence."""
    found = at.questions(here)
    if found:
        return found
    relative = here[1] < at.last and at.tokens.lows[here[1]] in _RELATIVE
    bare = relative or len(context_of(at.tokens, *here, start, end)) < _BARE
    return at.questions((at.first, at.last)) if bare else ()


def about(at: Sentence, here: Span, start: int, end: int) -> tuple[str, ...]:
    """Return the concepts about a figure: of its clause, or where that says too little of its sentence or paragraph."""
    found = context_of(at.tokens, *here, start, end)
    if len(found) < _BARE:
        found = context_of(at.tokens, at.first, at.last, start, end)
    if len(found) < _BARE:
        found = context_of(at.tokens, at.paragraph.first, at.paragraph.last, start, end)
    return found


def context_of(tokens: Tokens, first: int, last: int, start: int, end: int) -> tuple[str, ...]:
    """Return the concepts of a stretch outside the figure itself, sorted; numbers are no context."""
    lows = tokens.lows
    if last - first > _AROUND:
        first, last = max(first, start - _AROUND), min(last, end + _AROUND)
    found = set(map(_telling_of().__getitem__, lows[first:start] + lows[end:last]))
    found.discard("")
    return tuple(sorted(found))


@cache
def _telling_of() -> WordTable[str]:
    """Return the concept of each content word, "" for the others and for numbers."""
    return WordTable(lambda low: content_concept(low) if low[0].isalpha() else "")
