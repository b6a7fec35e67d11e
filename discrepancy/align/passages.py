"""Which passages have nearly all words of a statement: those of one story's articles are looked through at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import or_

from discrepancy.align.group import joined_groups
from discrepancy.align.having import Having, lacking, numbers_in
from discrepancy.model import Event, Passage
from discrepancy.text.tokens import WordTable
from discrepancy.text.wordnet import same_as
from discrepancy.values import value

REFRAIN = 20  # sentences of an article that have nearly all of a statement's words: more tell nothing
TOGETHER = 500  # articles that are looked through at once, at most: each word takes a bit for each of their passages


@value
class Sought:
    """A short statement as printed, its words that are names, the others, and how many of all may be lacking.

    Where no name of it is there, so many only if it is `numbered`, else one.
    """

    event: Event
    printed: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    left: int
    numbered: bool


class Together:
    """The passages of some articles by the concepts that they have; a set of them is the bits of a number."""

    def __init__(self, passages: Mapping[str, Sequence[Passage]]) -> None:
        """Take the passages of each document."""
        self._having = Having([each.stems for some in passages.values() for each in some], same_as)
        self._named = WordTable(self._reached)
        self.of: dict[str, int] = {}  # all passages of each document
        self._home: list[tuple[str, int]] = []  # of each passage the document, and the number of its first one here
        first = openings = 0
        for document, some in passages.items():
            self.of[document] = (1 << len(some)) - 1 << first
            self._home += [(document, first)] * len(some)
            openings |= 1 << first
            first += len(some)
        self._following = self._having.all & ~openings

    def restating(self, sought: Sought, among: int) -> list[tuple[str, list[int]]]:
        """Return the documents whose passages, of those given, have nearly all of a statement's words, with these.

        Passages with all come first. What an article goes on repeating is none.
        """
        left, named = sought.left, self._named.__getitem__
        # names last, as most passages of a story have them: where the words are not, nothing more is looked up
        found = lacking(chain(self._having.of(sought.words), map(named, sought.names)), among, left)
        if not found[left]:
            return []  # as mostly
        whole, parted = found[0], found[min(left, 1)]
        if left > 1:
            parted |= found[left] if sought.numbered else found[left] & reduce(or_, map(named, sought.names), 0)
        parted &= ~whole
        documents: list[tuple[str, list[int]]] = []
        wanted = whole | parted
        while wanted:
            document, first = self._home[(wanted & -wanted).bit_length() - 1]
            here = self.of[document]
            wanted &= ~here
            if (found[left] & here).bit_count() <= REFRAIN:
                numbers = [n - first for n in chain(numbers_in(whole & here), numbers_in(parted & here))]
                documents.append((document, numbers))
        return documents

    def _reached(self, name: str) -> int:
        """Return the passages that have a name, and those right after one in its article: it reaches that far."""
        having = self._having[name]
        return having | having << 1 & self._following


def stories(near: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the documents of each story: those to which a chain of documents leads, each `near` the one before."""
    documents = sorted(near)
    numbers = {document: n for n, document in enumerate(documents)}
    edges = ((numbers[a], numbers[b]) for a, others in near.items() for b in others if a < b)
    for group in joined_groups(len(documents), edges):
        yield [documents[n] for n in group]


def looked_through(story: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the documents of a story, so many at a time as are looked through at once."""
    for first in range(0, len(story), TOGETHER):
        yield story[first : first + TOGETHER]
