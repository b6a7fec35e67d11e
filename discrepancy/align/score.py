"""How sure two units are one utterance, from 0 to 1: 0.5 and above is yes.

Shared words count where they stand in runs; what one outlet cut off at either end costs little, what it changed inside
costs more. Few words prove nothing by themselves: then speaker and surroundings must agree.
"""

from __future__ import annotations

from rapidfuzz.distance import LCSseq

from discrepancy.align.kinship import Ties
from discrepancy.align.reworded import less_its_condition, reworded
from discrepancy.align.units import CONTENT, Unit
from discrepancy.model import Occasion, Speaker, SpeakerKind
from discrepancy.text.names import bygone, may_be_one
from discrepancy.text.resources import words
from discrepancy.text.runs import Run, equal_runs
from discrepancy.text.times import times_of_stems, two_times
from discrepancy.text.venues import exclude
from discrepancy.values import value

SAME = 0.5
SAID_AGAIN = 9  # words of a quotation that is brief enough to be said again
REWORDED = 0.9  # of two short sentences that differ in a word or two
LEAST_SHARED = 3  # words in common, and the share of the shorter unit's words, below which two are not looked at
COMMON_OF_KIN, COMMON_APART = 0.35, 0.5
PARAPHRASE = 0.45  # share of the lighter statement's content that a paraphrase of it has
LEAST_PARAPHRASE, LEAST_AROUND = 2, 3  # and its weight; that of the surroundings of a mere fragment


@value
class Match:
    """The shared words of two units: their weight, their content words, the longest run, and the weight around them.

    `window` is the mean weight of the two stretches from the first shared word to the last; `short` the weight of
    the lighter unit; `anchored` tells that the shared words begin or end one of the units; `breaks` counts the places
    in which they differ between shared words.
    """

    weight: float
    content: int
    run: int
    window: float
    short: float
    anchored: bool = True
    breaks: int = 0

    @property
    def density(self) -> float:
        """How much of the stretches that should be the same is the same."""
        return self.weight / self.window if self.window else 0.0

    @property
    def coverage(self) -> float:
        """How much of the shorter unit the longer one has."""
        return self.weight / self.short if self.short else 0.0


NOTHING = Match(0.0, 0, 0, 0.0, 1.0)


def match(a: Unit, b: Unit) -> Match:
    """Align the words of two units and weigh what they share; a lone function word counts nothing."""
    if a.words == b.words:
        return Match(a.weight, a.weights.count(CONTENT), len(a.words), a.weight, a.weight)
    weight, content, longest = 0.0, 0, 0
    kept: list[Run] = []
    for run in equal_runs(a.words, b.words):
        weights = a.weights[run[0] : run[0] + run[2]]
        heavy = weights.count(CONTENT)
        if len(weights) > 1 or heavy:
            weight += sum(weights)
            content += heavy
            longest = max(longest, len(weights))
            kept.append(run)
    if not kept:
        return NOTHING
    (i, j, _), (x, y, size) = kept[0], kept[-1]
    window = (sum(a.weights[i : x + size]) + sum(b.weights[j : y + size])) / 2
    anchored = i == 0 or j == 0 or x + size == len(a.words) or y + size == len(b.words)
    return Match(weight, content, longest, window, min(a.weight, b.weight), anchored, len(kept) - 1)


def score(a: Unit, b: Unit, ties: Ties, company: float = 0.0) -> float:
    """Return how sure the two units are one utterance; symmetric.

    Args:
        a: a unit of one article.
        b: a unit of another.
        ties: what joins the articles; where they do not tell one story, only many words prove anything.
        company: the evidence of the sentences before and after, where those too read alike in both.
    """
    if _other_occasion(a, b):
        return 0.0
    if a.quoted and b.quoted:
        return _quoted(a, b, ties, company)
    return _paraphrased(a, b) if ties is Ties.STORY else 0.0


def speakers_agree(a: Unit, b: Unit) -> bool | None:
    """True where both have one speaker, False where they cannot have, None where it is open."""
    x, y = _teller(a), _teller(b)
    if x is None or y is None:
        return None
    if x.key == y.key or _quotes(a, y) or _quotes(b, x):
        return True
    if _before_in_office(x, y) or _before_in_office(y, x):
        return False
    if x.members or y.members:
        return None  # one of several may be given all that they said
    return False if _by_name(x) and _by_name(y) and not may_be_one(x.name, y.name) else None


