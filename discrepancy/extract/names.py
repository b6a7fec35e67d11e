"""Capitalised names in an article: where each starts and ends, the title before it, the description after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from discrepancy.extract.vocabulary import vocabulary
from discrepancy.text.resources import lexicon
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens

_LINKS = frozenset({"of", "&"})
_LONGEST_ROLE = 12  # tokens between the commas of a description


@dataclass(slots=True)
class Name:
    """A capitalised run: tokens `first` to `last`, of which `core` on are the name proper and those before its title.

    `start` includes a title in lower case before the run. `bare` tells a title without a name ("the Prime Minister").
    """

    first: int
    last: int
    core: int
    start: int
    possessive: bool = False
    body: bool = False
    bare: bool = False
    role: str = ""
    after: int = 0


@cache
def offices() -> frozenset[str]:
    """Return the words that end a title."""
    return vocabulary("titles", "offices", "male", "female", "plain")


@cache
def courtesies() -> frozenset[str]:
    """Return the titles that go before any name: Mr, Dr, Lady."""
    return vocabulary("titles", "male", "female", "plain")


@cache
def title_words() -> frozenset[str]:
    """Return every word that can stand in a title."""
    return vocabulary("titles", "offices", "modifiers", "male", "female", "plain") | vocabulary("demonyms")


@cache
def _small() -> frozenset[str]:
    return vocabulary("titles", "particles")


@cache
def _suffixes() -> frozenset[str]:
    return vocabulary("titles", "suffixes")


@cache
def body_words() -> frozenset[str]:
    """Return the words of a name that make it no person's."""
    return vocabulary("nominals", "body_names")


@cache
def never_names() -> frozenset[str]:
    """Return the words that begin a sentence with a capital and are no name."""
    return function_words() | vocabulary("openers")


def read_names(tokens: Tokens) -> list[Name]:
    """Return the capitalised names of an article in order."""
    names: list[Name] = []
    capitals = [i for i, word in enumerate(tokens.words) if word[0].isupper()]
    edges = _edges(tokens)
    position = 0
    while position < len(capitals):
        first = capitals[position]
        last, possessive = _run(tokens, first, edges)
        while position < len(capitals) and capitals[position] < last:
            position += 1
        name = _name(tokens, first, last, possessive)
        if name is not None:
            names.append(name)
    return names


def _edges(tokens: Tokens) -> frozenset[int]:
    """Return the tokens at which a run must stop: the first of each sentence."""
    return frozenset(first for paragraph in tokens.paragraphs for first, _ in paragraph.sentences)


def _run(tokens: Tokens, first: int, edges: frozenset[int]) -> tuple[int, bool]:
    """Return the end of the capitalised run that starts at `first`, and whether it ends in a possessive."""
    printed, lows = tokens.words, tokens.lows
    count, i = len(printed), first
    while i < count and (i == first or i not in edges):
        word = printed[i]
        if word[0].isupper():
            i += 1
            if lows[i - 1].endswith("'s"):
                return i, True
            if i < count and printed[i] == "." and i + 1 < count and _abbreviated(lows[i - 1]) and i + 1 not in edges:
                i += 1
        elif i + 1 < count and printed[i + 1][0].isupper() and i + 1 not in edges and _links(lows, i, first):
            i += 1
        else:
            break
    plural = i < count and printed[i] in ("'", "’") and tokens.starts[i] == tokens.ends[i - 1] and lows[i - 1][-1] == "s"
    return i, plural


def _abbreviated(low: str) -> bool:
    return len(low) == 1 or low in courtesies() or low in offices() or low in _suffixes()


def _links(lows: list[str], i: int, first: int) -> bool:
    return lows[i] in _small() or (lows[i] in _LINKS and lows[i - 1] not in offices())


def _name(tokens: Tokens, first: int, last: int, possessive: bool) -> Name | None:
    lows = tokens.lows
    skip = never_names()
    while first < last and (lows[first] in skip or not lows[first][0].isalpha()):
        first += 1
    while last > first and lows[last - 1] in skip:
        last -= 1
    if first >= last:
        return None
    core = _core(tokens, first, last)
    name = Name(first, last, core, _title_start(tokens, first), possessive)
    name.bare = core == last
    name.body = not name.bare and _is_body(tokens, core, last)
    name.after = last
    return name


