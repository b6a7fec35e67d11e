"""Capitalised names in an article: where each starts and ends, and what of it is a title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from discrepancy.extract.cues import cue_forms
from discrepancy.extract.titles import body_words, courtesies, offices, title_start
from discrepancy.extract.vocabulary import vocabulary
from discrepancy.model import Span
from discrepancy.text.stems import fold, function_words
from discrepancy.text.tokens import Tokens

_TITLE_CASE = 0.7  # share of capitals among the words of a headline in title case


@dataclass(slots=True)
class Name:
    """A capitalised run: tokens `first` to `last`, of which `core` on are the name proper and those before its title.

    `start` includes a title in lower case before the run. `bare` tells a title without a name ("the Prime Minister").
    `role` is the office in an apposition beside it, `after` the token past the one that follows. `parts` are the
    folded words of the name proper, without suffixes.
    """

    first: int
    last: int
    core: int
    start: int
    possessive: bool
    body: bool
    bare: bool
    parts: tuple[str, ...]
    role: str = ""
    after: int = 0


@cache
def never_names() -> frozenset[str]:
    """Return the words that begin a sentence with a capital and are no name."""
    return function_words() | vocabulary("openers")


@cache
def _particles() -> frozenset[str]:
    return vocabulary("titles", "particles")


@cache
def _abbreviated() -> frozenset[str]:
    return offices() | vocabulary("titles", "suffixes")


def read_names(tokens: Tokens, sentences: list[Span], openings: Iterable[int]) -> list[Name]:
    """Return the capitalised names of an article in order.

    `openings` are the first tokens of quotations: like those of sentences, a capital there may be no name's.
    """
    capitals = [i for i, word in enumerate(tokens.words) if word[0].isupper()]
    initial = {first for first, _ in sentences}
    initial.update(openings)
    edges = initial | _title_case_verbs(tokens, sentences, capitals)
    runs = list(_runs(tokens, capitals, edges))
    known = {tokens.lows[i] for first, last, _ in runs for i in range(first, last) if i not in initial}
    names = []
    for first, last, possessive in runs:
        if first in initial and last - first == 1 and _common_word(tokens, first, known):
            continue
        name = _name(tokens, first, last, possessive)
        if name is not None:
            names.append(name)
    return names


def _title_case_verbs(tokens: Tokens, sentences: list[Span], capitals: list[int]) -> set[int]:
    """Return the tokens at which names must stop in headlines in title case: their cue verbs and the words after."""
    found: set[int] = set()
    forms, lows, words, at = cue_forms(), tokens.lows, tokens.words, 0
    for first, last in sentences:
        start = at
        while at < len(capitals) and capitals[at] < last:
            at += 1
        if at - start < 4 or at - start < _TITLE_CASE * sum(1 for i in range(first, last) if words[i][0].isalpha()):
            continue
        for i in capitals[start:at]:
            if lows[i] in forms and i > first:
                found.update((i, i + 1))
    return found


def _runs(tokens: Tokens, capitals: list[int], edges: set[int]) -> Iterable[tuple[int, int, bool]]:
    """Yield the first and last token of each capitalised run and whether it ends in a possessive."""
    position, count = 0, len(capitals)
    while position < count:
        first = capitals[position]
        last, possessive = _run(tokens, first, edges)
        while position < count and capitals[position] < last:
            position += 1
        yield first, last, possessive


def _run(tokens: Tokens, first: int, edges: set[int]) -> tuple[int, bool]:
    printed, lows = tokens.words, tokens.lows
    count, i = len(printed), first
    while i < count and (i == first or i not in edges):
        if printed[i][0].isupper():
            low = lows[i]
            i += 1
            if low[-2:] == "'s":
                return i, True
            if i < count and printed[i] == "." and i + 1 not in edges and (len(low) == 1 or low in _abbreviated()):
                i += 1
        elif i + 1 < count and printed[i + 1][0].isupper() and i + 1 not in edges and _links(lows, i):
            i += 1
        else:
            break
    plural = i < count and printed[i] in ("'", "’") and tokens.starts[i] == tokens.ends[i - 1] and lows[i - 1][-1] == "s"
    return i, plural


def _links(lows: list[str], i: int) -> bool:
    """Whether a small word joins two capitals into one name: "van", or "of" after the kind of a body."""
    low = lows[i]
    return low in _particles() or low == "&" or (low == "of" and lows[i - 1] in body_words())


def _common_word(tokens: Tokens, i: int, known: set[str]) -> bool:
    """Whether a word that only its place gives a capital is no name: seen nowhere else as one, and no subject."""
    low = tokens.lows[i].removesuffix("'s")
    if low in known or tokens.words[i][1:2].isupper() or tokens.lows[i] != low:
        return low in never_names()
    following = tokens.lows[i + 1] if i + 1 < len(tokens.lows) else "."
    cue = cue_forms().get(following)
    return cue is None or cue.form == "ing" or low in vocabulary("nominals", "people") or low.endswith(("s", "ing", "ly"))


def _name(tokens: Tokens, first: int, last: int, possessive: bool) -> Name | None:
    lows = tokens.lows
    skip = never_names()
    while first < last and (lows[first] in skip or not lows[first][0].isalpha()):
        first += 1
    while last > first and lows[last - 1] in skip:
        last -= 1
    if first >= last or (last - first == 1 and "-" in lows[first] and lows[first].split("-")[0] in skip):
        return None
    core = _core(tokens, first, last)
    start = title_start(tokens, first)
    body = core < last and _is_body(tokens, core, last)
    return Name(first, last, core, start, possessive, body, core == last, _parts(lows, core, last), after=last)


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
            return rest if low in vocabulary("nominals", "bodies") and last - rest > 1 else first
        if rest < last or i > first or low not in courtesies():
            return rest
    return first


def _is_body(tokens: Tokens, core: int, last: int) -> bool:
    lows, printed = tokens.lows, tokens.words
    bodies = body_words()
    for i in range(core, last):
        if lows[i] in bodies or lows[i].removesuffix("'s") in bodies:
            return True
    if last - core == 1:
        word = printed[core].removesuffix("’s").removesuffix("'s")
        return (len(word) > 1 and word.isupper()) or word.casefold() in vocabulary("demonyms")
    return False


def _parts(lows: list[str], core: int, last: int) -> tuple[str, ...]:
    suffixes = vocabulary("titles", "suffixes")
    parts = [fold(lows[i].removesuffix("'s")) for i in range(core, last)]
    return tuple([part for part in parts if part[:1].isalnum() and part not in suffixes])
