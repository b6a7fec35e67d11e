"""A statement and its restatement as lines of tokens, and which words of the one stand in the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache, cached_property
from itertools import chain

from discrepancy.model import Span
from discrepancy.text.concepts import concept, content_concept
from discrepancy.text.outcomes import outcome_table, outcomes_in
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.tokens import Tokens, words_of
from discrepancy.text.wordnet import opposites, same_as
from discrepancy.values import value

FEWEST = 2  # words besides those that clash, all of which the passage must have
NEAR = 5  # tokens between an opposite and a word that stands next to its counterpart
ASIDE = 1  # words besides those of the difference that the passage may lack
MANY = 4  # such words, a name among them, of which it may lack one
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
        self._text, self._tokens = text, (tokens := Tokens(text))
        self.clauses: list[int] = []
        self._ends = [end for _, end in spans]
        for number, (start, end) in enumerate(spans):
            part = words_of(text, start, end)
            tokens.words += part.words
            tokens.lows += part.lows
            tokens.starts += part.starts
            tokens.ends += part.ends
            self.clauses += [number] * len(part.words)
        self.lows = tokens.lows
        self.content = [_concept(low) for low in tokens.lows]
        for i in range(len(self.lows) - 1):
            if self.carries(i):
                self.content[i] = ""

    def span(self, first: int, last: int) -> Span:
        """Return the span of text from token `first` to the one before `last`."""
        return self._tokens.span(first, last)

    def printed_at(self, span: Span) -> str:
        """Return the words of a span of the text, folded."""
        return " ".join(self._tokens.text[slice(*span)].casefold().split())

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.lows)

    @cached_property
    def contents(self) -> tuple[int, ...]:
        """The tokens with content."""
        return tuple(i for i, word in enumerate(self.content) if word)

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The tokens of each concept."""
        found: dict[str, list[int]] = {}
        for i in self.contents:
            found.setdefault(self.content[i], []).append(i)
        return found

    @cached_property
    def senses(self) -> tuple[Sense, ...]:
        """The outcomes that the line tells, with what a negator before them makes of them."""
        table = outcome_table(("outcomes", "outcomes"), ("restated", "pairs"), ("restated", "described"))
        found = outcomes_in(self.lows, range(len(self)), 0, len(self), table, each=True)
        return tuple((name, positive != self.denied(place[0]), place) for name, positive, place in found)

    @cached_property
    def printed(self) -> str:
        """The words between single blanks, one at either end too."""
        return f" {' '.join(self.lows)} "

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers and months, and what a number is of."""
        found = {i for i, low in enumerate(self.lows) if is_number(low) or low in calendar()}
        return frozenset(found | {i + 1 for i in found})

    @cached_property
    def named(self) -> frozenset[str]:
        """The concepts of the words with a capital."""
        return frozenset(self.content[i] for i in self.contents if self.capital(i))

    def capital(self, at: int) -> bool:
        """Whether a token starts with a capital and is neither a day nor a month."""
        return at in self._capitals

    @cached_property
    def _capitals(self) -> frozenset[int]:
        no_name = calendar()
        words_ = zip(self._tokens.words, self.lows, strict=True)
        return frozenset(i for i, (word, low) in enumerate(words_) if word[0].isupper() and low not in no_name)

    @cached_property
    def negators(self) -> frozenset[int]:
        """The tokens that deny what follows them, as "not" and "refused to" do, and "not only" does not."""
        found = (i for i, low in enumerate(self.lows) if is_negator(low))
        return frozenset(i for i in found if not self._no_denial(i + 1))

    def denied(self, at: int) -> bool:
        """Whether an odd number of negators stands before a token, in its clause and near it."""
        return sum(map(self.denies, self.before(at, NEGATOR_REACH))) % 2 == 1

    def negated(self, at: int) -> bool:
        """Whether an odd number of negators stands in a token's clause, before it or after."""
        return sum(self.clauses[i] == self.clauses[at] for i in self.negators) % 2 == 1

    def negated_at(self, span: Span) -> bool:
        """Whether the clause of a span of the text is denied."""
        return self.negated(next((i for i, end in enumerate(self._tokens.ends) if end > span[0]), 0))

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
        after = NEXT_WORD.match(self._text, self._ends[clause])
        return after is not None and after[1].casefold() in openers

    def passive(self, at: int) -> bool:
        """Whether a form of "be" stands before a verb, adverbs apart."""
        while at and self.lows[at - 1].endswith("ly"):
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
        printed = self._tokens.words[first:at]  # with its capital, as May is a month
        return not (words("outcomes", "open_modals") - {"can"}).isdisjoint(printed)

    def _no_denial(self, at: int) -> bool:
        return at < len(self) and self.lows[at] in words("meaning", "no_denial")

    def _joined(self, at: int) -> bool:
        """Whether a token and the one before it stand in one clause, with no stop between them."""
        return self.clauses[at - 1] == self.clauses[at] and self.lows[at - 1] not in _STOPS


