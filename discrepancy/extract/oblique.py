"""Whether somebody stands in a sentence as no subject of it: "Asked by Ann Lee, he said"."""

from __future__ import annotations

from discrepancy.extract.mentions import Mention, Scene
from discrepancy.text.resources import words
from discrepancy.text.stems import function_words


def oblique(scene: Scene, mention: Mention) -> bool:
    """Whether a mention follows a preposition, and so is no subject."""
    lows, at = scene.tokens.lows, mention.first - 1
    if mention.kind == "name" and at > 1 and lows[at] in words("days", "ordinals"):
        at -= 1  # "of the first Twin Otter"
    if mention.kind == "name" and at > 0 and lows[at] == "the":
        at -= 1
    prepositions = words("function_words", "prepositions")
    if at > 0 and lows[at - 1] in prepositions and _describes(scene, mention, at):
        at -= 1
    return at >= 0 and lows[at] in prepositions and not (lows[at] == "with" and _leads(lows, mention.last))


def _leads(lows: list[str], after: int) -> bool:
    """Whether what stands after a mention makes a clause of its own with it: "with Ann Lee ahead of Tom Orr"."""
    low = lows[after] if after < len(lows) else ""
    return low in words("clause_words", "after_with")


def _describes(scene: Scene, mention: Mention, at: int) -> bool:
    """Whether a token is a word in small letters of the title after it: "by independent senator Ann Lee"."""
    titled = mention.name is not None and mention.name.core > mention.name.start and not scene.quoted[at]
    return titled and scene.tokens.words[at][0].islower() and scene.tokens.lows[at] not in function_words()
