"""Whether two printed names can be one person's: spelling, initials, order, and names left out."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import Indel

from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import fold
from discrepancy.text.transliteration import transliterated, undoubled

_SPLIT = re.compile(r"[^\w'’\-]+")
_ARTICLE = re.compile(r"^(?:al|el|ash?|ad|ar|az)-(?=.{3})")
_VOWELS = re.compile(r"[aeiouyhj'’\-]")
_UNSURE = re.compile(r"ph|[^bdlmnpr]")  # consonants that are written in several ways, and vowels
_ALIKE = 3  # letters that two forms of one first name may open with
_SPELT_ALIKE = 0.65  # how like two first names are that may be one of another alphabet
_SHORTEST = 4  # letters of a name that is spelled in two ways

SAME_SPELLING = 0.8  # transliterations of one surname differ in one or two letters


@cache
def name_parts(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, hyphens and apostrophes taken out: "Mei-Lin Zhao" gives meilin, zhao."""
    folded = (without_article(fold(part)) for part in _SPLIT.split(name))
    parts = (part.replace("-", "").replace("'", "").replace("’", "") for part in folded)
    return tuple(part for part in parts if part and part not in words("titles", "suffixes"))


def without_article(part: str) -> str:
    """Return a part of a name without the article that outlets print or leave out: "al-sadr" gives "sadr"."""
    return _ARTICLE.sub("", part)


@cache
def skeleton(part: str) -> str:
    """Return a surname's consonants, so that transliterations meet: zelenskyy, zelenskiy and zelensky give zlnsk."""
    bare = undoubled(_VOWELS.sub("", part[1:]))
    return part[:1] + bare.replace("ks", "x")


@cache
def sound(part: str) -> str:
    """Return the consonants of a folded name that every transliteration keeps: "hrytsenko", "gritsenko" give rn."""
    return undoubled(_UNSURE.sub("", part))


@cache
def spelling_variants(a: str, b: str) -> bool:
    """Whether two folded names are one name spelled in two ways; one letter more or less in short names is not."""
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORTEST or _womans(a) != _womans(b):
        return False
    if not known_forms(a).isdisjoint(known_forms(b)):
        return True
    if skeleton(a) == skeleton(b) and Indel.normalized_similarity(a, b) >= SAME_SPELLING:
        return True
    return sound(a) == sound(b) and transliterated(a, b)


def known_forms(part: str) -> frozenset[int]:
    """Return the numbers of the sets of one name's transliterations that a folded name stands in."""
    return _sets_of("transliterations", "names").get(part, frozenset())


@cache
def _womans(part: str) -> bool:
    """Whether a folded name ends as those of women: "maria" and "mario", "petrova" and "petrov" are two people's."""
    if len(part) >= lexicon("transliterations")["of_both_letters"] and part.endswith(_of_both()):
        return False
    return undoubled(part).removesuffix("h").endswith(tuple(words("transliterations", "womens_endings")))


@cache
def _of_both() -> tuple[str, ...]:
    """Return the endings of men's and women's surnames alike: "Lukashenka"."""
    return tuple(words("transliterations", "of_both"))


@cache
def same_person(a: str, b: str) -> bool:
    """Whether two full names must be read as one person's: surname and first name agree."""
    x, y = name_parts(a), name_parts(b)
    if len(x) < 2 or len(y) < 2:
        return False
    shorter, longer = sorted((x, y), key=len)
    if sorted(x) == sorted(y) or longer[-len(shorter) :] == shorter:  # another order; a word before the name
        return True
    if "".join(x) == "".join(y):  # "Jong-un" and "Jong Un"
        return True
    return spelling_variants(x[-1], y[-1]) and _first_names_agree(x[0], y[0])


def same_but_for_a_trade(a: str, b: str) -> bool:
    """Whether two names of two words or more are one person's; a trade may stand before one ("Potter Ada Moss")."""
    return same_person(a, b) or (name_parts(a)[-2:] == name_parts(b)[-2:] and len(name_parts(a)) > 1)


