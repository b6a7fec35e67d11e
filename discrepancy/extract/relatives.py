"""What is told of somebody before a cue: "Ann Lee, 44, who runs the firm, said", "Ann Lee of Leeds said"."""

from __future__ import annotations

from functools import cache

from discrepancy.extract.cues import cue_forms, finite_cue
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens, WordTable

RELATIVES = frozenset({"who", "which", "whose"})
_UNSAID = frozenset({"not", "to"})  # "who asked not to be named" tells what was wanted, and opens no speech
_LONGEST = 30  # tokens of such a clause


def past_relative(tokens: Tokens, quoted: bytearray, last: int, stop: int) -> int:
    """Return the token past the clause after a head's `last` token, where its comma leads to a cue; else `last`.

    What tells itself that somebody speaks, or quotes, is no such clause.
    """
    lows = tokens.lows
    i = last
    if i + 2 < stop and lows[i] == "," and lows[i + 1][0].isdigit() and lows[i + 2] == ",":
        i += 2
    if i + 1 >= stop or lows[i] != "," or lows[i + 1] not in RELATIVES:
        return last
    for k in range(i + 2, min(stop - 1, i + _LONGEST)):
        if lows[k] == "," and _speaks(lows, k + 1, stop):
            named = lows[i + 1] == "whose" and lows[i + 2 : k].count(",") == 1
            return last if named else k + 1  # "the firm, whose chief, Ann Lee, said"
        cue = cue_forms().get(lows[k])
        if quoted[k] or (cue is not None and cue.strong and lows[k + 1] not in _UNSAID):
            return last
    return last


def past_place(tokens: Tokens, last: int, stop: int) -> int:
    """Return the token past the place or body that a name is of, right before a cue: "Ann Lee of Leeds said"."""
    if tokens.lows[last : last + 1] != ["of"]:
        return last
    first = last + 1 + (tokens.lows[last + 1 : last + 2] == ["the"])
    end = first
    while end < stop and tokens.words[end][0].isupper():
        end += 1
    return end if end > first and _speaks(tokens.lows, end, stop) else last


@cache
def leads_to_verb() -> WordTable[bool]:
    """Return whether a word may stand between a subject and its verb: an auxiliary, an adverb or "yesterday"."""
    leading = words("clause_words", "auxiliaries") | {"yesterday", "today"}
    return WordTable(lambda low: low in leading or is_adverb(low))


def _speaks(lows: list[str], at: int, stop: int) -> bool:
    """Whether a cue follows, over adverbs and auxiliaries."""
    leads = leads_to_verb()
    while at < stop and leads[lows[at]]:
        at += 1
    cue = finite_cue(lows[at]) if at < stop else None
    return cue is not None and cue.strong
