"""Words that differ in a letter or two: one word misspelled, or two words, as the dictionary has both."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import Indel

from discrepancy.errors import Problem, RuleError
from discrepancy.text.names import spelling_variants
from discrepancy.text.resources import rules_folder
from discrepancy.text.stems import stem

SHORTEST = 5  # letters of a word that can be told from another by more than the slip itself
ALIKE = 0.85


def alike(a: str, b: str) -> bool:
    """Whether two folded words are spelled so alike that one could be the other misspelled."""
    return len(a) >= SHORTEST and spelling_variants(a, b) and Indel.normalized_similarity(a, b) >= ALIKE


def two_words(a: str, b: str) -> bool:
    """Whether two words that look alike are known for two: "prosecuted" and "persecuted", "human" and "humane"."""
    table = _lookalikes()
    return stem(b) in table.get(stem(a), ()) or b in table.get(a, ())


@cache
def _lookalikes() -> dict[str, frozenset[str]]:
    """Return the words that look like each word and mean something else; read when two words first do.

    Raises:
        RuleError: the file is missing.
    """
    path = rules_folder() / "lexicons" / "lookalikes.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise RuleError(Problem(str(path), error.strerror or "cannot be read")) from error
    return {word: frozenset(others.split()) for word, _, others in (line.partition("\t") for line in lines)}
