"""The rest of a total, told after a first count: "two died in Orme, and a third at sea", "one more"."""

from __future__ import annotations

from functools import cache
from itertools import compress, count

from discrepancy.text.numbers import ordinals, starts_number
from discrepancy.text.resources import lexicon, words

_JOINTS = frozenset({"and", "but", ",", ";", "–", "—"})
_STOPS = frozenset(".!?;")
_REACH = 40  # tokens after a count in which the rest is told


def rests(lows: list[str], start: int, last: int) -> list[tuple[int, int]]:
    """Return what tells the rest of a total after token `start`: its first token and the token after it.

    It follows a joint in the sentence, which ends at `last`, or opens the next one: "A third died in hospital".
    """
    here = lows[start : min(last + 1, start + _REACH)]
    return [
        (at, end)
        for at in compress(count(start), map(_heads().__contains__, here))
        if (at == last or lows[at - 1] in _JOINTS) and (end := _after(lows, at))
    ]


def stop_after(lows: list[str], at: int) -> int:
    """Return the token that ends the sentence around a token, or the last one within reach."""
    end = min(at + _REACH, len(lows))
    return next((i for i in range(at, end) if lows[i] in _STOPS), end)


def _after(lows: list[str], at: int) -> int:
    """Return the token after "a third man", "another two" or "one more", 0 where none of those starts at a token."""
    beside = lows[at + 1] if at + 1 < len(lows) else ""
    if lows[at] != "another" and not (beside in ordinals() or (lows[at] == "one" and beside == "more")):
        return 0
    end = at + (1 if lows[at] == "another" else 2)
    if end < len(lows) and starts_number(lows[end]):
        end += 1
    if end < len(lows) and lows[end] in _people():
        end += 1
    return end if end < len(lows) and lows[end] != "of" else 0  # "a third of the homes"


@cache
def _heads() -> frozenset[str]:
    """Return the words that may open the rest of a total."""
    return words("counted", "rest_heads")


@cache
def _people() -> frozenset[str]:
    """Return the nouns for people."""
    return frozenset().union(*lexicon("counted")["people"].values())
