"""Tables of the lexicons that several readers look into, each built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from discrepancy.text.resources import lexicon
from discrepancy.text.tokens import WordTable


@cache
def group(name: str, key: str, inner: str) -> frozenset[str]:
    """Return the words of a group within a key of a lexicon."""
    return frozenset(lexicon(name)[key][inner])


@cache
def weights(name: str) -> dict[str, float]:
    """Return the weight of each feature of a model, from the lexicon of that name."""
    return {str(feature): float(weight) for feature, weight in lexicon(name).items()}


def log_odds(name: str, features: Iterable[str]) -> float:
    """Return the sum of the weights of some features in the model of that name; one without a weight tells nothing."""
    return sum(map(_weight_of(name), features))


@cache
def _weight_of(name: str) -> Callable[[str], float]:
    known = weights(name)
    return WordTable(lambda feature: known.get(feature, 0.0)).__getitem__
