"""A short statement and a passage that may restate it, and which words of the one stand in the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cache, cached_property
from itertools import chain

from discrepancy.align.lines import Clash, Line
from discrepancy.text.concepts import concept
from discrepancy.text.resources import lexicon, words
from discrepancy.text.wordnet import opposites

FEWEST = 2  # words besides those that clash, all of which the passage must have
NEAR = 5  # tokens between an opposite and a word that stands next to its counterpart
ASIDE = 1  # words besides those of the difference that the passage may lack
MANY = 4  # such words, a name among them, of which it may lack one


def antonyms(a: str, b: str) -> bool:
    """Whether one concept is the opposite of another."""
    return b in opposites(a)


def exclusive(a: str, b: str) -> bool:
    """Whether two concepts are of a set of which one alone can be so: brother and son, first and second."""
    return any(a in group and b in group for group in _exclusive())


@cache
def rivals(word: str) -> frozenset[str]:
    """Return the concepts of the sets of which one alone can stand in one place of a clause."""
    return frozenset[str]().union(*(group for group in (*_exclusive(), *_of_one_frame()) if word in group)) - {word}


@cache
def _rivals(word: str) -> frozenset[str]:
    """Return the concepts that cannot be so together with one."""
    return opposites(word) | rivals(word)


@cache
def _exclusive() -> tuple[frozenset[str], ...]:
    return _groups("exclusive")


@cache
def _of_one_frame() -> tuple[frozenset[str], ...]:
    return _groups("of_one_frame")


def _groups(key: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(concept, group)) for group in lexicon("restated")[key])


class Restated:
    """A short statement `mine`, the passage `theirs` that may restate it, and where each word of it stands there."""

    def __init__(self, mine: Line, theirs: Line, before: Set[str]) -> None:
        """Look every word of `mine` up; `before` are the concepts of the sentence before the passage."""
        self.mine, self.theirs = mine, theirs
        self.places = self._places()
        self.missing = [i for i in mine.contents if not self.places[i]]
        if before and self.missing:
            self.missing = [i for i in self.missing if mine.content[i] not in before or not mine.capital(i)]
        self.told = [i for i in mine.contents if i not in self.missing] if self.missing else list(mine.contents)

    def _places(self) -> list[Sequence[int]]:
        """Return the tokens of the passage that restate each token of the statement, in order."""
        found: list[Sequence[int]] = [()] * len(self.mine)
        restated, where = self.mine.restated, self.theirs.where
        for word in restated.keys() & where.keys():
            for i in restated[word]:
                found[i] = sorted((*found[i], *where[word])) if found[i] else where[word]
        return found

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
        return self.mine.once_more != self.theirs.once_more

    def has_rival(self, i: int) -> bool:
        """Whether the passage has an opposite of a word of the statement."""
        return not self.theirs.where.keys().isdisjoint(_rivals(self.mine.content[i]))

    def new(self, j: int) -> bool:
        """Whether a token of the passage restates no word of the statement."""
        return j not in self._restating

    @cached_property
    def _restating(self) -> frozenset[int]:
        return frozenset(chain.from_iterable(self.places))

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
        return not self.names.isdisjoint(words_)

    @cached_property
    def names(self) -> frozenset[int]:
        """The names of the statement that stand in the passage, with a capital there too."""
        theirs = self.theirs.capitals
        return frozenset([i for i in self.mine.capitals if not theirs.isdisjoint(self.places[i])])

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
