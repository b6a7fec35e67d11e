"""The normalised view of a piece of text: words made comparable, each with its place in the original.

Case, accents, hyphens, contractions, possessives' apostrophes and UK spelling are levelled here, so that none of them
disturbs the alignment of words; what a reader would call another word stays another key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, chain, repeat

from discrepancy.model import Span
from discrepancy.text.resources import lexicon
from discrepancy.text.spelling import american
from discrepancy.text.stems import fold

_WORD = (
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|(?:US(?=\$))?[$£€]\s?\d+(?:[.,]\d+)*"  # £40m
    r"(?:[\s-]?(?:[MmBbTt]n|[MmBbKk]|(?i:thousand|million|billion|trillion))\b)?"
    r"|[Pp]er\s?cent\b"
    r"|\d+(?:[.,:]\d+)*[¼½¾⅓⅔]?"
    r"|\[[^\W\d_]\][^\W\d_]*(?:['’][^\W\d_]+)*"  # [W]e: a letter changed for the sentence's sake
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[%$£€]|[\[\]…]|\.\.\.+|\.(?: \.){2,}"
)
# What the pattern of words reads as a word of small letters, too, and no other: followed by no more of the word.
_SMALL = r"(?!per\s?cent\b)[a-z]{2,}+(?!['’]|[^\W\d_])"
ELLIPSIS = "…"


@dataclass(slots=True, eq=False)
class View:
    """Parallel lists: `keys` to compare by, `starts` and `ends` in the article's text. A contraction has two keys.

    A view equals none but itself, so that what is read in it can be remembered by it.
    """

    keys: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def span(self, first: int, last: int) -> Span:
        """Return the span of text from word `first` to the one before `last`; empty ranges give an empty span."""
        if first >= last:
            at = self.starts[first] if first < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[first], self.ends[last - 1]


def view_of(text: str, spans: Iterable[Span]) -> View:
    """Return the view of some spans of a text, in order, as one sequence."""
    view = View()
    for start, end in spans:
        piece = text[start:end]
        starts, ends = _places(piece)
        view.keys += keys_in(piece)
        view.starts += [start + at for at in starts]
        view.ends += [start + at for at in ends]
    return view


def printed_words(text: str) -> tuple[str, ...]:
    """Return the words and marks of a text as they are printed, each of which `keys_of` reads."""
    return _parts(text)[1::2]


@lru_cache(65536)  # what outlets quote alike is read once, for alignment and for collation
def _parts(text: str) -> tuple[str, ...]:
    """Return the gaps and words of a text, which take turns."""
    return tuple(_word().split(text))


@lru_cache(16384)
def keys_in(text: str) -> tuple[str, ...]:
    """Return the keys of the words of a text, in order: its view, without the places."""
    return tuple(chain.from_iterable(map(keys_of, printed_words(text))))


def between_ends(text: str) -> str:
    """Return a text from its first word or mark that has a key to its last."""
    parts = _parts(text)
    return text[len(parts[0]) : len(text) - len(parts[-1])]


@lru_cache(16384)
def _places(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the words of a text start and end, once for each of their keys."""
    parts = _parts(text)  # their lengths add up to the offsets
    bounds = tuple(accumulate(map(len, parts), initial=0))
    starts, ends = bounds[1:-1:2], bounds[2:-1:2]
    if len(keys_in(text)) == len(starts):
        return starts, ends
    times = [len(keys_of(part)) for part in parts[1::2]]  # most have one key; a contraction has two in one place
    return _repeated(starts, times), _repeated(ends, times)


def _repeated(places: Iterable[int], times: Iterable[int]) -> tuple[int, ...]:
    return tuple(chain.from_iterable(map(repeat, places, times)))


@cache
def keys_of(printed: str) -> tuple[str, ...]:
    """Return the keys of a word as it is printed: two of a contraction, else one."""
    if printed[0] in "….":
        return (ELLIPSIS,)
    if printed[0] == "[" and len(printed) > 1:
        printed = printed.replace("[", "").replace("]", "")
    if printed in ("US", "U.S."):  # never the pronoun
        return ("usa",)
    if printed.removeprefix("US")[:1] in _MONEY and len(printed) > 1:
        return _money(printed.removeprefix("US"))
    if printed == "%" or _PERCENT.fullmatch(printed):
        return ("percent",)
    dated = _date().fullmatch(printed)
    if dated:
        return _months()[(dated["month"] or dated["first"]).casefold()], dated["day"] or dated["last"]
    if printed[0].isdigit():  # a part of one behind it is no letter to fold
        return (printed.replace(",", ""),)
    word = fold(printed.replace("’", "'"))
    if printed[0].isupper() and word in _months():  # "until Jan.", where a quotation of "until Jan. 15" stops
        return (_months()[word],)
    expanded = _contractions().get(word)
    if expanded:
        return expanded
    for tail, keys in _tails().items():
        if word.endswith(tail) and len(word) > len(tail):
            return (american(word[: -len(tail)]), *keys)
    return (american(word.replace(".", "") if word[0].isalpha() else word.replace(",", "")),)


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of what is read at once: a date, whichever way round it stands, or a word.

    Words in small letters, which are most, go first, and no other word is looked at for a date that could not open one.
    At blanks and commas, which are most of the rest, nothing is tried. The group makes a split keep what is read.
    """
    openings = "".join(sorted({month[0].upper() for month in _months()}))
    dated = re.sub(r"\?P<\w+>", "?:", _date().pattern)
    return re.compile(rf"((?=[^\s,])(?:{_SMALL}|(?=[0-9{openings}])(?:{dated})|{_WORD}))")


@cache
def _date() -> re.Pattern[str]:
    """Return the pattern of a day of a month: "1 September", "the 1st of September", "Sept. 1"."""
    month = "|".join(sorted(map(str.title, _months()), key=len, reverse=True))
    day, ordinal = "[12]?[0-9]|3[01]", "(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?P<day>{day}){ordinal}\s(?:of\s)?(?P<month>{month})\b"
        rf"|(?P<first>{month})\.?\s(?P<last>{day}){ordinal}\b(?![.,:][0-9])"
    )


@cache
def _months() -> dict[str, str]:
    return {form: forms[0] for forms in lexicon("days")["months"] for form in forms}


_PERCENT = re.compile(r"[Pp]er\s?cent")
_MONEY = {"$": "dollars", "£": "pounds", "€": "euros"}
_SCALES = {"k": "thousand", "m": "million", "b": "billion", "mn": "million", "bn": "billion", "tn": "trillion"}
_AMOUNT = re.compile(r".\s?([\d.,]*\d)[\s-]?(\w*)")


def _money(printed: str) -> tuple[str, ...]:
    """Return money in the order in which it is spoken: "£40m" as "40 million pounds"."""
    amount = _AMOUNT.match(printed)
    assert amount is not None  # the token's pattern is the narrower one
    number, scale = amount[1].replace(",", ""), amount[2].lower()
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return tuple(key for key in (number, _SCALES.get(scale, scale), _MONEY[printed[0]]) if key)


@cache
def _contractions() -> dict[str, tuple[str, ...]]:
    return {word: tuple(keys.split()) for word, keys in lexicon("contractions")["whole"].items()}


@cache
def _tails() -> dict[str, tuple[str, ...]]:
    return {tail: tuple(keys.split()) for tail, keys in lexicon("contractions")["tails"].items()}