def _before_in_office(one: Speaker, other: Speaker) -> bool:
    """Whether one is told as who held an office once that the other holds."""
    return one.kind is SpeakerKind.ROLE and not set(one.roles).isdisjoint(other.roles) and bygone(one.name)


def _by_name(speaker: Speaker) -> bool:
    """Whether a speaker is a person, or a name that fits several: an office would be a role."""
    return speaker.kind is SpeakerKind.PERSON or (speaker.kind is SpeakerKind.ROLE and not speaker.roles)


def _teller(unit: Unit) -> Speaker | None:
    """Return who says a unit, or who quotes it where that is not told."""
    return unit.attribution.speaker or unit.attribution.within


def _quotes(unit: Unit, other: Speaker) -> bool:
    """Whether the unit is told by the other speaker, who quotes somebody."""
    within = unit.attribution.within
    return within is not None and within.key == other.key


def _other_occasion(a: Unit, b: Unit) -> bool:
    """Whether two were said on two occasions.

    A year that only one of them names, other than that of publication, tells it, and so do two venues of like words of
    which each has content of its own.
    """
    x, y = a.attribution.occasion, b.attribution.occasion
    if x.then != y.then or _at_two_times(a, b) or (a.words != b.words and _at_another(x, y) != _at_another(y, x)):
        return True
    swapped = x.venues and y.venues and not (a.content <= b.content or b.content <= a.content)
    return bool(swapped) and exclude(x.named_venues, y.named_venues)


def _at_another(occasion: Occasion, other: Occasion) -> bool:
    """Whether the venue of one, which both have, is told as another of its kind: "told a second meeting"."""
    shared = occasion.named_venues & other.named_venues
    printed = (printed for venue, printed, *_ in occasion.venues if venue in shared)
    return any(not words("days", "another").isdisjoint(phrase.split()) for phrase in printed)


def _at_two_times(a: Unit, b: Unit) -> bool:
    """Whether two brief quotations of other words are told of two times: “We lead” at nine, “We do not lead” at noon.

    The same words on two days may be misdated, long ones are seldom said twice.
    """
    if a.words == b.words or max(len(a.words), len(b.words)) > SAID_AGAIN or not (a.quoted and b.quoted):
        return False
    x, y = a.attribution.occasion, b.attribution.occasion
    if x.on_other_days(y):
        return True
    told = [(unit.attribution.context, unit.attribution.occasion.named_days) for unit in (a, b)]
    return two_times(times_of_stems(*told[0]), times_of_stems(*told[1]))


@value
class _Bar:
    """What a match must reach: the weight of what is shared times how densely it stands, density, coverage, a run."""

    evidence: float
    density: float
    coverage: float
    run: int


# By what joins the articles and whether the speakers agree. Within a story a sentence is seldom said twice; across
# stories only many words tell, or what one outlet prints of another's whole within the same weeks.
_APART: dict[bool | None, tuple[_Bar, ...]] = {
    True: (_Bar(4.0, 0.75, 0.5, 3),),
    None: (_Bar(4.0, 0.65, 0.6, 4),),
    False: (_Bar(6.0, 0.9, 0.85, 5),),
}
_NEAR = {
    True: (*_APART[True], _Bar(3.0, 0.9, 0.9, 3)),
    None: (*_APART[None], _Bar(3.0, 0.9, 0.9, 4)),
    False: _APART[False],
}
_BARS: dict[Ties, dict[bool | None, tuple[_Bar, ...]]] = {
    Ties.STORY: {
        True: (_Bar(1.2, 0.5, 0.4, 2),),
        None: (_Bar(2.0, 0.6, 0.45, 3),),
        False: (_Bar(2.0, 0.9, 0.85, 3),),
    },
    Ties.DAY: {**_NEAR, True: (*_NEAR[True], _Bar(2.5, 0.9, 0.9, 4))},
    Ties.DATES: _NEAR,
    Ties.NONE: _APART,
}
WHOLE = 0.9  # coverage and density from where on the shorter unit stands in the longer
SHORT, SHORT_COVERAGE = 6, 0.7  # of fewer words than this, more must stand in both
UNBROKEN, UNBROKEN_BAR = 5, 0.8  # so many words in one run, and little beside them, lower the evidence asked for
UNBROKEN_DENSITY = 0.8
MANY_WORDS = 9  # words of a phrase that two people do not come upon, however little they mean
LIGHT_RUN = 6  # words in one run that are one utterance within a story however little they mean
FEW, FEW_COVERAGE = 2, 0.8  # of content words; what else the shorter one has must be little then
THIN = 0.6  # coverage and density of two content words that may stand in any two sentences
LIKE_AROUND = 0.25  # share of the smaller surroundings by which the same short sentence, printed twice, is one
CHANGES = 3  # places in which an utterance may differ where the articles tell of two stories
TELLING = 3  # content words in the middle of two sentences that are more than a turn of phrase
PHRASE = 6.0  # evidence that two people said what is no whole sentence: they may use one phrase


