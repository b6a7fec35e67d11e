"""Clauses as lines of tokens: the concept of each, what is denied in them, and what may stand for each word."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache, cached_property
from itertools import compress, count, pairwise

from discrepancy.model import Span
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.codes import is_code
from discrepancy.text.concepts import content_concept
from discrepancy.text.denying import is_negator
from discrepancy.text.outcomes import Table, outcome_table, outcomes_in, unreal
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.tokens import printed_and_low, words_of
from discrepancy.text.wordnet import same_as
from discrepancy.values import value

READ = 16384  # lines that are kept read
NEGATOR_REACH = 6  # words before another within which a negator turns it round

_WHO = frozenset({"who", "which"})
_STOPS = frozenset(",;:—–")
NEXT_WORD = re.compile(r"(?<![.!?])[\s,]*(\w+)")
_ROMAN = re.compile(r"[ivx]+")


Sense = tuple[str, bool, Span]  # an outcome, whether it is so, and its tokens


@value
class Clash:
    """In what a statement and its restatement part, and the words of each that tell it, as spans of the texts.

    `kind` is "opposite", "denial", "name", "number" or "roles".
    """

    kind: str
    mine: Span
    theirs: Span

    def moved(self, mine: int, theirs: int) -> Clash:
        """Return the clash where the texts of both stand at some offset in others."""
        (a, b), (x, y) = self.mine, self.theirs
        return Clash(self.kind, (a + mine, b + mine), (x + theirs, y + theirs))


class Line:
    """The tokens of some clauses of one sentence, the concept of each or "", and the clause that each stands in."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        """Split text[start:end] of each span, a clause."""
        self._text, self._spans = text, spans
        self._words: list[str] = []
        self.lows: list[str] = []
        self.clauses: list[int] = []
        for number, (start, end) in enumerate(spans):
            printed, lows = printed_and_low(text[start:end])
            self._words += printed
            self.lows += lows
            self.clauses += [number] * len(lows)
        self.content = list(map(_concept, self.lows))
        for to in [i for i, low in enumerate(self.lows) if low == "to"] if "to" in self.lows else ():
            if to and self.carries(to - 1):
                self.content[to - 1] = ""
        self.contents = tuple([i for i, word in enumerate(self.content) if word])  # the tokens with content

    def span(self, first: int, last: int) -> Span:
        """Return the span of text from token `first` to the one before `last`."""
        return self._offsets[first][0], self._offsets[last - 1][1]

    @cached_property
    def _offsets(self) -> list[Span]:
        """The span of each token, for which few lines are asked."""
        parts = [words_of(self._text, *span) for span in self._spans]
        return [part.span(i, i + 1) for part in parts for i in range(len(part.words))]

    def printed_at(self, span: Span) -> str:
        """Return the words of a span of the text, folded."""
        return " ".join(self._text[slice(*span)].casefold().split())

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.lows)

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The tokens of each concept."""
        found: dict[str, list[int]] = {}
        for i in self.contents:
            found.setdefault(self.content[i], []).append(i)
        return found

    @cached_property
    def restated(self) -> dict[str, tuple[int, ...]]:
        """The tokens that each concept stands for: their own, and those that are alike."""
        found: dict[str, tuple[int, ...]] = {}
        for i in self.contents:
            alone = (i,)  # one object for all the words that are like no other token
            for word in _alike(self.content[i]):
                found[word] = found[word] + alone if word in found else alone
        return found

    @cached_property
    def senses(self) -> tuple[Sense, ...]:
        """The outcomes that the line tells, with what a negator before them makes of them."""
        table = _outcomes()
        telling = compress(count(), map(table.__contains__, self.lows))
        found = outcomes_in(self.lows, telling, 0, len(self), table, each=True)
        real = (each for each in found if not unreal(self.lows[max(0, each[2][0] - 2) : each[2][0]]))
        return tuple((name, positive != self.denied(place[0]), place) for name, positive, place in real)

    @cached_property
    def printed(self) -> str:
        """The words between single blanks, one at either end too."""
        return f" {' '.join(self.lows)} "

    @cached_property
    def once_more(self) -> bool:
        """Whether the line tells of what was so again, or of another thing as well."""
        return not words("restated", "once_more").isdisjoint(self.lows)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers and months, and what a number is of."""
        days = calendar()
        found = {i for i, low in enumerate(self.lows) if is_number(low) or low in days}
        return frozenset(found | {i + 1 for i in found})

    @cached_property
    def named(self) -> frozenset[str]:
        """The concepts of the words with a capital."""
        return frozenset([self.content[i] for i in self.contents if i in self.capitals])

    def capital(self, at: int) -> bool:
        """Whether a token starts with a capital and is neither a day nor a month."""
        return at in self.capitals

    @cached_property
    def capitals(self) -> frozenset[int]:
        """The tokens that start with a capital and are neither days nor months."""
        no_name = calendar()
        capitals = [i for i, word in enumerate(self._words) if word[0].isupper()]
        return frozenset([i for i in capitals if self.lows[i] not in no_name])

    @cached_property
    def negators(self) -> frozenset[int]:
        """The tokens that deny what follows them, as "not" and "refused to" do, and "not only" does not."""
        found = compress(count(), map(is_negator, self.lows))
        return frozenset([i for i in found if not (self._no_denial(i + 1) or is_code(self._words, i))])

    def denied(self, at: int) -> bool:
        """Whether an odd number of negators stands before a token, in its clause and near it."""
        negators = self.negators
        return bool(negators) and sum(map(negators.__contains__, self.before(at, NEGATOR_REACH))) % 2 == 1

    def negated(self, at: int) -> bool:
        """Whether an odd number of negators stands in a token's clause, before it or after."""
        return sum(self.clauses[i] == self.clauses[at] for i in self.negators) % 2 == 1

    def negated_at(self, span: Span) -> bool:
        """Whether the clause of a span of the text is denied."""
        return self.negated(self._token_at(span))

    def ahead_at(self, span: Span) -> bool:
        """Whether the clause of a span of the text tells what is to come: "will hire", "is to hire"."""
        clause = self.clauses[self._token_at(span)]
        lows = [low for low, number in zip(self.lows, self.clauses, strict=True) if number == clause]
        to = {low for low, after in pairwise(lows) if after == "to"}
        return not (words("outcomes", "coming").isdisjoint(lows) and words("outcomes", "coming_with_to").isdisjoint(to))

    def _token_at(self, span: Span) -> int:
        return next((i for i, (_, end) in enumerate(self._offsets) if end > span[0]), 0)

    def denies(self, at: int) -> bool:
        """Whether a token denies what follows it."""
        return at in self.negators

    def carries(self, at: int) -> bool:
        """Whether a word before "to" only tells that what follows will be: "agreed to sell", "has no plans to sell"."""
        if self.lows[at + 1 : at + 2] != ["to"]:
            return False
        if self.lows[at] in words("restated", "planned"):
            return True
        denied = any(map(is_negator, self.lows[max(0, at - 2) : at]))
        return self.lows[at] in words("restated", "settled") and not denied

    def before(self, at: int, reach: int) -> range:
        """Return the tokens of a token's clause that stand before it with no stop between, so many at the most."""
        first = at
        while first and at - first < reach and self._joined(first):
            first -= 1
        return range(first, at)

    def followed(self, at: int, openers: Set[str]) -> bool:
        """Whether one of some words follows a token, in its clause or at the head of the next one."""
        clause = self.clauses[at]
        if any(self.lows[i] in openers for i in range(at + 1, len(self)) if self.clauses[i] == clause):
            return True
        after = NEXT_WORD.match(self._text, self._spans[clause][1])
        return after is not None and after[1].casefold() in openers

    def passive(self, at: int) -> bool:
        """Whether a form of "be" stands before a verb, adverbs apart."""
        while at and is_adverb(self.lows[at - 1]):
            at -= 1
        return at > 0 and self.lows[at - 1] in words("outcomes", "theme_be")

    def aside(self, at: int) -> bool:
        """Whether a token stands in a clause with "who" or "which" that the sentence goes on after."""
        opened = next((i for i in range(at - 1, -1, -1) if self.lows[i] in _STOPS or self.lows[i] in _WHO), -1)
        return opened >= 0 and self.lows[opened] in _WHO and "," in self.lows[at:]

    def plain(self, at: int) -> bool:
        """Whether a token is no name, number or date."""
        low = self.lows[at]
        return not (self.capital(at) or is_number(low) or low in calendar())

    def phrase(self, at: int) -> list[int]:
        """Return the words with content of the noun phrase that starts at a token."""
        found: list[int] = []
        while at < len(self) and (self.content[at] or self.lows[at] in words("function_words", "articles")):
            found += [at] if self.content[at] else []
            at += 1
        return found

    def predicative(self, at: int) -> bool:
        """Whether a word follows "is" or "is a"."""
        while at and self.lows[at - 1] in words("function_words", "articles"):
            at -= 1
        return at > 0 and self.lows[at - 1] in words("outcomes", "theme_be")

    def open(self, at: int) -> bool:
        """Whether a modal verb before a token of its clause leaves it open whether it is so; what can be is so."""
        first = self.clauses.index(self.clauses[at])
        printed = self._words[first:at]  # with its capital, as May is a month
        return not (words("outcomes", "open_modals") - {"can"}).isdisjoint(printed)

    def _no_denial(self, at: int) -> bool:
        return at < len(self) and self.lows[at] in words("meaning", "no_denial", "not_of_all")

    def _joined(self, at: int) -> bool:
        """Whether a token and the one before it stand in one clause, with no stop between them."""
        return self.clauses[at - 1] == self.clauses[at] and self.lows[at - 1] not in _STOPS


@cache
def is_number(low: str) -> bool:
    """Whether a word is a number, in digits or not."""
    return low[0].isdigit() or low in lexicon("meaning")["numbers"]


def is_regnal(low: str) -> bool:
    """Whether a word may be the Roman number after a name."""
    return _ROMAN.fullmatch(low) is not None and low != "i"


@cache
def _outcomes() -> Table:
    return outcome_table(("outcomes", "outcomes"), ("restated", "pairs"), ("restated", "described"))


@cache
def _concept(low: str) -> str:
    """Return the concept of a word, of a number its digits."""
    if low in words("restated", "nobody"):
        return ""
    if low in lexicon("meaning")["numbers"]:
        return str(lexicon("meaning")["numbers"][low])
    return low.replace(",", "") if low[0].isdigit() else content_concept(low)


@cache
def _alike(word: str) -> frozenset[str]:
    """Return the concepts that stand for a concept by the lexicons or WordNet, of a compound its parts."""
    parts = (word, *(content_concept(part) for part in word.split("-") if len(part) > 1))
    return frozenset(parts).union(*map(same_as, parts))
