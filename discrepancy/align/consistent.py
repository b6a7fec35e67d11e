"""Whether two clauses of opposite sense can both be so, by words of the articles that the clauses alone do not tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from discrepancy.align.befell import apart
from discrepancy.align.ended import lasts_until, may_outlast, not_before, outlasts
from discrepancy.align.goes_on import goes_on
from discrepancy.align.hinged import both_hang, has_negator, not_so_far, one_hangs
from discrepancy.align.lines import NEXT_WORD
from discrepancy.align.owners import NOBODY, Subject, of_two_owners, subject_at
from discrepancy.align.sided import sided
from discrepancy.align.times import at_two_times, at_two_turns, only_expected, turns_after
from discrepancy.model import Article, Event, Span
from discrepancy.text.arguments import Arguments, arguments, at_times, of_two, verb_in
from discrepancy.text.breath import first_number, numbers_beside, rests_beside
from discrepancy.text.concepts import concepts, content_concept
from discrepancy.text.denying import is_negator
from discrepancy.text.outcomes import outcomes_of
from discrepancy.text.resources import calendar, words
from discrepancy.text.tokens import words_of
from discrepancy.values import value

_LABELLED = re.compile(r"\b([A-Z][a-z]+) (\d+[A-Z]?|[A-Z](?! [A-Z]))\b(?![-–.,:'’]\w)")
_SCORE = re.compile(r"[-–]\d")
_NEGATOR_REACH = 6  # words before a verb among which its negator stands
_READ = 16384  # clauses that are kept read


@value
class _Said:
    """What a clause says: its verb's concept and arguments, whether it is denied, and the concepts of all its words."""

    verb: str
    denied: bool
    arguments: Arguments
    told: frozenset[str]


