"""What binds a speaker to a thing ("promised to pay"), and what leaves it open ("we could pay if the court agrees")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from discrepancy.model import Attribution, Span
from discrepancy.text.listed import Listed, by_first_word, phrase_at
from discrepancy.text.resources import lexicon, words
from discrepancy.text.sentences import sentence_spans
from discrepancy.text.view import keys_in, view_of

_DENIED = frozenset({"not", "never"})  # "could never" leaves nothing open
_BEFORE = 4  # words before a verb of saying among which stands what denies it
_REACH = 9  # words after what leaves a thing open among which the thing stands


def bound_at(text: str, report: Attribution) -> Span | None:
    """Return the words by which reported speech binds its speaker, None where it or what stands beside it does not.

    They are the verb of saying, "promised", or else what tells the thing as coming: "would pay". A report of what is so
    binds nobody.
    """
    keys = tuple(chain.from_iterable(keys_in(text[slice(*piece)]) for piece in report.pieces))
    coming = next((n for n in range(len(keys)) if _coming(keys, n)), -1)
    if (coming < 0 and keys[:1] != ("to",)) or not words("commitments", "kept_open").isdisjoint(keys):
        return None
    binding = binds(text, report)
    cue = keys_in(text[slice(*report.cue)]) if report.cue else ()
    if not (binding or coming >= 0) or not words("conditionals", "tentative").isdisjoint(cue):
        return None
    if _open_beside(text, report):
        return None
    return report.cue if binding else view_of(text, report.pieces).span(coming, coming + 1)


def binds(text: str, report: Attribution) -> bool:
    """Whether the verb of saying of reported speech binds its speaker: "promised", not "refused to promise"."""
    if report.cue is None or words("commitments", "cues").isdisjoint(keys_in(text[slice(*report.cue)])):
        return False
    before = keys_in(text[max(0, report.cue[0] - 60) : report.cue[0]])[-_BEFORE:]
    passive = words("outcomes", "theme_be").intersection(before[-1:])
    return not passive and words("meaning", "negators").isdisjoint(before) and "to" not in before[-1:]


def open_in(keys: Sequence[str]) -> Span | None:
    """Return the range of the words about which a first person leaves something open, None without any."""
    conditions = _listed("conditions").keys() & set(keys)
    for i, key in enumerate(keys[:-1]):
        if key in words("commitments", "first_person"):
            phrase = phrase_at(_opening(bool(conditions)), keys, i + 1)
            last = i + 1 + len(phrase)
            if phrase and _DENIED.isdisjoint(keys[last : last + 1]):
                return last, min(last + _REACH, len(keys))
    return None


def open_in_report(keys: Sequence[str]) -> int:
    """Return where what a report leaves open starts: after "would consider"; 0 where it leaves nothing open."""
    for i in range(len(keys)):
        phrase = phrase_at(_listed("open_in_report"), keys, i)
        if phrase and (not i or keys[i - 1] not in _DENIED):
            return i + len(phrase)
    return 0


def tells_it_comes(keys: Sequence[str]) -> bool:
    """Whether some words tell a thing as coming and leave nothing open."""
    return not words("commitments", "coming").isdisjoint(keys) and open_in(keys) is None


def _coming(keys: Sequence[str], at: int) -> bool:
    return keys[at] in words("commitments", "coming") or bool(phrase_at(_listed("on_the_way"), keys, at))


def _open_beside(text: str, report: Attribution) -> bool:
    """Whether the sentence around reported speech, or the next one, tells on what it depends, or leaves it open."""
    start = max(text.rfind("\n\n", 0, report.span[0]), 0)
    end = text.find("\n\n", report.span[1])
    spans = sentence_spans(text, start, end if end >= 0 else len(text))
    own = next((n for n, span in enumerate(spans) if report.span[0] < span[1]), len(spans))
    beside = chain.from_iterable(keys_in(text[slice(*span)]) for span in spans[own : own + 2])
    return not words("conditionals", "telling", "open_words").isdisjoint(beside)


def _opening(conditional: bool) -> Listed:
    return _listed("open", "open_on_condition") if conditional else _listed("open")


@cache
def _listed(*keys: str) -> Listed:
    return by_first_word(phrase for key in keys for phrase in lexicon("commitments")[key])