def _quoted(a: Unit, b: Unit, ties: Ties, company: float) -> float:
    agree = speakers_agree(a, b)
    found = _by_words(a, b, ties, agree, company)
    if found is None and ties and agree is not False and _said_again(a, b, ties):
        return WHOLE
    if found is None and ties is Ties.STORY:
        return REWORDED if (agree and reworded(a, b)) or (agree is not False and less_its_condition(a, b)) else 0.0
    return found or 0.0


def _by_words(a: Unit, b: Unit, ties: Ties, agree: bool | None, company: float) -> float | None:
    """Return how sure two quotations are one by the words that both have, None where these are not enough."""
    kin = ties is Ties.STORY
    shorter = min(len(a.words), len(b.words))
    common = max(shorter * (COMMON_OF_KIN if kin else COMMON_APART), min(shorter, LEAST_SHARED))
    if a.words != b.words and LCSseq.similarity(a.words, b.words) < common:
        return None
    found = match(a, b)
    if (a.fragment or b.fragment) and not company:
        return _fragment(a, b, found, agree) if kin else 0.0
    evidence = found.weight * found.density + company
    phrase = agree is False and not (a.whole and b.whole) and evidence < PHRASE and not _verbatim(a, b)
    phrase = phrase or (agree is False and _one_formula(a, b))
    one = True if agree is None and kin and _namesakes(a, b) else agree
    if ties is not Ties.STORY and found.breaks > CHANGES:
        return None  # a line that a speaker says again elsewhere, in other words
    enough = any(_reaches(found, bar, evidence, shorter, bool(company)) for bar in _BARS[ties][one])
    goes_on = bool(one and company and a.whole and b.whole)  # as what one speaker says before or after it is alike too
    if not enough or phrase or (_stock(a, b, found, one) and not goes_on):
        return None
    return max(0.6 + 0.4 * found.density * found.coverage, WHOLE if goes_on else 0.0)


def _one_formula(a: Unit, b: Unit) -> bool:
    """Whether two people open alike and one goes on: "It is a fair deal", "It is a fair deal for our crews"."""
    shorter, longer = sorted((a, b), key=lambda unit: len(unit.words))
    opens = shorter.words != longer.words and longer.words[: len(shorter.words)] == shorter.words
    return opens and len(shorter.content) < TELLING


def _verbatim(a: Unit, b: Unit) -> bool:
    """Whether two have the same words, too many for two people to have come upon."""
    telling = len(a.words) > LIGHT_RUN and len(a.content) >= TELLING
    return a.words == b.words and (telling or len(a.words) >= MANY_WORDS)


def _reaches(found: Match, bar: _Bar, evidence: float, shorter: int, company: bool) -> bool:
    """Whether a match comes up to a bar; `shorter` is the length of the shorter unit in words."""
    unbroken = found.run >= UNBROKEN and found.coverage >= WHOLE and found.density >= UNBROKEN_DENSITY
    coverage = bar.coverage if shorter >= SHORT or company else max(bar.coverage, SHORT_COVERAGE)
    least = bar.evidence * (UNBROKEN_BAR if unbroken else 1.0)
    return evidence >= least and found.coverage >= coverage and found.run >= bar.run and found.density >= bar.density


