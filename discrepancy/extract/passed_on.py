"""Quotations that the speaker of their sentence passes on: 'Ode said an officer had told her: "Stay inside."'."""

from __future__ import annotations

from functools import cache

from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.nested import Told
from discrepancy.extract.passives import told_by, was_told
from discrepancy.extract.phrases import before_auxiliaries
from discrepancy.extract.quotes import Read
from discrepancy.extract.sources import according_to
from discrepancy.extract.verbs import Verb
from discrepancy.text.resources import words

_TOLD = 4  # tokens between a cue and the quotation after it: who was told
_BETWEEN = 8  # tokens between the first cue and the subject of the second


def passed_on(scene: Scene, read: Read) -> Told | None:
    """Return who in the sentence of a quotation is said to have said it, where its speaker only passes it on."""
    source, start = read.source, read.region.before
    if source is None or source.mention.first >= start:
        return None
    verbs = scene.verbs_in(source.mention.last, start)
    if not verbs or start - verbs[-1].last > _TOLD or not verbs[-1].cue.strong:
        return None
    last = verbs[-1]
    if not words("clause_words", "coordinators").isdisjoint(scene.tokens.lows[last.last : start]):
        return None  # "raged that his town begged for fences and was “given leaflets”"
    after = _past_comma(scene, source.mention) if according_to(scene.tokens.lows, source.mention) else _first_cue(verbs)
    if after is None:
        return None
    if last.first > after and was_told(scene, last):
        return Told(last, told_by(scene, last, None))  # whoever heard it: "he had been told by a lawyer to"
    subject = _subject(scene, last, after, read.place.first)
    return Told(last, told_by(scene, last, subject)) if subject is not None else None


def _past_comma(scene: Scene, mention: Mention) -> int:
    end = mention.after or mention.last
    return end + (scene.tokens.lows[end : end + 1] == [","])


def _first_cue(verbs: list[Verb]) -> int | None:
    """Return the token past the speaker's own cue, None where there is no other one after it."""
    return verbs[0].last if len(verbs) > 1 and verbs[0].cue.strong else None


def _subject(scene: Scene, verb: Verb, first: int, sentence: int) -> Mention | None:
    """Return the subject of a cue that stands right before it and after token `first`, in a clause that depends on it.

    A pronoun is the speaker again, as a rule; after "and" or a comma another clause starts.
    """
    edge = before_auxiliaries(scene, verb.first, first)
    lows = scene.tokens.lows
    if verb.cue.form == "ing" and lows[edge - 1] in words("function_words", "prepositions"):
        return None  # "by announcing" has no subject of its own
    for mention in scene.mentions(*scene.around(verb.first)):
        if mention.first < sentence or mention.first >= verb.first:
            continue
        if edge in (mention.last, mention.after) and mention.first >= first and mention.kind not in ("pronoun", "who"):
            between = lows[first : mention.first]
            if _opens_with_time(between):
                return mention
            apart = not _apart().isdisjoint(between)
            return None if apart or len(between) > _BETWEEN else mention
    return None


def _opens_with_time(between: list[str]) -> bool:
    """Whether words lead up to the subject of a clause that depends on the cue: "that after the flood (2006) the"."""
    time = between[:1] == ["that"] and between[1:2] and between[1] in words("days", "opens_clause")
    return bool(time) and len(between) <= 2 * _BETWEEN and words("days", "joining").isdisjoint(between)


@cache
def _apart() -> frozenset[str]:
    """Return what starts another clause; an article starts one after a comma alone."""
    return (words("clause_words", "coordinators", "leaving") | {","}) - words("function_words", "articles")
