"""Events: clauses that say that something was so or was not, with the content to recognise them by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from discrepancy.extract.clauses import clauses
from discrepancy.model import Event
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import lexicon, words
from discrepancy.text.tokens import QUOTE_MARKS, Tokens

FEWEST, MOST = 2, 14  # content words of a clause that can be recognised elsewhere


def read_events(tokens: Tokens, document: str) -> tuple[Event, ...]:
    """Return an event for each clause with enough content, in order; questions and conditions state nothing."""
    found = []
    for paragraph in tokens.paragraphs:
        for first, last in paragraph.sentences:
            if tokens.lows[last - 1] != "?" and last - first > FEWEST:
                for clause in clauses(tokens, first, last):
                    found.extend(_event(tokens, document, *clause))
    return tuple(found)


def _event(tokens: Tokens, document: str, first: int, last: int) -> Iterator[Event]:
    lows = tokens.lows[first:last]
    if lows[0] in _open_heads():
        return
    content = [content_concept(low) for low in lows]
    stems = {c for c in content if c}
    if not FEWEST <= len(stems) <= MOST:
        return
    negators = [n for n, low in enumerate(lows) if low in _negators() or low.endswith("n't")]
    outcome = _outcome(lows)
    modal = next((low for low in lows if low in _modals()), "")
    if outcome:
        name, positive, at, length = outcome
        negative = positive == bool([n for n in negators if n < at and at - n <= 8])
        predicate, marker = name, (at, at + length)
    elif negators:
        at = next((n for n in range(negators[0] + 1, len(content)) if content[n]), negators[0])
        negative, predicate, marker = len(negators) % 2 == 1, content[at], (negators[0], at + 1)
    else:
        negative, predicate, marker = False, "", (0, 0)
    while lows and lows[-1] in QUOTE_MARKS:
        lows.pop()
    names = {low for low, word in zip(lows[1:], tokens.words[first + 1 : last], strict=False) if word[0].isupper()}
    yield Event(
        document=document,
        span=tokens.span(first, first + max(1, len(lows))),
        predicate=predicate,
        stems=tuple(sorted(stems)),
        negative=negative,
        modal=modal,
        names=tuple(sorted(names - {"i"})),
        marker=tokens.span(first + marker[0], first + marker[1]) if predicate else None,
    )


def _outcome(lows: list[str]) -> tuple[str, bool, int, int] | None:
    """Return the first outcome of a clause: "outcome:NAME", whether it is its `yes`, its place and length in words."""
    table = _outcomes()
    for at, low in enumerate(lows):
        for phrase, name, positive in table.get(low, ()):
            if tuple(lows[at : at + len(phrase)]) == phrase:
                return f"outcome:{name}", positive, at, len(phrase)
    return None


@cache
def _outcomes() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for name, sides in lexicon("outcomes")["outcomes"].items():
        for side in ("yes", "no"):
            for phrase in sides[side]:
                parts = tuple(phrase.split())
                table.setdefault(parts[0], []).append((parts, name, side == "yes"))
    return {word: sorted(found, key=lambda entry: (-len(entry[0]), entry)) for word, found in table.items()}


@cache
def _negators() -> frozenset[str]:
    return words("meaning", "negators")


@cache
def _modals() -> frozenset[str]:
    return frozenset(lexicon("meaning")["modals"])


@cache
def _open_heads() -> frozenset[str]:
    return words("meaning", "conditions")
