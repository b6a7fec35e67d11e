"""Sentences of two articles that part in one point of one thing: before or after, all or some, this side or that.

Each of them may tell much else, so that neither restates the other, and both may be so: it is for a look.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from discrepancy.align.befell import names_in
from discrepancy.align.drafts import Draft, draft
from discrepancy.align.kinship import Kinship
from discrepancy.align.lines import is_negator
from discrepancy.align.sided import side_of
from discrepancy.model import Article, Event, Passage, Span, Statements
from discrepancy.text.concepts import concepts, content_concept
from discrepancy.text.numbers import read_number, starts_number
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.restated import RESTATED
from discrepancy.text.tokens import Tokens, is_word, words_of
from discrepancy.values import value

REACH = 12  # tokens before "after", or a verb, within which stands what it is said of
NEAR = 6  # tokens behind one
DAYS = 7  # articles further apart tell of two happenings
MANY = 60  # pairs of sentences of two articles on one thing: more are a list
_QUOTES = re.compile('["“”]')
_STARTS = ("\n", ". ", "? ", "! ")
_END = re.compile(r"[.!?](?=\s|$)|[;\n]")


@value
class Detail:
    """What a sentence tells of one thing: `side` is the point, `of` that of which it is told, `rest` what else is."""

    side: str
    of: frozenset[str]
    rest: frozenset[str]
    names: frozenset[str]
    passage: Passage
    span: Span  # of the sentence
    marker: Span


_Key = tuple[str, str]  # the sort of point, and what two that part in it have in common
_Read = tuple[_Key, str, frozenset[str], frozenset[str], Span]  # the key, side, `of` and `rest` of a detail, its tokens
_Held = dict[_Key, list[Detail]]


def align_details(articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return pairs of sentences that part in such a point, of kind `subject`, one of each for two articles."""
    pairs = zip(articles, statements, strict=True)
    told = {each.document: _told(each.passages, article.text) for article, each in pairs if kinship.kin(article.id)}
    found: list[Draft] = []
    for document, mine in told.items():
        for other in kinship.kin_within(document, DAYS) if mine else ():
            theirs = told.get(other, {})
            if other > document and theirs:
                for key in sorted(mine.keys() & theirs.keys()):
                    found += _parting(key, mine[key], theirs[key])
    return found


def _parting(key: _Key, mine: Sequence[Detail], theirs: Sequence[Detail]) -> list[Draft]:
    """Return the first two that part, unless either article tells both or what the other does."""
    if len(mine) * len(theirs) > MANY:
        return []
    differ = _DIFFER[key[0]]
    own = [(a, b) for some in (mine, theirs) for a, b in product(some, some)]
    alike = [(a, b) for a, b in product(mine, theirs) if a.side == b.side and a.of & b.of]
    if any(differ(a, b) for a, b in own) or (alike and key[0] != "roles"):
        return []
    first = next(((a, b) for a, b in product(mine, theirs) if differ(a, b)), None)
    return [draft("subject", map(_event, first))] if first else []


def _event(detail: Detail) -> Event:
    passage = detail.passage
    told = passage.document, detail.span, f"{RESTATED}detail", passage.stems, False, ""
    return Event(*told, speaker=passage.speaker, marker=detail.marker)


def _told(passages: Sequence[Passage], text: str) -> _Held:
    """Return what an article tells, by sort and thing; what it quotes is left out."""
    held: defaultdict[_Key, list[Detail]] = defaultdict(list)
    end = 0
    for passage in passages:
        if passage.clauses[0][0] < end:
            continue  # of one sentence
        start, end = _sentence(text, passage)
        if _may_tell(text, (start, end)) and not _QUOTES.search(text, start, end):
            tokens = words_of(text, start, end)
            names = names_in(tokens, 1)  # the first word opens the sentence
            for look in (_ordered, _extents, _sided, _done):
                for key, side, of, rest, at in look(tokens):
                    held[key].append(Detail(side, of, rest, names, passage, (start, end), tokens.span(*at)))
    return dict(held)


def _sentence(text: str, passage: Passage) -> Span:
    """Return the span of the sentence around a passage, whose clauses leave out those that tell a time."""
    first, last = passage.clauses[0][0], passage.clauses[-1][1]
    start = max(text.rfind(mark, 0, first) + len(mark) for mark in _STARTS)
    end = _END.search(text, last - 1)
    return start, end.start() if end else len(text)


def _may_tell(text: str, span: Span) -> bool:
    """Whether a stretch has a word that one of the readers asks for."""
    lows = frozenset(text[slice(*span)].casefold().split())
    return not _telling().isdisjoint(lows) or ("of" in lows and not _counting().isdisjoint(lows))


@cache
def _telling() -> frozenset[str]:
    """Return the first words of what the readers ask for."""
    told = lexicon("details")
    sides = (low for pair in told["sides"] for side in pair for low in side)
    done = (low for verbs in told["done_to"] for low in verbs)
    return frozenset(phrase.split()[0] for phrase in (*told["order"], "all", *sides, *done))


@cache
def _counting() -> frozenset[str]:
    """Return the numbers of which some may be told: "four of the six"."""
    return frozenset(lexicon("numbers")["cardinals"]) | frozenset(map(str, range(200)))


