"""Quotations that their speaker reads out: “They came at ten,” she read, from a letter by Ann Lee."""

from __future__ import annotations

from itertools import takewhile

from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.nested import Told
from discrepancy.extract.quotes import Read
from discrepancy.model import Span
from discrepancy.text.resources import words
from discrepancy.text.tokens import is_word

_READERS = frozenset({"pronoun", "name", "title", "people"})
_OBJECT = 8  # words after "read from" that tell what is read from
_AUTHORS = frozenset({"name", "title", "people"})


def read_out(scene: Scene, read: Read) -> Told | None:
    """Return who wrote what the speaker of a quotation reads out, where a letter or the like has just been told of.

    It is nobody where the author is not told; what somebody reads of their own is theirs.
    """
    source = read.source
    if source is None or source.verb is None or source.verb.cue.base not in words("nested", "reading"):
        return None
    if source.mention.kind not in _READERS or _from_else(scene, source.verb.last):
        return None  # "the sign read", "she read from her speech"
    for span in _near(scene, read):
        noun = next((i for i in range(*span) if _is_letter(scene, i)), None)
        if noun is not None:
            author = _author(scene, noun, span)
            return Told(source.verb, author) if author or not _own(scene, noun, span) else None
    return None


def _from_else(scene: Scene, after: int) -> bool:
    """Whether the words after a verb for reading tell of another text that is read: "from her speech"."""
    lows = scene.tokens.lows
    if lows[after : after + 1] != ["from"]:
        return False
    phrase = takewhile(is_word, lows[after + 1 : after + 1 + _OBJECT])
    return words("nested", "letters").isdisjoint(phrase)


def _near(scene: Scene, read: Read) -> list[Span]:
    """Return the sentence of a quotation and the one before it in its paragraph, of very long ones what is near."""
    here, before = read.place.first, scene.sentence_before(read.place.first)
    return [scene.around(here), *([scene.around(before[1] - 1)] if before else [])]


def _is_letter(scene: Scene, i: int) -> bool:
    return not scene.quoted[i] and scene.tokens.lows[i] in words("nested", "letters")


def _own(scene: Scene, noun: int, sentence: Span) -> bool:
    """Whether a letter may be the reader's: "her letter", "a note that he had written"."""
    lows = scene.tokens.lows
    written = not words("nested", "written").isdisjoint(lows[slice(*sentence)])
    return written or lows[noun - 1] in words("nested", "theirs")


def _author(scene: Scene, noun: int, sentence: Span) -> Mention | None:
    """Return whom a letter is from: "a letter from Ann Lee", "a note by a neighbour, Ann Lee", "Ann Lee's email"."""
    lows = scene.tokens.lows
    for mention in scene.mentions(*sentence):
        start = mention.name.lead if mention.name else mention.first
        start -= start > 0 and lows[start - 1] in words("function_words", "articles")
        sent = start > noun and lows[start - 1] in words("nested", "sent_by")
        whose = mention.possessive and mention.last == noun
        if mention.kind in _AUTHORS and (sent or whose):
            return mention
    return None
