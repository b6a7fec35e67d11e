"""What sentences tell of one thing that another may tell otherwise: before or after, all or some, this side or that."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from discrepancy.model import Detail, Passage, Span
from discrepancy.text.concepts import concepts, content_concept
from discrepancy.text.denying import is_negator
from discrepancy.text.numbers import read_number, starts_number
from discrepancy.text.plain import plain_concepts
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.sides import side_of, sides
from discrepancy.text.tokens import Tokens, between, is_word

REACH = 12  # tokens before "after", or a verb, within which stands what it is said of
NEAR = 6  # tokens behind one
_QUOTES = frozenset('"“”')
_STOPS = frozenset(".!?")


class _Read(NamedTuple):
    """A detail without its sentence, and its tokens."""

    sort: str
    about: frozenset[str]
    side: str
    of: frozenset[str]
    rest: frozenset[str]
    at: Span


_Reader = Callable[[Tokens, int, int, int], Iterator[_Read]]  # of a token and the sentence that it stands in


def details(tokens: Tokens, sentences: Sequence[Span], passages: Sequence[Passage]) -> tuple[Detail, ...]:
    """Return the details of the sentences that state something, in order; what they quote is left out."""
    firsts, stated = [first for first, _ in sentences], [passage.clauses[0][0] for passage in passages]
    found: list[Detail] = []
    for i in tokens.places(tells_detail):
        first, last = sentences[bisect_right(firsts, i) - 1]
        reads = chain.from_iterable(look(tokens, i, first, last) for look in _readers()[tokens.lows[i]])
        for read in reads:
            start, end = span = tokens.span(first, last - (tokens.lows[last - 1] in _STOPS))
            n = bisect_right(stated, end - 1) - 1
            if n >= 0 and stated[n] >= start and _QUOTES.isdisjoint(tokens.words[first:last]):
                passage, names = passages[n], _names(tokens, first + 1, last)
                told = passage.document, span, read.sort, read.about, read.side, read.of, read.rest, names
                found.append(Detail(*told, tokens.span(*read.at), passage.stems, passage.speaker))
    return tuple(found)


def _names(tokens: Tokens, first: int, last: int) -> frozenset[str]:
    """Return the concepts of the words with a capital in a stretch, but for days and months."""
    named = (tokens.lows[i] for i in between(tokens.capitals(), first, last))
    return concepts(low for low in named if low not in calendar())


def tells_detail(low: str) -> bool:
    """Whether a word is one of those that tell a detail."""
    return low in _readers()


@cache
def _readers() -> dict[str, list[_Reader]]:
    """Return what reads the details that each word may tell: "left" is a side, and what one did to the other."""
    found: dict[str, list[_Reader]] = {}
    of_each = (_ordered, lexicon("details")["order"]), (_extent, ("all", "of")), (_sided, sides()), (_done, _deeds())
    for reader, lows in of_each:
        for low in lows:
            found.setdefault(low, []).append(reader)
    return found


def _ordered(tokens: Tokens, i: int, first: int, last: int) -> Iterator[_Read]:
    """ "The rent was paid before the vote", "not until after the vote was the rent paid"."""
    lows, low = tokens.lows, tokens.lows[i]
    stop = _stop(lows, i + 1, 1, (first, last))
    back = _stop(lows, i - 1, -1, (first, last)) + 1
    begin, end = (back, i) if i > first + 1 else (stop + 1, _stop(lows, stop + 1, 1, (first, last)))
    if not words("details", "once_more").isdisjoint(lows[begin:end]):
        return
    denied = any(map(is_negator, lows[begin:end]))
    of, rest = plain_concepts(lows[begin:end]), plain_concepts(lows[i + 1 : min(stop, i + 1 + NEAR)])
    landmarks = rest - _phases()
    if len(of) > 1 and landmarks and denied == (low == "until"):
        side, at = lexicon("details")["order"][low], (i, min(stop, i + 1 + NEAR))
        yield _Read("order", landmarks, side, of, rest, at)


def _stop(lows: Sequence[str], i: int, step: int, sentence: Span) -> int:
    """Return the first token from one on, or back from it, that is a mark, or lies past the reach or the sentence."""
    first, last = sentence
    end = i + step * REACH
    while first <= i < last and i != end and (is_word(lows[i]) or lows[i] == ":"):
        i += step
    return i


@cache
def _phases() -> frozenset[str]:
    return concepts(words("details", "begins", "ends"))


def _extent(tokens: Tokens, i: int, first: int, last: int) -> Iterator[_Read]:
    """ "All six charges", "four of the six charges"."""
    lows, low = tokens.lows, tokens.lows[i]
    if low == "of" and not (i > first and starts_number(lows[i - 1])):
        return
    whole = next((n for n in range(i + 1, min(i + 4, last)) if starts_number(lows[n])), last)
    number = read_number(tokens, whole, last) if whole < last else None
    part = read_number(tokens, i - 1, i) if low == "of" else None
    if number is None or (low == "of" and (part is None or part.high >= number.low)):
        return
    things = (n for n in range(number.last, min(number.last + 4, last)) if content_concept(lows[n]))
    thing = next(things, last)
    if thing < last:
        noun = content_concept(lows[thing])
        rest, at = plain_concepts(lows[first:last]) - {noun}, (i - (low == "of"), thing + 1)
        yield _Read("extent", frozenset({f"{number.low:g} {noun}"}), low, frozenset({noun}), rest, at)


def _sided(tokens: Tokens, i: int, first: int, last: int) -> Iterator[_Read]:
    """ "The eastern flank of Mount Orme"."""
    lows = tokens.lows
    thing = content_concept(lows[i + 1]) if i + 1 < last else ""
    side = side_of(lows[i])
    if side and thing in _with_sides():
        rest = plain_concepts(lows[first:last]) - concepts(lows[i : i + 2])
        yield _Read("side", frozenset({f"{side.pair} {thing}"}), f"{side.second}", frozenset({thing}), rest, (i, i + 2))


@cache
def _with_sides() -> frozenset[str]:
    return concepts(words("details", "of_sides"))


def _done(tokens: Tokens, i: int, first: int, last: int) -> Iterator[_Read]:
    """ "Ann Orme dug Piet Aas out", "Aas freed Orme": one verb of a list between two names."""
    lows = tokens.lows
    cleft = lows[first : first + 2] == ["it", "was"]
    doer = _names_of(tokens, range(first + 2, i - 1) if cleft else range(_bound(lows, i, first), i))
    done = _names_of(tokens, range(i + 1, min(i + 1 + NEAR, last))) if doer else ()
    be = not words("outcomes", "theme_be").isdisjoint(lows[max(first, i - 2) : i])
    if doer and done and not be:
        of, rest = (frozenset(content_concept(lows[n]) for n in places) for places in (doer, done))
        yield _Read("roles", frozenset({_deeds()[lows[i]]}), "", of, rest, (doer[0], done[-1] + 1))


def _bound(lows: Sequence[str], verb: int, first: int) -> int:
    """Return the token from which on what does a verb is told: that behind the last word that ends another clause."""
    ends = (n + 1 for n in range(verb - 1, first - 1, -1) if lows[n] in words("details", "no_ends"))
    return next(ends, first)


def _names_of(tokens: Tokens, places: range) -> list[int]:
    """Return the tokens with a name among some, up to a preposition or the word that opens another clause."""
    found: list[int] = []
    for i in places:
        low = tokens.lows[i]
        if low in words("function_words", "prepositions") or low in words("details", "no_ends"):
            break
        if tokens.words[i][0].isupper() and content_concept(low) and low not in calendar():
            found.append(i)
    return found


@cache
def _deeds() -> dict[str, str]:
    return {low: f"{n}" for n, verbs in enumerate(lexicon("details")["done_to"]) for low in verbs}
