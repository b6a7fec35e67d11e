"""Who said what somebody was told: the subject of "was told" is who heard it."""

from __future__ import annotations

from discrepancy.extract.cues import addressing
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.verbs import Verb
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.resources import words

_AGENT = 3  # tokens between the verb and who did it: "was told on Monday by"


def was_told(scene: Scene, verb: Verb) -> bool:
    """Whether a cue tells what somebody heard: "was told", "had not been warned"."""
    if verb.cue.form != "past" or not (verb.cue.base == "hear" or verb.cue.base in addressing()):
        return False
    if verb.cue.base == "hear":
        return True
    lows, i = scene.tokens.lows, verb.first - 1
    while i > 0 and (is_adverb(lows[i]) or lows[i] in words("clause_words", "between_passive")):
        i -= 1
    return i >= 0 and lows[i] in words("outcomes", "theme_be")


def teller(scene: Scene, verb: Verb) -> Mention | None:
    """Return who told it, of a cue that tells what somebody heard: "was told by staff"; None where nobody is named."""
    lows = scene.tokens.lows
    found = (m for m in scene.mentions(*scene.around(verb.first)) if verb.last < m.first <= verb.last + _AGENT)
    return next((mention for mention in found if lows[mention.first - 1] == "by"), None)
