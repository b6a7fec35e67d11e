"""Who is meant by a description for colour: "the mum-of-two posted", "the defiant writer added"."""

from __future__ import annotations

from itertools import pairwise

from discrepancy.extract.genders import noun_gender
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.quotes import Read
from discrepancy.extract.speakers import Cast
from discrepancy.extract.titles import offices
from discrepancy.extract.unnamed import introduced_before
from discrepancy.model import Speaker, SpeakerKind
from discrepancy.text.resources import words
from discrepancy.text.stems import fold

_PLAIN = ("people", "thing")


def described(scene: Scene, cast: Cast, read: Read, last: tuple[Speaker, int] | None) -> Speaker | None:
    """Return the person whom the source of a quotation describes without a name, or None.

    Args:
        scene: the article.
        cast: its people.
        read: the quotation.
        last: who spoke last, and in which paragraph.
    """
    mention, verb = (read.source.mention, read.source.verb) if read.source else (None, None)
    if mention is None or mention.kind not in _PLAIN or mention.possessive:
        return None
    if scene.tokens.lows[mention.first] != "the":
        return None
    head = scene.tokens.lows[mention.head]
    kin = head in words("nominals", "relatives")  # "the captain's wife"
    epithet = kin or head in words("nominals", "epithets") or _parent(head)
    found = None
    if epithet and introduced_before(scene.tokens, mention.first, head):
        return None
    if verb is not None and verb.cue.base in words("cues", "going_on") and (epithet or head not in offices()):
        found = last[0] if last and 0 <= read.region.paragraph - last[1] <= 1 else None
    elif epithet:
        found = _named_before(scene, cast, mention, read.region.paragraph)
    if found is None or found.kind is not SpeakerKind.PERSON or (same := _of_its_sex(head, found)) is False:
        return None
    # who is told of by an office of their own is told of by that: "nurse Ann Lee", "the captain's wife"
    return found if not kin or (same and not found.roles) else None


def speaking_after(scene: Scene, cast: Cast, read: Read) -> Speaker | None:
    """Return the person of whom the next sentence tells that the one described spoke: "Mr Orr was speaking at"."""
    source = read.source.mention if read.source else None
    if source is None or scene.tokens.lows[source.first] != "the":
        return None
    last = scene.around(read.region.after - 1)[1]
    if last >= len(scene.tokens.words):
        return None
    first, end = scene.sentence(last)
    found = [m for m in scene.mentions(first, end) if m.kind == "name" and m.first == first]
    lows = scene.tokens.lows[first:end]
    speaking = any(pair in (("was", "speaking"), ("were", "speaking")) for pair in pairwise(lows))
    speaker = cast.speaker(found[0]) if found and speaking else None
    return speaker if speaker and speaker.kind is SpeakerKind.PERSON else None


def _parent(head: str) -> bool:
    """Whether a word tells of how many children someone is the parent: "mum-of-two"."""
    return "-of-" in head and head.split("-")[0] in words("nominals", "parents")


def _named_before(scene: Scene, cast: Cast, mention: Mention, paragraph: int) -> Speaker | None:
    """Return the one person whom the narrative of the paragraph names before the quotation."""
    start = scene.tokens.paragraphs[paragraph].first
    first = scene.sentence_index(start)
    people = {}
    for number in range(first, scene.sentence_index(mention.first) + 1):
        for one in scene.mentions(*scene.sentences[number]):
            entity = cast.entity(one) if start <= one.first < mention.first else None
            if entity is not None and not entity.body:
                people[entity.parts] = entity
    return next(iter(people.values())).speaker() if len(people) == 1 else None


def _of_its_sex(head: str, speaker: Speaker) -> bool | None:
    """Whether a description and a first name are of one sex; None where either tells none."""
    told, first = noun_gender(head.split("-")[0]), fold(speaker.name.split()[0])
    if not told or first not in words("first_names", "male", "female"):
        return None
    return first in words("first_names", told)
