"""Speech told from scare quotes, titles of works, nicknames and terms, by a linear model."""

from __future__ import annotations

from functools import cache

from discrepancy.extract.marks import Region
from discrepancy.extract.mentions import Scene
from discrepancy.extract.sources import Candidate, Place
from discrepancy.extract.vocabulary import log_odds
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import function_words


@cache
def _works() -> frozenset[str]:
    return vocabulary("scare", "works")


@cache
def _terms() -> frozenset[str]:
    return vocabulary("scare", "terms")


def speech_features(scene: Scene, region: Region, place: Place, best: Candidate | None, same: str) -> list[str]:
    """Return the names of what tells whether a quotation holds speech.

    `same` says of the quotation before it in the same sentence whether it was speech: "True", "False" or "".
    """
    printed = scene.tokens.words
    inside = [i for i in range(region.first, region.last) if printed[i][0].isalnum()]
    size = min(len(inside), 8)
    return [
        "bias",
        f"size={size}",
        f"same={same},{place.before}",
        f"same={same},size={min(size, 4)},{place.before}",
        f"{place.before},{place.after}",
        f"{place.before},{place.inner}",
        f"{place.inner},{place.after},size={min(size, 4)}",
        f"single={region.single},unclosed={region.unclosed}",
        *_of_words(scene, region, place, inside),
        *_of_source(scene, place, best, min(size, 4)),
    ]


def _of_words(scene: Scene, region: Region, place: Place, inside: list[int]) -> list[str]:
    """Name what the words of a quotation, the tokens `inside`, and those before it tell."""
    words_, lows = scene.tokens.words, scene.tokens.lows
    skip, first_person = function_words(), vocabulary("clause_words", "first_person")
    small = min(len(inside), 4)
    content = [words_[i][0] for i in inside if lows[i] not in skip]
    titled = bool(content) and all(letter.isupper() or letter.isdigit() for letter in content)
    before = lows[region.before - 1] if region.before > place.first else ""
    second = lows[region.before - 2] if region.before - 1 > place.first else ""
    lead = before if before in _terms() else "-"
    if before in _works() or (before == "," and second in _works()):
        lead = "work"
    owner = before.endswith("'s") or (before in ("'", "’") and second.endswith("s"))
    return [
        f"lead={lead},size={small}",
        f"owner={owner},titled={titled},{place.after}",
        f"size={small},titled={titled}",
        f"titled={titled},{place.before}",
        f"{place.before},{place.after},{small},{titled}",
        f"hyphen={any('-' in words_[i] for i in inside)},size={small}",
        f"number={all(words_[i][0].isdigit() for i in inside)}",
        f"lower={words_[region.first][0].islower()},size={small}",
        f"pronoun={not first_person.isdisjoint(lows[region.first : region.last])}",
    ]


def _of_source(scene: Scene, place: Place, best: Candidate | None, small: int) -> list[str]:
    """Name what the best source and the cues of the sentence tell."""
    verbs = scene.verbs_in(place.first, place.last)
    strong = "S" if any(verb.cue.strong for verb in verbs) else "W" if verbs else "-"
    score = "none" if best is None else str(max(-3, min(5, round(best.score / 1.5))))
    where = "none" if best is None else best.features[-1][0]
    return [
        f"verbs={strong},size={small}",
        f"score={score},size={small}",
        f"where={where},size={small}",
        f"where={where},{place.before}",
    ]


def speech_score(features: list[str]) -> float:
    """Return the log-odds that a quotation is speech."""
    return log_odds("speech_weights", features)
