"""Figures of one question set against each other: who deviates from whom, and how surely."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from discrepancy.model import Alignment, Article, Comparison, Figure, Variant, VariantClass, Witness
from discrepancy.text.breath import numbers_beside
from discrepancy.text.figure_views import View, agree, view
from discrepancy.text.figures import PERHAPS, SURE, UNSURE, contradicts, likeness
from discrepancy.text.places import Place, PlaceOf, place_of

_Held = tuple[Witness, View]
_Against = tuple[float, Witness, View, bool, bool]  # how surely who contradicts, whether others do, and as an update
TELLING = 3  # digits of a number that an article hardly prints by chance
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def compare_figures(
    alignment: Alignment, articles: Mapping[str, Article], place: PlaceOf = place_of
) -> list[Comparison]:
    """Return a comparison for each witness whose figure cannot be right where the majority's is.

    Only alignments of kind "subject" hold such witnesses. The majority is the reading that most documents can agree
    with; a deviant document is compared once, with the majority witness that most surely answers the same question.
    `relation` is "sure" also where two documents of the majority speak against it, if each less surely; "update" where
    a text says that the count has moved, and "perhaps" where little but the question shows that it is one thing, or
    where one article prints the other's number too, of something that is not read as the same.

    What has one `place` is printed alike: of a wire text that many print, one is held against the others.
    """
    held = [(w, view(w.statement)) for w in alignment.witnesses if isinstance(w.statement, Figure)]
    if alignment.kind != "subject" or len(held) < 2:
        return []
    majority = _majority(held, place)
    contradicted: dict[Place, _Against | None] = {}
    comparisons: dict[str, tuple[float, Comparison]] = {}
    agreeing = {w.document for w, _ in majority}
    for a, figure in held:
        if a.document in agreeing or a.reference:
            continue
        if (at := place(a)) not in contradicted:
            contradicted[at] = _against(figure, majority, held)
        against = contradicted[at]
        if against is None:
            continue
        found, b, other, backed, earlier = against
        if found > comparisons.get(a.document, (0.0,))[0]:
            both = _prints_both(articles, a, b) or _goes_on(articles, a, figure, other)
            both = both or _goes_on(articles, b, other, figure)
            if both and figure.figure.unit != "tally":  # of votes both print one side
                found = min(found, PERHAPS)
            comparisons[a.document] = found, _comparison(alignment, (a, figure), (b, other), found, backed, earlier)
    return [comparison for _, comparison in comparisons.values()]


def _against(figure: View, majority: Sequence[_Held], held: Sequence[_Held]) -> _Against | None:
    """Return what of the majority contradicts a figure most surely; None where nothing does."""
    against = [(found, b, other) for b, other in majority if (found := contradicts(figure, other))]
    if not against:
        return None
    found, b, other = max(against, key=lambda one: (one[1].reference, one[0]))
    backed = len({w.document for _, w, _ in against}) > 1
    moved = any(v.figure.update and agree(v.figure, other.figure) for _, v in held)
    return found, b, other, backed, moved and figure.figure.high < other.figure.low


def _prints_both(articles: Mapping[str, Article], a: Witness, b: Witness) -> bool:
    """Whether an article prints the other's number too."""
    return _prints(articles[b.document].text, a.text) or _prints(articles[a.document].text, b.text)


def _goes_on(articles: Mapping[str, Article], a: Witness, mine: View, theirs: View) -> bool:
    """Whether an article goes on with the other's number, or with one that makes it up: "12 men and five women"."""
    x, y = mine.figure, theirs.figure
    for number in numbers_beside(articles[a.document].text, a.end):
        found = number * (x.factor or 1.0)
        adds_up = x.unit == "count" and x.low + found <= y.high and y.low <= x.high + found
        if adds_up or (y.bound in ("exactly", "about") and y.low <= found <= y.high):
            return True
    return False


def _prints(text: str, figure: str) -> bool:
    """Whether an article prints the number of a figure anywhere; those of few digits stand everywhere."""
    number = _NUMBER.search(figure)
    if number is None or number.group() not in text or sum(map(str.isdigit, number.group())) < TELLING:
        return False
    return any(found.group() == number.group() for found in _NUMBER.finditer(text))


def _majority(held: Sequence[_Held], place: PlaceOf) -> list[_Held]:
    """Return the witnesses of a reference's reading, or else of what most documents share; of equals the first."""
    told = [one for one in held if one[0].reference]
    if told:
        return [other for other in held if any(other is one or _backs(one[1], other[1]) for one in told)]
    best: list[_Held] = []
    firsts: dict[Place, _Held] = {}
    for one in held:
        firsts.setdefault(place(one[0]), one)
    for one in firsts.values():
        group = [other for other in held if other is one or _backs(one[1], other[1])]
        if len({w.document for w, _ in group}) > len({w.document for w, _ in best}):
            best = group
    return best


def _backs(a: View, b: View) -> bool:
    """Whether two figures give one answer; of one article all that stand here do so where they agree."""
    x, y = a.figure, b.figure
    return agree(x, y) and (x.document == y.document or likeness(a, b) >= UNSURE)


def _comparison(
    alignment: Alignment, deviant: _Held, other: _Held, found: float, backed: bool, earlier: bool
) -> Comparison:
    """Return the comparison; `earlier` tells that some text says that the count rose to the other value."""
    (a, x), (b, y) = deviant, other
    variant = Variant(VariantClass.NUMBER, a.text, b.text, (a.start, a.end), (b.start, b.end))
    relation = "sure" if found >= SURE or (backed and x.concepts & y.concepts) else "unsure"
    if found < UNSURE:
        relation = "perhaps"
    if x.figure.update or y.figure.update or earlier:
        relation = "update"
    return Comparison(alignment, "figure", a, b, (variant,), relation)
