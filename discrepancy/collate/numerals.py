"""Numbers of a quotation by their value: "twenty-five" and "25", "half a million" and "500,000" are one number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from discrepancy.collate.forms import Read, opens_form, read_form
from discrepancy.text.fractions import HALF, fractions
from discrepancy.text.numbers import read_number, starts_number
from discrepancy.text.resources import lexicon, words
from discrepancy.text.tokens import Tokens, WordTable
from discrepancy.text.view import View
from discrepancy.values import value

AROUND = 8  # words beside differing ones from which a number may reach into them
READ = 8192  # stretches of words that are kept read: outlets print the same ones
_STOPS = frozenset(",;:.!?—–()")
_BETWEEN = _STOPS | {"-"}  # characters without which a text has no mark between its words
_ARTICLES = ("a", "an", "one")
_NTH = frozenset({"st", "nd", "rd", "th"})
_DIGITS_KEPT = 6
_PERCENT = "percent"


@value
class Numeral:
    """A number at words `first` to `last` of a view, half-open; `rest` are words that its form stands for besides."""

    first: int
    last: int
    amount: str
    rest: tuple[str, ...] = ()


@value
class Stretch:
    """The words `first` to `last` of a view, with the numbers in them or right beside them, in order.

    `alone` are the numbers that the words hold by themselves: "4" in "one in 4".
    """

    view: View
    first: int
    last: int
    numerals: tuple[Numeral, ...]
    alone: tuple[Numeral, ...]

    @property
    def amounts(self) -> list[str]:
        """The values of the numbers."""
        return [numeral.amount for numeral in self.numerals]

    @property
    def inside(self) -> bool:
        """Whether a number stands in the words themselves."""
        return any(n.first < self.last and n.last > self.first for n in self.numerals)

    @property
    def reach(self) -> tuple[int, int]:
        """How many words before and after the words its numbers take in."""
        before = self.first - min((n.first for n in self.numerals), default=self.first)
        return max(before, 0), max(max((n.last for n in self.numerals), default=self.last) - self.last, 0)

    @property
    def level(self) -> list[str]:
        """The words so far as their numbers reach, each number as its value."""
        before, after = self.reach
        return self._level(self.first - before, self.last + after, self.numerals)

    @property
    def size(self) -> int:
        """How many words there are where a number is one."""
        return len(self.own)

    @property
    def own(self) -> list[str]:
        """The words by themselves, each number as its value."""
        return self._level(self.first, self.last, self.alone)

    def _level(self, first: int, last: int, numerals: tuple[Numeral, ...]) -> list[str]:
        if not numerals:
            return self.view.keys[first:last]
        keys, i = [], first
        starts = {n.first: n for n in numerals}
        while i < last:
            found = starts.get(i)
            keys += [found.amount, *found.rest] if found else [self.view.keys[i]]
            i = found.last if found else i + 1
        return keys


def stretch(view: View, text: str, first: int, last: int) -> Stretch:
    """Return some words of a view with the numbers that they hold, touch or are part of."""
    around = max(first - AROUND, 0), min(last + AROUND, len(view.keys))
    near = tuple(n for n in _read(view, text, *around) if n.first <= last and n.last >= first)
    return Stretch(view, first, last, near, tuple(_read(view, text, first, last)) if near else ())


def same_numbers(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches differ in no more than how their numbers are written."""
    return bool(a.numerals and b.numerals) and (a.level == b.level or a.own == b.own)


