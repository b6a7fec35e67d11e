"""Words that tell one thing from another of its kind, or one time from another: "first", "earlier", "last year"."""

from __future__ import annotations

from discrepancy.text.resources import words


def apart_in(lows: list[str], first: int, last: int) -> tuple[str, ...]:
    """Return the words of a stretch that tell one thing from another of its kind, sorted; "last" only of a time.

    "For the first time" tells none.
    """
    found = words("outcomes", "apart").intersection(lows[first:last])
    if "first" in found:
        follow = (lows[i + 1 : i + 2] for i in range(first, last) if lows[i] == "first")
        found = found if any(words("outcomes", "no_first").isdisjoint(after) for after in follow) else found - {"first"}
    times = (lows[i + 1] for i in range(first, last - 1) if lows[i] == "last")
    return tuple(sorted(found | words("outcomes", "past_times").intersection(times)))
