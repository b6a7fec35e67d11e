"""How firmly a line tells what its verb tells: as to come, as what another verb aims at, up to a limit."""

from __future__ import annotations

from discrepancy.align.lines import Line
from discrepancy.align.pair import Restated
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.resources import words

REACH = 6  # tokens before a verb among which its auxiliaries stand


def alike(pair: Restated, i: int, j: int) -> bool:
    """Whether a verb of the statement and one of the passage are told as of one time, and as of the same firmness.

    What is to come is not denied by what has not been so: "plans to sell", "has not sold". What is denied up to a
    limit was so later: "did not sound until noon".
    """
    mine, theirs = pair.mine, pair.theirs
    if _to_come(mine, i) != _to_come(theirs, j) or _aim(mine, i) != _aim(theirs, j):
        return False
    return not (_held_open(mine, i) or _held_open(theirs, j))


def turns(pair: Restated, i: int, j: int) -> bool:
    """Whether one of two opposite verbs may come to be so after the other was.

    One holds up to a limit alone, "will stay open until 2035", or is to come where the other has not been: "is due to
    approve it", "has not approved it".
    """
    mine, theirs = pair.mine, pair.theirs
    if any(line.followed(at, words("meaning", "up_to")) for line, at in ((mine, i), (theirs, j))):
        return True
    come = _to_come(mine, i), _to_come(theirs, j)
    return come[0] != come[1] and (theirs.denied(j) if come[0] else mine.denied(i))


def _to_come(line: Line, at: int) -> bool:
    """Whether a verb tells what will be: "will sell", "is to sell", "agreed to sell", "is selling"."""
    before = line.before(at, REACH)
    if not words("restated", "to_come").isdisjoint(line.lows[k] for k in before):
        return True
    if any(line.carries(k) for k in before):
        return True
    return any(line.lows[k] in words("restated", "now") and _goes_on(line, k + 1, at) for k in before)


def _goes_on(line: Line, first: int, at: int) -> bool:
    """Whether "to" or a verb in -ing follows "is", a negator or an adverb apart."""
    while first < at and (line.denies(first) or is_adverb(line.lows[first])):
        first += 1
    return line.lows[first] == "to" or line.lows[first].endswith("ing")


def _held_open(line: Line, at: int) -> bool:
    """Whether a denial holds up to a limit alone, or anything under a condition."""
    return line.followed(at, words("restated", "limits" if line.denied(at) else "conditions"))


def _aim(line: Line, at: int) -> str:
    """Return the concept of the word that a verb after "to" depends on, "" for none: "wants to sell"."""
    if at < 2 or line.lows[at - 1] != "to" or at - 1 not in line.before(at, REACH):
        return ""
    return "" if line.denies(at - 2) else line.content[at - 2]
