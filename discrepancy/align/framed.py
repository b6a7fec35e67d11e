"""Another filler in one frame: two clauses that say the same, word for word, but for what stands in one place of both.

"He was charged with murder", "he was charged with theft". Where even the little words around it are the same, fewer of
the others show that both speak of one thing than where the one tells it in words of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from discrepancy.align.lines import Clash, Line, is_number
from discrepancy.align.numbers import bounded, rounds
from discrepancy.align.pair import Restated, rivals
from discrepancy.align.saying import plain_cues
from discrepancy.text.denying import is_negator
from discrepancy.text.resources import calendar, words
from discrepancy.text.tokens import is_word

FEWEST = 2  # other words of the statement
LONGEST = 3  # words of what stands in the place
ASIDE = 1  # words, times apart, that the clause of the passage may add where MANY are the same
MANY = 3
MOST, AFTER = 20, 6  # places of a word in a passage that are looked at, and words after each


def other_filler(pair: Restated) -> Clash | None:
    """Return what is left over of a statement, and what stands in its place in a clause otherwise the same."""
    run, mine, theirs = _run(pair), pair.mine, pair.theirs
    if not run:
        return None
    for slot in _slots(pair, run):
        kind = _kind(pair, run, slot)
        if kind and _one_frame(pair, run, slot):
            return Clash(kind, mine.span(run[0], run[-1] + 1), theirs.span(slot[0], slot[-1] + 1))
    return None


def _run(pair: Restated) -> list[int]:
    """Return the words of the statement that the passage lacks, where they are one run and enough others are there."""
    run = [i for i in pair.mine.contents if not pair.places[i]]
    whole = bool(run) and sum(run[0] <= i <= run[-1] for i in pair.mine.contents) == len(run) <= LONGEST
    return run if whole and len(pair.mine.contents) - len(run) >= FEWEST else []


def _slots(pair: Restated, run: Sequence[int]) -> list[list[int]]:
    """Return what stands in the passage in the place of a run: after the same word, before the same one."""
    mine, theirs = pair.mine, pair.theirs
    before = [i for i in mine.contents if i < run[0]]
    after = [i for i in mine.contents if i > run[-1]]
    firsts = pair.places[before[-1]][:MOST] if before else [-1]
    found: list[list[int]] = []
    for first in firsts:
        slot: list[int] = []
        for k in theirs.contents[bisect_right(theirs.contents, first) :][:AFTER]:
            if not pair.new(k) or _timed(theirs, k) or len(slot) == LONGEST:
                break
            if slot and not _together(theirs, slot[-1], k):
                break
            slot.append(k)
        at = bisect_right(theirs.contents, slot[-1]) if slot else 0
        follows = theirs.contents[at] if at < len(theirs.contents) else -1
        if slot and (not after or follows in pair.places[after[0]]):
            found.append(slot)
    return found


def _together(line: Line, i: int, k: int) -> bool:
    """Whether two words stand side by side, or as the two numbers of a score."""
    between = line.lows[i + 1 : k]
    return line.clauses[i] == line.clauses[k] and (not between or between in (["-"], ["–"]))


def _one_frame(pair: Restated, run: Sequence[int], slot: Sequence[int]) -> bool:
    """Whether the clause of the passage says what the statement says, but for what stands in the place."""
    mine, theirs = pair.mine, pair.theirs
    clause = theirs.clauses[slot[0]]
    told = [i for i in mine.contents if i not in run]
    here = [k for k in theirs.contents if theirs.clauses[k] == clause and k not in slot]
    if not _in_order([[k for k in pair.places[i] if k in here] for i in told]):
        return False
    added = [k for k in here if pair.new(k) and not _timed(theirs, k)]
    if len(added) > (ASIDE if len(told) >= MANY else 0) or not all(map(theirs.plain, added)):
        return False
    if _turns(mine, range(len(mine))) != _turns(theirs, [k for k in range(len(theirs)) if theirs.clauses[k] == clause]):
        return False
    return _joints(mine, run) == _joints(theirs, slot)


def _in_order(places: Sequence[Sequence[int]]) -> bool:
    """Whether one of each of some places can be taken, each after the one before."""
    last = -1
    for each in places:
        following = [k for k in each if k > last]
        if not following:
            return False
        last = following[0]
    return True


def _joints(line: Line, run: Sequence[int]) -> tuple[list[str], list[str]]:
    """Return the little words that join a run of words to those before and after it in its clause."""
    clause = line.clauses[run[0]]
    before: list[str] = []
    for i in range(run[0] - 1, -1, -1):
        if line.content[i] or line.clauses[i] != clause:
            break
        before += [] if line.lows[i] == "by" and is_number(line.lows[run[0]]) else _joint(line.lows[i])  # "rose by 4%"
    after: list[str] = []
    for i in range(run[-1] + 1, len(line)):
        if line.content[i] or line.clauses[i] != clause or _timed(line, i):
            return before, after
        after += _joint(line.lows[i])
    return before, []


def _joint(low: str) -> list[str]:
    plain = low in words("function_words", "articles") or low in words("outcomes", "theme_be") or not is_word(low)
    return [] if plain or is_number(low) else [low]


def _turns(line: Line, tokens: Sequence[int]) -> list[str]:
    """Return the words of a clause that deny it, or leave it open or to come: "is to hire", "will hire"."""
    modals = words("outcomes", "open_modals") | words("outcomes", "coming") | {"to"}
    return sorted(low for i in tokens if (low := line.lows[i]) in modals or is_negator(low))


def _timed(line: Line, at: int) -> bool:
    return line.lows[at] in calendar() or line.lows[at] in words("outcomes", "parts_of_time")


def _kind(pair: Restated, run: Sequence[int], slot: Sequence[int]) -> str:
    """Return of what sort two fillers are that cannot both be right, "" where nothing shows it."""
    mine, theirs = pair.mine, pair.theirs
    numbers = [[i for i in some if is_number(line.lows[i])] for line, some in ((mine, run), (theirs, slot))]
    if any(numbers):
        return "number" if _two_numbers(pair, *_counted(pair, run, slot)) else ""
    if len(run) == len(slot) == 1:
        one_kind = theirs.content[slot[0]] in rivals(mine.content[run[0]]) and not _only_says(mine, run)
        return "name" if one_kind and (run[0] != mine.contents[0] or _before_name(mine, run[-1])) else ""
    return ""


def _only_says(line: Line, run: Sequence[int]) -> bool:
    """Whether a clause tells nothing but who speaks, as then the office is the speaker's: "Sergeant Ann Lee said"."""
    told = (line.content[i] for i in line.contents if i not in run and line.plain(i))
    return plain_cues().issuperset(told)


