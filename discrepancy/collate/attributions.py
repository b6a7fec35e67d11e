"""Who said an utterance, when and where: which accounts to hold against which, that of fewer outlets first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from discrepancy.collate.rank import with_better
from discrepancy.collate.readings import Reading
from discrepancy.model import Alignment, Comparison, Occasion
from discrepancy.text.stems import function_words
from discrepancy.text.view import keys_in

_INNER = re.compile(r"[‘“'\"](?<=[\s(—–].)([^‘“”\"]{8,}?)(?:[’”'\"](?!\w)|\Z)")
_QUOTED = 3  # words in marks inside a quotation that are more than a term

Voice = tuple[str | None, str | None]  # who says it, and inside whose quotation
Feature = tuple[str, object]  # its name, and what an article has for it
Claims = Set[tuple[str, object]]  # documents with voices and looks of their readings


@dataclass(frozen=True, slots=True, eq=False)
class _Account:
    """What an article tells of who says a reading and when.

    `said` is a number that two accounts share which tell just the same; `look` is the voice with day, venue and
    employer, places in the text left out; `inner` are the words in quotation marks of their own inside the reading.
    """

    said: int
    voice: Voice
    features: tuple[Feature, ...]
    inner: Sequence[str]

    @property
    def look(self) -> tuple[object, ...]:
        return (*self.voice, *self.features[1:])


Accounts = Mapping[Reading, _Account]


def compare_attributions(alignment: Alignment, readings: Sequence[Reading]) -> Iterator[Comparison]:
    """Hold who said it, when and where against what more outlets have."""
    said = _numbered(readings)
    if len(set(said.values())) == 1 and readings[0].attribution.speaker is not None:
        return  # all tell the same
    accounts = {reading: _account(reading, number) for reading, number in said.items()}
    claims = _claims(accounts)
    references = [reading.attribution for reading in readings if reading.reference]
    dated = any(said.occasion.days or said.occasion.venues for said in references)
    for a, better in with_better(_ranked(accounts), said.__getitem__):
        mine = accounts[a]
        seen: set[int] = set()
        for b in better if not a.reference else ():
            theirs = accounts[b]
            if theirs.said in seen or b.attribution.document == a.attribution.document:
                continue
            # beside a reference none may correct who it was, nor when, where the reference tells it
            if references and not b.reference and (dated or mine.voice != theirs.voice):
                continue
            if (theirs.said == mine.said and b.attribution.speaker is not None) or _two_parts(a, b):
                continue  # nothing in which they could differ
            told = a.attribution.within or b.attribution.within
            if told and not (a.quoted and b.quoted):
                continue  # a report of someone who quotes is no claim to the words
            seen.add(theirs.said)
            quoting = not told and (_quoting(mine, b) or _quoting(theirs, a))
            if not quoting and not _both_told(a, b, accounts, claims):
                yield Comparison(alignment, "attribution", a.witnesses[0], b.witnesses[0])


def _numbered(readings: Sequence[Reading]) -> dict[Reading, int]:
    """Return a number for each reading, the same where just the same is told of who says it, and when."""
    numbers: dict[tuple[object, ...], int] = {}
    told = ((reading, reading.attribution) for reading in readings)
    return {r: numbers.setdefault((it.speaker, it.within, it.occasion), len(numbers)) for r, it in told}


def _account(reading: Reading, number: int) -> _Account:
    said = reading.attribution
    voice = (said.speaker.key if said.speaker else None), (said.within.key if said.within else None)
    inner = [words for witness in reading.witnesses for words in _inner(witness.text)]
    return _Account(number, voice, _features(reading), inner)


def _features(reading: Reading) -> tuple[Feature, ...]:
    said = reading.attribution
    return (
        ("speaker", said.speaker.key if said.speaker else f"told by {said.within.key}" if said.within else ""),
        ("days", _days(said.occasion)),
        ("venues", _venues(said.occasion)),
        ("bodies", said.speaker.bodies if said.speaker else ()),
    )


def _days(occasion: Occasion) -> tuple[str, ...]:
    """Return the days of an occasion, without dates where weekdays are told: of these a date is only reckoned."""
    if not occasion.days:
        return ()
    weekdays = sorted(day for day in occasion.named_days if day.isalpha())
    return tuple(weekdays or sorted(occasion.named_days))


def _venues(occasion: Occasion) -> tuple[str, ...]:
    return tuple(sorted(occasion.named_venues)) if occasion.venues else ()


def _ranked(accounts: Accounts) -> list[Reading]:
    """Return the readings, those first whose speaker, day, venue and employer more outlets have."""
    outlets: dict[tuple[Feature, ...], set[str]] = {}
    for reading, account in accounts.items():
        outlets.setdefault(account.features, set()).add(reading.outlet)
    backing = {features: [_backing(feature, outlets) for feature in features] for features in outlets}

    def order(reading: Reading) -> tuple[bool, int, bool, int, int, int, bool, str, int]:
        speaker, days, venues, bodies = backing[accounts[reading].features]
        first, said = reading.witnesses[0], reading.attribution
        told = -speaker, said.within is None, -days, -venues, -bodies, said.headline  # below it stands more
        return not reading.reference, *told, first.document, first.start

    return sorted(accounts, key=order)


def _backing(feature: Feature, outlets: Mapping[tuple[Feature, ...], Set[str]]) -> int:
    """Return how many outlets have a feature, none where it tells nothing."""
    return len(set().union(*(names for features, names in outlets.items() if feature in features))) if feature[1] else 0


def _claims(accounts: Accounts) -> Claims:
    """Return what each document tells of who and when, if one tells of it twice: else its own account is all it has."""
    if len({reading.attribution.document for reading in accounts}) == len(accounts):
        return frozenset()
    return {(r.attribution.document, claim) for r, told in accounts.items() for claim in (told.voice, told.look)}


def _both_told(a: Reading, b: Reading, accounts: Accounts, claims: Claims) -> bool:
    """Whether one of the two documents has the other's account as well as its own: it does not deny it."""
    x, y = accounts[a], accounts[b]
    mine, theirs = (x.voice, y.voice) if x.voice != y.voice else (x.look, y.look)
    if not claims or mine == theirs:
        return False
    return (a.attribution.document, theirs) in claims or (b.attribution.document, mine) in claims


def _two_parts(a: Reading, b: Reading) -> bool:
    """Whether two quotations have no word that tells in common: what a third runs into one was said at two times."""
    if not (a.quoted and b.quoted) or a.wording == b.wording:
        return False
    x, y = (set(reading.wording) - function_words() for reading in (a, b))
    return bool(x) and bool(y) and x.isdisjoint(y)


def _quoting(a: _Account, b: Reading) -> bool:
    """Whether `a` has the words of `b` in quotation marks of their own: its speaker quotes them, and claims none."""
    if not a.inner:  # as most
        return False
    printed = " ".join(b.wording)
    return any(inner in printed or printed in inner for inner in a.inner)


@lru_cache(1024)  # many outlets print the same words
def _inner(text: str) -> list[str]:
    """Return the words that stand in marks of their own in a quotation, where they are more than a term."""
    found = (keys_in(marked[1]) for marked in _INNER.finditer(text))
    return [" ".join(keys) for keys in found if len(keys) >= _QUOTED]
