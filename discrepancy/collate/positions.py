"""Positions held against each other: which two, and the words in which they part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from discrepancy.collate.namesakes import may_be_namesakes
from discrepancy.model import Alignment, Article, Comparison, Position, Span, Variant, VariantClass, Witness
from discrepancy.text.arguments import arguments, first_told, of_two
from discrepancy.text.concepts import concepts
from discrepancy.text.places import PlaceOf, first_printings, place_of
from discrepancy.text.targets import (
    LEAST_SHARED,
    OUTRIGHT,
    foretold,
    matter_of,
    one_holder,
    opposed_outright,
    other_one,
)

SOON = 1  # days between two articles in which hardly anybody goes back on a position
FAR = 2  # places between two degrees of one scale that a reader would call another strength


def compare_positions(
    alignment: Alignment, articles: Mapping[str, Article], place: PlaceOf = place_of
) -> list[Comparison]:
    """Return the comparisons of opposed positions, of kind `position`, and of one holder's positions, `attribution`.

    Two holders are at odds once, however many articles say so: the two witnesses whose targets are likest.

    The second witness is the one on the side that more outlets print. What has one `place` is printed alike.
    """
    held = [(w, w.statement) for w in alignment.witnesses if isinstance(w.statement, Position)]
    against = [(w, p) for w, p in held if p.degree < 0]
    open_to = [(w, p) for w, p in held if p.degree > 0]
    apart = _told_elsewhere(alignment, held, place)
    apart += _told_firmer(alignment, against, articles) + _told_firmer(alignment, open_to, articles)
    fewer, more = sorted((against, open_to), key=lambda side: _weight([w for w, _ in side]))
    opposed = [(a, x, b, y) for a, x in fewer for b, y in more if _at_odds(articles, x, y)]
    opposed.sort(key=lambda pair: -len(set(pair[1].target) & set(pair[3].target)))
    likest: dict[tuple[str, str], Comparison] = {}
    for a, x, b, y in opposed:
        if a.reference:  # never the deviant; where both are references they are at odds with each other alone
            a, x, b, y = b, y, a, x
        if a.reference:
            continue
        comparison = Comparison(alignment, "position", a, b, (spotted(articles, a, x.stance, b, y.stance),))
        likest.setdefault((_holder(a, x), _holder(b, y)), comparison)
    return [*apart, *likest.values(), *_likely(alignment, held, articles)]


def _at_odds(articles: Mapping[str, Article], a: Position, b: Position) -> bool:
    """Whether two positions are opposed, and not those of two people of one surname."""
    return opposed_outright(a, b) and not (one_holder(a, b) and may_be_namesakes(articles, a, b))


def _likely(
    alignment: Alignment, held: Sequence[tuple[Witness, Position]], articles: Mapping[str, Article]
) -> list[Comparison]:
    """Return a comparison for each two holders that are for and against what is likely one deed, and no more."""
    against, toward = ([(w, p) for w, p in held if p.toward == way] for way in (-1, 1))
    fewer, more = sorted((against, toward), key=lambda side: _weight([w for w, _ in side]))
    found: dict[tuple[str, str], Comparison] = {}
    for a, x in fewer:
        for b, y in more:
            if a.document == b.document or matter_of(x, y) == OUTRIGHT:
                continue
            (v, p), (w, q) = ((b, y), (a, x)) if a.reference else ((a, x), (b, y))
            key = _holder(v, p), "" if foretold(p, q) else _holder(w, q)
            if key not in found and not _of_two(articles, x, y):
                spot = spotted(articles, v, p.stance, w, q.stance)
                found[key] = Comparison(alignment, "position", v, w, (spot,), _later(articles, v, w))
    return list(found.values())


def _of_two(articles: Mapping[str, Article], a: Position, b: Position) -> bool:
    """Whether one deed is to be done to two things, or for two: "paid to farmers", "not paid to landlords"."""
    if min(a.target_span[0] - a.stance[1], b.target_span[0] - b.stance[1]) < 0:
        return False  # the target stands before the stance
    texts = articles[a.document].text, articles[b.document].text
    verbs = [first_told(text, position.target_span) for text, position in zip(texts, (a, b), strict=True)]
    one, other = (concepts(text[slice(*verb)].casefold().split()) for text, verb in zip(texts, verbs, strict=True))
    if one != other:  # what one verb has as its object another may have after a preposition
        return False
    spans = zip(texts, (a, b), verbs, strict=True)
    return of_two(*(arguments(text, each.span, (each.stance[0], verb[1])) for text, each, verb in spans))


def _later(articles: Mapping[str, Article], a: Witness, b: Witness) -> str:
    """Return "update" where the articles came out so far apart that the holder may have thought again between them."""
    one, other = articles[a.document].published, articles[b.document].published
    return "update" if one and other and abs((one - other).days) > SOON else "sure"


def _told_elsewhere(
    alignment: Alignment, held: Sequence[tuple[Witness, Position]], place: PlaceOf
) -> list[Comparison]:
    """Return comparisons of when and where one holder took one position, deviants against what more outlets have."""
    outlets: dict[tuple[object, ...], set[str]] = {}
    for witness, position in held:
        outlets.setdefault(_told(position), set()).add(witness.outlet)

    def order(one: tuple[Witness, Position]) -> tuple[bool, int, str, int]:
        witness, position = one
        return not witness.reference, -len(outlets[_told(position)]), witness.document, witness.start

    best = sorted(held, key=order)
    others = list(first_printings(best, lambda one: place(one[0])))
    return [
        Comparison(alignment, "attribution", a, b)
        for n, (a, x) in enumerate(best)
        for m, (b, y) in others
        if m < n and a.document != b.document and not a.reference and one_holder(x, y) and x.degree == y.degree
    ]


def _told(position: Position) -> tuple[object, ...]:
    """Return the days and venues with which a position is told."""
    days, venues = position.occasion.days, position.occasion.venues
    return tuple(sorted({day for day, _, _ in days})), tuple(sorted({venue for venue, *_ in venues}))


def _told_firmer(
    alignment: Alignment, held: Sequence[tuple[Witness, Position]], articles: Mapping[str, Article]
) -> list[Comparison]:
    """Return a comparison for each holder whose one position, for or against, articles put at far places of its scale.

    The first witness is the one whose degree fewer outlets print.
    """
    outlets: dict[int, set[str]] = {}
    for witness, position in held:
        outlets.setdefault(position.degree, set()).add(witness.outlet)

    if not outlets or max(outlets) - min(outlets) < FAR:  # nearly always
        return []

    def order(one: tuple[Witness, Position]) -> tuple[bool, int, str, int]:
        witness, position = one
        return witness.reference, len(outlets[position.degree]), witness.document, witness.start

    ranked = sorted(held, key=order)
    found: dict[str, Comparison] = {}
    for (a, x), (b, y) in combinations(ranked, 2):
        if a.reference or a.document == b.document or abs(x.degree - y.degree) < FAR:
            continue
        if one_holder(x, y) and _closely(x, y):
            comparison = Comparison(alignment, "position", a, b, (spotted(articles, a, x.stance, b, y.stance),))
            found.setdefault(_holder(a, x), comparison)
    return list(found.values())


def _closely(a: Position, b: Position) -> bool:
    """Whether two targets, of one holder and one side, share so much that they cannot be two matters of one kind."""
    return not other_one(a, b) and len(set(a.target) & set(b.target)) >= LEAST_SHARED


def _weight(side: Sequence[Witness]) -> tuple[bool, int]:
    """A side with a reference outweighs one without, then the one that more outlets print."""
    return any(witness.reference for witness in side), len({witness.outlet for witness in side})


def _holder(witness: Witness, position: Position) -> str:
    """Return who holds a position; where that is not known, each article may speak of another."""
    return position.holder.key if position.holder else f"somebody in {witness.document}"


def spotted(articles: Mapping[str, Article], a: Witness, a_span: Span, b: Witness, b_span: Span) -> Variant:
    """Return the difference between two stretches that tell what two statements turn on."""
    x, y = articles[a.document].text[slice(*a_span)], articles[b.document].text[slice(*b_span)]
    return Variant(VariantClass.SUBSTITUTION, x, y, a_span, b_span)
