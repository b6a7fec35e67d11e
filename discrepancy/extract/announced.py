"""Labels that only name who says the quotation after their colon: "Ida Moe, Orland, at the start: “...”"."""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import words
from discrepancy.text.tokens import QUOTE_MARKS, Tokens


def announces(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a clause is such a label, and states nothing: none of its words may be a verb.

    No parser tells one; in doubt it is a verb: "Ida Moe sounded a warning: “...”" is a statement.
    """
    lows = tokens.lows
    if last >= len(lows) or lows[last - 1] != ":" or lows[last] not in QUOTE_MARKS:
        return False
    return not any(_may_be_verb(tokens, i, first) for i in range(first, last - 1))


def _may_be_verb(tokens: Tokens, i: int, first: int) -> bool:
    """Whether a word is a known verb, or stands where one may: it follows a name, a noun for people or a comma."""
    low = tokens.lows[i]
    if not low[0].isalpha() or tokens.words[i][0].isupper() or low in _nominal():
        return False
    if low in words("clauses", "verbs") or low.endswith("ed"):
        return True
    before = tokens.lows[i - 1] if i > first else ","
    named = tokens.words[i - 1][0].isupper() and not before.endswith(("'s", "'")) and not _within_phrase(tokens, i - 1)
    opens = before == "," and not _goes_to_noun(tokens, i)
    return i > first and (named or before in _people() or opens)


def _within_phrase(tokens: Tokens, i: int) -> bool:
    """Whether an article or a preposition opens the phrase of a word with a capital: "outside the Orland (hall)"."""
    while i and tokens.words[i][0].isupper() and tokens.lows[i] not in _openers():
        i -= 1
    return tokens.lows[i] in _openers()


def _goes_to_noun(tokens: Tokens, i: int) -> bool:
    """Whether the words from one on, up to a mark, end in a noun for people: ", race director,"."""
    while tokens.lows[i + 1][0].isalpha() and tokens.lows[i + 1] not in words("function_words", "prepositions"):
        i += 1
    return tokens.lows[i] in _people()


@cache
def _nominal() -> frozenset[str]:
    """Return the words that are no verbs wherever they stand in a label."""
    return _openers() | _people() | words("function_words", "adverbs", "conjunctions")


@cache
def _openers() -> frozenset[str]:
    return words("function_words", "articles", "prepositions", "pronouns") | words("counted", "places")


@cache
def _people() -> frozenset[str]:
    return words("nominals", "people") | words("titles", "offices")
