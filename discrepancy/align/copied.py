"""Sentences that two outlets print word for word, as copies of one wire text, but for a fact in one place.

However long they are, what parts them is then what an editor, or a slip, has changed: a number, a day, a name, a word
turned to its opposite, a "not".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, product

from rapidfuzz.distance import Levenshtein

from discrepancy.align.lines import Clash, Line, is_number
from discrepancy.align.numbers import rounds
from discrepancy.align.pair import antonyms, rivals
from discrepancy.align.passages import REFRAIN
from discrepancy.model import Passage, Span
from discrepancy.text.denying import is_negator
from discrepancy.text.names import spelling_variants, titled
from discrepancy.text.resources import months, weekdays, words

LEAST = 8  # words of each sentence
STEMS = 6  # of each, at least
LONGEST = 3  # words of the place in which they part
_End = tuple[str, bool]  # the first letters of a sentence or its last, and whether they are the first
END = 12  # letters at either end: of two that part in one place the first or the last are the same
LEAST_NAME = 4  # letters of a name that is no abbreviation


def alike_at_one_end(
    passages: Mapping[str, Sequence[Passage]], texts: Mapping[str, str], near: Mapping[str, Iterable[str]]
) -> list[tuple[Passage, Passage]]:
    """Return the pairs of sentences of two articles, `near` each other, that may part in one place alone, in order."""
    ends: defaultdict[_End, list[tuple[str, Passage]]] = defaultdict(list)
    printed: dict[str, set[str]] = {}
    for document, some in passages.items():
        text = texts[document]
        printed[document] = {text[slice(*whole(passage))] for passage in some}
        for end, told in _by_end(text, some).items():
            ends[end] += ((document, passage) for passage in told)
    found: dict[tuple[Passage, Passage], None] = {}
    for alike in ends.values():
        if len(alike) > 1:
            found.update(dict.fromkeys(_of_two_articles(alike, near)))

    def told_by_both(pair: tuple[Passage, Passage]) -> bool:
        a, b = (texts[each.document][slice(*whole(each))] for each in pair)
        return a in printed[pair[1].document] or b in printed[pair[0].document]

    pairs = (pair for pair in found if not told_by_both(pair))
    return sorted(pairs, key=lambda pair: [(each.document, whole(each)) for each in pair])


def _by_end(text: str, passages: Iterable[Passage]) -> dict[_End, list[Passage]]:
    """Return the sentences of an article by the letters at their ends; of those that it has many like, none."""
    found: defaultdict[_End, list[Passage]] = defaultdict(list)
    for passage in passages:
        if len(passage.stems) >= STEMS:
            start, end = whole(passage)
            found[text[start : start + END], True].append(passage)
            found[text[end - END : end], False].append(passage)
    listed = {passage.clauses for some in found.values() if len(some) > REFRAIN for passage in some}
    return {end: [each for each in some if each.clauses not in listed] for end, some in found.items()}


def _of_two_articles(
    some: Iterable[tuple[str, Passage]], near: Mapping[str, Iterable[str]]
) -> Iterator[tuple[Passage, Passage]]:
    """Yield the pairs of two articles, `near` each other, among some sentences that have nearly the same content."""
    told: defaultdict[str, list[Passage]] = defaultdict(list)
    for document, passage in some:
        told[document].append(passage)
    for document, mine in told.items() if len(told) > 1 else ():
        others = (told[other] for other in near[document] if other > document and other in told)
        yield from (pair for pair in product(mine, chain.from_iterable(others)) if _near_copies(*pair))


def _near_copies(a: Passage, b: Passage) -> bool:
    """Whether two sentences have nearly the same content."""
    return len(set(a.stems).symmetric_difference(b.stems)) <= LONGEST * 2


def whole(passage: Passage) -> Span:
    """Return the span of a sentence from its first clause to its last."""
    return passage.clauses[0][0], passage.clauses[-1][1]


def one_fact_apart(mine: Line, theirs: Line) -> Clash | None:
    """Return in what two sentences part that have all other words in common, None where in nothing or in too much."""
    if min(len(mine), len(theirs)) < LEAST or abs(len(mine) - len(theirs)) > LONGEST:
        return None
    hunks = [op for op in Levenshtein.opcodes(mine.lows, theirs.lows) if op.tag != "equal"]
    if not hunks:
        return None
    a, b = (hunks[0].src_start, hunks[-1].src_end), (hunks[0].dest_start, hunks[-1].dest_end)
    if max(a[1] - a[0], b[1] - b[0]) > LONGEST:
        return None
    kind = _kind(mine, theirs, a, b)
    return Clash(kind, _printed(mine, a), _printed(theirs, b)) if kind else None


def _printed(line: Line, place: Span) -> Span:
    """Return the span of some tokens, with the one before them where there may be none."""
    first, last = place
    return line.span(first if last > first else max(0, first - 1), max(last, first))


def _kind(mine: Line, theirs: Line, a: Span, b: Span) -> str:
    """Return in what sort of fact two places part, "" where their words need not tell two."""
    x, y = mine.lows[slice(*a)], theirs.lows[slice(*b)]
    if sum(map(is_negator, x)) != sum(map(is_negator, y)):
        said = not any(map(is_negator, mine.lows)) or not any(map(is_negator, theirs.lows))  # "did not go, not once"
        return "denial" if said and _told(mine, a) == _told(theirs, b) else ""
    return _other_word(mine, theirs, a[0], b[0]) if len(x) == len(y) == 1 else ""


def _told(line: Line, place: Span) -> list[str]:
    """Return the concepts of some words but for what denies them, and what only carries that: "did not pass"."""
    kept = (i for i in range(*place) if line.content[i] and not is_negator(line.lows[i]))
    return [line.content[i] for i in kept]


def _other_word(mine: Line, theirs: Line, i: int, k: int) -> str:
    """Return the same for one word in the place of another."""
    x, y, c, d = mine.lows[i], theirs.lows[k], mine.content[i], theirs.content[k]
    if is_number(x) and is_number(y):
        return "" if c == d or rounds(x, y) or rounds(y, x) else "number"
    if {x, y} <= weekdays() or {x, y} <= months():
        return "number"
    if antonyms(c, d):
        return "opposite"
    named = _is_name(mine, i) and _is_name(theirs, k) and not spelling_variants(x, y)
    titled = mine.capital(i) and mine.capital(i + 1)  # "Inspector Ann Lee" has her office held against others
    return "name" if named or (d in rivals(c) and not titled) else ""


def _is_name(line: Line, at: int) -> bool:
    """Whether a word is a name and no other word for one: no title, country or abbreviation."""
    low = line.lows[at]
    return at > 0 and line.capital(at) and len(low) >= LEAST_NAME and low.isalpha() and low not in _no_names()


@cache
def _no_names() -> frozenset[str]:
    return titled() | words("demonyms", "countries", "short") | words("function_words")
