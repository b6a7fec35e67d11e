"""Which firm an article means by "the company": the only one that it names as such, and by a part of the name alone."""

from __future__ import annotations

from discrepancy.text.resources import lexicon, words
from discrepancy.text.tokens import Tokens

_LONGEST = 4  # words of a firm's name
_SHORTEST = 2  # one word before "plant" may be a town


def only_firm(tokens: Tokens) -> str:
    """Return the first word of the name of an article's only firm, "" where it names none, or two.

    It stands before what a firm has or ends as firms' names do ("the Orme Ferries yard", "Orme Holdings"), and the
    first word alone stands for it elsewhere, as that of a town's name does not.
    """
    found = set[int]()
    things, endings = words("bodies", "firm_things"), words("bodies", "firm_endings")
    for i, low in enumerate(tokens.lows):
        if low not in (endings if _capital(tokens, i) else things):
            continue
        last = i if _capital(tokens, i) else i - 1
        first = last + 1
        while first > max(0, last + 1 - _LONGEST) and _capital(tokens, first - 1):
            first -= 1
        if last + 1 - first >= _SHORTEST:
            found.add(first)
    names = {tokens.words[i] for i in found}
    return next((name for name in names if _stands_alone(tokens, name)), "") if len(names) == 1 else ""


def is_firm(low: str) -> bool:
    """Whether a common noun is for a firm, whichever."""
    return low in lexicon("bodies")["kinds"]["firm"]


def _stands_alone(tokens: Tokens, name: str) -> bool:
    alone = (i for i, word in enumerate(tokens.words) if word.removesuffix("'s").removesuffix("’s") == name)
    return any(not (_capital(tokens, i - 1) or _capital(tokens, i + 1)) for i in alone)


def _capital(tokens: Tokens, i: int) -> bool:
    """Whether a token is a word of a name."""
    if not 0 <= i < len(tokens.words) or not tokens.words[i][0].isupper():
        return False
    return tokens.lows[i] not in words("function_words")