class Consistent:
    """What tells, in the texts of articles, that two events do not exclude each other."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Read nothing yet: few clauses are ever asked for."""
        self._texts: Mapping[str, str] = {article.id: article.text for article in articles}
        self._read = lru_cache(_READ)(self._said_at)

    def both_so(self, a: Event, b: Event) -> bool:
        """Whether two events of opposite sense are of two things or times, or one article goes on to tell both."""
        if self._leaves_room(a, b) or apart(self._numbered(a), self._numbered(b)):
            return True
        if self._on_two_sides(a, b):
            return True
        if of_two_owners(self._subject(a, b), self._subject(b, a)) or self.of_two_times(a, b):
            return True
        x, y = self._said(a, b), self._said(b, a)
        if x is None or y is None:
            return False
        if of_two(x.arguments, y.arguments) or self._recurs(a, x, y):
            return True
        return self._goes_on(a, x, y) or self._goes_on(b, y, x)

    def _leaves_room(self, a: Event, b: Event) -> bool:
        """Whether one denies on a condition, or so far, what the other tells on one, or of what is to be."""
        for denial, told in ((a, b), (b, a)):
            text, other = self._texts[denial.document], self._texts[told.document]
            if has_negator(text, denial.span) and not has_negator(other, told.span):
                hang = both_hang(text, denial.span, other, told.span) or not_so_far(text, denial.span, other, told.span)
                return hang or not_before(text, denial, other, told)
        return False

    def _on_two_sides(self, a: Event, b: Event) -> bool:
        """Whether they are of two things that words tell apart: "the lower house", "the upper house"."""
        mine, theirs = (sided(self._texts[event.document], event.span, event.marker) for event in (a, b))
        return any(theirs.get(thing, side).opposes(side) for thing, side in mine.items())

    def _recurs(self, event: Event, x: _Said, y: _Said) -> bool:
        """Whether what is denied is denied of times that come again, or one of the two keeps such hours."""
        hours = event.predicate in outcomes_of("at_hours")
        seasons = words("outcomes", "seasons")
        return any(
            at_times(said.arguments) or (hours and not seasons.isdisjoint(said.told))
            for said in (x, y)
            if hours or said.denied
        )

    def of_two_turns(self, a: Event, b: Event) -> bool:
        """Whether two clauses tell of two turns, periods or times, but for those that the difference is about."""
        told = ((self._texts[event.document], event) for event in (a, b))
        dated = any(
            event.marker and not calendar().isdisjoint(words_of(text, *event.marker).lows) for text, event in told
        )
        look = at_two_turns if dated else at_two_times
        return look(self._texts[a.document], a.span, self._texts[b.document], b.span)

    def of_two_times(self, a: Event, b: Event) -> bool:
        """Whether two clauses tell of two times, or one of what had only been expected, or of two things by turns."""
        text, other = self._texts[a.document], self._texts[b.document]
        if at_two_times(text, a.span, other, b.span) and not (outlasts(a, b) or may_outlast(a, b)):
            return True
        if lasts_until(text, a, other, b) or lasts_until(other, b, text, a) or any(map(self._until_then, (a, b))):
            return True
        marked = ((text, a), (other, b))
        return any(
            only_expected(said, event.span, event.marker[0]) or turns_after(said, event.span, event.marker[1])
            for said, event in marked
            if event.marker
        )

    def _until_then(self, event: Event) -> bool:
        """Whether a state is told of a past moment, after which it may have ended: "was still alive when they came"."""
        text, (start, end) = self._texts[event.document], event.span
        lows = words_of(text, start, end).lows
        after = NEXT_WORD.match(text, end)
        then = "when" in lows or (after is not None and after[1] == "when")
        return then and not words("outcomes", "going_on").isdisjoint(lows) and not {"was", "were"}.isdisjoint(lows)

    def _subject(self, event: Event, other: Event) -> Subject:
        """Return what the verb of an event is said of, where it stands before it."""
        text = self._texts[event.document]
        marker = event.marker or verb_in(text, event.span, other.predicate)
        return subject_at(text, event.span, marker[0]) if marker else NOBODY

    def _numbered(self, event: Event) -> frozenset[str]:
        """Return the numbers that tell which of a name is meant: "Highway 9", "Flight 12"."""
        found = _LABELLED.findall(self._texts[event.document], *event.span)
        return frozenset(number for name, number in found if name.casefold() not in calendar())

    def conditioned(self, a: Event, b: Event) -> bool:
        """Whether of two clauses, of which one tells what is to be, one alone is set a condition."""
        if "coming" not in (a.tense, b.tense):
            return False
        return one_hangs(self._texts[a.document], a.span) != one_hangs(self._texts[b.document], b.span)

    def called_off(self, a: Event, b: Event) -> bool:
        """Whether one tells what is to be, and the other that what had been planned has turned out otherwise since."""
        coming, since = (a, b) if a.tense == "coming" else (b, a)
        if coming.tense != "coming" or since.tense == "coming" or coming.modal:
            return False
        lows = words_of(self._texts[since.document], *since.span).lows
        return not words("outcomes", "had_planned").isdisjoint(lows)

    def adds_up(self, a: Event, b: Event) -> bool:
        """Whether an article goes on from its number to the other's, or to one that makes it up."""
        x, y = self._number(a), self._number(b)
        return x is not None and y is not None and (self._adds_up(a, x, y) or self._adds_up(b, y, x))

    def _adds_up(self, event: Event, mine: float, theirs: float) -> bool:
        if event.marker is None:
            return False
        text, end = self._texts[event.document], event.marker[1]
        if mine == theirs or _SCORE.match(text, end):  # "nine years", "nine months"; "won 3-1"
            return False
        if mine < theirs and rests_beside(text, end):
            return True
        beside = numbers_beside(text, end)
        return any(theirs in (found, mine + found) for found in beside)

    def _number(self, event: Event) -> float | None:
        return first_number(self._texts[event.document], event.marker) if event.marker else None

    def _goes_on(self, event: Event, mine: _Said, theirs: _Said) -> bool:
        text, known = self._texts[event.document], mine.told | theirs.told
        return goes_on(text, event.span[1], theirs.verb, theirs.denied, known, briefly=mine.verb == theirs.verb)

    def _said(self, event: Event, other: Event) -> _Said | None:
        marker = event.marker or verb_in(self._texts[event.document], event.span, other.predicate)
        return self._read(event.document, event.span, marker) if marker else None

    def _said_at(self, document: str, clause: Span, marker: Span) -> _Said:
        text = self._texts[document]
        marked = words_of(text, *marker).lows
        verb = next((found for low in reversed(marked) if (found := content_concept(low))), "")
        told = concepts(words_of(text, *clause).lows)
        before = words_of(text, clause[0], marker[0]).lows[-_NEGATOR_REACH:]
        denied = sum(map(is_negator, (*before, *marked))) % 2 == 1
        return _Said(verb, denied, arguments(text, clause, marker), told)
