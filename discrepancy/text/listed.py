"""Phrases that a lexicon lists, found where they start among words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Phrase = tuple[str, ...]
Listed = Mapping[str, Sequence[Phrase]]  # phrases by their first word, the longest first


def by_first_word(phrases: Iterable[str]) -> Listed:
    """Return some phrases by their first word, for `phrase_at`."""
    table: dict[str, list[Phrase]] = {}
    for parts in sorted({tuple(phrase.split()) for phrase in phrases}, key=lambda parts: (-len(parts), parts)):
        table.setdefault(parts[0], []).append(parts)
    return table


def phrase_at(listed: Listed, keys: Sequence[str], at: int) -> Phrase:
    """Return the longest phrase that starts at a word, or none of its words."""
    found = listed.get(keys[at], ()) if at < len(keys) else ()
    return next((phrase for phrase in found if tuple(keys[at : at + len(phrase)]) == phrase), ())
