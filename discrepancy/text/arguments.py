"""What a verb is said of, told from word order: its subject, its object, and what prepositions add to them.

Two clauses of opposite sense are compared by these: who is denied a visa is not who gets one, and what closes a part of
a plant does not close the plant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from discrepancy.model import Span
from discrepancy.text.concepts import concept, concepts, content_concept
from discrepancy.text.resources import calendar, lexicon, months, weekdays, words
from discrepancy.text.tokens import Tokens, is_word, words_of
from discrepancy.text.wordnet import same_as
from discrepancy.values import value

_REACH = 12  # tokens before a verb that can hold its subject
_AIM = "to"
_NONE: frozenset[str] = frozenset()


@value
class Phrase:
    """The concepts of a phrase in order; `proper` are those of names and numbers, `times` its words for times."""

    words: tuple[str, ...] = ()
    proper: frozenset[str] = _NONE
    times: frozenset[str] = _NONE


NOTHING = Phrase()
_Parts = tuple[tuple[str, Phrase], ...]  # the phrases of a stretch with the preposition before each, "" for none


@value
class Arguments:
    """The phrases before a verb and after it; a `passive` verb is said of its subject, as is one without an object."""

    before: _Parts = ()
    after: _Parts = ()
    passive: bool = False

    @property
    def subject(self) -> Phrase:
        """What stands before the verb."""
        return _bare(self.before)

    @property
    def object(self) -> Phrase:
        """What stands after the verb, no preposition between."""
        return _bare(self.after)

    @property
    def theme(self) -> _Parts:
        """What the verb befalls, with all that prepositions add to it and to the verb."""
        return self.after if self.takes_object else (*self.before, *(part for part in self.after if part[0]))

    @property
    def takes_object(self) -> bool:
        """Whether the subject is who does it, and not what it befalls."""
        return not self.passive and bool(self.object.words)


def arguments(text: str, clause: Span, verb: Span) -> Arguments:
    """Return what a verb, with its negator, is said of in a clause; both are spans of the text."""
    tokens = words_of(text, *clause)
    first = next((i for i, start in enumerate(tokens.starts) if start >= verb[0]), len(tokens.lows))
    last = next((i for i, start in enumerate(tokens.starts) if start >= verb[1]), len(tokens.lows))
    last = _object_within(tokens, first, last)
    carriers = words("outcomes", "theme_carriers")
    at = first
    while at and (tokens.lows[at - 1] in carriers or tokens.lows[at - 1].endswith(("n't", "ly"))):
        at -= 1
    passive = not words("outcomes", "theme_be").isdisjoint(tokens.lows[at:last])
    before, after = range(_opening(tokens, at), at), range(last, len(tokens.lows))
    return Arguments(_parts(tokens, before), _parts(tokens, after), passive)


def _object_within(tokens: Tokens, first: int, last: int) -> int:
    """Return where the verb of a phrase ends that has its object in it: "closed its doors"."""
    openers = words("function_words", "articles") | words("outcomes", "theme_owners")
    at = next((i for i in range(first + 1, last) if tokens.lows[i] in openers), last)
    return last if tokens.lows[at - 1] in words("function_words", "prepositions") else at


def first_told(text: str, span: Span) -> Span:
    """Return the first word of a stretch with content, the whole of it where none has."""
    tokens = words_of(text, *span)
    at = next((i for i, low in enumerate(tokens.lows) if content_concept(low)), -1)
    return tokens.span(at, at + 1) if at >= 0 else span


def verb_in(text: str, clause: Span, verb: str) -> Span | None:
    """Return the first word of a clause that has a concept, None where none has."""
    tokens = words_of(text, *clause)
    at = next((i for i, low in enumerate(tokens.lows) if content_concept(low) == verb), -1)
    return tokens.span(at, at + 1) if at >= 0 else None


def of_two(a: Arguments, b: Arguments) -> bool:
    """Whether two verbs of one meaning are said of two things.

    Under one preposition others stand, one has as its object or subject a part of the other's, or two of a kind have
    names of their own.
    """
    if a.takes_object != b.takes_object and a.subject.words == b.subject.words != ():
        return False  # "survived the fire", "died in the fire"
    if _is_part(a.theme, b.theme) or _is_part(b.theme, a.theme) or _named_apart(_bare(a.theme), _bare(b.theme)):
        return True
    doers = a.takes_object and b.takes_object
    if doers and (_is_part(a.before, b.before) or _is_part(b.before, a.before)):
        return True
    return any(_apart(mine, x, y) for mine, x in a.theme for theirs, y in b.theme if mine and mine == theirs)


def at_times(a: Arguments) -> bool:
    """Whether a verb is said of times that come again: "on Sundays", "at weekends"."""
    return any(_recurring(low) for _, phrase in a.after for low in phrase.times)


def _bare(parts: _Parts) -> Phrase:
    return parts[0][1] if parts and not parts[0][0] else NOTHING


def _opening(tokens: Tokens, verb: int) -> int:
    """Return the first token of the stretch before a verb that can hold its subject.

    Nothing can where a preposition opens it, as where the subject starts is not known: "After months Orme sold it".
    """
    i = verb
    while i > max(0, verb - _REACH):
        low = tokens.lows[i - 1]
        marked = not (is_word(low) or low in words("outcomes", "theme_mid_marks"))
        if marked or low in _stops() or low in words("clauses", "conjunctions") or _is_verb(tokens, i - 1):
            break
        i -= 1
    opening = tokens.lows[max(0, i - 1) : i + 1]
    return i if words("function_words", "prepositions").isdisjoint(opening) else verb


def _is_verb(tokens: Tokens, i: int) -> bool:
    low = tokens.lows[i]
    return tokens.words[i][0].islower() and (low in words("clauses", "verbs") or low.endswith("ed"))


def _parts(tokens: Tokens, places: Iterable[int]) -> _Parts:
    """Cut a stretch at its prepositions; a stop, a verb after "and" or a word that opens a clause ends it."""
    lows, found = tokens.lows, [("", list[int]())]
    for i in places:
        low = lows[i]
        if low == "of" and all(_counts(lows[k]) for k in found[-1][1]):
            continue  # "two of the three cameras", "a number of cameras"
        if low in words("function_words", "prepositions"):
            found.append((low, []))
        elif not (is_word(low) or low in words("outcomes", "theme_mid_marks")) or _goes_on(tokens, i):
            break
        elif low in words("clauses", "conjunctions"):
            if i + 1 < len(lows) and _is_verb(tokens, i + 1):
                break
        else:
            found[-1][1].append(i)
    return tuple((preposition, _phrase(tokens, some)) for preposition, some in found)


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Whether a word opens a clause or is a verb with a subject of its own: not "to miss", nor the month of May."""
    return tokens.lows[i] in _ends() and tokens.lows[i - 1] != _AIM and tokens.words[i] != "May"


