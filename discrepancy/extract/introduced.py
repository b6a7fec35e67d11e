"""Whom a sentence without a verb puts before a quotation: "Next up, Ann Lee. “No.”"."""

from __future__ import annotations

from discrepancy.extract.cues import cue_forms
from discrepancy.extract.marks import Region
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.phrases import before_auxiliaries
from discrepancy.extract.sources import Candidate, Place, candidates, neighbours
from discrepancy.model import Span
from discrepancy.text.resources import words
from discrepancy.text.stems import function_words

_SHORT_WAY = 6  # tokens between "put it" and a quotation
_TAG = 6  # tokens of a sentence that only tells who has said something
_LONGEST = 25  # tokens of such a sentence
_DESCRIBING = 4  # words between what introduces and the name: "the retired harbour pilot Ann Lee"
_SHORTEST_PAST = 4  # letters that a past form in "ed" is longer than
_LAST_LABEL = 9  # the token after which no colon ends a label
_ENDS = frozenset([".", "!", ":", "…", "..."])


def introduced(scene: Scene, region: Region, place: Place) -> Candidate | None:
    """Return the person whom the label of a quotation, or the sentence before one that stands alone, only names.

    So is somebody who "put it" right before the quotation, whoever else tells of it, and somebody of whom a sentence
    of its own behind the quotation only tells that it was said: “No.” Ann Lee said.
    """
    if put := _put_by(scene, region, place) or _tagged(scene, region):
        return put
    index = scene.sentence_index(place.first) - 1
    if place.alone and index < 0:
        return None
    first, last = scene.sentences[index] if place.alone else (place.first, region.before)
    if first < scene.tokens.paragraphs[region.paragraph].first or last - first > _LONGEST or last != region.before:
        return None
    ends = _ENDS if place.alone else (":",)
    if last == first or scene.tokens.lows[last - 1] not in ends or scene.quoted.find(1, first, last) >= 0:
        return None
    named = [m for m in scene.mentions(first, last) if m.kind == "name" and m.first >= _past_label(scene, first, last)]
    if not named or named[0].possessive or not _only_names(scene, (first, last), named[0]):
        return None
    if not all(_of_what(scene, one, named[0]) for one in named[1:]):
        return None
    options = neighbours(scene, region, place) if place.alone else candidates(scene, region, place)
    return next((one for one in options if one.mention.first == named[0].first), None)


def _put_by(scene: Scene, region: Region, place: Place) -> Candidate | None:
    """Return who "put it" right before a quotation: "he told us how a steward had put it to the cabin: “No.”"."""
    cues = scene.verbs_in(place.first, region.before)
    if not cues or not cues[-1].cue.base.endswith(" it") or region.before - cues[-1].last > _SHORT_WAY:
        return None
    edge = before_auxiliaries(scene, cues[-1].first, place.first)
    return next((one for one in candidates(scene, region, place) if one.mention.last == edge), None)


def _tagged(scene: Scene, region: Region) -> Candidate | None:
    """Return who a sentence of a name and a verb of saying right behind a quotation tells to have said it."""
    first = region.after
    index = scene.sentence_index(first) if first < scene.tokens.paragraphs[region.paragraph].last else -1
    if index < 0 or scene.sentences[index][0] != first:
        return None
    last = scene.sentences[index][1]
    named = next((m for m in scene.mentions(first, last) if m.first == first and m.kind == "name"), None)
    verbs = scene.verbs_in(first, last) if named and last - first <= _TAG else ()
    said = next((verb for verb in verbs if named and verb.first == named.last and verb.cue.strong), None)
    if named is None or said is None or any(low[0].isalnum() for low in scene.tokens.lows[said.last : last]):
        return None
    return Candidate(named, said, ["label"])


def _of_what(scene: Scene, mention: Mention, before: Mention) -> bool:
    """Whether a name of one word only tells whence somebody with a full name comes: "Ann Lee, Norrmark, on Sunday:"."""
    placed = mention.last - mention.first == 1 and scene.tokens.lows[mention.first - 1] == ","
    return placed and before.last - before.first > 1 and scene.tokens.lows[before.last] == ","


def _past_label(scene: Scene, first: int, last: int) -> int:
    """Return where a sentence goes on after a label and its colon, or its start."""
    lows = scene.tokens.lows
    return next((i + 1 for i in range(first + 1, min(last - 1, first + _LAST_LABEL)) if lows[i] == ":"), first)


def _only_names(scene: Scene, sentence: Span, mention: Mention) -> bool:
    """Whether nothing in a sentence is a verb, and little but what introduces and describes stands before the name."""
    lows, (first, last) = scene.tokens.lows, sentence
    start, before = _past_label(scene, first, last), mention.first
    introducing = words("clause_words", "introducing")
    while start < before and (lows[start] in introducing or lows[start] in (",", "—", "–", "-")):
        start += 1
    if start < before and lows[start] in words("function_words", "articles"):
        start += 1
    told = lows[start].endswith("ed") and start > first  # "Next, the retired pilot Ann Lee"
    outside = [*range(first, start), *range(start + told, before), *range(mention.last, last)]
    if any(_may_act(scene, i) for i in outside):
        return False
    plain = all(lows[i][0].isalpha() and lows[i] not in function_words() for i in range(start, before))
    closes = mention.last == last - 1 or lows[mention.last] in (",", "(", "of")
    return plain and closes and before - start <= _DESCRIBING


def _may_act(scene: Scene, i: int) -> bool:
    """Whether a word may be a verb or the subject of one."""
    low = scene.tokens.lows[i]
    if low in words("clause_words", "finite") or low in words("clauses", "verbs", "subjects"):
        return True
    cue = cue_forms().get(low)
    return (cue is not None and cue.form != "base") or (len(low) > _SHORTEST_PAST and low.endswith("ed"))
