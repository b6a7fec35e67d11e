"""Who does what a sentence says: the subject of a verb in the narrative, without a parser."""

from __future__ import annotations

from discrepancy.extract.mentions import Mention
from discrepancy.extract.speakers import Cast
from discrepancy.model import Speaker, SpeakerKind
from discrepancy.text.resources import words
from discrepancy.text.stems import function_words

_REACH = 150  # tokens; only lists and broken texts have longer sentences
_APOSTROPHES = frozenset(["'", "’"])
_NOUNS = frozenset({"name", "title", "body", "pronoun", "people", "group"})


def subject_before(cast: Cast, first: int, at: int) -> Speaker | None:
    """Return the speaker that the verb at token `at` most likely has as its subject, in the sentence from `first`.

    The nearest person named before the verb, else the nearest body; places and people spoken about stand after it.
    """
    near = cast.scene.mentions(max(first, at - _REACH), at)
    before = [m for m in near if m.kind in _NOUNS and not m.possessive and m.last <= at]
    if before and _of_some(cast.scene.tokens.lows, first, before[-1].first):
        return None
    resolved = [(mention, cast.speaker(mention)) for mention in reversed(before)]
    persons = [s for m, s in resolved if s and s.kind is SpeakerKind.PERSON and _can_act(m, s)]
    bodies = [s for _, s in resolved if s and s.kind is SpeakerKind.BODY]
    return next(iter([*persons, *bodies]), None)


def _of_some(lows: list[str], first: int, body: int) -> bool:
    """Whether a body stands after words for some of it alone, who do not speak for it: "a faction of the party".

    Those who lead it do: "leaders of the party". A body may stand after another: "half of the board of the mill".
    """
    i = body - 1
    while i > first and (lows[i] in _APOSTROPHES or (lows[i][0].isalpha() and lows[i] not in function_words())):
        i -= 1  # "the Dockers' Union"
    while i > first and lows[i] in words("function_words", "articles"):
        i -= 1
    if i <= first or lows[i] not in words("bodies", "some_in"):
        return False
    head = lows[i - 1]
    if head in words("bodies", "some_of") or head in words("function_words", "adverbs"):
        return True
    ones = {head.removesuffix("s"), head.removesuffix("es")}
    several = head.endswith("s") and not head.endswith("ss") and ones.isdisjoint(words("bodies", "any_leader"))
    return several or (head in words("nominals", "bodies") and _of_some(lows, first, i - 1))


def _can_act(mention: Mention, speaker: Speaker) -> bool:
    """Whether a capitalised name is a person's rather than a place's: it has a title, a pronoun or two parts."""
    return mention.kind in ("pronoun", "title") or bool(speaker.roles) or " " in speaker.name
