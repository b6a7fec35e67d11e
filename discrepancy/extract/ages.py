"""Ages, with the full name of the person: "Ada Moss, 41,", "41-year-old nurse Ada Moss", "Ada Moss, aged 41".

Where nobody is named, with what a report calls the one person of that kind in it: "the driver, 34,".
"""

from __future__ import annotations

from functools import cache

from discrepancy.text.names import titled
from discrepancy.text.numbers import Number
from discrepancy.text.resources import calendar, words
from discrepancy.text.stems import stem
from discrepancy.text.tokens import Tokens
from discrepancy.values import value

_OLDEST = 120
_SUBJECT = 6  # tokens of a sentence before its verb that are a name with its titles
_PHRASE = 7  # words of a description in apposition
_DEATH = 4  # words from "when" to what tells a death
_GAP = 3  # words of description between "41-year-old" and the name
_LONGEST = 5  # words of a name
_CLOSERS = frozenset({",", ".", ";", ")", ":", "—", "–", "and"})


@value
class Age:
    """An age: the token after it, and the full name of whose age it is; none where only a description is printed.

    `role` is that description's stem where it tells one person: "the driver".
    """

    last: int
    names: tuple[str, ...]
    role: str = ""


def read_age(tokens: Tokens, number: Number, first: int, last: int) -> Age | None:
    """Return the age that a number is, or None."""
    lows, at = tokens.lows, number.last
    if number.high > _OLDEST or number.low != number.high or number.step not in (1.0, 10.0):
        return None
    if number.suffix in _words("ages"):
        return _described_age(tokens, number, at, first, last)
    if at + 1 < last and lows[at] == "-" and lows[at + 1] in _words("ages"):
        return _described_age(tokens, number, at + 2, first, last)
    aged = number.first - 2 if number.first > first and lows[number.first - 1] in ("just", "only") else number.first - 1
    if aged >= first and lows[aged] in ("aged", "age"):
        names = _name_before(tokens, aged, first) or _told_of(tokens, aged, first)
        return Age(at, names, "" if names else _role_before(tokens, aged, first))
    if at + 1 < last and lows[at] in ("years", "year") and lows[at + 1] == "old":
        return Age(at + 2, _name_before(tokens, number.first, first))
    return _appended(tokens, number, first, last)


def _described_age(tokens: Tokens, number: Number, end: int, first: int, last: int) -> Age:
    """Read "41-year-old" with the name beside it, or "the 41-year-old driver" without one."""
    names = _described(tokens, number, end, first, last)
    definite = number.first > first and tokens.lows[number.first - 1] == "the"
    return Age(end, names, _role(tokens, end) if definite and not names and end < last else "")


def _role(tokens: Tokens, at: int) -> str:
    """Return the stem of a person's description at a token, "" where it may be of several: "the man"."""
    word, after = tokens.lows[at], tokens.lows[at + 1] if at + 1 < len(tokens.lows) else "."
    one = word in words("nominals", "people") and word not in _words("of_many") and after != "of"
    return stem(word) if one and tokens.words[at][0].islower() else ""


def _role_before(tokens: Tokens, end: int, first: int) -> str:
    """Return the description before a comma: "the driver, 34," and "The driver, who is 43"."""
    lows, at = tokens.lows, end - 1
    if at > first and lows[at] in ("is", "was") and lows[at - 1] == "who":
        at -= 2
    if at >= first and lows[at] in (",", "("):
        at -= 1
    return _role(tokens, at) if at > first and lows[at - 1] == "the" else ""


def _described(tokens: Tokens, number: Number, end: int, first: int, last: int) -> tuple[str, ...]:
    """Return the name that follows "41-year-old", or the one before it in apposition ("Ada Moss, a 41-year-old")."""
    at = number.first - 2
    if at >= first and tokens.lows[at] == "," and tokens.lows[at + 1] in ("a", "an", "the"):
        return _name_before(tokens, at + 1, first) or _name_after(tokens, end, last)
    return _name_after(tokens, end, last)


def _appended(tokens: Tokens, number: Number, first: int, last: int) -> Age | None:
    """Read the age after a name and a comma: it closes with another comma or a stop."""
    at = number.first - 1
    if at > first and tokens.lows[at] in ("just", "only"):
        at -= 1
    told = tokens.lows[at] in (",", "is", "was", "of") if at >= first else False
    if number.spelled or number.low < 1 or number.suffix:
        return None
    if number.last < last and tokens.lows[number.last] not in _CLOSERS and not _at_death(tokens, number.last, last):
        return None
    if at == first and tokens.lows[at] == "at":
        return _opening(tokens, number, last)
    if not told:
        return None
    names = _appended_to(tokens, at, first)
    role = "" if names or tokens.lows[at] == "of" else _role_before(tokens, at + 1, first)
    return Age(number.last, names, role) if names or role else None


def _appended_to(tokens: Tokens, at: int, first: int) -> tuple[str, ...]:
    """Return the name before a comma or a verb that an age follows: "Ada Moss, 19,", "Ada Moss, who was 19,"."""
    low = tokens.lows[at]
    if low == ",":
        return _name_before(tokens, at + 1, first)
    if low == "of":  # "a man of 41", but "a mother of two"
        return _told_of(tokens, at, first) if tokens.lows[at - 1] in _words("of_an_age") else ()
    if at > first + 1 and tokens.lows[at - 1] == "who":
        return _name_before(tokens, at - 1, first) or _told_of(tokens, at - 1, first)
    opens = at - first <= _SUBJECT and tokens.lows[first - 1 : first] != ["of"]  # no other clause stands before it
    return _name_before(tokens, at, first) if opens else ()


