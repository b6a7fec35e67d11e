"""What a length of time is the length of: a loan of ten years is no quarrel of two decades."""

from __future__ import annotations

from functools import cache

from discrepancy.text.resources import lexicon
from discrepancy.text.stems import stem
from discrepancy.text.tokens import Tokens

LASTING = "lasting"  # the kind of this setting among those of a figure
_BEFORE, _AFTER = 7, 3  # tokens before a length and after it among which what lasts stands


def lasting(tokens: Tokens, first: int, start: int, end: int, last: int) -> tuple[tuple[str, str], ...]:
    """Return the setting of a length of time, printed at tokens `start` to `end`: the nearest thing that lasts.

    None where nothing near it is listed as such a thing.
    """
    known = _sorts()
    after = [known.get(stem(low), "") for low in tokens.lows[end : min(end + _AFTER, last)]]
    before = [known.get(stem(low), "") for low in tokens.lows[max(first, start - _BEFORE) : start]]
    compound = next(filter(None, after[:2] if "-" in tokens.lows[end - 1] else ()), "")
    sort = compound or next(filter(None, reversed(before)), "") or next(filter(None, after), "")
    return ((LASTING, sort),) if sort else ()


@cache
def _sorts() -> dict[str, str]:
    """Return of each stem of a thing that lasts the first of its list, which are told of one another."""
    return {stem(noun): nouns[0] for nouns in lexicon("counted")["lasting"] for noun in nouns}