def _stock(a: Unit, b: Unit, found: Match, agree: bool | None) -> bool:
    """Whether what is shared is no more than a turn of phrase."""
    # words from the middle of two sentences ("to be able to beat"), or that mean little ("we're going to")
    loose = not found.content or (not found.anchored and found.content < TELLING)
    known = found.coverage >= (FEW_COVERAGE if agree else WHOLE)
    told = known or (agree and (found.run >= LIGHT_RUN or _stands_in(a, b)))
    thin = found.content == FEW and max(found.coverage, found.density) < THIN  # "be a great", "world"
    little = (found.content < FEW or thin) and not told
    return little or (loose and found.coverage < SHORT_COVERAGE)


def _said_again(a: Unit, b: Unit, ties: Ties) -> bool:
    """Whether two articles near in time print one whole sentence, however short, and tell of one thing around it.

    Where they do not tell one story, one speaker must be named in both, be it by the surname in one.
    """
    if a.words != b.words or not (a.whole and b.whole) or len(a.words) < LEAST_SHARED or _around(a, b) < LIKE_AROUND:
        return False
    return ties is Ties.STORY or _namesakes(a, b)


def _namesakes(a: Unit, b: Unit) -> bool:
    """Whether the speakers share a name, which one of them may have alone."""
    x, y = _teller(a), _teller(b)
    named = x is not None and y is not None and _by_name(x) and _by_name(y)
    return named and not set(a.speaker.split()).isdisjoint(b.speaker.split())


def _stands_in(a: Unit, b: Unit) -> bool:
    """Whether one is printed within the other, compounds in one word or two: "good will", "goodwill"."""
    x, y = (unit.printed.replace(" ", "") for unit in (a, b))
    return x in y or y in x


def _fragment(a: Unit, b: Unit, found: Match, agree: bool | None) -> float:
    """A few words stand in another's quote, or nearly: one speaker and like surroundings make them one."""
    if found.coverage < 0.75 or found.density < 0.6 or agree is False:
        return 0.0
    if found.run >= LIGHT_RUN and found.coverage >= WHOLE:
        return SAME
    both = a.fragment and b.fragment
    around = _around(a, b)
    if agree:
        if found.content and found.run >= 3 and a.words[: found.run] == b.words[: found.run]:
            return 0.6  # what one outlet prints whole is how the other's sentence begins
        if not both and found.content >= 2:
            return 0.6 + 0.3 * around
        return 0.5 + 0.4 * around if around >= (0.25 if both else 0.3) else 0.0
    headline = a.attribution.headline or b.attribution.headline
    if found.content >= 2 and (headline or around >= 0.5):
        return 0.55
    return 0.5 if both and around >= 0.5 and found.content else 0.0


def _around(a: Unit, b: Unit) -> float:
    """Return the share of the smaller surroundings that the larger has too, the words themselves aside."""
    own = a.content & b.content
    x, y = a.context - own, b.context - own
    smaller = min(len(x), len(y))
    return len(x & y) / smaller if smaller >= 2 else 0.0


def _paraphrased(a: Unit, b: Unit) -> float:
    """Reported speech against reported speech or a quote of the same speaker, by shared content."""
    if speakers_agree(a, b) is not True:
        return 0.0
    if echoes(a, b):
        return SAME
    x, y = a.told, b.told
    least = LEAST_AROUND if (a.fragment and a.quoted) or (b.fragment and b.quoted) else LEAST_PARAPHRASE
    both = x & y
    if len(both) < least:  # no word weighs more than 1
        return 0.0
    names = a.names | b.names
    shared = _heft(both, names)
    smaller = min(_heft(x, names), _heft(y, names))
    if shared < least or shared < PARAPHRASE * smaller:
        return 0.0
    return SAME + 0.1 * min(1.0, shared / smaller)


def echoes(a: Unit, b: Unit) -> bool:
    """Whether one reports what the other quotes, and no more, in however few words: “I will stand”, she would stand."""
    if a.quoted == b.quoted or a.content != b.content or not a.content:
        return False
    brief = max(len(a.words), len(b.words)) <= SAID_AGAIN
    return brief and not a.attribution.occasion.on_other_days(b.attribution.occasion)


def _heft(words: frozenset[str], names: frozenset[str]) -> float:
    """Return the weight of some content words: a story's names stand in all its sentences, and weigh half."""
    return len(words) - 0.5 * len(words & names)
