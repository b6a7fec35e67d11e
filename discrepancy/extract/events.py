"""Events: clauses that say that something was so or was not, with the content to recognise them by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from discrepancy.extract.clauses import clauses
from discrepancy.model import Event, Span
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import lexicon, words
from discrepancy.text.tokens import QUOTE_MARKS, Tokens

FEWEST, MOST = 2, 14  # content words of a clause that can be recognised elsewhere


def read_events(tokens: Tokens, document: str) -> tuple[Event, ...]:
    """Return an event for each clause with enough content, in order; questions and conditions state nothing."""
    found = []
    for paragraph in tokens.paragraphs:
        for first, last in paragraph.sentences:
            if last - first > FEWEST and "?" not in tokens.lows[first:last]:
                for start, end in _stated(tokens, first, last):
                    found.extend(_event(tokens, document, start, end))
    return tuple(found)


def _stated(tokens: Tokens, first: int, last: int) -> Iterator[Span]:
    """Yield the clauses of a sentence that state something: none that is only believed, denied or imagined."""
    open_before = False
    for start, end in clauses(tokens, first, last):
        lows = tokens.lows[start:end]
        if not open_before and lows[0] not in _open_heads():
            yield from _outside_marks(tokens, start, end)
        open_before = not _doubters().isdisjoint(lows)


def _outside_marks(tokens: Tokens, first: int, last: int) -> Iterator[Span]:
    """Cut a clause where a quotation ends with its own stop: what follows tells who said it."""
    start = first
    for i in range(first + 1, last):
        if tokens.lows[i] in QUOTE_MARKS and tokens.lows[i - 1] in (",", ".", "!", "?"):
            yield start, i
            start = i + 1
    if start < last:
        yield start, last


def _event(tokens: Tokens, document: str, first: int, last: int) -> Iterator[Event]:
    while first < last and tokens.lows[first] in QUOTE_MARKS:
        first += 1
    lows = tokens.lows[first:last]
    if not _persons().isdisjoint(lows):
        return
    capital = [word[0].isupper() for word in tokens.words[first:last]]
    content = [_realised(lows, n, capital[n]) for n in range(len(lows))]
    stems = {c for c in content if c} - _empty()
    if not FEWEST <= len(stems) <= MOST:
        return
    negators = [n for n, low in enumerate(lows) if low in _negators() or low.endswith("n't")]
    outcome = _outcome(lows)
    modal = "open" if not _open_modals().isdisjoint(lows) else ""
    if outcome:
        name, positive, at, length = outcome
        stems -= _own_words()[name]
        negative = positive == bool([n for n in negators if n < at and at - n <= 8])
        predicate, marker = name, (at, at + length)
    elif negators:
        at = next((n for n in range(negators[0] + 1, len(content)) if content[n]), negators[0])
        if content[at] in _light() or capital[at] or "yet" in lows:
            return
        negative, predicate, marker = len(negators) % 2 == 1, content[at], (negators[0], at + 1)
    else:
        negative, predicate, marker = False, "", (0, 0)
    names = {low for low, word in zip(lows[1:], tokens.words[first + 1 : last], strict=False) if word[0].isupper()}
    yield Event(
        document=document,
        span=tokens.span(first, last),
        predicate=predicate,
        stems=tuple(sorted(stems)),
        negative=negative,
        modal=modal,
        names=tuple(sorted(names - {"i"})),
        marker=tokens.span(first + marker[0], first + marker[1]) if predicate else None,
    )


def _realised(lows: list[str], n: int, capital: bool) -> str:
    """Return the concept of a content word, "" for one that is only aimed at: "to question", "of ending"."""
    found = content_concept(lows[n])
    if found and n and not capital:
        aimed = lows[n - 1] == "to" or (lows[n].endswith("ing") and lows[n - 1] in ("of", "for", "from", "about"))
        return "" if aimed else found
    return found


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
def _own_words() -> dict[str, frozenset[str]]:
    """The content of each outcome's phrases: it tells the outcome, not what had it."""
    return {
        f"outcome:{name}": frozenset(content_concept(w) for side in sides.values() for phrase in side for w in phrase.split())
        for name, sides in lexicon("outcomes")["outcomes"].items()
    }


@cache
def _negators() -> frozenset[str]:
    return words("meaning", "negators")


@cache
def _open_modals() -> frozenset[str]:
    return words("outcomes", "open_modals")


@cache
def _open_heads() -> frozenset[str]:
    return words("meaning", "conditions") | {"whether"}


@cache
def _doubters() -> frozenset[str]:
    return words("outcomes", "doubters")


@cache
def _persons() -> frozenset[str]:
    """First and second person: what such a clause says depends on who says it, and quotes are compared by words."""
    return words("outcomes", "first_and_second_person")


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(content_concept, lexicon("outcomes")["empty"]))


@cache
def _light() -> frozenset[str]:
    return frozenset(map(content_concept, lexicon("outcomes")["light_verbs"]))