def _counted(pair: Restated, run: Sequence[int], slot: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Return both fillers without a word that only tells that an age follows: "aged 52"."""
    aged = words("restated", "before_an_age")
    mine, theirs = pair.mine.lows, pair.theirs.lows
    return [i for i in run if mine[i] not in aged], [k for k in slot if theirs[k] not in aged]


def _two_numbers(pair: Restated, run: Sequence[int], slot: Sequence[int]) -> bool:
    """Whether two fillers are two numbers or scores of one sort, neither a bound nor a day or the other one rounded."""
    mine, theirs = pair.mine, pair.theirs
    if len(run) != len(slot) or not run or not all(is_number(mine.lows[i]) for i in run):
        return False
    if len(run) > 1:
        return len(run) == 2 and all(is_number(theirs.lows[i]) for i in slot)
    a, b = mine.lows[run[0]], theirs.lows[slot[0]]
    if not (is_number(a) and is_number(b)) or rounds(a, b) or rounds(b, a):
        return False
    if any(_dated(line, at) or bounded(line, at) for line, at in ((mine, run[0]), (theirs, slot[0]))):
        return False
    return a.isalpha() == b.isalpha() or a.isdigit() or b.isdigit()


def _dated(line: Line, at: int) -> bool:
    """Whether a number stands beside a month."""
    return not calendar().isdisjoint(line.lows[max(0, at - 1) : at + 2])


def _before_name(line: Line, at: int) -> bool:
    """Whether a word stands before somebody's name: "Foreign minister Ann Lee"."""
    after = [i for i in line.contents if i > at]
    joined = next((n for n, (i, k) in enumerate(pairwise([at, *after])) if k != i + 1), len(after))
    return any(map(line.capital, after[:joined]))