def _core(tokens: Tokens, first: int, last: int) -> int:
    """Return where the name proper starts after the title words of a run; `last` if all of it is a title."""
    lows = tokens.lows
    for i in range(last - 1, first - 1, -1):
        low = lows[i]
        if low not in offices():
            continue
        rest = i + 1
        while rest < last and lows[rest] == ".":
            rest += 1
        if any(lows[k] in body_words() for k in range(rest, last)):
            return first
        if rest < last or i > first or low not in courtesies():
            return rest
    return first


def _title_start(tokens: Tokens, first: int) -> int:
    """Return where the lower-case title before a run starts: "chief executive Ann Lee"."""
    lows, known = tokens.lows, title_words()
    i = first
    while i > 0 and lows[i - 1] in known and first - i < 6:
        i -= 1
    if i == first or lows[first - 1] not in offices():
        return first
    return i


def _is_body(tokens: Tokens, core: int, last: int) -> bool:
    lows, printed = tokens.lows, tokens.words
    if any(lows[i].removesuffix("'s") in body_words() for i in range(core, last)):
        return True
    if last - core == 1:
        word = printed[core].removesuffix("’s").removesuffix("'s")
        return (len(word) > 1 and word.isupper()) or word.casefold() in _countries()
    return "of" in lows[core:last]


@cache
def _countries() -> frozenset[str]:
    return vocabulary("demonyms", "countries", "short")


@cache
def same_office() -> dict[str, str]:
    """Return the one name of each title that goes by several: "ceo" gives "chief executive"."""
    return {other: name for name, others in lexicon("titles")["same"].items() for other in others}


def title_of(tokens: Tokens, name: Name) -> tuple[str, str]:
    """Return the title before a name in lower case and the demonym or place before it ("us"), either may be empty."""
    lows = [low for low in tokens.lows[name.start : name.core] if low[0].isalpha()]
    nation = ""
    if lows and lows[0] in _countries():
        nation, lows = lows[0], lows[1:]
    lows = [low for low in lows if low not in ("former", "then", "ex", "outgoing", "late")]
    title = " ".join(lows)
    return same_office().get(title, title), nation


def description_after(tokens: Tokens, name: Name, stop: int) -> tuple[str, int]:
    """Return the office in the apposition after a name, and the token past it: ", the defense secretary,".

    Without one the office is empty and the token that past the name.
    """
    words_, lows = tokens.words, tokens.lows
    i = name.last
    if i + 1 >= stop or words_[i] != ",":
        return "", name.last
    end = next((k for k in range(i + 1, min(stop, i + 2 + _LONGEST_ROLE)) if words_[k] in ",.;:—–“\"”()"), 0)
    if not end:
        return "", name.last
    if lows[i + 1][0].isdigit() and end == i + 2:  # an age: ", 66, a retired postman,"
        name_after_age = Name(name.first, end, name.core, name.start)
        role, after = description_after(tokens, name_after_age, stop) if words_[end] == "," else ("", end)
        return role, max(after, end + 1)
    role = office_in(lows, i + 1, end)
    return (role, end + 1 if words_[end] == "," else end) if role else ("", name.last)


def office_in(lows: list[str], first: int, last: int) -> str:
    """Return the office that a description names, from its first title word to its head: "defense secretary"."""
    known, heads = title_words(), offices()
    i = first
    while i < last and lows[i] not in known:
        if lows[i] in ("who", "which", "that", "said", "says"):
            return ""
        i += 1
    end = i
    while end < last and lows[end] in known:
        end += 1
    if end == i or lows[end - 1] not in heads:
        return ""
    if end + 1 < last and lows[end] == "of" and lows[end + 1] in known:
        end += 2
    title = " ".join(low for low in lows[i:end] if low not in ("former", "then", "ex", "outgoing", "late", "retired"))
    return same_office().get(title, title)
