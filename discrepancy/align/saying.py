"""The words of clauses that state nothing but who speaks."""

from __future__ import annotations

from functools import cache
from itertools import chain

from discrepancy.text.concepts import concepts
from discrepancy.text.resources import lexicon, words


@cache
def cues() -> frozenset[str]:
    """Return the concepts of the verbs of which one tells who says what stands before it."""
    return concepts(chain.from_iterable(lexicon("cues")["classes"][name]["strong"] for name in ("neutral", "claim")))


@cache
def plain_cues() -> frozenset[str]:
    """Return those that tell nothing else: "said", and not "claimed"."""
    return concepts(lexicon("cues")["classes"]["neutral"]["strong"])


@cache
def saying() -> frozenset[str]:
    """Return the concepts of which nothing is stated but who speaks: "the mayor, Ann Lee, insisted"."""
    cues = (verb for verbs in lexicon("cues")["classes"].values() for verb in (*verbs["strong"], *verbs["weak"]))
    return concepts((*words("titles", "offices", "modifiers"), *cues))
