"""Which of some texts have all of some concepts, or nearly all: sets of texts are the bits of a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from discrepancy.text.tokens import WordTable


class Having:
    """The texts that have a concept, or one that may stand for it: the n-th text is the bit n."""

    def __init__(self, texts: Iterable[Iterable[str]], alike: Callable[[str], Iterable[str]]) -> None:
        """Take each text as the concepts that it has; `alike` tells what may stand for a concept."""
        self._printed: defaultdict[str, int] = defaultdict(int)
        bit = 1
        for concepts in texts:
            for concept in concepts:
                self._printed[concept] |= bit
            bit <<= 1
        self.all = bit - 1
        self._alike = alike
        self._having = WordTable(self._bits)

    def of(self, concepts: Iterable[str]) -> Iterator[int]:
        """Yield the texts that have each of some concepts."""
        return map(self._having.__getitem__, concepts)

    def __getitem__(self, concept: str) -> int:
        """Return the texts that have a concept."""
        return self._having[concept]

    def _bits(self, concept: str) -> int:
        bits = self._printed.get(concept, 0)
        for word in filter(self._printed.__contains__, self._alike(concept)):
            bits |= self._printed[word]
        return bits


def lacking(having: Iterable[int], texts: int, most: int) -> tuple[int, ...]:
    """Return which of some texts lack none of some concepts, at most one, ... up to so many, which are two or less.

    `having` are the texts that have each concept; it is read no further than some text is left.
    """
    # The texts that may lack none more, one more, two more: each concept that a text lacks takes one of these away.
    left, one, two = texts, texts if most > 0 else 0, texts if most > 1 else 0
    for bits in having:
        left = left & bits | one
        if not left:
            return (0,) * (most + 1)
        one = one & bits | two
        two &= bits
    return (left, one, two)[most::-1]


def numbers_in(bits: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, the lowest first."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1
