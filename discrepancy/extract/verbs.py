"""Verbs of saying where they stand in an article, and what else attributes a clause."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from discrepancy.extract.cues import Cue, adjectives, cue_forms, is_cue, phrase_cue, phrase_forms
from discrepancy.extract.name import Name
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.resources import lexicon
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.tokens import Tokens
from discrepancy.values import value

_NOUN_FORMS = frozenset({"base", "s"})


@value
class Verb:
    """A cue word in the narrative: tokens `first` to `last`."""

    first: int
    last: int
    cue: Cue


def read_verbs(tokens: Tokens, inside: Mapping[int, Name]) -> list[Verb]:
    """Return the cues of an article, but those that are parts of the names they stand inside."""
    forms, phrases, lows = cue_forms(), phrase_forms(), tokens.lows
    found = []
    for i in tokens.places(is_cue):
        if i in inside and not (inside[i].first == i and inside[i].last == i + 1):
            continue
        low = lows[i]
        if end := _phrase_end(lows, i) if low in phrases else 0:
            cue = phrase_cue(low, lows[end - 1])
            if cue is not None:
                found.append(Verb(i, end, cue))
        elif low in adjectives():
            start = _copula(lows, i)
            if start < i and _before_clause(tokens, i + 1):
                found.append(Verb(start, i + 1, forms[low]))
        elif low in forms and not _noun(lows, i, forms[low]) and _before_what_is_told(lows, i, forms[low]):
            found.append(Verb(i, i + 1, forms[low]))
    return found


def _before_what_is_told(lows: list[str], i: int, cue: Cue) -> bool:
    """Whether a word that could be a cue stands before what only a cue has after it, where it needs that."""
    needed = _only_before().get(cue.base)
    return needed is None or (i + 1 < len(lows) and lows[i + 1] in needed)


@cache
def _only_before() -> dict[str, list[str]]:
    """Return the verbs that are cues only before some words, with these."""
    needed: dict[str, list[str]] = lexicon("cues")["only_before"]
    return needed


def _phrase_end(lows: list[str], i: int) -> int:
    """Return where a phrasal cue ends that a verb may open, 0 if it opens none: "put it", "made it clear"."""
    seconds = phrase_forms()[lows[i]]
    for end in (i + 2, i + 3):
        if end <= len(lows) and lows[end - 1] in seconds and (end == i + 2 or lows[i + 1] == "it"):
            return end
    return 0


def _copula(lows: list[str], adjective: int) -> int:
    """Return where the verb starts that an adjective follows, over "not" and adverbs; its own place if none does."""
    i = adjective - 1
    while i > 0 and (lows[i] in ("not", "less", "more") or is_adverb(lows[i])):
        i -= 1
    return i if i >= 0 and lows[i] in vocabulary("cues", "copulas") else adjective


def _before_clause(tokens: Tokens, i: int) -> bool:
    """Whether a token may open the clause that an adjective attributes: "that", or its subject."""
    if i >= len(tokens.lows):
        return False
    subject = tokens.lows[i] in vocabulary("clause_words", "determiners") or tokens.words[i][0].isupper()
    return subject or tokens.lows[i] in ("that", "he", "she", "it", "they")


def _noun(lows: list[str], i: int, cue: Cue) -> bool:
    """Whether a word that could be a cue is a noun here: "a report", "his claims"."""
    if i == 0 or cue.form not in _NOUN_FORMS:
        return False
    before = lows[i - 1]
    determiners = vocabulary("clause_words", "determiners")
    if cue.base in ("say", "tell", "ask"):
        return before in determiners and before not in ("its", "that")
    if before in determiners or before.endswith("'s"):
        return True
    if cue.form == "base" and i > 1 and lows[i - 2] in ("a", "an"):
        return True  # "a pay offer"
    return cue.form == "base" and before in cue_forms() and cue_forms()[before].strong
