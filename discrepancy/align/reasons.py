"""Why two passages are taken for one utterance, or are not: what the score rests on, in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass

from discrepancy.align.kinship import DAYS, Ties
from discrepancy.align.score import SAME, Match, match, score, speakers_agree
from discrepancy.align.units import Unit
from discrepancy.model import Figure
from discrepancy.text.figure_views import agree, view
from discrepancy.text.figures import UNSURE, likeness


@dataclass(frozen=True, slots=True)
class Reasons:
    """The score of two passages, 0.5 and above for one utterance, and what it rests on."""

    score: float
    told: tuple[str, ...]

    @property
    def one(self) -> bool:
        """Whether the two alone are enough to be taken for one utterance."""
        return self.score >= SAME


def reasons(a: Unit, b: Unit, ties: Ties) -> Reasons:
    """Return what bears on two units; `ties` tells what joins their articles."""
    told = [_story(ties), _occasion(a, b), _voices(a, b)]
    told += [_paraphrase(a, b)] if not (a.quoted and b.quoted) else [_words(a, b, match(a, b)), _size(a, b)]
    return Reasons(score(a, b, ties), tuple(sentence for sentence in told if sentence))


def figure_reasons(a: Figure, b: Figure) -> str:
    """Return how sure it is that two figures answer one question, and whether both can be right."""
    right = "both can be right" if agree(a, b) else "both cannot be right"
    if a.unit != b.unit:
        return f"one is in {a.unit}, the other in {b.unit}: they are not compared"
    found = likeness(view(a), view(b))
    asked = f"the evidence is {found:.1f} that they answer one question, where {UNSURE:.1f} is asked for"
    part = "; a part is not held against a total" if a.subset or b.subset else ""
    return f"{asked}; {right}{part}"


def _story(ties: Ties) -> str:
    if ties is Ties.STORY:
        return "The two articles tell one story: they share names that few others have."
    return (
        f"The two articles do not tell one story: they share too few names, or came out more than {DAYS} days apart. "
        "Then only many words in common prove anything."
    )


def _occasion(a: Unit, b: Unit) -> str:
    x, y = a.attribution.occasion.then, b.attribution.occasion.then
    return "One of them is dated to another year, so that they are two occasions." if x != y else ""


def _voices(a: Unit, b: Unit) -> str:
    x, y = (unit.attribution.speaker or unit.attribution.within for unit in (a, b))
    if x is None or y is None:
        return "At least one of them has no speaker that could be told."
    agree = speakers_agree(a, b)
    if agree:
        one = x.name == y.name
        return f"Both are given to {x.name}." if one else f"{x.name} and {y.name} are taken for one speaker."
    if agree is None:
        return f"Nothing says whether {x.name} and {y.name} are one speaker."
    return f"{x.name} and {y.name} are two people: only words that are nearly all the same would make the passages one."


def _words(a: Unit, b: Unit, found: Match) -> str:
    if not found.weight:
        return "They have no run of words in common."
    return (
        f"Of the shorter one’s words the other has {found.coverage:.0%} by weight, {found.run} in the longest run; "
        f"from the first to the last word in common, {found.density:.0%} is the same."
    )


def _size(a: Unit, b: Unit) -> str:
    if not (a.fragment or b.fragment):
        return ""
    return "One of them is too short to be known by its words: the speaker and the sentences around must agree too."


def _paraphrase(a: Unit, b: Unit) -> str:
    if speakers_agree(a, b) is not True:
        return "One of them is reported speech, which is only compared where the speaker is known to be one."
    shared = sorted((a.context if a.fragment else a.content) & (b.context if b.fragment else b.content))
    return f"One of them is reported speech. Content they share: {', '.join(shared) or 'none'}."
