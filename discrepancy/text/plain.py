"""What some words are of, whatever numbers and times stand among them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from discrepancy.text.concepts import content_concept
from discrepancy.text.numbers import starts_number
from discrepancy.text.resources import calendar, words
from discrepancy.text.tokens import WordTable


def plain_concepts(lows: Iterable[str]) -> frozenset[str]:
    """Return the concepts of the words with content among some that are neither numbers nor times."""
    return frozenset(map(_plain_concept().__getitem__, lows)) - {""}


@cache
def _plain_concept() -> WordTable[str]:
    timed = calendar() | words("details", "times")
    return WordTable(lambda low: "" if low in timed or starts_number(low) else content_concept(low))
