"""What a paraphrase changes: how firm the statement is, and single words between words that stay."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.collate.denials import denial
from discrepancy.collate.readings import Reading
from discrepancy.model import Variant, VariantClass
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import lexicon
from discrepancy.text.view import View

NEAR = 4  # words around a changed word in which its fellows must stand


def paraphrase_variants(a: Reading, b: Reading, *, denials: bool = True) -> tuple[Variant, ...]:
    """Return what a paraphrase changes: a denial, or else the modal difference and the exchanged content words."""
    denied = denial(a, b) if denials else None
    return (denied,) if denied else (*_modal(a, b), *_exchanged(a, b))


def _modal(a: Reading, b: Reading) -> Iterator[Variant]:
    """The first modal of each, where their strength differs; both must have one, and none have it in its cue."""
    if _in_cue(a) or _in_cue(b):  # "hoped that it will open"
        return
    x, y = _first_modal(a.view), _first_modal(b.view)
    if x and y and x[2] != y[2]:
        a_span, b_span = a.view.span(x[0], x[1]), b.view.span(y[0], y[1])
        direction = "stronger" if x[2] > y[2] else "weaker"
        yield Variant(
            VariantClass.MODAL, a.text[slice(*a_span)], b.text[slice(*b_span)], a_span, b_span, direction
        )


def _in_cue(reading: Reading) -> bool:
    """Whether the verb of saying itself tells how firm the statement is."""
    cue = reading.attribution.cue
    return cue is not None and reading.text[slice(*cue)].casefold() in lexicon("firmness")["modals"]


def _first_modal(view: View) -> tuple[int, int, int] | None:
    """Return the word range and strength of the first modal phrase."""
    table = lexicon("firmness")["modals"]
    if table.keys().isdisjoint(view.keys):
        return None
    for i, key in enumerate(view.keys):
        for phrase, strength in table.get(key, {}).items():
            parts = phrase.split()
            if view.keys[i + 1 : i + 1 + len(parts)] == parts:
                return i, i + 1 + len(parts), strength
    return None


def _exchanged(a: Reading, b: Reading) -> Iterator[Variant]:
    """Single content words that differ between two words, near each other, that stand in both."""
    places = dict(zip(reversed(b.view.keys), range(len(b.view.keys) - 1, -1, -1), strict=True))  # the first of each
    at = [places.get(key) for key in a.view.keys]
    for i, (before, after) in enumerate(zip(at, at[2:], strict=False), 1):
        if before is None or after != before + 2:
            continue
        x, y = content_concept(a.view.keys[i]), content_concept(b.view.keys[before + 1])
        moved = _elsewhere(y, a.view) or _elsewhere(x, b.view)
        if x and y and x != y and not moved and _company(a.view, i, b.view, before + 1):
            a_span, b_span = a.view.span(i, i + 1), b.view.span(before + 1, before + 2)
            yield Variant(
                VariantClass.SUBSTITUTION, a.text[slice(*a_span)], b.text[slice(*b_span)], a_span, b_span
            )


def _elsewhere(word: str, other: View) -> bool:
    """Whether the other version has a word too: then it only puts it in another place."""
    return any(content_concept(key) == word for key in other.keys)


def _company(a: View, i: int, b: View, j: int) -> bool:
    """Whether a content word stands near both places."""
    x = {content_concept(key) for key in a.keys[max(0, i - NEAR) : i + NEAR + 1]} - {content_concept(a.keys[i]), ""}
    y = {content_concept(key) for key in b.keys[max(0, j - NEAR) : j + NEAR + 1]}
    return bool(x & y)
