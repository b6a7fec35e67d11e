"""What a message shows of a witness: outlets told apart, and days, venues and figures as they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discrepancy.model import Occasion, Span, Witness
from discrepancy.text.resources import lexicon, words

_ANY_MARKS = r"(?:['’]s?)?\s+(?:(?:the|a|an|its)\s+)?"  # what stands between the words of a body's name


def label(one: Witness, other: Witness) -> str:
    """Return the outlet of one witness, with its document where the other's outlet is the same."""
    return one.outlet if one.outlet != other.outlet else f"{one.outlet} ({one.document})"


def speaker_printed(witness: Witness) -> str:
    """Return the name of a witness's speaker as it stands in a sentence: "a source close to her", not "A source"."""
    name = witness.speaker or ""
    first, _, rest = name.partition(" ")
    described = first.lower() in words("clause_words", "determiners") and rest[:1].islower()
    return f"{first.lower()} {rest}" if described else name


def as_printed(witness: Witness, phrases: Sequence[str]) -> str:
    """Return those of some phrases, without their possessives, that stand in or beside a witness, as printed there.

    Where none does, all are returned as they are.
    """
    text = f"{witness.before} {witness.text} {witness.after}"
    patterns = (rf"\b{_ANY_MARKS.join(map(re.escape, phrase.split()))}\b" for phrase in phrases)
    found = (re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
    told = [" ".join(match.group().split()) for match in found if match]
    return ", ".join(dict.fromkeys(told or phrases))


def printed(witness: Witness, span: Span | None) -> str:
    """Return the text of a span of the witness's document, or "" where it lies outside the witness."""
    if span is None or span[0] < witness.start or span[1] > witness.end:
        return ""
    return witness.text[span[0] - witness.start : span[1] - witness.start]


def day_printed(witness: Witness, occasion: Occasion) -> str:
    """Return the first day named: as printed where the witness holds it, else "Thursday" or "February 12"."""
    if not occasion.days:
        return ""
    value, start, end = occasion.days[0]
    return printed(witness, (start, end)) or (value.title() if value.isalpha() else _date(value))


def _date(value: str) -> str:
    """Return an ISO date, with or without its year, as month and day."""
    month, _, day = value[-5:].partition("-")
    return f"{lexicon('days')['months'][int(month) - 1][0].title()} {int(day)}"


def venue_printed(occasion: Occasion) -> str:
    """Return the first venue named, as printed, without the marks around it."""
    return occasion.venues[0][1].strip(" ,:") if occasion.venues else ""
