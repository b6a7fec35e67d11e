"""Whether two clauses of opposite sense can both be so, by words of the articles that the clauses alone do not tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from discrepancy.model import Article, Event, Span
from discrepancy.text.arguments import Arguments, arguments, at_times, of_two, verb_in

_READ = 16384  # clauses that are kept read


class Consistent:
    """What tells, in the texts of articles, that two events do not exclude each other."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Read nothing yet: few clauses are ever asked for."""
        self._texts: Mapping[str, str] = {article.id: article.text for article in articles}
        self._read = lru_cache(_READ)(self._arguments)

    def both_so(self, a: Event, b: Event) -> bool:
        """Whether two events of opposite sense are of two things or times, so that both can be so."""
        x, y = self._said(a, b), self._said(b, a)
        if x is None or y is None:
            return False
        return of_two(x, y) or any(at_times(each) for event, each in ((a, x), (b, y)) if event.negative)

    def _said(self, event: Event, other: Event) -> Arguments | None:
        marker = event.marker or verb_in(self._texts[event.document], event.span, other.predicate)
        return self._read(event.document, event.span, marker) if marker else None

    def _arguments(self, document: str, clause: Span, verb: Span) -> Arguments:
        return arguments(self._texts[document], clause, verb)
