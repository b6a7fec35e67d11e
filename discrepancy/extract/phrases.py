"""Where noun phrases start and end, and where verbs do with their auxiliaries, without a parser."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from discrepancy.extract.cues import cue_forms
from discrepancy.extract.relatives import leads_to_verb
from discrepancy.text.resources import calendar
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import WordTable

if TYPE_CHECKING:
    from discrepancy.extract.mentions import Scene

LONGEST = 6  # words before the head of a noun phrase
_LONGEST_TAIL = 9  # words after it: "of the Harbour Workers' Union"


@cache
def openers() -> frozenset[str]:
    """Return the words that open a noun phrase: articles, possessives, quantities."""
    return vocabulary("nominals", "openers")


def phrase_start(scene: Scene, first: int, head: int) -> int:
    """Return where the noun phrase with this head starts: its article or possessive, or its first adjective."""
    lows, bounds, i = scene.tokens.lows, _bounds_phrase(), head
    while i > first and head - i < LONGEST and not scene.quoted[i - 1]:
        bound = bounds[lows[i - 1]]
        if bound == "opener":
            return i - 1
        if bound == "owner" or (bound == "apostrophe" and i > first + 1):
            return i - 2 if i - 2 >= first and lows[i - 2] in openers() else i - 1
        if bound and i - 2 >= first and lows[i - 1] in vocabulary("titles", "former") and lows[i - 2] in openers():
            return i - 2  # "the then president"
        if bound or (lows[i - 1][-2:] == "ed" and _somebodys(scene, i - 2)):
            break
        i -= 1
    return i


def _somebodys(scene: Scene, i: int) -> bool:
    """Whether a token ends a person's full name, after which "hugged" is a verb and no adjective."""
    name = scene.inside.get(i)
    return name is not None and not name.body and len(name.parts) > 1 and name.last == i + 1


@cache
def _bounds_phrase() -> WordTable[str]:
    """Return what a word makes of the noun phrase whose head comes after it, "" where it only goes on."""

    def bound(low: str) -> str:
        if low in openers():
            return "opener"
        if low.endswith("'s"):
            return "owner"
        if low == "'":
            return "apostrophe"
        forms = cue_forms()
        outside = not low[0].isalnum() or low in function_words() or (low in forms and forms[low].strong)
        return "outside" if outside else ""

    return WordTable(bound)


def tail_end(scene: Scene, i: int, last: int) -> int:
    """Return the end of the prepositional phrases after a head: "for the ministry", "familiar with the plan"."""
    lows = scene.tokens.lows
    if i >= last or lows[i] not in _opening_tail():
        return i
    if lows[i] in vocabulary("clause_words", "post_modifiers"):
        i += 1
        if i >= last or lows[i] not in vocabulary("clause_words", "joining"):
            return i
    end, finite = i + 1, vocabulary("clause_words", "tail_ends")
    while end < last and end - i < _LONGEST_TAIL and not scene.quoted[end]:
        low = lows[end]
        if not (low[0].isalnum() or low in ("'", "’", "&")) or scene.cue_mask[end] or low in finite:
            break
        if end in scene.name_at and lows[end - 1] in _times():
            break  # "in a talk with us on Friday night Ann Lee said"
        end += 1
    return end if end > i + 1 else i


@cache
def _times() -> frozenset[str]:
    """Return the words that end what tells when, after which a name starts anew."""
    return vocabulary("clause_words", "times") | calendar()


@cache
def _opening_tail() -> frozenset[str]:
    return vocabulary("clause_words", "post_modifiers", "joining")


def _no_name(scene: Scene, token: int, first: int) -> bool:
    """Whether a token has no capital but for its place: "Radio 4's Today" is no adverb."""
    return token not in scene.inside and (token == first or scene.tokens.words[token][0].islower())


def before_auxiliaries(scene: Scene, token: int, first: int) -> int:
    """Return the token past which only adverbs and auxiliaries lead to a verb; "Kelly" and "Italy" are names."""
    lows, leads = scene.tokens.lows, leads_to_verb()
    while token > first and leads[lows[token - 1]] and _no_name(scene, token - 1, first):
        token -= 1
    return token
