"""What each word of an article tells by itself or with the words beside it, as bits that a clause puts together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discrepancy.extract.tenses import tense_of, tensed
from discrepancy.model import Span
from discrepancy.text import befallen
from discrepancy.text.around import around_at, closing_words
from discrepancy.text.befallen import Standing, befallen_at, befalling
from discrepancy.text.codes import is_code
from discrepancy.text.outcomes import Table, outcome_table, phrases_at
from discrepancy.text.resources import lexicon, words
from discrepancy.text.states import states, states_at
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import QUOTE_MARKS, Tokens, WordTable, between

# First and second person: such a clause depends on who says it, and quotes are compared by their words.
NEGATOR, OPEN, HEAD, DOUBTER, PERSON, MARK, PHRASE, YET, APART, TENSE, QUESTION = (1 << n for n in range(11))

_CLOSED = frozenset(",.!?")  # the stops of a quotation
_PAUSES, _STOPS = frozenset([",", "—", "–", "-"]), frozenset(".!?")
_CLOSING = frozenset(",;:)") | _PAUSES | _STOPS | QUOTE_MARKS | {""}  # what follows "on" where that tells a state
_ENDS = _STOPS | {",", ";", *QUOTE_MARKS}
_TELLERS = PERSON | OPEN
_OF_TWO = PHRASE | TENSE  # what few words that may tell it do: most ask for another right beside them
_IN_CONTEXT = NEGATOR | _TELLERS | _OF_TWO  # what depends on the words around


class Signs:
    """The signs `of` each token of an article, looked up once, and of its `sentences`; clauses are slices of that."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Span]) -> None:
        """Look around the words that may tell something."""
        self._tokens = tokens
        self.of = [0] * len(tokens.lows)
        self.sentences = [0] * len(sentences)
        self._closers: list[int] = []
        self._negators: list[int] = []
        self._tenses: list[int] = []
        self._outcomes: list[int] = []
        self._phrases: dict[int, list[Standing]] = {}  # of outcomes, by their telling words
        signs, lows, beside, number, last = _signs_of(), [*tokens.lows, ""], _beside(), -1, 0
        for i in tokens.places(tells_sign):
            sign = signs[lows[i]]
            if sign & MARK and lows[i - 1] in _CLOSED:
                self._closers.append(i)
            if sign & _OF_TWO and beside[lows[i]].isdisjoint((lows[i - 1], lows[i], lows[i + 1])):
                sign &= ~_OF_TWO
            if sign & DOUBTER and lows[i] in _doubtful() and not (i and lows[i - 1] in _doubtful()[lows[i]]):
                sign &= ~DOUBTER
            if sign & _IN_CONTEXT:
                sign = self._in_context(i, sign)
            if sign:
                self.of[i] = sign
                while i >= last:
                    number += 1
                    last = sentences[number][1]
                self.sentences[number] |= sign

    def told(self, first: int, last: int) -> int:
        """Return all that the words of a stretch tell."""
        told = 0
        for sign in filter(None, self.of[first:last]):
            told |= sign
        return told

    def may_tell_outcome(self, first: int, last: int) -> bool:
        """Whether any word of a stretch is the telling one of some outcome's phrase, whatever stands around it."""
        return not _outcome_words().isdisjoint(self._tokens.lows[first:last])

    def closers(self, first: int, last: int) -> list[int]:
        """Return the marks of a stretch that end a quotation with a stop of its own."""
        return between(self._closers, first, last)

    def negators(self, first: int, last: int) -> list[int]:
        """Return the negators of a stretch."""
        return between(self._negators, first, last)

    def tense(self, first: int, last: int) -> str:
        """Return "coming" for a stretch that tells what will be, "undone" for what has not been: the first tells."""
        lows = self._tokens.lows
        told = (tense_of(lows[i], lows[i + 1] if i + 1 < last else "") for i in between(self._tenses, first, last))
        return next(filter(None, told), "")

    def phrases(self, first: int, last: int) -> list[Standing]:
        """Return the phrases of outcomes whose telling words are in a stretch."""
        return [phrase for i in between(self._outcomes, first, last) for phrase in self._phrases[i]]

    def _in_context(self, i: int, sign: int) -> int:
        """Return what a word tells beside the words around it, given what it may tell."""
        lows = self._tokens.lows
        if sign & _TELLERS:
            if lows[i] == "may" and self._tokens.words[i][0].isupper():  # the month
                return 0
            if _is_teller(lows, i):
                sign &= ~_TELLERS
        if sign & NEGATOR:
            if is_code(self._tokens.words, i):
                sign &= ~NEGATOR
            elif _denies(lows, i):
                self._negators.append(i)
        if sign & PHRASE:
            if phrases := _phrases_at(lows, i):
                self._outcomes.append(i)
                self._phrases[i] = phrases
            else:
                sign &= ~PHRASE
        if sign & TENSE:
            if tense_of(lows[i], lows[i + 1] if i + 1 < len(lows) else ""):
                self._tenses.append(i)
            else:
                sign &= ~TENSE
        return sign


