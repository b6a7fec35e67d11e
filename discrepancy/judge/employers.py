"""For which body one speaker speaks in two articles: the park or the council, one institute or another."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from discrepancy.judge.relations import DIFFERENT, OTHER, SAME, UNKNOWN
from discrepancy.model import Speaker
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import content_of, content_stem, fold

_WITH_POSTS = frozenset({"learning", "care"})  # kinds of body whose people often sit elsewhere too
_SIDES = frozenset({"accusing", "defending"})  # kinds of body at a trial


def relation_of_bodies(a: Speaker | None, b: Speaker | None) -> str:
    """Compare whom two articles say that one speaker works for: the park or the council, one institute or another.

    Different only where two names of bodies share no word, nor is one the initials of the other; a bare "company" may
    be any of its kind, but is no council. Who has two roles may work for two bodies, unless their interests differ.
    """
    if a is None or b is None or a.key != b.key or not a.bodies or not b.bodies:
        return UNKNOWN
    pairs = [_one_body(x, y) for x in a.bodies for y in b.bodies]
    if True in pairs:
        return SAME
    one_role = not content_of(a.roles).isdisjoint(content_of(b.roles))
    if not one_role and ((a.roles and b.roles) or any(_beside_a_post(x, y) for x in a.bodies for y in b.bodies)):
        opposed = all(_opposed(x, y) for x in a.bodies for y in b.bodies)
        return DIFFERENT if opposed else UNKNOWN if None in pairs else OTHER
    return UNKNOWN if None in pairs else DIFFERENT


def _beside_a_post(a: str, b: str) -> bool:
    """Whether one is a body to which many belong beside a post with the other: a hospital's surgeon, of a society."""
    parts = a.lower().split(), b.lower().split()
    beside = [not words("bodies", "beside_a_post").isdisjoint(part) for part in parts]
    posts = [not _kinds_of(part).isdisjoint(_WITH_POSTS) for part in parts]
    return (beside[0] and posts[1]) or (beside[1] and posts[0])


@lru_cache(4096)
def _opposed(a: str, b: str) -> bool:
    """Whether two bodies are of kinds for which one person seldom speaks at once: a firm and a university."""
    one, other = _kinds_of(a.lower().split()), _kinds_of(b.lower().split())
    pairs = {frozenset(pair) for pair in lexicon("bodies")["opposed_interests"]}
    return any(frozenset((x, y)) in pairs for x in one for y in other) and one.isdisjoint(other)


@lru_cache(4096)
def _one_body(a: str, b: str) -> bool | None:
    """Whether two printed bodies are one; None where it is open."""
    x, y = a.lower().split(), b.lower().split()
    if _initials(x) in y or _initials(y) in x or not (content_of(x).isdisjoint(content_of(y)) or _own_names(a, b)):
        return True
    one, other = _kinds_of(x), _kinds_of(y)
    if {"state"} in (one, other) and one | other == {"state"} and _public(x) and _public(y):
        return None  # the police of a town may be called its service
    if len({*one & _SIDES, *other & _SIDES}) == 1:
        return None  # who works for a firm may be called by the defence
    if not words("bodies", "describing").isdisjoint((x[-1], y[-1])):
        return False if one and other and one.isdisjoint(other) else None
    if _own_names(a, b):
        return False
    if _named(a) and _named(b):
        return None if {"learning"} == one & other else False  # a school may be a university's
    return False if one and other and one.isdisjoint(other) else None


def _public(name: Collection[str]) -> bool:
    """Whether a name may be that of some of the state: "Tarn police", "Regional Crime Service"."""
    return "state" in _kinds_of(name) or not words("bodies", "maybe_state").isdisjoint(name)


def _own_names(a: str, b: str) -> bool:
    """Whether two bodies share a noun that many have, and each has a name of its own: "Orme Museum", "Tarn Museum"."""
    one, other = _own_name(a), _own_name(b)
    shared = content_of(a.lower().split()) & content_of(b.lower().split())
    return bool(one and other) and one.isdisjoint(other) and shared <= content_of(words("bodies", "shared_nouns"))


def _own_name(body: str) -> set[str]:
    """Return the words with a capital that tell a body from others of its kind."""
    return {
        stem
        for word in body.split()
        if word[0].isupper() and word.lower() not in words("bodies", "any_modifier", "shared_nouns")
        if (stem := content_stem(fold(word.lower())))
    }


def _named(body: str) -> bool:
    """Whether a body is printed by its name, with a capital or as "the pipe institute", and not as "the park"."""
    *modifiers, head = body.split() or [""]
    told = head in words("bodies", "named_by_a_word") and not words("bodies", "any_modifier").issuperset(modifiers)
    return body != body.lower() or told


def _kinds_of(name: Collection[str]) -> set[str]:
    """Return the kinds of body whose common nouns a name holds; "cantonal geologist" tells no more than the state."""
    found = {*name, *(part.removesuffix("s") for part in name)}
    kinds = {kind for kind, nouns in lexicon("bodies")["kinds"].items() if not set(nouns).isdisjoint(found)}
    return kinds if kinds or words("bodies", "by_adjective").isdisjoint(name) else {"state"}


def _initials(parts: Collection[str]) -> str:
    small = words("function_words")
    return "".join(part[0] for part in parts if part not in small) if len(parts) > 1 else ""
