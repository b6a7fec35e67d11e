"""A paraphrase that states as a fact what its speaker said could not be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discrepancy.collate.modals import firm_phrases
from discrepancy.collate.readings import Reading
from discrepancy.collate.reported import FIRM, from_verb, plainly_said, said_in_one_place, sentences_around
from discrepancy.model import Span, Variant, VariantClass
from discrepancy.text.concepts import concepts
from discrepancy.text.openness import left_open
from discrepancy.text.resources import words

FEWEST = 2  # words with content of an open matter
LEAD = 8  # words before the open matter, which tell that it is open

Matters = Sequence[tuple[Reading, Span]]  # what some quotations leave open


def open_matters(quoted: Iterable[Reading]) -> Matters:
    """Return the quotations that leave something open, in order, each with the words of that."""
    return [(b, read) for b in quoted if (read := left_open(b.wording))]


def stated_as_fact(a: Reading, matters: Matters) -> tuple[Reading, Variant] | None:
    """Return the first quotation that leaves open what a paraphrase states, and the variant, or None."""
    for b, read in matters:
        at = _stated(a, b, read) if b.attribution.document != a.attribution.document else None
        if at:
            if not (plainly_said(a) and _states(a)):
                return None
            a_span, b_span = from_verb(a, *at), b.view.span(max(0, read[0] - LEAD), read[1])
            printed = a.text[slice(*a_span)], b.text[slice(*b_span)]
            return b, Variant(VariantClass.HEDGE, *printed, a_span, b_span, "stronger")
    return None


def _states(a: Reading) -> bool:
    """Whether a paraphrase and the sentences beside it leave nothing open, and it denies nothing."""
    if any(strength < FIRM for _, _, strength in firm_phrases(a.wording)):
        return False
    sentences, own = sentences_around(a)
    beside = sentences[max(0, own.start - 1) : own.stop + 1]
    opens = words("conditionals", "open_words")
    told = any(not opens.isdisjoint(keys) or left_open(keys) for keys in beside)
    return not told and words("meaning", "negators").isdisjoint(a.view.keys)


def _stated(a: Reading, b: Reading, read: Span) -> Span | None:
    """Return the words of a paraphrase that state the open matter, in one place, or None."""
    matter = b.view.keys[slice(*read)]
    if not words("meaning", "negators").isdisjoint(matter):
        return None
    sought = concepts(matter)
    return said_in_one_place(a, sought) if len(sought) >= FEWEST else None