def _is_teller(lows: list[str], i: int) -> bool:
    """Whether a word is of an aside that only tells where the article has it from: "we're hearing", "she told us"."""
    for before, phrase, aside in _teller_phrases().get(lows[i], ()):
        start = i - before
        if lows[max(start, 0) : start + len(phrase)] == phrase and not (aside and lows[start - 1] != ","):
            return True
    return False


def _denies(lows: list[str], at: int) -> bool:
    """Whether a negator denies what follows it: "not only" does not, nor does "not all of them"."""
    if at and lows[at - 1] in _PAUSES and _stresses(lows, at):
        return False
    return at + 1 == len(lows) or lows[at + 1] not in words("meaning", "no_denial", "not_of_all")


def _stresses(lows: list[str], at: int) -> bool:
    """Whether a negator after a pause ends the sentence and stresses a denial in it: "no evidence, none at all"."""
    end = at + 1
    while end < len(lows) and lows[end] in words("meaning", "stressing"):
        end += 1
    if end < len(lows) and lows[end] not in _ENDS:
        return False
    for i in range(at - 1, -1, -1):
        if lows[i] in _STOPS:
            return False
        if lows[i] in words("meaning", "negators"):
            return True
    return False


def tells_sign(low: str) -> bool:
    """Whether a word may tell something."""
    return _signs_of()[low] > 0


@cache
def _signs_of() -> WordTable[int]:
    """Return what each word tells by itself, as bits."""
    return WordTable(lambda low: _signs().get(low, 0) or (NEGATOR if low.endswith("n't") else 0))


@cache
def _signs() -> dict[str, int]:
    groups = {
        NEGATOR: words("meaning", "negators"),
        OPEN: words("outcomes", "open_modals"),
        HEAD: words("meaning", "conditions") | {"whether"},
        DOUBTER: words("outcomes", "doubters") | frozenset(_doubtful()),
        PERSON: words("outcomes", "first_and_second_person"),
        MARK: QUOTE_MARKS,
        PHRASE: _outcome_words(),
        YET: frozenset({"yet"}),
        TENSE: words("outcomes", "coming", "coming_with_to", "having", "having_not"),
        APART: words("outcomes", "apart") | {"last"},
        QUESTION: frozenset({"?"}),
    }
    signs: dict[str, int] = {}
    for bit, group in groups.items():
        for word in group:
            signs[word] = signs.get(word, 0) | bit
    return signs


@cache
def _doubtful() -> dict[str, frozenset[str]]:
    """Return the words that make what follows doubtful, each after some words alone."""
    return {low: frozenset(before) for low, before in lexicon("outcomes")["doubters_after"].items()}


@cache
def _outcome_words() -> frozenset[str]:
    """Return the words by which the phrases of outcomes are looked up."""
    return frozenset(_table()) | states() | closing_words() | befalling()


@cache
def _teller_phrases() -> dict[str, list[tuple[int, list[str], bool]]]:
    """Return the phrases that tell of the source alone, by each word of person or modal in them.

    Each is: how many words of it stand before that word, its words, and whether it counts after a comma alone.
    """
    table: dict[str, list[tuple[int, list[str], bool]]] = {}
    for key, aside in (("told_to", False), ("teller_asides", True)):
        for phrase in words("outcomes", key):
            parts = phrase.split()
            for n, part in enumerate(parts):
                if _signs().get(part, 0) & _TELLERS:
                    table.setdefault(part, []).append((n, parts, aside))
    return table


@cache
def _beside() -> dict[str, frozenset[str]]:
    """Return of which words one is beside a word that tells an outcome or a tense: itself, where it tells it alone."""
    beside = {low: set(after) for low, after in tensed().items()}
    for low, entries in _table().items():
        for at, phrase, _, _ in entries:
            close = [*phrase[max(at - 1, 0) : at], *phrase[at + 1 : at + 2]]
            beside.setdefault(low, set()).update(close or [low])
    for low in states():
        beside.setdefault(low, set()).update(_CLOSING if low in function_words() else [low])
    for low in closing_words():
        beside.setdefault(low, set()).add(low)
    for low, near in befallen.beside().items():
        beside.setdefault(low, set()).update(near)
    return {low: frozenset(words_) for low, words_ in beside.items()}


def _phrases_at(lows: list[str], i: int) -> list[Standing]:
    """Return the phrases of outcomes that have a word as their telling one, and the states that it tells."""
    phrases = phrases_at(lows, i, _table()) if lows[i] in _table() else []
    if lows[i] in states():
        phrases = [*phrases, *states_at(lows, i)]
    if lows[i] in befalling():
        phrases = [*phrases, *befallen_at(lows, i)]
    return [*phrases, *around_at(lows, i)] if lows[i] in closing_words() else phrases


@cache
def _table() -> Table:
    return outcome_table(("outcomes", "outcomes"), denied=True)
