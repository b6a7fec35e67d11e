"""Codes of countries and bodies in capitals that read like words of the sentence: "(NOR)", "[NO]"."""

from __future__ import annotations

from collections.abc import Sequence

_OPENERS = frozenset("([,/|")
_CLOSERS = frozenset(")],;:/|")
_BRACKETS = frozenset("()[]")


def is_code(printed: Sequence[str], at: int) -> bool:
    """Whether a word, as printed, is a code: "Ida Moe (NOR)", "(Lyn, NOR)", "Ida Moe NOR 2:31:07".

    It stands in capitals among brackets, marks and numbers alone, or between a name and a number: "(NO entry)" and
    "there is NO doubt" have words of the sentence beside it.
    """
    word = printed[at]
    if len(word) < 2 or not word.isupper():
        return False
    before, after = (printed[at - 1] if at else ""), (printed[at + 1] if at + 1 < len(printed) else "")
    if after[:1].isdigit() and (before[:1].isdigit() or (before[:1].isupper() and not before.isupper())):
        return True
    alone = (before in _OPENERS or before[:1].isdigit()) and (after in _CLOSERS or after[:1].isdigit())
    return alone and not _BRACKETS.isdisjoint((before, after))
