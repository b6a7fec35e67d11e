"""Events held against each other: which of two says what the others deny, and the words in which they part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from discrepancy.collate.positions import spotted
from discrepancy.collate.telling import Told, telling_spans, whole_phrases
from discrepancy.model import Alignment, Article, Comparison, Event, Span, Witness
from discrepancy.text.places import Place, PlaceOf, place_of
from discrepancy.text.restated import RESTATED

Opponents = Callable[[Witness], int]  # of an event of a story, how many documents say the opposite


def opponents_of(alignments: Iterable[Alignment], place: PlaceOf = place_of) -> Opponents:
    """Return for each event the documents with an opposite one: each alignment of events holds one such pair.

    What has one `place` is printed alike, and what opposes one of these opposes them all.
    """
    found: dict[Place, set[str]] = {}
    for alignment in alignments:
        if len(held := _events(alignment)) == 2:
            (a, _), (b, _) = held
            found.setdefault(place(a), set()).add(b.document)
            found.setdefault(place(b), set()).add(a.document)
    return lambda witness: len(found.get(place(witness), ()))


def compare_events(
    alignment: Alignment, articles: Mapping[str, Article], opponents: Opponents, place: PlaceOf = place_of
) -> list[Comparison]:
    """Return the comparison of two opposite events, of kind `event`, none of two references.

    First comes the one that more documents contradict, of equals the denial; a reference comes last. What has one
    `place` is printed alike, and comes first or last alike.
    """
    held = _events(alignment)
    if len(held) != 2 or all(witness.reference for witness, _ in held):
        return []

    def order(one: tuple[Witness, Event]) -> tuple[bool, int, bool, Place]:
        witness, event = one
        return witness.reference, -opponents(witness), not event.negative, place(witness)

    (a, x), (b, y) = sorted(held, key=order)
    dated = x.negative == y.negative and not x.predicate.startswith(RESTATED)
    spans = (_day(x), _day(y)) if dated else _telling((articles[a.document].text, x), (articles[b.document].text, y))
    return [Comparison(alignment, "event", a, b, (spotted(articles, a, spans[0], b, spans[1]),))]


def _telling(a: Told, b: Told) -> tuple[Span, Span]:
    """Return the words that tell two events apart; what restates another was held against it word by word."""
    (text, x), (other, y) = a, b
    if x.predicate.startswith(RESTATED):
        return whole_phrases((text, x.marker or x.span), (other, y.marker or y.span))
    return telling_spans(a, b)


def _day(event: Event) -> Span:
    _, start, end = event.occasion.days[0]
    return start, end


def _events(alignment: Alignment) -> list[tuple[Witness, Event]]:
    if alignment.kind != "subject":
        return []
    return [(w, w.statement) for w in alignment.witnesses if isinstance(w.statement, Event)]
