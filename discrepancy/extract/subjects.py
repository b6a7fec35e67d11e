"""Who does what a sentence says: the subject of a verb in the narrative, without a parser."""

from __future__ import annotations

from discrepancy.extract.mentions import Mention
from discrepancy.extract.speakers import Cast
from discrepancy.model import Speaker, SpeakerKind

_REACH = 150  # tokens; only lists and broken texts have longer sentences
_NOUNS = frozenset({"name", "title", "body", "pronoun", "people", "group"})


def subject_before(cast: Cast, first: int, at: int) -> Speaker | None:
    """Return the speaker that the verb at token `at` most likely has as its subject, in the sentence from `first`.

    The nearest person named before the verb, else the nearest body; places and people spoken about stand after it.
    """
    near = cast.scene.mentions(max(first, at - _REACH), at)
    before = [m for m in near if m.kind in _NOUNS and not m.possessive and m.last <= at]
    resolved = [(mention, cast.speaker(mention)) for mention in reversed(before)]
    persons = [s for m, s in resolved if s and s.kind is SpeakerKind.PERSON and _can_act(m, s)]
    bodies = [s for _, s in resolved if s and s.kind is SpeakerKind.BODY]
    return next(iter([*persons, *bodies]), None)


def _can_act(mention: Mention, speaker: Speaker) -> bool:
    """Whether a capitalised name is a person's rather than a place's: it has a title, a pronoun or two parts."""
    return mention.kind in ("pronoun", "title") or bool(speaker.roles) or " " in speaker.name
