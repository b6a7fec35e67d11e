"""Headlines in title case, where a capital does not tell a name."""

from __future__ import annotations

from collections.abc import Iterable

from discrepancy.extract.cues import cue_forms
from discrepancy.extract.titles import body_words, offices
from discrepancy.model import Span
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens

_TITLE_CASE = 0.7  # share of capitals among the words of a headline in title case


def title_cases(tokens: Tokens, sentences: list[Span], capitals: list[int]) -> Iterable[list[int]]:
    """Yield the capitals of each sentence that is a headline in title case, its first token first."""
    words, at = tokens.words, 0
    for first, last in sentences:
        start = at
        while at < len(capitals) and capitals[at] < last:
            at += 1
        if at - start < 4 or 3 * (at - start) < last - first:
            continue
        if at - start >= _TITLE_CASE * sum([words[i][0].isalpha() for i in range(first, last)]):
            title = capitals[start:at]
            yield title if title[0] == first else [first, *title]


def title_case_words(tokens: Tokens, titles: list[list[int]], capitals: list[int]) -> set[int]:
    """Return the tokens of headlines in title case that are no part of a name, though printed with a capital."""
    if not titles:
        return set()
    within = {i for title in titles for i in title}
    lows, forms = tokens.lows, cue_forms()
    names = {lows[i] for i in capitals if i not in within} | body_words() | offices()
    plain = (set(tokens.words) - names) | function_words()
    return {i for title in titles for i in title[1:] if lows[i] in forms or lows[i] in plain}
