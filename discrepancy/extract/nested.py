"""Quotations inside quotations: whether somebody else's words are told there, and who tells whose."""

from __future__ import annotations

from functools import cache

from discrepancy.extract.cues import cue_forms
from discrepancy.extract.marks import Region
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.verbs import Verb
from discrepancy.text.resources import words
from discrepancy.text.stems import function_words
from discrepancy.values import value

_NEAR_CUE = 6  # tokens between a cue and the quotation that it introduces inside another
_ENDS = frozenset([".", "!", "?", ";", "…", "..."])
_OPENING = frozenset([",", ":", "—", "–", "-", "--"])
# A subject starts after one of these.
_BOUNDARIES = frozenset([",", ";", "and", "but", "so", "because", "when", "until", "then", "that"])


@value
class Told:
    """How a quotation inside another is introduced: its cue and source, where they can be told, and whose words it is.

    `own` tells that the speaker quotes himself.
    """

    verb: Verb | None = None
    mention: Mention | None = None
    own: bool = False


def told_within(scene: Scene, outer: Region, inner: Region) -> Told | None:
    """Return how a quotation inside another is introduced, or None where it is a term, a title or a mere phrase."""
    start = max(outer.first, inner.before - _NEAR_CUE)
    nearest = scene.all_verbs_in(start, inner.before)
    if nearest and (nearest[-1].cue.strong or nearest[-1].last == inner.before):
        mention = _teller(scene, outer.first, nearest[-1].first)
        return Told(nearest[-1], mention, _self(scene, mention) if mention else bool(_own_words(scene, outer, inner)))
    after = scene.all_verbs_in(inner.after, min(inner.after + 3, outer.last))
    if after and not nearest:
        mention = _teller(scene, inner.after, after[0].first)
        return Told(after[0], mention, mention is not None and _self(scene, mention))
    own = _own_words(scene, outer, inner) if _clause(scene, inner) else None
    return None if own is None else Told(own=own)


def _self(scene: Scene, mention: Mention) -> bool:
    return scene.tokens.lows[mention.first].split("'")[0] in words("nested", "selves")


def _teller(scene: Scene, first: int, last: int) -> Mention | None:
    """Return the pronoun or name nearest before a cue inside a quotation."""
    for i in range(last - 1, max(first, last - 6) - 1, -1):
        name = scene.inside.get(i)
        if name is not None:
            return Mention(name.start, name.last, name.last - 1, "name", name.possessive, name, name.last)
        if scene.tokens.lows[i].split("'")[0] in words("clause_words", "tellers"):
            return Mention(i, i + 1, i, "pronoun", after=i + 1)
    return None


def _clause(scene: Scene, inner: Region) -> bool:
    """Whether a quotation is words that somebody said: it starts with a capital and is no title."""
    printed, lows = scene.tokens.words, scene.tokens.lows
    alphas = [i for i in range(inner.first, inner.last) if printed[i][0].isalpha()]
    if len(alphas) < 2 or not printed[alphas[0]][0].isupper():
        return False
    plain = [i for i in alphas[1:] if printed[i][0].islower() and lows[i] not in words("function_words", "articles")]
    called = printed[inner.last - 1] in ("!", "?")
    return called or (len(alphas) > 2 and any(lows[i] not in function_words() or len(plain) > 2 for i in plain))


def _own_words(scene: Scene, outer: Region, inner: Region) -> bool | None:
    """Whether the words that introduce a quotation make it the speaker's own; None where nothing introduces it."""
    lows = scene.tokens.lows
    first = next((i + 1 for i in range(inner.before - 1, outer.first - 1, -1) if lows[i] in _ENDS), outer.first)
    last = inner.before
    marked = last > first and lows[last - 1] in _OPENING
    while last > first and lows[last - 1] in _OPENING:
        last -= 1
    last = _past_aside(lows, first, last)
    verb = next((i for i in range(last - 1, first - 1, -1) if _is_verb(lows, i)), None)
    if last == first or not (verb == last - 1 or (marked and (verb is not None or lows[inner.before - 1] == ":"))):
        return None
    return _whose(scene, first, last if verb is None else verb, bound=verb is None)


def _past_aside(lows: list[str], first: int, last: int) -> int:
    """Return where the introduction ends before "and I quote"."""
    for phrase in _asides():
        start = last - len(phrase)
        if start >= first and lows[start:last] == phrase:
            while start > first and lows[start - 1] in _OPENING:
                start -= 1
            return start
    return last


@cache
def _asides() -> list[list[str]]:
    return sorted((phrase.split() for phrase in words("nested", "asides")), key=lambda p: (-len(p), p))


def _is_verb(lows: list[str], i: int) -> bool:
    """Whether a word may introduce what is said; after an article or the like it is a noun: "a note"."""
    noun = i > 0 and (lows[i - 1] in words("clause_words", "determiners") or lows[i - 1] in words("nested", "own"))
    return not noun and (lows[i] in words("nested", "verbs") or lows[i] in cue_forms())


def _whose(scene: Scene, first: int, verb: int, bound: bool) -> bool | None:
    """Whether the subject before a verb is the speaker, or a noun phrase alone (`bound`) is the speaker's."""
    lows = scene.tokens.lows
    if verb < len(lows) and not bound and (lows[verb] in words("nested", "others") or "'" in lows[verb]):
        return _pronoun(lows[verb])  # "he's like"
    noun = None
    bounds = frozenset() if verb > first and lows[verb - 1] in _BOUNDARIES else _BOUNDARIES  # "we shake hands and say"
    for i in range(verb - 1, first - 1, -1):
        low = lows[i]
        if low in words("nested", "own"):
            return noun is None or lows[noun] in _own_nouns()
        if low in words("nested", "theirs"):
            return False
        if (own := _pronoun(low)) is not None and not (bound and own):
            return own
        if low == "it" and noun is None:
            return None if lows[verb] in words("nested", "verbs") else False
        if i in scene.inside or (noun is not None and low in bounds):
            return False  # "I asked for paint and the manager said"
        if noun is None and low[0].isalpha() and low not in function_words():
            noun = i
    return None if noun is None and "there" not in lows[first:verb] else False


def _pronoun(low: str) -> bool | None:
    """Whether a subject is the speaker or another; None for any other word."""
    if low in words("nested", "selves"):
        return True
    return False if low in words("nested", "others") else None


@cache
def _own_nouns() -> frozenset[str]:
    return words("nominals", "sayings") | words("nested", "own_words")
