"""The names in a sentence, and those that an article turns on."""

from __future__ import annotations

from collections import Counter
from functools import cache

from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import stem
from discrepancy.text.tokens import Tokens

_TOPIC = 24  # names kept for an article


def names_in(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    """Return the stems of the names in a sentence, sorted; none for a headline with a capital on every word.

    The first word counts as a name only where a name goes on after it or a mark follows ("HOUSTON -").
    """
    capital = [i for i in range(first, last) if tokens.words[i][0].isupper()]
    if _title_case(tokens, capital, first, last):
        return ()
    return tuple(sorted({stem(tokens.lows[i]) for i in capital if i > first and tokens.lows[i] not in _common()}))


def topic_of(tokens: Tokens) -> tuple[str, ...]:
    """Return the stems of the article's most frequent names, at most 24, those of equal count in order of letters.

    What is a name somewhere in a sentence is one at its start and in a headline of capitals too.
    """
    count: Counter[str] = Counter()
    names: set[str] = set()
    for paragraph in tokens.paragraphs:
        for first, last in paragraph.sentences:
            names.update(names_in(tokens, first, last))
            count.update(stem(tokens.lows[i]) for i in range(first, last) if tokens.words[i][0].isupper())
    return tuple(sorted(names, key=lambda name: (-count[name], name))[:_TOPIC])


def _title_case(tokens: Tokens, capital: list[int], first: int, last: int) -> bool:
    """Whether nearly all words that could stand in lower case have capitals."""
    lower = sum(1 for i in range(first, last) if tokens.words[i][0].islower() and len(tokens.words[i]) > 3)
    return len(capital) > 2 and lower <= len(capital) // 4


@cache
def _common() -> frozenset[str]:
    """Words with a capital that name nothing: days, months, titles, what a sentence opens with."""
    days = lexicon("days")
    forms = frozenset(form for key in ("weekdays", "months") for forms in days[key] for form in forms)
    return forms | words("function_words") | words("titles", "male", "female", "plain", "offices", "modifiers")
