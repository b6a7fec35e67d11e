"""Letting somebody in, and ruling them out by a noun alone: "ruled out observers", "would admit observers"."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.extract.deeds import ADMITTING, Deed, Way, object_in, phrase_at
from discrepancy.text.resources import lexicon, words

_BE = frozenset({"be", "been", "being"})


def admitting(lows: Sequence[str], target: Sequence[int], subject: Sequence[int], *, noun: bool) -> Deed | None:
    """Return the letting in, or keeping out, that a target opens with.

    Args:
        lows: the words of the article, folded.
        target: the tokens of the target, in order.
        subject: those of what stands before the stance, which a passive is done to.
        noun: whether the stance rules out what a noun tells.
    """
    opening = next((at for at, n in enumerate(target) if _opens(lows, target, at)), None)
    if opening is None:
        return None
    found = phrase_at(lows, target, opening, ADMITTING)
    if found is not None:
        end = found.end
        passive = not _BE.isdisjoint(lows[n] for n in target[:end])
        place = subject if passive else found.between or target[end:]
        return _done(lows, found.phrase.deed, found.phrase.way, place, undergone=passive)
    if not noun or lows[target[opening]].endswith("ing"):
        return None
    return _done(lows, next(iter(lexicon("deeds")[ADMITTING])), Way.DONE, target)


def _done(lows: Sequence[str], name: str, way: Way, place: Sequence[int], *, undergone: bool = False) -> Deed | None:
    """Return a deed done to the noun phrase at some tokens, None where there is none."""
    things = tuple(object_in(lows, place))
    return Deed(name, way, things, undergone, of_noun=True) if things else None


def _opens(lows: Sequence[str], target: Sequence[int], at: int) -> bool:
    """Whether a token is more than a word without content of its own: "let" is where it lets in."""
    return lows[target[at]] not in words("function_words") or phrase_at(lows, target, at, ADMITTING) is not None
