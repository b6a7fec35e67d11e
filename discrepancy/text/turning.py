"""Where an article tells what an attribution rule speaks of: the day, the venue, the role or the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from discrepancy.model import Introduction, Span, Witness
from discrepancy.text.statements import occasion_of, speaker_of


def turning_spans(rule: str, witness: Witness, text: str, offset: int = 0) -> list[Span]:
    """Return the spans of a witness's file that a rule turns on, none for rules on words.

    `text` starts at `offset` of the file and holds the witness; of a role all that stands in it outside the witness.
    """
    occasion, speaker = occasion_of(witness.statement), speaker_of(witness.statement)
    match rule:
        case "attribution/day" | "attribution/day-vague":
            return [(start, end) for _, start, end in occasion.days or occasion.relative]
        case "attribution/venue":
            return [(start, end) for *_, start, end in occasion.venues]
        case "attribution/role" | "attribution/role-elsewhere" if speaker:
            return list(_printed(speaker.roles, witness, text, offset))
        case "attribution/body" | "attribution/body-elsewhere" if speaker:
            return list(_printed(speaker.bodies, witness, text, offset))
    return []


def _printed(phrases: Iterable[str], witness: Witness, text: str, offset: int) -> Iterator[Span]:
    introduced = isinstance(witness.statement, Introduction)  # which holds what it tells
    for phrase in phrases:
        for match in _pattern(phrase).finditer(text):
            start, end = match.start() + offset, match.end() + offset
            if introduced or end <= witness.start or start >= witness.end:
                yield start, end


@lru_cache(256)
def _pattern(phrase: str) -> re.Pattern[str]:
    """Return a pattern of the words of a phrase, as they may be printed: with hyphens and capitals."""
    return re.compile(rf"\b{'[ -]'.join(map(re.escape, phrase.split()))}\b", re.IGNORECASE)