def other_number(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches have numbers of other values, one where the other has one."""
    if not (a.numerals and b.numerals) or a.amounts == b.amounts:
        return False
    return len(a.numerals) == len(b.numerals) or (a.inside and b.inside)


def cut_number(a: Stretch, b: Stretch) -> bool:
    """Whether words cut from an edge are part of a number: "tens of" in "tens of thousands"; not of a range."""
    if len(a.numerals) != 1 or len(b.numerals) != 1 or a.inside == b.inside:
        return False
    if {a.numerals[0].rest, b.numerals[0].rest} == {("th",), ("percent",)}:  # "a third" ends a quote of "a third of us"
        return False
    return other_number(a, b) and not any("-" in amount for amount in (*a.amounts, *b.amounts))


def _read(view: View, text: str, first: int, last: int) -> Iterator[Numeral]:
    """Yield the numbers among some words of a view; marks part them as they do in the text."""
    if not any(map(_counts().__getitem__, view.keys[first:last])):
        return
    lows, at = _with_marks(view, text, first, last)
    for start, end, amount, rest in _numbers_in(tuple(lows)):
        yield Numeral(at[start], at[end - 1] + 1, amount, rest)


def _with_marks(view: View, text: str, first: int, last: int) -> tuple[Sequence[str], Sequence[int]]:
    """Return some words of a view with the marks between them, and for each the word that it is or stands before."""
    if _BETWEEN.isdisjoint(text[slice(*view.span(first, last))]):  # as most: the words are as they stand
        return view.keys[first:last], range(first, last)
    lows, at = [], []
    for i in range(first, last):
        if mark := _mark(view, text, i) if i > first else "":
            lows.append(mark)
            at.append(i)
        lows.append(view.keys[i])
        at.append(i)
    return lows, at


@cache
def _counts() -> WordTable[bool]:
    """Return which words may be of a number: an article only stands before one that may."""
    return WordTable(lambda low: low not in ("a", "an") and _may_start(low))


@lru_cache(READ)
def _numbers_in(lows: tuple[str, ...]) -> tuple[tuple[int, int, str, tuple[str, ...]], ...]:
    """Return where the numbers among some words and marks start and end, with what they are."""
    tokens, i, found = Tokens("", lows=list(lows)), 0, []
    while i < len(lows):
        end, amount, rest = (_may_start(lows[i]) and _number(tokens, i)) or (i, "", ())
        if end > i:
            found.append((i, end, amount, rest))
        i = max(end, i + 1)
    return tuple(found)


def _mark(view: View, text: str, i: int) -> str:
    """Return the mark between a word and the one before, a hyphen only between digits."""
    gap = text[view.ends[i - 1] : view.starts[i]]
    if gap in ("-", "–"):
        return "-" if view.keys[i][0].isdigit() and view.keys[i - 1][-1].isdigit() else ""
    return "" if _STOPS.isdisjoint(gap) else ","


def _number(tokens: Tokens, i: int) -> Read | None:
    """Read the number that starts at a word which may start one: a rank, a part, an open number or a plain one."""
    lows, low = tokens.lows, tokens.lows[i]
    if low == "twice":
        return i + 1, _amount(2, 2), ("times",)
    return _open(lows, i) or read_form(lows, i) or _rank(lows, i) or _part(lows, i) or _plain(tokens, i)


def _open(lows: Sequence[str], i: int) -> Read | None:
    """Read "thousands", "tens of thousands"."""
    end = i
    while lows[end : end + 1] and lows[end] in words("numbers", "open"):
        end += 2 if lows[end + 1 : end + 2] == ["of"] else 1
    if end == i:
        return None
    end -= lows[end - 1] == "of"
    return end, " ".join(lows[i:end]), ()


def _rank(lows: Sequence[str], i: int) -> Read | None:
    """Read "25th", "twenty-fifth" and "third"; "a third of" is a part."""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    if lows[i].isdecimal() and after in _NTH:
        return i + 2, _amount(float(lows[i]), float(lows[i])), ("th",)
    tens = lexicon("numbers")["cardinals"].get(lows[i], 0)
    if tens >= 20 and 0 < (unit := _ranks().get(after, 0)) < 10:
        return i + 2, _amount(tens + unit, tens + unit), ("th",)
    if rank := _ranks().get(lows[i], 0):
        return i + 1, _amount(rank, rank), ("th",)
    return None


def _part(lows: Sequence[str], i: int) -> Read | None:
    """Read "half the", "a third of" and "two thirds" as so many percent."""
    bare = lows[i] in fractions() and fractions()[lows[i]] == HALF
    name = i if bare else i + 1
    share = fractions().get(lows[name], 0.0) if name < len(lows) else 0.0
    count = 1.0 if bare or lows[i] in _ARTICLES else float(lexicon("numbers")["cardinals"].get(lows[i], 0))
    after = lows[name + 1] if name + 1 < len(lows) else ""
    if not share * count or after in ("a", "an"):
        return None
    if share != HALF and not lows[name].endswith("s") and after != "of":  # "a third man"
        return None
    return _of(lows, name + 1, share * count * 100)


def _of(lows: Sequence[str], end: int, percent: float) -> Read:
    return end + (lows[end : end + 1] == ["of"]), _amount(percent, percent), (_PERCENT,)


def _plain(tokens: Tokens, i: int) -> Read | None:
    """Read digits and number words, "a" and a scale among them; what cannot be read stands as it is."""
    lows, low = tokens.lows, tokens.lows[i]
    scales = lexicon("numbers")["scales"]
    article = low in ("a", "an") and i + 1 < len(lows) and lows[i + 1] in scales
    if low in ("a", "an") and not article:
        return None
    found = read_number(tokens, i + article, len(lows))
    if found is None:
        if low in scales:
            return i + 1, _amount(scales[low], scales[low]), ()
        return (i + 1, low, ()) if low[0].isdigit() else None
    if found.fraction:
        return _of(lows, found.last, found.low)
    if lows[found.last : found.last + 1] == [_PERCENT]:
        end, _, rest = _of(lows, found.last + 1, 0)
        return end, _amount(found.low, found.high), rest
    return found.last, _amount(found.low, found.high), (found.suffix,) if found.suffix else ()


def _amount(low: float, high: float) -> str:
    sizes = (f"{round(size, _DIGITS_KEPT):f}".rstrip("0").rstrip(".") for size in (low, high))
    return "-".join(dict.fromkeys(sizes))


@cache
def _may_start(low: str) -> bool:
    opening = low in ("a", "an", "twice") or low in _ranks() or low in words("numbers", "open")
    return opening or opens_form(low) or low in lexicon("numbers")["scales"] or starts_number(low)


@cache
def _ranks() -> dict[str, int]:
    """Return the ordinals of one word with their numbers."""
    days = {word: n for n, word in enumerate(lexicon("days")["ordinals"], 1) if "-" not in word}
    return {**days, **lexicon("numbers")["ranks"]}
