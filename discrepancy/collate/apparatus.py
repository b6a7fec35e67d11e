"""An alignment of quotes as a critical edition sets it out: one base text, and how each other reading parts from it."""

from __future__ import annotations

from collections.abc import Mapping

from discrepancy.collate.rank import ranked
from discrepancy.collate.readings import Reading, readings_of, variants_between
from discrepancy.collate.words import diff_words
from discrepancy.model import Alignment, Article, Collation, Parallel


def collation_of(alignment: Alignment, articles: Mapping[str, Article]) -> Collation | None:
    """Return the readings in quotation marks against the one to trust first; None where fewer than two are quoted."""
    quoted = [reading for reading in readings_of(alignment, articles) if reading.quoted]
    if len(quoted) < 2:
        return None
    base = ranked(quoted, articles)[0]
    parallels = tuple(_parallel(reading, base) for reading in quoted if reading is not base)
    return Collation(alignment.id, base.witnesses, parallels)


def _parallel(reading: Reading, base: Reading) -> Parallel:
    variants = sorted(variants_between(reading, base), key=lambda variant: (variant.b_span, variant.a_span))
    shared = len(diff_words(reading.view, base.view).matches) / max(len(reading.view.keys), 1)
    return Parallel(reading.witnesses, tuple(variants), shared)
