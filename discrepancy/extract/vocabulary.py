"""Tables of the lexicons that several readers look into, each built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from discrepancy.text.resources import lexicon, table
from discrepancy.text.tokens import WordTable


@cache
def group(name: str, key: str, inner: str) -> frozenset[str]:
    """Return the words of a group within a key of a lexicon."""
    return frozenset(lexicon(name)[key][inner])


def spelled_out(phrases: Iterable[str], place: str, fillings: Sequence[str]) -> Iterator[str]:
    """Yield phrases; one that holds a place in braces, "told the {chamber}", once with each of what may stand there."""
    mark = "{" + place + "}"
    for phrase in phrases:
        yield from (phrase.replace(mark, filling) for filling in fillings) if mark in phrase else (phrase,)


@cache
def weights(name: str) -> dict[str, float]:
    """Return the weight of each feature of a model, from the table of that name."""
    return {feature: float(weight) for feature, weight in table(name).items()}


def log_odds(name: str, features: Iterable[str]) -> float:
    """Return the sum of the weights of some features in the model of that name; one without a weight tells nothing."""
    return sum(map(_weight_of(name), features))


@cache
def _weight_of(name: str) -> Callable[[str], float]:
    known = weights(name)
    return WordTable(lambda feature: known.get(feature, 0.0)).__getitem__
