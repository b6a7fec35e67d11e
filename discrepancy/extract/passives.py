"""Who said what somebody was told, called or quoted as saying: not the subject of "was told", nor who quotes."""

from __future__ import annotations

from discrepancy.extract.cues import addressing, naming
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.phrases import before_auxiliaries
from discrepancy.extract.verbs import Verb
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.resources import words

_QUOTES = 8  # tokens between "quoted" and "as saying"
_NOBODY = frozenset({"document", "thing"})  # "was told by email"
_AGENT = 4  # tokens between the verb and who did it: "was told on Monday by"


def told_by(scene: Scene, verb: Verb, subject: Mention | None) -> Mention | None:
    """Return who said what a cue tells: its subject, or who told or called the subject so: "was told by staff"."""
    return _teller(scene, verb) if was_told(scene, verb) else subject


def was_told(scene: Scene, verb: Verb) -> bool:
    """Whether a cue tells what somebody heard, or was called: "was told", "had not been warned", "was branded"."""
    if verb.cue.form != "past" or not (verb.cue.base in addressing() or verb.cue.base in naming()):
        return verb.cue.base == "hear"
    lows, i = scene.tokens.lows, verb.first - 1
    while i > 0 and (is_adverb(lows[i]) or lows[i] in words("clause_words", "between_passive")):
        i -= 1
    return i >= 0 and lows[i] in words("outcomes", "theme_be")


def _teller(scene: Scene, verb: Verb) -> Mention | None:
    """Return whom a cue names as telling what its subject heard, None where it names nobody."""
    lows = scene.tokens.lows
    found = [m for m in scene.mentions(*scene.around(verb.first)) if verb.last < m.first and m.kind not in _NOBODY]
    agent = next((m for m in found if lows[m.first - 1] == "by" and m.first <= verb.last + _AGENT), None)
    named = (m for m in found if agent and m.kind == "name" and m.first == agent.last + 1 and lows[agent.last] == ",")
    return next(named, agent)


def quoted_as_saying(scene: Scene, first: int, last: int) -> tuple[Mention, Verb] | None:
    """Return whom others quote between two tokens, and the cue: "the Echo quoted Ann Lee as saying"."""
    lows = scene.tokens.lows
    saying = next((verb for verb in scene.verbs_in(first, last) if _as_saying(lows, verb)), None)
    if saying is None:
        return None
    near = range(saying.first - 2, max(first, saying.first - _QUOTES) - 1, -1)
    quoted = next((i for i in near if lows[i] in words("cues", "quoting")), None)
    if quoted is None:
        return None
    found = scene.mentions(*scene.around(quoted))
    edge = before_auxiliaries(scene, quoted, first)
    if not words("outcomes", "theme_be").isdisjoint(lows[edge:quoted]):
        mention = next((one for one in found if one.last == edge), None)
    else:
        mention = next((one for one in found if quoted < one.first and one.last == saying.first - 1), None)
    return (mention, saying) if mention else None


def _as_saying(lows: list[str], verb: Verb) -> bool:
    return verb.cue.form == "ing" and verb.first > 0 and lows[verb.first - 1] == "as"
