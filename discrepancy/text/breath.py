"""Numbers that an article tells in one breath with another, of the same: "12 men and five women"."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens, is_word, words_of

_REACH = 250  # letters after a number in which an article goes on with it
_SENTENCES = 2  # its own, and the next
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def numbers_beside(text: str, end: int) -> Iterator[float]:
    """Yield the numbers after a place that count what was counted there: they stand without a noun, or after "and"."""
    tokens = words_of(text, end, min(len(text), end + _REACH))
    ended = 0
    for i, low in enumerate(tokens.lows):
        ended += low in (".", "!", "?")
        if ended == _SENTENCES:
            return
        found = number_of(low)
        if found is None or tokens.lows[i - 1 : i] in (["$"], ["€"], ["£"]):
            continue
        scale = next((_SCALES[after] for after in tokens.lows[i + 1 : i + 2] if after in _SCALES), 1.0)
        joined = i == 1 and tokens.lows[0] in ("and", "plus")
        if joined or _without_noun(tokens, i + 1 + (scale > 1)):
            yield found * scale


def number_of(low: str) -> float | None:
    """Return the value of a number in digits or in a word, None for any other word."""
    bare = str(lexicon("meaning")["numbers"].get(low, low)).replace(",", "")
    return float(bare) if bare.replace(".", "", 1).isdigit() else None


def _without_noun(tokens: Tokens, at: int) -> bool:
    """Whether no noun stands at a token: "damaged 50 more", "gave him seven."; "six of them" are a part."""
    if at >= len(tokens.lows):
        return True
    low = tokens.lows[at]
    if low in ("%", "-", "of"):
        return False
    return not is_word(low) or low in function_words() or low in words("counted", "rest")
