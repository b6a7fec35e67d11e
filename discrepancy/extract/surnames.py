"""Surnames that are offices, bodies or other words too: "Ann Baker", "Mr Hall", "Ann May"; and "Baker" alone."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.extract.cues import finite_cue
from discrepancy.extract.name import Name
from discrepancy.extract.titles import courtesies, offices
from discrepancy.text.names import is_given
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens


def without_suffixes(lows: tuple[str, ...]) -> tuple[str, ...]:
    """Return a run without what may follow a name: "Jr.", "MP"."""
    end = len(lows)
    while end > 1 and (lows[end - 1] == "." or lows[end - 1] in words("titles", "suffixes")):
        end -= 1
    return lows[:end] if end > 1 else lows


def core_before_surname(lows: Sequence[str]) -> int:
    """Return where the name starts in a run that is first names or "Mr" with such a surname, -1 in any other run."""
    if len(lows) == 2 and lows[0] in courtesies() and (_surname_too(lows[1]) or _of_place(lows[1])):
        return 1
    if len(lows) < 2 or not _surname_too(lows[-1]) or any(low in offices() for low in lows[:-1]):
        return -1
    return 0 if is_given(lows[0]) else -1


def ends_in_word(lows: Sequence[str]) -> bool:
    """Whether a run ends in a surname that is another word too, after a first name or "Mr": "Ann May", "Mrs Long"."""
    if len(lows) < 2 or not _of_word(lows[-1]):
        return False
    before = lows[-3] if lows[-2] == "." and len(lows) > 2 else lows[-2]
    return before in courtesies() or is_given(before) or (len(before) == 1 and any(map(is_given, lows[:-2])))


def named_by_word(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run opens with a first name that is another word too: "Will Young said", but not "Will Young go"."""
    lows = tokens.lows
    if last - first < 2 or lows[first] not in words("titles", "given_words", "given_months"):
        return False
    told = finite_cue(lows[last]) if last < len(lows) else None
    telling = finite_cue(lows[first - 1]) if first else None
    dated = lows[first] in words("titles", "given_months") and first and lows[first - 1][0].isalnum()
    if (told and not dated) or (telling and telling.strong):
        return True
    described = lows[last : last + 1] == [","] and last + 1 < len(lows) and _describes(lows[last + 1])
    return not dated and (described or lows[last - 1].endswith("'s"))


def _describes(low: str) -> bool:
    """Whether a word opens what is told of somebody after a comma: an age, "who", "the"."""
    return low[0].isdigit() or low in ("who", "a", "an", "the")


def with_surnames(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Make such a word by itself a name where the article names somebody so: "Ann Baker", later "Baker".

    A body or a place is somebody only where "Mr" stands before its last word, or that says something by itself: "Frank
    Hall" where "Mr Hall" or "Hall said" follows.
    """
    known = {name.parts[-1] for name in names if name.parts and not (name.body or name.bare) and _whole(tokens, name)}
    known |= _saying(tokens, names, {name.parts[-1] for name in names if name.body and _may_name(name.parts)})
    for name in names if known else ():
        lows = [low.removesuffix("'s") for low in tokens.lows[name.first : name.last]]
        if not (name.bare or name.body) or lows[-1] not in known:
            continue
        office = len(lows) == 1 and name.first > 0 and tokens.lows[name.first - 1] in words("nominals", "openers")
        if office and _surname_too(lows[0]):  # "the King"
            name.core, name.bare, name.body, name.parts = name.last, True, False, ()
        elif not office and _may_name(lows) and not with_article(tokens, name.first):
            name.core, name.bare, name.body, name.parts = name.first, False, False, tuple(lows)
    return _with_words(tokens, names, {low for low in known if _of_word(low)})


def with_article(tokens: Tokens, i: int) -> bool:
    """Whether a word that may be a surname is a body or a place by its article: "the Church said"."""
    return _of_place(tokens.lows[i]) and i > 0 and tokens.lows[i - 1] in words("clause_words", "determiners")


def _saying(tokens: Tokens, names: list[Name], surnames: set[str]) -> set[str]:
    """Return those of some surnames that stand alone beside a verb of saying, without an article: "said Church"."""
    alone = [name.first for name in names if name.last - name.first == 1] if surnames else []
    return {tokens.lows[i] for i in alone if tokens.lows[i] in surnames and _beside_cue(tokens, i)}


def _beside_cue(tokens: Tokens, i: int) -> bool:
    """Whether a word stands right before a verb of saying or right after one, and after no article."""
    lows = tokens.lows
    after = finite_cue(lows[i + 1]) if i + 1 < len(lows) else None
    before = finite_cue(lows[i - 1]) if i else None
    if before and before.strong:
        return True
    return bool(after and after.strong) and not (i and lows[i - 1] in words("clause_words", "determiners"))


def _with_words(tokens: Tokens, names: list[Name], surnames: set[str]) -> list[Name]:
    """Add the names of people by a surname that is another word as well, where it can be nothing else: "May said"."""
    if not surnames:
        return names
    within = {i for name in names for i in range(name.first, name.last)}
    added = []
    for i in tokens.capitals():
        low = tokens.lows[i]
        possessive = low.endswith("'s")
        if i in within or low.removesuffix("'s") not in surnames or not (possessive or _acts(tokens, i)):
            continue
        added.append(Name(i, i + 1, i, i, possessive, False, False, (low.removesuffix("'s"),), "", i + 1, i))
    return sorted([*names, *added], key=lambda name: name.first) if added else names


def _acts(tokens: Tokens, i: int) -> bool:
    """Whether a word is a subject, or whom a verb of saying tells of."""
    following = tokens.lows[i + 1] if i + 1 < len(tokens.lows) else "."
    return not following[0].isdigit() and (_beside_cue(tokens, i) or following in words("clauses", "verbs"))


def _may_name(lows: Sequence[str]) -> bool:
    """Whether words name somebody in an article that calls a person so: "King", "Hall", "Frank Hall"."""
    if len(lows) == 1:
        return _surname_too(lows[0]) or _of_place(lows[0])
    return len(lows) == 2 and _of_place(lows[1]) and is_given(lows[0])


def _whole(tokens: Tokens, name: Name) -> bool:
    """Whether a name is a first name and a surname, or a surname after "Mr"."""
    return name.last - name.core > 1 or tokens.lows[name.core - 1] in courtesies()


def _surname_too(low: str) -> bool:
    return low.removesuffix("'s") in words("titles", "surnames_too")


def _of_word(low: str) -> bool:
    return low.removesuffix("'s") in words("titles", "surnames_of_words")


def _of_place(low: str) -> bool:
    return low.removesuffix("'s") in words("titles", "surnames_of_places")
