"""Words that tell one thing from another of its kind, or one time from another: "first", "earlier", "last year"."""

from __future__ import annotations

from itertools import pairwise

from discrepancy.text.resources import words


def apart_in(lows: list[str], first: int, last: int) -> tuple[str, ...]:
    """Return the words of a stretch that tell one thing from another of its kind, sorted; "last" only of a time.

    "For the first time" tells none.
    """
    here = lows[first:last]
    found = words("outcomes", "apart").intersection(here)
    if "first" in found:
        follow = (lows[i + 1 : i + 2] for i in range(first, last) if lows[i] == "first")
        found = found if any(words("outcomes", "no_first").isdisjoint(after) for after in follow) else found - {"first"}
    if "last" in here:
        found |= words("outcomes", "past_times").intersection(after for low, after in pairwise(here) if low == "last")
    return tuple(sorted(found)) if found else ()
