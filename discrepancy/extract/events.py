"""Events: clauses that say that something was so or was not, with the content to recognise them by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from discrepancy.extract.clauses import clauses
from discrepancy.extract.surroundings import Surroundings
from discrepancy.model import Event, Span
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import lexicon, words
from discrepancy.text.tokens import QUOTE_MARKS, Tokens

FEWEST, MOST = 2, 14  # content words of a clause that can be recognised elsewhere
NEGATOR_REACH = 8  # words before an outcome within which a negator turns it round
_AIMS = frozenset({"to", "of", "for", "from", "about"})

# What a word tells by itself. First and second person: such a clause depends on who says it, and quotes are compared
# by their words.
_NEGATOR, _OPEN, _HEAD, _DOUBTER, _PERSON, _MARK, _OUTCOME, _YET = (1 << n for n in range(8))


def read_events(tokens: Tokens, document: str, around: Surroundings) -> tuple[Event, ...]:
    """Return an event for each clause with enough content, in order; questions and conditions state nothing."""
    reader = _Reader(tokens, document, around)
    found: list[Event] = []
    for paragraph in tokens.paragraphs:
        for first, last in paragraph.sentences:
            if last - first > FEWEST and "?" not in tokens.lows[first:last]:
                found += (e for start, end in reader.stated(first, last) if (e := reader.event(start, end)))
    return tuple(found)


class _Reader:
    """One article's tokens with what each of them tells, looked up once."""

    def __init__(self, tokens: Tokens, document: str, around: Surroundings) -> None:
        self._tokens, self._document, self._around = tokens, document, around
        signs = _signs()
        self._signs = [signs.get(low, 0) or (_NEGATOR if low.endswith("n't") else 0) for low in tokens.lows]
        self._content = [content_concept(low) for low in tokens.lows]

    def stated(self, first: int, last: int) -> Iterator[Span]:
        """Yield the clauses of a sentence that state something: none that is only believed, denied or imagined."""
        open_before = False
        for start, end in clauses(self._tokens, first, last):
            if not open_before and not self._signs[start] & _HEAD:
                yield from self._outside_marks(start, end)
            open_before = any(sign & _DOUBTER for sign in self._signs[start:end])

    def _outside_marks(self, first: int, last: int) -> Iterator[Span]:
        """Cut a clause where a quotation ends with its own stop: what follows tells who said it."""
        lows, start = self._tokens.lows, first
        for i in range(first + 1, last):
            if self._signs[i] & _MARK and lows[i - 1] in (",", ".", "!", "?"):
                yield start, i
                start = i + 1
        if start < last:
            yield start, last

    def event(self, first: int, last: int) -> Event | None:
        """Return what a clause says was so or not, None where it says too little or what only its speaker can."""
        while first < last and self._signs[first] & _MARK:
            first += 1
        signs = self._signs[first:last]
        told = 0
        for sign in signs:
            told |= sign
        if told & _PERSON:
            return None
        content = self._realised(first, last)
        stems = {c for c in content if c} - _empty()
        if not FEWEST <= len(stems) <= MOST:
            return None
        predicate, negative, marker = "", False, (0, 0)
        outcome = _outcome(self._tokens.lows, first, last) if told & _OUTCOME else None
        negators = [n for n, sign in enumerate(signs) if sign & _NEGATOR]
        if outcome:
            predicate, positive, marker = outcome
            stems -= _own_words()[predicate]
            negative = positive == any(n < marker[0] <= n + NEGATOR_REACH for n in negators)
        elif negators:
            at = next((n for n in range(negators[0] + 1, len(content)) if content[n]), -1)
            if at < 0 or content[at] in _light() or told & _YET or self._tokens.words[first + at][0].isupper():
                return None
            predicate, negative, marker = content[at], len(negators) % 2 == 1, (negators[0], at + 1)
        return self._made(first, last, predicate, stems, negative, marker, "open" if told & _OPEN else "")

    def _realised(self, first: int, last: int) -> list[str]:
        """Return the content of a clause, "" in the place of what is only aimed at: "to question", "of ending"."""
        content, lows = self._content[first:last], self._tokens.lows
        for n in range(1, len(content)):
            before = lows[first + n - 1]
            if content[n] and before in _AIMS and not self._tokens.words[first + n][0].isupper():
                if before == "to" or lows[first + n].endswith("ing"):
                    content[n] = ""
        return content

    def _made(
        self, first: int, last: int, predicate: str, stems: set[str], negative: bool, marker: Span, modal: str
    ) -> Event:
        words_, lows = self._tokens.words, self._tokens.lows
        span = self._tokens.span(first, last)
        return Event(
            document=self._document,
            span=span,
            predicate=predicate,
            stems=tuple(sorted(stems)),
            negative=negative,
            modal=modal,
            quoted=self._around.quoted(span),
            names=tuple(sorted({lows[n] for n in range(first + 1, last) if words_[n][0].isupper()})),
            speaker=self._around.speaker(span),
            occasion=self._around.occasion(span[0]),
            marker=self._tokens.span(first + marker[0], first + marker[1]) if predicate else None,
        )


def _outcome(lows: list[str], first: int, last: int) -> tuple[str, bool, Span] | None:
    """Return the first outcome of a clause: "outcome:NAME", whether it is its `yes`, and its words in the clause."""
    table = _outcomes()
    for at in range(first, last):
        for phrase, name, positive in table.get(lows[at], ()):
            if tuple(lows[at : min(at + len(phrase), last)]) == phrase:
                return f"outcome:{name}", positive, (at - first, at - first + len(phrase))
    return None


@cache
def _signs() -> dict[str, int]:
    """Return what a word tells by itself, as bits."""
    groups = {
        _NEGATOR: words("meaning", "negators"),
        _OPEN: words("outcomes", "open_modals"),
        _HEAD: words("meaning", "conditions") | {"whether"},
        _DOUBTER: words("outcomes", "doubters"),
        _PERSON: words("outcomes", "first_and_second_person"),
        _MARK: QUOTE_MARKS,
        _OUTCOME: frozenset(_outcomes()),
        _YET: frozenset({"yet"}),
    }
    signs: dict[str, int] = {}
    for bit, group in groups.items():
        for word in group:
            signs[word] = signs.get(word, 0) | bit
    return signs


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
def _empty() -> frozenset[str]:
    return frozenset(map(content_concept, lexicon("outcomes")["empty"]))


@cache
def _light() -> frozenset[str]:
    return frozenset(map(content_concept, lexicon("outcomes")["light_verbs"]))
