"""The times that a clause names, and what it tells as done or as to come: figures of two times can both be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from discrepancy.extract.tenses import tense_of, tensed
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import calendar, lexicon, weekdays, words
from discrepancy.text.times import times_in
from discrepancy.text.tokens import Tokens, between

When = tuple[tuple[str, str], ...]  # of each kind of time its value, sorted

TO_COME, DONE = "to come", "done"
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)?[ap]m|\d{1,2}:\d\d")
_REACH = 4  # words within which the verb of a deed to come follows what tells it: "will not only hire"


def when_of(tokens: Tokens, first: int, last: int) -> When:
    """Return the times that a clause names, and for each of its deeds, by its verb, whether it is done or to come.

    What was counted in May is not what was counted in June, and who "will hire 90" may have "hired 64".
    """
    verbs, told = tokens.once(_deeds)
    deeds = [told[verb] for verb in between(verbs, first, last)]
    lows = tokens.lows[first:last]
    stop = _compared(lows) if "than" in lows else len(lows)
    found = times_in(tokens.words[first : first + stop], lows[:stop])
    return tuple(sorted({*found, *deeds})) if found or deeds else ()


def _compared(lows: Sequence[str]) -> int:
    """Return where a time follows "than", with which another is compared, else past the last word."""
    return next((i for i, low in enumerate(lows[:-1]) if low == "than" and _opens_time(lows[i + 1])), len(lows))


def _opens_time(low: str) -> bool:
    """Whether a word after "than" opens a time with which another is compared: "15 more than on Monday"."""
    return low in ("on", "in", "last", "yesterday") or low in calendar()


def tells_deed(low: str) -> bool:
    """Whether a word may tell that something is done, or that what follows is to come, or when it was so."""
    return low in ("to", "by", "at") or low in tensed() or _is_past(low)


def _deeds(tokens: Tokens) -> tuple[list[int], dict[int, tuple[str, str]]]:
    """Return the verbs of an article that are told as done or as to come, and what each tells, with "by" and a time."""
    lows, found, last, between_them = tokens.lows, dict[int, tuple[str, str]](), -1, _between()
    for i in tokens.places(tells_deed):
        low, after = lows[i], lows[i + 1] if i + 1 < len(lows) else ""
        if low in ("by", "at"):
            opens = low == "by" or tokens.words[i][0].isupper()  # "At 7am some 200", but not "was hit at 7am"
            if opens and _is_time(after):
                found[i] = "by", after  # "by 9am some 200", "by nightfall 1,400"
        elif (after == "be") if low == "to" else (low in tensed() and tense_of(low, after) == "coming"):
            last = next((k for k in range(i + 1, min(i + _REACH, len(lows))) if lows[k] not in between_them), last)
            found[last] = f"deed {content_concept(lows[last])}", TO_COME
        elif i > last and low not in between_them and _is_past(low):
            found[i] = f"deed {content_concept(low)}", DONE
    found.pop(-1, None)
    return sorted(found), found


@cache
def _is_past(low: str) -> bool:
    if low in words("outcomes", "no_pasts", "pasts_of_saying"):
        return False
    return low.endswith("ed") or (low in _irregular() and not low.endswith(("ing", "s")))


@cache
def _irregular() -> frozenset[str]:
    """Return the irregular forms of verbs that are not their base too, as "put" is."""
    table = lexicon("morphology")["irregular"]
    return frozenset(form for forms in table.values() for form in forms) - frozenset(table)


def _is_time(low: str) -> bool:
    """Whether a word tells a time of day or a day of the week: "9am", "nightfall", "Sunday"."""
    parts = lexicon("outcomes")["times_of_day"].values()
    return _CLOCK.fullmatch(low) is not None or low in weekdays() or any(low in forms for forms in parts)


@cache
def _between() -> frozenset[str]:
    """Return the words that may stand between: "will not only be"."""
    return words("outcomes", "theme_be") | words("meaning", "negators") | {"to", "only", "also", "have", "now"}