def _at_death(tokens: Tokens, at: int, last: int) -> bool:
    """Whether an age is told as that at which the same person died: "was 47 when he died"."""
    when, who, *told = [*tokens.lows[at : min(at + _DEATH, last)], "", ""]
    dead = told[1:2] if told[:1] in (["was"], ["is"]) else told[:1]
    return when == "when" and who in ("he", "she") and not _words("deaths").isdisjoint(dead)


def _told_of(tokens: Tokens, end: int, first: int) -> tuple[str, ...]:
    """Return the name that a phrase in apposition is on: "Ada Moss, a nurse aged 41", "a mother of two who is 41"."""
    articles, at = words("function_words", "articles"), end - 1
    while at > max(first, end - _PHRASE) and tokens.words[at][0].islower() and tokens.lows[at] not in articles:
        at -= 1
    described = tokens.lows[at] in articles and at > first and tokens.lows[at - 1] == ","
    return _name_before(tokens, at, first) if described and _is_person(tokens.lows[at + 1 : end]) else ()


def _is_person(phrase: list[str]) -> bool:
    """Whether a description ends in what a person is called: "nurse", "mother of two", but not "aunt of a boy"."""
    if phrase[-2:-1] == ["of"] and (phrase[-1].isdigit() or phrase[-1] in words("numbers", "cardinals")):
        phrase = phrase[:-2]
    owned = any(low in ("of", "and") or low.endswith("'s") for low in phrase)
    return not owned and phrase[-1:] != [] and phrase[-1] in words("nominals", "people")


def _opening(tokens: Tokens, number: Number, last: int) -> Age | None:
    """Read the age that opens a sentence on who is named next: "At 22, Ada Moss is"; "was" may tell of long ago.

    Not so where it is set against the others': "At 22, Ada Moss was the youngest of the dead".
    """
    at = number.last + 1
    names = _name_after(tokens, at, last) if at < last and tokens.words[at][0].isupper() else ()
    after = at + len(names[0].split()) if names else last
    told = " ".join(tokens.lows[after : min(after + 5, last)])
    return Age(number.last, names) if f"{told} ".startswith(("is ", *_set_against())) else None


def _name_before(tokens: Tokens, end: int, first: int) -> tuple[str, ...]:
    """Return the capitalised words that end before token `end`, over one comma and a verb at most."""
    at = end - 1
    if at >= first and tokens.lows[at] in (",", "is", "was", "("):
        at -= 1
    stop = at + 1
    while at >= first and (_name_word(tokens, at) or (tokens.words[at] == "." and _initial(tokens, at - 1, first))):
        at -= 1
    return _full(tokens, at + 1, stop)


def _name_after(tokens: Tokens, start: int, last: int) -> tuple[str, ...]:
    """Return the capitalised words that follow, over a few words of description ("nurse", "girl named")."""
    at = start
    while at < min(start + _GAP, last) and tokens.words[at][0].islower() and tokens.lows[at] not in _breaks():
        at += 1
    if start < at < last - 1 and tokens.lows[at] == "," and tokens.lows[at - 1] in words("nominals", "people"):
        at += 1  # "the 41-year-old nurse, Ada Moss"
    end = at
    while end < last and (_name_word(tokens, end) or (tokens.words[end] == "." and _initial(tokens, end - 1, at))):
        end += 1
    return _full(tokens, at, end)


def _full(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    """Return the name less the titles before it, with the first name that the article gives to a surname."""
    while first < last and tokens.lows[first] in titled():
        first += 1
    parts = [word for word in tokens.words[first:last] if word[0].isalpha()]
    if len(parts) == 1:
        return _with_first_name(tokens, parts[0], first)
    return (" ".join(parts),) if 2 <= len(parts) <= _LONGEST else ()


def _with_first_name(tokens: Tokens, surname: str, at: int) -> tuple[str, ...]:
    """Return the one full name before a token that ends in a surname, none of several or for a relative."""
    if at > 1 and (tokens.lows[at - 2] in words("outcomes", "theme_owners") or tokens.lows[at - 2].endswith("'s")):
        return ()  # "her brother Moss"
    found = {tokens.words[i - 1] for i in tokens.once(_surnames).get(surname, ()) if i < at}
    return (f"{found.pop()} {surname}",) if len(found) == 1 else ()


def _surnames(tokens: Tokens) -> dict[str, list[int]]:
    """Return the words of an article that stand after another word of a name, each with its places."""
    found: dict[str, list[int]] = {}
    for i in tokens.capitals():
        if i and _name_word(tokens, i - 1) and tokens.lows[i - 1] not in titled():
            found.setdefault(tokens.words[i], []).append(i)
    return found


def _name_word(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    return word[0].isupper() and tokens.lows[i] not in _not_names()


def _initial(tokens: Tokens, i: int, first: int) -> bool:
    short = i >= first and (len(tokens.words[i]) == 1 or tokens.lows[i] in words("titles", "suffixes"))
    return short and tokens.words[i][0].isupper()


@cache
def _set_against() -> tuple[str, ...]:
    """Return what says of an age that it is the least or the most of those who were there."""
    return tuple(f"was the {most} {those} " for most in _words("set_against") for those in _words("of_those"))


@cache
def _breaks() -> frozenset[str]:
    """Words after which the next name is another's: "a 41-year-old and Ada Moss", "of", "from"."""
    return words("function_words", "prepositions", "conjunctions", "verbs")


@cache
def _not_names() -> frozenset[str]:
    return words("function_words") | (calendar() - {"may"})


@cache
def _words(key: str) -> frozenset[str]:
    return words("units", key)
