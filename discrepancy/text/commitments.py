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

_BEFORE = 4  # words before a verb of saying among which stands what denies it


def bound_at(text: str, report: Attribution) -> Span | None:
    """Return the words by which reported speech binds its speaker, None where it or what stands beside it does not.

    They are the verb of saying, "promised", or else the first modal: "the firm would pay".
    """
    view = view_of(text, report.pieces)
    cue = keys_in(text[slice(*report.cue)]) if report.cue else ()
    if not words("conditionals", "tentative").isdisjoint(cue) or _open_beside(text, report):
        return None
    if not (words("commitments", "kept_open") | words("conditionals", "telling", "open_words")).isdisjoint(view.keys):
        return None
    if open_in(view.keys) is not None:
        return None
    if binds(text, report):
        return report.cue
    coming = words("commitments", "coming")
    return next((view.span(i, i + 1) for i, key in enumerate(view.keys) if key in coming), None)


def _open_beside(text: str, report: Attribution) -> bool:
    """Whether the sentence around reported speech, or the next one, tells on what it depends, or leaves it open."""
    start = max(text.rfind("\n\n", 0, report.span[0]), 0)
    end = text.find("\n\n", report.span[1])
    spans = sentence_spans(text, start, end if end >= 0 else len(text))
    own = next((n for n, span in enumerate(spans) if report.span[0] < span[1]), len(spans))
    beside = chain.from_iterable(keys_in(text[slice(*span)]) for span in spans[own : own + 2])
    return not words("conditionals", "telling", "open_words").isdisjoint(beside)


def binds(text: str, report: Attribution) -> bool:
    """Whether the verb of saying of reported speech binds its speaker: "promised", not "refused to promise"."""
    if report.cue is None or words("commitments", "cues").isdisjoint(keys_in(text[slice(*report.cue)])):
        return False
    before = keys_in(text[max(0, report.cue[0] - 60) : report.cue[0]])[-_BEFORE:]
    return words("meaning", "negators").isdisjoint(before) and "to" not in before[-1:]


def open_in(keys: Sequence[str]) -> Span | None:
    """Return the range of the first words that leave open what stands beside them, None without any."""
    for i in range(len(keys)):
        phrase = phrase_at(_opening(), keys, i)
        denied = phrase[-1:] and phrase[-1] in words("commitments", "unless_denied") and "not" in keys[i + 1 : i + 2]
        if phrase and not denied and not (phrase == ("if",) and _idle(keys, i)):
            return i, i + len(phrase)
    return None


def _idle(keys: Sequence[str], at: int) -> bool:
    """Whether an "if" opens no condition: "as if", "if you ask me"."""
    before, after = keys[max(0, at - 1) : at], keys[at + 1 : at + 2]
    idle = words("conditionals", "idle", "of_hearers")
    return not (words("conditionals", "no_condition").isdisjoint(before) and idle.isdisjoint(after))


@cache
def _opening() -> Listed:
    told = lexicon("commitments")
    return by_first_word([*told["open"], *told["unbound"], *told["conditions"]])
