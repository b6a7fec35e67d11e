"""General word knowledge behind the hand-made lexicons: WordNet 3.0, compiled by `scripts/build_wordnet.py`."""

from __future__ import annotations

from functools import cache

from discrepancy.errors import Problem, RuleError
from discrepancy.text.resources import rules_folder

_NONE: frozenset[str] = frozenset()


@cache
def same_as(stem: str) -> frozenset[str]:
    """Return the stems that may stand for a stem in one of its common meanings, and those derived from it."""
    return _listed(stem, 0)


@cache
def opposites(stem: str) -> frozenset[str]:
    """Return the stems of the opposite meaning."""
    return _listed(stem, 1)


def _listed(stem: str, at: int) -> frozenset[str]:
    line = _lines().get(stem)
    return frozenset(line.split("\t")[at].split()) if line else _NONE


@cache
def _lines() -> dict[str, str]:
    """Return the lists of each stem as they stand in the file, which is read at the first look-up.

    Raises:
        RuleError: the file is missing.
    """
    path = rules_folder() / "lexicons" / "wordnet.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise RuleError(Problem(str(path), error.strerror or "cannot be read")) from error
    return {stem: lists for stem, _, lists in (line.partition("\t") for line in lines)}
