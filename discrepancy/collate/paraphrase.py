"""What a paraphrase changes: how firm the statement is, and single words between words that stay."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from discrepancy.collate.denials import denial
from discrepancy.collate.modals import KEPT, firm_phrases
from discrepancy.collate.readings import Reading
from discrepancy.model import Span, Variant, VariantClass
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import lexicon

NEAR = 4  # words around a changed word in which its fellows must stand

Keys = tuple[str, ...]  # the wording of a reading


def paraphrase_variants(a: Reading, b: Reading, *, denials: bool = True) -> tuple[Variant, ...]:
    """Return what a paraphrase changes: a denial, or else the modal difference and the exchanged content words."""
    denied = denial(a, b) if denials else None
    return (denied,) if denied else (*_modal(a, b), *_exchanged(a, b))


def _modal(a: Reading, b: Reading) -> Iterator[Variant]:
    """The first modal of each, where their strength differs; both must have one, and none have it in its cue."""
    x, y = _first_modal(a.wording), _first_modal(b.wording)
    if x and y and x[2] != y[2] and not (_in_cue(a) or _in_cue(b)):  # "hoped that it will open"
        direction = "stronger" if x[2] > y[2] else "weaker"
        yield _variant(VariantClass.MODAL, a, b, x[:2], y[:2], direction)


def _in_cue(reading: Reading) -> bool:
    """Whether the verb of saying itself tells how firm the statement is."""
    cue = reading.attribution.cue
    return cue is not None and reading.text[slice(*cue)].casefold() in lexicon("firmness")["modals"]


def _first_modal(keys: Keys) -> tuple[int, int, int] | None:
    """Return the word range and strength of the first modal phrase."""
    return next(iter(firm_phrases(keys)), None)


def _exchanged(a: Reading, b: Reading) -> Iterator[Variant]:
    """Single content words that differ between two words, near each other, that stand in both."""
    for i, j in _exchanged_places(a.wording, b.wording):
        yield _variant(VariantClass.SUBSTITUTION, a, b, (i, i + 1), (j, j + 1))


@lru_cache(KEPT)
def _exchanged_places(a: Keys, b: Keys) -> tuple[Span, ...]:
    """Return the places of such words in two wordings."""
    first = dict(zip(reversed(b), range(len(b) - 1, -1, -1), strict=True))
    at = list(map(first.get, a))
    beside = enumerate(zip(at, at[2:], strict=False), 1)
    between = [(i, before + 1) for i, (before, after) in beside if before is not None and after == before + 2]
    return tuple([(i, j) for i, j in between if a[i] != b[j] and _exchange(a, i, b, j)])


def _exchange(a: Keys, i: int, b: Keys, j: int) -> bool:
    """Whether a word stands for another: where the other version has it elsewhere, it is only put in another place."""
    x, y = content_concept(a[i]), content_concept(b[j])
    if not (x and y) or x == y or y in map(content_concept, a) or x in map(content_concept, b):
        return False
    return _company(a, i, b, j)


def _company(a: Keys, i: int, b: Keys, j: int) -> bool:
    """Whether a content word stands near both places."""
    x = {content_concept(key) for key in a[max(0, i - NEAR) : i + NEAR + 1]} - {content_concept(a[i]), ""}
    y = {content_concept(key) for key in b[max(0, j - NEAR) : j + NEAR + 1]}
    return bool(x & y)


def _variant(cls: VariantClass, a: Reading, b: Reading, x: Span, y: Span, direction: str = "") -> Variant:
    a_span, b_span = a.view.span(*x), b.view.span(*y)
    return Variant(cls, a.text[slice(*a_span)], b.text[slice(*b_span)], a_span, b_span, direction)
