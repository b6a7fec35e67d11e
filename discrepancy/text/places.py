"""Where a witness stands: its document and span, or those that stand for all printings of one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from discrepancy.model import Span, Witness

T = TypeVar("T")
Place = tuple[str, Span]
PlaceOf = Callable[[Witness], Place]
PRINTINGS = 2  # of one text: whatever an article is held against the rest for, one of them is another article's


def place_of(witness: Witness) -> Place:
    """Return the document and span of a witness itself."""
    return witness.document, (witness.start, witness.end)


def first_printings(some: Iterable[T], place: Callable[[T], Place]) -> Iterator[tuple[int, T]]:
    """Yield with their numbers those that are not printed a third time or later, in order."""
    seen = Counter[Place]()
    for n, one in enumerate(some):
        at = place(one)
        seen[at] += 1
        if seen[at] <= PRINTINGS:
            yield n, one