def _ordered(tokens: Tokens) -> Iterator[_Read]:
    """ "The rent was paid before the vote", "not until after the vote was the rent paid"."""
    lows = tokens.lows
    for i, low in enumerate(lows):
        side = lexicon("details")["order"].get(low)
        if side is None:
            continue
        stop = _stop(lows, i + 1, 1)
        first, last = (_stop(lows, i - 1, -1) + 1, i) if i > 1 else (stop + 1, _stop(lows, stop + 1, 1))
        if not words("details", "once_more").isdisjoint(lows[first:last]):
            continue
        denied = any(map(is_negator, lows[first:last]))
        of, rest = _plain(lows[first:last]), _plain(lows[i + 1 : min(stop, i + 1 + NEAR)])
        if len(of) > 1 and rest and denied == (low == "until"):
            for landmark in rest - _listed("begins") - _listed("ends"):
                yield ("order", landmark), side, of, rest, (i, min(stop, i + 1 + NEAR))


def _stop(lows: Sequence[str], i: int, step: int) -> int:
    """Return the first token from one on, or back from it, that is a mark, or lies past the reach."""
    end = i + step * REACH
    while 0 <= i < len(lows) and i != end and (is_word(lows[i]) or lows[i] == ":"):
        i += step
    return i


def _plain(lows: Sequence[str]) -> frozenset[str]:
    """Return the concepts of the words with content among some that are neither numbers nor times."""
    timed = calendar() | words("details", "times")
    return concepts(low for low in lows if low not in timed and not starts_number(low))


def _extents(tokens: Tokens) -> Iterator[_Read]:
    """ "All six charges", "four of the six charges"."""
    lows, size = tokens.lows, len(tokens.lows)
    for i, low in enumerate(lows):
        if low not in ("all", "of"):
            continue
        whole = next((n for n in range(i + 1, min(i + 4, size)) if starts_number(lows[n])), size)
        number = read_number(tokens, whole, size) if whole < size else None
        part = read_number(tokens, i - 1, i) if low == "of" and i and starts_number(lows[i - 1]) else None
        if number is None or (low == "of" and (part is None or part.high >= number.low)):
            continue
        things = (n for n in range(number.last, min(number.last + 4, size)) if content_concept(lows[n]))
        thing = next(things, size)
        if thing < size:
            noun = content_concept(lows[thing])
            rest = _plain(lows) - {noun}
            yield ("extent", f"{number.low:g} {noun}"), low, frozenset({noun}), rest, (i - (low == "of"), thing + 1)


def _sided(tokens: Tokens) -> Iterator[_Read]:
    """ "The eastern flank of Mount Orme"."""
    lows = tokens.lows
    for i, low in enumerate(lows[:-1]):
        side = side_of(low)
        thing = content_concept(lows[i + 1])
        if side and thing in _listed("of_sides"):
            rest = _plain(lows) - concepts((low, lows[i + 1]))
            yield ("side", f"{side.pair} {thing}"), f"{side.second}", frozenset({thing}), rest, (i, i + 2)


def _done(tokens: Tokens) -> Iterator[_Read]:
    """ "Ann Orme dug Piet Aas out", "Aas freed Orme": one verb of a list between two names."""
    lows = tokens.lows
    for i, low in enumerate(lows):
        kind = _deeds().get(low)
        if kind is None:
            continue
        doer = _names_of(tokens, range(2, i - 1) if lows[:2] == ["it", "was"] else range(_bound(lows, i), i))
        done = _names_of(tokens, range(i + 1, min(i + 1 + NEAR, len(lows))))
        be = not words("outcomes", "theme_be").isdisjoint(lows[max(0, i - 2) : i])
        if doer and done and not be:
            of, rest = (frozenset(content_concept(lows[n]) for n in places) for places in (doer, done))
            yield ("roles", kind), "", of, rest, (doer[0], done[-1] + 1)


def _bound(lows: Sequence[str], verb: int) -> int:
    """Return the token from which on what does a verb is told: that behind the last word that ends another clause."""
    ends = (n + 1 for n in range(verb - 1, -1, -1) if lows[n] in words("details", "no_ends"))
    return next(ends, 0)


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


@cache
def _listed(key: str) -> frozenset[str]:
    return concepts(words("details", key))


def _of_two_orders(a: Detail, b: Detail) -> bool:
    """Whether one thing is before in one and after in the other, and not between a beginning and an end."""
    shared = a.of & b.of
    if a.side == b.side or len(shared) < max(2, min(len(a.of), len(b.of)) - 1) or shared <= a.names | b.names:
        return False
    phases = _listed("begins") | _listed("ends")
    marks = a.rest - phases, b.rest - phases
    earlier, later = (a, b) if a.side == "before" else (b, a)
    between = earlier.rest & _listed("ends") and later.rest & _listed("begins")
    return not between and (marks[0] <= marks[1] or marks[1] <= marks[0])


def _of_two_extents(a: Detail, b: Detail) -> bool:
    return a.side != b.side and bool((a.rest & b.rest) - a.names - b.names)


def _of_two_sides(a: Detail, b: Detail) -> bool:
    """Whether both are of one thing by its name, or by what else is told."""
    shared = a.rest & b.rest
    return a.side != b.side and len(shared) > 1


def _turned(a: Detail, b: Detail) -> bool:
    """Whether who did it in one had it done to them in the other, and none did it in both."""
    return bool(a.of & b.rest) and bool(a.rest & b.of) and not (a.of & b.of) and not (a.rest & b.rest)


_DIFFER = {"order": _of_two_orders, "extent": _of_two_extents, "side": _of_two_sides, "roles": _turned}