@cache
def may_be_one(a: str, b: str) -> bool:
    """Whether two names can be one person's, a bare surname or first name being open."""
    x, y = name_parts(a), name_parts(b)
    if not x or not y:
        return True
    if len(x) == 1 or len(y) == 1:
        one, other = (x, y) if len(x) == 1 else (y, x)
        return any(spelling_variants(one[0], part) for part in other)
    spelt_alike = spelling_variants(x[-1], y[-1]) and _spelt_alike(x[0], y[0])
    return same_person(a, b) or spelt_alike or x[0] == y[-1] or y[0] == x[-1]


def _first_names_agree(a: str, b: str) -> bool:
    if spelling_variants(a, b) and not _of_two_sexes(a, b):
        return True
    if len(a) == 1 or len(b) == 1 or (len(a) == 2 and a.isupper()):
        return a[0] == b[0]
    nicknames = _sets_of("nicknames", "nicknames")
    return not nicknames.get(a, frozenset()).isdisjoint(nicknames.get(b, frozenset()))


def _spelt_alike(a: str, b: str) -> bool:
    """Whether two first names, not both in the lists, look like one of another alphabet: "Darius", "Daryush"."""
    listed = words("first_names", "male", "female")
    alike = a[0] == b[0] and _womans(a) is _womans(b) and Indel.normalized_similarity(a, b) >= _SPELT_ALIKE
    return alike and not (a in listed and b in listed)


def two_first_names(a: str, b: str) -> bool:
    """Whether two words are first names of which nobody has one for short, as "Gerry" for Gerard; doubt is no.

    The first stands alone, and may be a place where both sexes have it.
    """
    x, y = fold(a), fold(b)
    alike = x in y or y in x or x[:_ALIKE] == y[:_ALIKE] or _first_names_agree(x, y)
    if alike or x not in words("first_names", "male", "female") or y not in words("first_names"):
        return False
    return _of_two_sexes(x, y) or not (_short_forms() & {x, y})


@cache
def _short_forms() -> frozenset[str]:
    """Return the forms of first names that may be short for others too; each list opens with the whole name."""
    return frozenset(form for forms in lexicon("nicknames")["nicknames"] for form in forms[1:])


def _of_two_sexes(a: str, b: str) -> bool:
    """Whether one first name is a man's and the other a woman's: Daniel, Danielle."""
    men, women = words("first_names", "male"), words("first_names", "female")
    return (a in men and b in women) or (a in women and b in men)


@cache
def _sets_of(name: str, group: str) -> dict[str, frozenset[int]]:
    """Each form of a lexicon's sets of one name's forms, with the numbers of the sets that it stands in."""
    table: dict[str, frozenset[int]] = {}
    for number, forms in enumerate(lexicon(name)[group]):
        for form in forms:
            table[form] = table.get(form, frozenset()) | {number}
    return table


def bygone(name: str) -> bool:
    """Whether a description tells that an office was held once: "the former mayor", "the minister of the day".

    Who is leaving it holds it still.
    """
    low = name.lower()
    ended = low.endswith(tuple(lexicon("titles")["past_after"]))
    return ended or not past_words().isdisjoint(low.split())


@cache
def past_words() -> frozenset[str]:
    """Return the words beside an office that tell that it is no longer held."""
    return words("titles", "former") - words("titles", "leaving")


def offices_fit(brief: str, full: str) -> bool:
    """Whether one title may be a shorter form of another: "director" of "survey director"."""
    return brief.split()[-1] == full.split()[-1] and set(brief.split()) <= set(full.split())


def is_given(low: str) -> bool:
    """Whether a word is a first name."""
    return low in words("first_names", "male", "female", "either")


def titled() -> frozenset[str]:
    """Return the words that stand before a name and are none: titles, offices and what modifies them."""
    return words("titles", "male", "female", "plain", "offices", "modifiers")