def is_negator(low: str) -> bool:
    """Whether a word may deny what follows it."""
    return low in words("meaning", "negators") or low in words("restated", "implied_negators") or low.endswith("n't")


def is_number(low: str) -> bool:
    """Whether a word is a number, in digits or not."""
    return low[0].isdigit() or low in lexicon("meaning")["numbers"]


def is_regnal(low: str) -> bool:
    """Whether a word may be the Roman number after a name."""
    return _ROMAN.fullmatch(low) is not None and low != "i"


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


def antonyms(a: str, b: str) -> bool:
    """Whether one concept is the opposite of another."""
    return b in opposites(a)


def exclusive(a: str, b: str) -> bool:
    """Whether two concepts are of a set of which one alone can be so: brother and son, first and second."""
    return any(a in group and b in group for group in _exclusive())


@cache
def _rivals(word: str) -> frozenset[str]:
    """Return the concepts that cannot be so together with one."""
    return opposites(word).union(*(group for group in _exclusive() if word in group)) - {word}


@cache
def _exclusive() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(concept, group)) for group in lexicon("restated")["exclusive"])


class Restated:
    """A short statement `mine`, the passage `theirs` that may restate it, and where each word of it stands there."""

    def __init__(self, mine: Line, theirs: Line, before: Set[str]) -> None:
        """Look every word of `mine` up; `before` are the concepts of the sentence before the passage."""
        self.mine, self.theirs = mine, theirs
        self.places = [self._places(each) for each in mine.content]
        self.told = [i for i in mine.contents if self.places[i] or (mine.capital(i) and mine.content[i] in before)]
        told = set(self.told)
        self.missing = [i for i in mine.contents if i not in told]

    def verbatim(self) -> bool:
        """Whether the passage has the statement word by word: then they part in nothing."""
        return self.mine.printed in self.theirs.printed

    def equal(self, clash: Clash) -> bool:
        """Whether the words of both that tell in what they part are the same: then they part in nothing."""
        return self.mine.printed_at(clash.mine) == self.theirs.printed_at(clash.theirs)

    def whole(self) -> bool:
        """Whether the passage itself has every word of the statement."""
        return not self.missing and all(self.places[i] for i in self.told)

    def once_more(self) -> bool:
        """Whether one of the two tells of what was so again, or of another thing as well."""
        more = words("restated", "once_more")
        return more.isdisjoint(self.mine.lows) != more.isdisjoint(self.theirs.lows)

    def has_rival(self, i: int) -> bool:
        """Whether the passage has an opposite of a word of the statement."""
        return not _rivals(self.mine.content[i]).isdisjoint(self.theirs.where)

    def _places(self, word: str) -> list[int]:
        if not word:
            return []
        where = self.theirs.where
        found = [where[other] for other in where.keys() & _alike(word)]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))

    def new(self, j: int) -> bool:
        """Whether a token of the passage restates no word of the statement."""
        return not any(j in found for found in self.places)

    def beside(self, j: int, others: Iterable[int]) -> bool:
        """Whether half of some words of the statement stand in the clause of the passage's token, or near it."""
        near = {self.theirs.clauses[j] + step for step in (-2, -1, 0, 1, 2)}
        placed = [i for i in others if self.places[i]]
        return 2 * sum(any(self.theirs.clauses[k] in near for k in self.places[i]) for i in placed) >= len(placed)

    def near(self, i: int, j: int) -> bool:
        """Whether one of the words next to a word of the statement stands near a token of the passage."""
        at = self.mine.contents.index(i)
        beside = (*self.mine.contents[max(0, at - 2) : at], *self.mine.contents[at + 1 : at + 3])
        return any(abs(k - j) <= NEAR for n in beside for k in self.places[n])

    def tells(self, words_: Iterable[int]) -> bool:
        """Whether the passage, or for names the sentence before it, has all of some words of the statement."""
        return set(self.told).issuperset(words_)

    def stands(self, words_: Sequence[int], verb: int) -> bool:
        """Whether the statement tells of whom or what it is: some of the words, or "people", stand before the verb."""
        return any(i < verb for i in words_) or not words("restated", "nobody").isdisjoint(self.mine.lows[:verb])

    def repeats(self, words_: Sequence[int], first: int, last: int) -> bool:
        """Whether the passage has all of some words of the statement outside its tokens `first` to `last`."""
        theirs = {word for j, word in enumerate(self.theirs.content) if not first <= j < last}
        return bool(words_) and all(self.mine.content[i] in theirs for i in words_)

    def nearly(self, words_: Sequence[int], end: int) -> bool:
        """Whether the passage tells all of some words of the statement, or all but a plain one of many.

        What was done to, the phrase from token `end` on, may lack none, but "a wary politician" may be a thinker.
        """
        left = [i for i in words_ if i in self.missing]
        if not left:
            return len(words_) >= FEWEST
        if len(left) > ASIDE or len(words_) < MANY or not self.mine.plain(left[0]) or not self.named(words_):
            return False
        return left[0] not in self.mine.phrase(end) or self.mine.predicative(end - 1)

    def named(self, words_: Iterable[int]) -> bool:
        """Whether one of some words of the statement is a name: a capital stands in the passage too."""
        return not self._names.isdisjoint(words_)

    @cached_property
    def _names(self) -> frozenset[int]:
        capitals = filter(self.mine.capital, self.mine.contents)
        return frozenset(i for i in capitals if any(map(self.theirs.capital, self.places[i])))

    def governs(self, first: int, last: int) -> bool:
        """Whether the passage's phrase, where it ends in a preposition, has a word of the statement after it."""
        if self.theirs.lows[last - 1] not in words("function_words", "prepositions") or last - first == 1:
            return True
        after = next((j for j in self.theirs.contents if j >= last), -1)
        return after >= 0 and not self.new(after)

    def turned(self, i: int, j: int) -> bool:
        """Whether what stands before a verb of the statement stands only after the passage's, in one voice."""
        before = [k for k in self.told if k < i and self.places[k]]
        if not before or self.mine.passive(i) != self.theirs.passive(j):
            return False
        return min(self.places[before[-1]]) > j

    def follows(self, words_: Sequence[int], first: int) -> bool:
        """Whether some words of the statement stand in its order in the passage, from its token `first` on."""
        for i in words_:
            first = next((j + 1 for j in self.places[i] if j >= first), -1)
            if first < 0:
                return False
        return True

    def around(self, before: int, after: int, first: int, last: int) -> bool:
        """Whether one word of the statement stands before the passage's tokens `first` to `last`, one after them."""
        return any(j < first for j in self.places[before]) and any(j >= last for j in self.places[after])
