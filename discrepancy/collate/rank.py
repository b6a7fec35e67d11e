"""Which reading of an utterance to trust first: a reference's, one that more outlets print, the fuller, the earlier."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from discrepancy.collate.readings import Reading, substantive, variants_between
from discrepancy.model import Article

MANY = 12  # with more different readings than this, only the fullest is held against the others


def ranked(readings: Sequence[Reading], articles: Mapping[str, Article]) -> list[Reading]:
    """Return the readings best first."""
    support = _support(readings)

    def order(reading: Reading) -> tuple[bool, int, int, bool, str, str, int]:
        published = articles[reading.attribution.document].published
        day = published.isoformat() if published else "9999"
        first = reading.witnesses[0]
        backing, size = support[reading.wording], _own_words(reading.wording)
        part = reading.text[first.start].islower()  # of the same words, a sentence shows more than a part of one
        return not reading.reference, -backing, -size, part, day, first.document, first.start

    return sorted(readings, key=order)


def _own_words(keys: Sequence[str]) -> int:
    """Return how many words are the speaker's: what stands in brackets is the outlet's own."""
    if "[" not in keys:
        return len(keys)
    inside = own = 0
    for key in keys:
        inside += (key == "[") - (key == "]")
        own += not inside and key != "]"
    return own


def with_better(
    ranked: Sequence[Reading], look: Callable[[Reading], Hashable]
) -> Iterator[tuple[Reading, Sequence[Reading]]]:
    """Yield each reading with those before it that look different, and of two that look alike the first of a document.

    Two are enough: one of them stands in another document than the reading itself.
    """
    better: list[Reading] = []
    documents: dict[Hashable, set[str]] = {}
    for reading in ranked:
        yield reading, better
        seen = look(reading)
        known = documents.get(seen)
        if known is None:
            known = documents[seen] = set()
        if len(known) < 2 and reading.attribution.document not in known:
            known.add(reading.attribution.document)
            better.append(reading)


def _support(readings: Sequence[Reading]) -> dict[tuple[str, ...], int]:
    """Return for each wording how many outlets print it or a plain cut of it."""
    by_words: dict[tuple[str, ...], list[Reading]] = {}
    for reading in readings:
        by_words.setdefault(reading.wording, []).append(reading)
    outlets = {keys: {r.outlet for r in found} for keys, found in by_words.items()}
    two = [(len(found), _own_words(keys)) for keys, found in outlets.items()] if len(outlets) == 2 else []
    if len(outlets) > MANY or (two and _settled(*two)):
        return {keys: len(found) for keys, found in outlets.items()}
    listed = list(by_words)
    total = {keys: set(found) for keys, found in outlets.items()}
    for n, x in enumerate(listed):
        for y in listed[:n]:
            if not substantive(variants_between(by_words[x][0], by_words[y][0])):
                total[x] |= outlets[y]
                total[y] |= outlets[x]
    return {keys: len(found) for keys, found in total.items()}


def _settled(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two wordings, each as its outlets and its length, rank one way whether or not either is a plain cut."""
    (outlets, size), (others, other_size) = a, b
    return outlets == others or (outlets > others and size > other_size) or (outlets < others and size < other_size)