def _counts(low: str) -> bool:
    """Whether a word before "of" tells how many alone, or nothing."""
    number = low[0].isdigit() or low in lexicon("meaning")["numbers"]
    return number or low in words("outcomes", "quantities") or low in words("function_words")


def _phrase(tokens: Tokens, places: Sequence[int]) -> Phrase:
    told = [(i, c) for i in places if (c := _concept(tokens.words[i], tokens.lows[i]))]
    proper = frozenset(c for i, c in told if c[0].isdigit() or _is_name(tokens.words, i))
    times = frozenset(low for i in places if is_time(low := tokens.lows[i], tokens.words[i]))
    return Phrase(tuple(c for _, c in told), proper - _titles(), times)


def _is_name(printed: Sequence[str], i: int) -> bool:
    """Whether a word is printed as a name; one that opens the clause only where another one follows."""
    return printed[i][0].isupper() and (i > 0 or printed[i + 1 : i + 2] == [] or printed[i + 1][0].isupper())


def _concept(word: str, low: str) -> str:
    if low in lexicon("meaning")["numbers"]:
        return str(lexicon("meaning")["numbers"][low])
    if low[0].isdigit() or (low in months() and word[0].isupper()):
        return low.replace(",", "")
    return content_concept(low)


def is_time(low: str, word: str) -> bool:
    """Whether a word, folded and as printed, tells a time."""
    return (low in calendar() and word[0].isupper()) or _recurring(low) or low in _times()


def _recurring(low: str) -> bool:
    return low in words("outcomes", "recurring") or (low.endswith("s") and low[:-1] in weekdays())


def _left(some: Iterable[str], others: Iterable[str]) -> set[str]:
    """Return the concepts that others do not have, nor one of the same meaning."""
    theirs = frozenset(others)
    return {word for word in some if word not in theirs and same_as(word).isdisjoint(theirs)}


def _apart(preposition: str, x: Phrase, y: Phrase) -> bool:
    """Whether what one preposition adds in two clauses is not one: for adults and for children, in May and in June."""
    if x.times or y.times:
        return _other_times(x.times, y.times)
    if not (x.words and y.words) or preposition not in words("outcomes", "parting"):
        return False
    more, less = _left(x.words, y.words), _left(y.words, x.words)
    if preposition == _AIM and {x.words[0]} & more and {y.words[0]} & less:
        return True
    if len(more) < len(set(x.words)) or len(less) < len(set(y.words)):
        return bool(more & x.proper and less & y.proper)
    return preposition not in words("outcomes", "placing") or bool(x.proper) == bool(y.proper)


def _other_times(x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether two times of one kind are told: two months, two seasons or times of day, Sundays and Mondays."""
    for kind in (months(), _seasons()):
        if x & kind and y & kind:
            return set(map(concept, x & kind)).isdisjoint(map(concept, y & kind))
    return False


def _is_part(part: _Parts, whole: _Parts) -> bool:
    """Whether one phrase is of a thing that the other tells as a whole: "the paint shop at the plant", "the plant"."""
    mine, theirs = _bare(part), _bare(whole)
    if not mine.words or not theirs.words or not _left(mine.words, theirs.words) >= set(mine.words):
        return False
    return any(p in words("outcomes", "of_a_whole") and not _left(theirs.words, x.words) for p, x in part[1:])


def _named_apart(x: Phrase, y: Phrase) -> bool:
    """Whether two of a kind each have a name that the other has not: the Fennick pool, the Marlow pool."""
    if not x.words or not y.words or x.words[-1] != y.words[-1] or x.words[-1] in x.proper | y.proper:
        return False
    return all(any(c[0].isalpha() for c in _left(p.proper, q.words)) for p, q in ((x, y), (y, x)))


@cache
def _stops() -> frozenset[str]:
    return words("clauses", "subordinators", "joiners") | {"that", "than"}


@cache
def _ends() -> frozenset[str]:
    """Return the words after which what stands there belongs to another verb."""
    return _stops() | words("clauses", "verbs", "auxiliaries", "subjects")


@cache
def _titles() -> frozenset[str]:
    return concepts(words("titles", "offices", "modifiers"))


@cache
def _times() -> frozenset[str]:
    return words("outcomes", "theme_times", "past_times") | _seasons()


@cache
def _seasons() -> frozenset[str]:
    return words("outcomes", "parts_of_time")
