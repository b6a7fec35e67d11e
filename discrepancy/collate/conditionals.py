"""Statements that hold on a condition: which words are the condition, and which ones depend on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from discrepancy.collate.modals import KEPT, firm_phrases
from discrepancy.model import Span
from discrepancy.text.concepts import concepts
from discrepancy.text.denying import denies
from discrepancy.text.listed import Phrase
from discrepancy.text.openers import after_denial, opener_at, opening_words
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.view import View
from discrepancy.values import value

FEWEST = 2  # words with content that depend on a condition
IDLE = 3  # words after "if" and whoever follows it among which a verb of looking or asking may stand
_MARKS = frozenset(",;:.!—–")

Opener = tuple[int, Phrase]  # the first of the words that open a condition, and these


@value
class Conditional:
    """The concepts of a statement and of the condition that it holds on, and the words of the latter in the view.

    `strength` is how firm the statement is, `strict` tells that without the condition the thing is not to be,
    `denied` that the statement denies something.
    """

    main: frozenset[str]
    condition: frozenset[str]
    at: Span
    strength: int
    strict: bool
    denied: bool


def conditional(view: View, text: str, opened: Iterable[Opener]) -> Conditional | None:
    """Return the first statement of a reading that depends on a condition, with that condition, or None.

    `opened` tells where conditions open in its words.
    """
    if "?" in text[slice(*view.span(0, len(view.keys)))]:
        return None
    return next(filter(None, (_read(view, text, i, opener) for i, opener in opened)), None)


@lru_cache(KEPT)  # most readings of a group are worded alike
def openers(keys: tuple[str, ...]) -> tuple[Opener, ...]:
    """Return where conditions open among some words, and the words that open them."""
    return () if opening_words().isdisjoint(keys) else tuple(_openers(keys))


def opens_condition(keys: Sequence[str]) -> bool:
    """Whether some words, wherever among them, open a condition."""
    return not opening_words().isdisjoint(keys) and any(opener[0] not in after_denial() for _, opener in _openers(keys))


def _openers(keys: Sequence[str]) -> Iterator[Opener]:
    """Yield where a condition opens, and the words that open it."""
    last = -1
    for i, key in enumerate(keys):
        opener = opener_at(keys, i) if i > last and key in opening_words() else ()
        if opener:
            last = i + len(opener) - 1
            if not _idle(keys, i, last + 1):
                yield i, opener


def _idle(keys: Sequence[str], first: int, after: int) -> bool:
    """Whether the words set no condition: "as if", "if anything", "if you ask me"."""
    if keys[after - 1] != "if":
        return False
    verbs = words("conditionals", "idle_verbs")
    looks = keys[after : after + 1] and keys[after] in ("you", "i", "we") and not verbs.isdisjoint(keys[after:][:IDLE])
    before = first > 0 and keys[first - 1] in words("conditionals", "no_condition")
    return bool(before or looks or not words("conditionals", "idle").isdisjoint(keys[after : after + 1]))


def _read(view: View, text: str, i: int, opener: Phrase) -> Conditional | None:
    keys = view.keys
    marks = [_mark(view, text, k) for k in range(len(keys))]
    opens = _opens_clause(keys, marks, i)
    end = next((k + 1 for k in range(i + len(opener), len(keys)) if marks[k]), len(keys))
    goes_on = end < len(keys) and keys[end] not in words("conditionals", "joints") - {"then"}
    main: tuple[Span, ...]
    if opens and goes_on and marks[end - 1] == "," and _firm(view, (_after(keys, marks, end),)):
        main = (_after(keys, marks, end),)  # "If the rails are sound, we will reopen the line"
    elif opens and opener[0] == "only" and (turned := _turned(keys, i + len(opener), end)):
        main, end = ((turned, len(keys)),), turned  # "Only with new rails can we reopen the line"
    else:
        main = (_before(keys, marks, i),)
        if goes_on and marks[end - 1] == "," and i and marks[i - 1] == ",":
            main = (*main, _after(keys, marks, end))  # "We will, if the rails are sound, reopen the line"
    return _conditional(view, main, (i, end), opener)


def _conditional(view: View, main: Sequence[Span], at: Span, opener: Phrase) -> Conditional | None:
    keys = list(chain.from_iterable(view.keys[slice(*span)] for span in main))
    denied = denies(keys)
    strengths = _firm(view, main)
    late = opener[0] in after_denial()
    if not strengths or (late and not denied):
        return None
    modals = lexicon("firmness")["modals"].keys()
    found = concepts(key for key in keys if key not in words("meaning", "negators") and key not in modals)
    condition = concepts(key for key in view.keys[slice(*at)][len(opener) :] if key not in calendar()) - found
    strict = late or " ".join(opener) in words("conditionals", "strict")
    if len(found) < FEWEST or not condition:
        return None
    return Conditional(found, condition, at, min(strengths), strict, denied)


def _firm(view: View, main: Sequence[Span]) -> list[int]:
    """Return how firm each modal of some clauses is."""
    found = firm_phrases(tuple(view.keys))
    return [strength for i, _, strength in found if any(first <= i < last for first, last in main)]


def _mark(view: View, text: str, k: int) -> str:
    """Return the first mark that parts a word from the one after it, or ""."""
    if k + 1 >= len(view.keys):
        return ""
    return next((c for c in text[view.ends[k] : view.starts[k + 1]] if c in _MARKS), "")


def _opens_clause(keys: Sequence[str], marks: Sequence[str], i: int) -> bool:
    """Whether a clause starts at a word, perhaps with words that join it to the one before: "and only if"."""
    joints = words("conditionals", "joints")
    first = next((k for k in range(i, 0, -1) if marks[k - 1] or keys[k - 1] not in joints), 0)
    return first == 0 or bool(marks[first - 1]) or first < i


def _before(keys: Sequence[str], marks: Sequence[str], i: int) -> Span:
    """Return the clause that ends where the condition starts; one of little content with the one before it."""
    last = i
    joints = words("conditionals", "joints")
    while last and keys[last - 1] in joints:
        last -= 1
    first = last
    while first:
        if (marks[first - 1] or keys[first - 1] in joints) and len(concepts(keys[first:last])) >= FEWEST:
            break
        if marks[first - 1] in (";", ".", "!") and first < last:
            break
        first -= 1
    return first, last


def _after(keys: Sequence[str], marks: Sequence[str], first: int) -> Span:
    """Return the clause that starts where the condition has ended."""
    joints = words("conditionals", "joints")
    for k in range(first, len(keys) - 1):
        joined = marks[k] == "," and keys[k + 1] in joints
        if joined or marks[k] in (";", ".", "!", ":", "—", "–"):
            return first, k + 1
    return first, len(keys)


def _turned(keys: Sequence[str], first: int, last: int) -> int:
    """Return where the statement opens with its verb after a condition, or 0: "only then can we"."""
    verbs = words("meaning", "modals")
    return next((k for k in range(first + 1, last - 2) if keys[k] in verbs), 0)
