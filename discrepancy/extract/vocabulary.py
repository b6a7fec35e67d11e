"""Word lists of the lexicons as sets, each built once: asked for at every mention, so a look-up must cost nothing."""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import lexicon, words


@cache
def vocabulary(name: str, *keys: str) -> frozenset[str]:
    """Return the words under some keys of a lexicon, or under all of them; the same set at every call."""
    return words(name, *keys)


@cache
def group(name: str, key: str, inner: str) -> frozenset[str]:
    """Return the words of a group within a key of a lexicon."""
    return frozenset(lexicon(name)[key][inner])
