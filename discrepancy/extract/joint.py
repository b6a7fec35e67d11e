"""Several who say one thing together: "Ann Lee and Tom Reed said", "said the mayor and her deputy"."""

from __future__ import annotations

from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.speakers import Cast
from discrepancy.extract.verbs import Verb
from discrepancy.model import Speaker, SpeakerKind
from discrepancy.text.resources import words

_TELLERS = frozenset({"name", "people", "title", "body", "group"})


def joint_speaker(scene: Scene, cast: Cast, mention: Mention, verb: Verb | None) -> Speaker | None:
    """Return all of whom the mention beside a cue is one as one speaker, None where it stands alone."""
    together = speaking_together(scene, mention, verb) if verb else [mention]
    if len(together) < 2:
        return None
    named = [speaker for one in together if (speaker := cast.speaker(one)) is not None]
    if len(named) < len(together):
        return None
    *others, last = [speaker.name for speaker in named]
    people = all(speaker.kind is SpeakerKind.PERSON for speaker in named)
    return Speaker(
        " and ".join(sorted({speaker.key for speaker in named})),
        f"{', '.join(others)} and {last}",
        SpeakerKind.ROLE,
        members=(*others, last) if people else (),
    )


def speaking_together(scene: Scene, mention: Mention, verb: Verb) -> list[Mention]:
    """Return the mention beside a cue with those that "and" joins to it, in order."""
    if mention.kind not in _TELLERS or mention.possessive:
        return [mention]
    if mention.first >= verb.last:
        return _after(scene, mention)
    return _before(scene, _last_before(scene, mention, verb))


def _after(scene: Scene, mention: Mention) -> list[Mention]:
    """Return the mention after a cue with those that follow it in a list: "said Ann Lee, Jo Orr and Tom Reed"."""
    lows, together, near = scene.tokens.lows, [mention], _beside(scene, mention)
    while (other := _next_in_list(lows, together[-1], near)) is not None:
        together.append(other)
        if lows[_start(scene, other) - 1] == "and":
            return together if _closes(lows, other) else [mention]
    return [mention]


def _next_in_list(lows: list[str], mention: Mention, near: list[Mention]) -> Mention | None:
    """Return who follows a mention after "and" or a comma, which may stand before "and" and close a description."""
    at = max(mention.last, mention.after)
    places = {at + 1, at + 2} if lows[at : at + 2] == [",", "and"] else {at + 1}
    if lows[at : at + 1] not in ([","], ["and"]):
        return None
    articled = {place + 1 for place in places if lows[place : place + 1] == ["the"]}
    return next((one for one in near if one.first in places | articled), None)


def _closes(lows: list[str], mention: Mention) -> bool:
    """Whether nothing but when and where follows the last of a list: "and Tom Orr nodded" tells what he did."""
    at = max(mention.last, mention.after)
    following = lows[at] if at < len(lows) else "."
    return not following[0].isalnum() or following in words("clause_words", "settings") | words("openers", "days")


def _last_before(scene: Scene, mention: Mention, verb: Verb) -> Mention:
    """Return the last of a list that a mention opens before a cue, or the mention: "Ann Lee, Jo Orr and Tom Reed"."""
    lows, last = scene.tokens.lows, mention
    joint = {",", *words("clause_words", "joining_speakers")}
    for other in _beside(scene, mention):
        if last.last < other.first <= verb.first and lows[last.last] in joint and last.last + 1 >= _start(scene, other):
            last = other
    return last if scene.cue_mask[last.last] else mention


def _before(scene: Scene, mention: Mention) -> list[Mention]:
    """Return the mention with those before it in a list that opens a clause: "Ann Lee, Jo Orr and Tom Reed said"."""
    lows, together = scene.tokens.lows, [mention]
    first = scene.around(mention.first)[0]
    joint, near = words("clause_words", "joining_speakers"), _beside(scene, mention)
    while (at := _start(scene, together[0]) - 1) > first and (lows[at] in joint or (lows[at] == "," and together[1:])):
        other = next((one for one in near if at in (one.last, one.after)), None)
        if other is None:
            break
        together.insert(0, other)
    leads = words("clause_words", "pairing", "coordinators") | words("openers", "days")
    return together if at < first or not lows[at][0].isalnum() or lows[at] in leads else [mention]


def _start(scene: Scene, mention: Mention) -> int:
    """Return where a mention starts, with the article before it: "the Greens"."""
    return mention.first - (mention.first > 0 and scene.tokens.lows[mention.first - 1] == "the")


def _beside(scene: Scene, mention: Mention) -> list[Mention]:
    """Return who else is mentioned in the sentence, and could speak."""
    around = scene.mentions(*scene.around(mention.first))
    return [one for one in around if one.kind in _TELLERS and not one.possessive and one.first != mention.first]
