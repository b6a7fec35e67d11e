"""Whether two figures answer one question, how sure that is, and whether their values can both be right.

Alignment groups by this and collation judges by it, so it stands below both. It looks at the two figures alone, which
must stand in articles on one story: that less is asked there than of any two articles is what alignment sees to.
"""

from __future__ import annotations

from discrepancy.model import Figure
from discrepancy.text.figure_settings import (
    bounded,
    complementary,
    counted_down,
    in_all,
    may_both_be,
    of_two_matters,
    of_two_times,
    one_deed,
    one_people,
    one_time,
    other_happening,
    part_of_people,
)
from discrepancy.text.figure_views import DIAL, FEW, PERSONAL, View, agree, of_wholes, single
from discrepancy.text.figure_words import (
    asking_words,
    dated_questions,
    doer_words,
    ends_words,
    share_units,
    survey_questions,
    undone_words,
    vote_words,
)
from discrepancy.text.names import same_but_for_a_trade
from discrepancy.text.resources import words
from discrepancy.text.slips import CLEAR, FAINT, by_noughts, long_slip, misread_day, repeated, slip
from discrepancy.text.tallies import UNANIMOUS, cast, one_body, other_vote, tally, vote_slipped

# Evidence that two figures answer one question: what they answer, and from where on it is worth a look and is sure.
LOOSE, UNSURE, SURE = 1.0, 3.0, 4.5
PERHAPS = 2.5  # from where on it is worth a note, if both answer one question and neither article has another answer

_QUESTION, _SINGLE = 1.5, 2.0  # one question of the lexicon in both clauses; one that a story answers once
_NOUN = (0.0, 1.0, 1.5)  # words that both have for the thing counted or measured: none, one, two or more
_NAME = 0.5  # a name in both sentences: names of a story stand everywhere in it
_NAMES = 2  # names from which on more tell nothing
_WORDS = 3  # other words, likewise
_COVER = 1.0  # half of the words about the figure with fewer are shared
_ALIKE = 1.0  # all of the words about the figures are
_OPENING = 1.0  # both stand where articles tell what happened
_LONE = 1.0  # no other value of either article could answer
_APART = 1.5  # the sentences name different people or places
_FAR = 4.0  # times that one value holds the other, from where on it is less likely to be the same thing
_ORDER = 10.5  # a digit too many or too few is within it
_HUNDRED, _ROUND = 100, 50
_SMALL = 1.0  # of fewer things than FEW: smaller counts stand everywhere
_PLAIN = 4  # words that two days of the year must have in common, as a text may print many
_DATED = 2  # words that one question of days is worth, as when a law takes effect
_SLIPPED = 2  # the same for two days of a month that a slip makes one
_MANY = 20  # votes for
_GENERATION = 20  # years
_NO_AMOUNTS = frozenset({"date", "clock", "tally", *PERSONAL})  # whose digits are no amount's
_CLOSE = 10.0  # minutes between two exact times of one happening that are still no disagreement
_TELLING = 4  # names of an article that tell what it turns on


def likeness(a: View, b: View, alike: bool | None = None) -> float:
    """Return the evidence that two figures answer one question; it is symmetric. Figures of one article never do.

    `alike` tells whether the values can both be right, where that has been asked before.
    """
    x, y = a.figure, b.figure
    if alike is None:
        alike = agree(x, y)
    one_setting = a.setting == b.setting and x.scope != "another"  # as nearly always
    if x.document == y.document or (not one_setting and other_happening(a, b)):
        return 0.0
    if x.unit != y.unit:
        return _margin(a, b, alike) if x.unit == "tally" else _margin(b, a, alike)
    if x.unit == "tally":
        return _tally(a, b, alike)
    if not (one_setting or one_time(x, y)) or ((a.surveyed or b.surveyed) and _surveyed(a, b)):
        return min(_by_unit(a, b, alike), LOOSE) if alike else 0.0
    return _by_unit(a, b, alike)


def contradicts(a: View, b: View) -> float:
    """Return the evidence that two figures contradict each other, 0 for too little; a part contradicts no total."""
    return 0.0 if agree(a.figure, b.figure) else opposition(a, b)


def opposition(a: View, b: View) -> float:
    """Return the same of two figures whose values cannot both be right.

    Two that are one number but for two of its digits swapped are worth a note, whatever is said of them.
    """
    return max(_opposed(a, b), PERHAPS if _swapped(a, b) else 0.0)


def _swapped(a: View, b: View) -> bool:
    x, y = a.figure, b.figure
    if x.unit != y.unit or x.unit in _NO_AMOUNTS or of_two_times(x, y):
        return False
    return long_slip(a.value, b.value)


def _opposed(a: View, b: View) -> float:
    x, y = a.figure, b.figure
    parts = x.subset or y.subset
    if (parts and not _one_part(a, b)) or of_two_times(x, y) or bounded(a) != bounded(b) or counted_down(x, y):
        return 0.0
    found = likeness(a, b, alike=False)
    if found < PERHAPS or (found < UNSURE and not _one_answer(a, b)) or (not parts and part_of_people(a, b)):
        return 0.0
    if in_all(a, b) or (complementary(a, b) and not a.names & b.names) or of_two_matters(a, b):
        return 0.0
    if may_both_be(a, b):
        return min(found, PERHAPS)
    if parts and not (a.outcome or of_wholes(a, b)):
        return min(found, UNSURE if len(_shared(a, b)[1]) > 1 else PERHAPS)
    return min(_age_gap(x, y), found) if x.unit == "age" else found


def _one_answer(a: View, b: View) -> bool:
    """Whether one question is asked of both figures, and each is its article's only answer, or told where it opens."""
    x, y = a.figure, b.figure
    question = (a.concepts & b.concepts) - dated_questions() - survey_questions()
    return bool(question) and ((x.lone and y.lone) or (x.opening and y.opening and x.unit not in share_units()))


def _by_unit(a: View, b: View, alike: bool) -> float:
    unit = a.figure.unit
    if unit in PERSONAL:
        if a.names and b.names:
            return SURE if same_but_for_a_trade(a.figure.names[0], b.figure.names[0]) else 0.0
        told = not set(a.figure.context).isdisjoint(b.figure.context)  # in like sentences
        return UNSURE if a.counted & b.counted and told else 0.0
    if a.outcome and b.outcome:
        return _toll(a, b, alike) if a.outcome == b.outcome else 0.0
    if unit == "count":
        return _count(a, b, alike)
    if unit == "clock":
        return _clock(a, b, alike)
    if unit == "date" and not alike:
        return _day(a, b)
    return _evidence(a, b, alike)


def _evidence(a: View, b: View, alike: bool) -> float:
    """Add up what speaks for one question, in halves of a decade of odds, and what speaks against it."""
    question = (a.concepts & b.concepts) - dated_questions()
    if not alike:
        return _against(a, b, question)
    names, shared = _shared(a, b)
    found = _told(a, b, names, shared) - _other_names(a, b, names)
    return found + _asked(question) + repeated(a.value, b.value)


def _against(a: View, b: View, question: frozenset[str]) -> float:
    """Return the evidence of two values that cannot both be right."""
    x, y = a.figure, b.figure
    slipped = _slipped(a, b)
    if slipped < CLEAR and not _may_be_open(a, b, slipped, question):
        return 0.0  # as for most, whose words need not be compared
    names, shared = _shared(a, b)
    if (a.surveyed or b.surveyed) and not (shared or question or a.counted & b.counted):
        return 0.0  # names alone tie no two shares of those asked
    if slipped <= FAINT and min(a.value, b.value) < FEW and not (names or shared):
        slipped = 0.0  # seven and 17
    told = len(shared) > 1 or bool(question)
    one_whole = x.unit in share_units() and bool(a.counted & b.counted) and told  # two shares of the flights
    open_ = (slipped or _near(x, y)) and (_placed(a, b) or one_whole or not question.isdisjoint(single()))
    if slipped < CLEAR and not open_:
        return 0.0
    one_slip = slipped >= CLEAR and x.lone and y.lone and bool(a.counted & b.counted or question)
    found = _told(a, b, names, shared) - min(_other_names(a, b, names), _NAME if one_slip else _APART)
    found += _asked(question)
    other_whole = x.unit in share_units() and a.counted and b.counted and a.counted.isdisjoint(b.counted)
    if not slipped and (other_whole or max(a.value, b.value) > _FAR * min(a.value, b.value)):
        found -= _APART
    doers = bool(shared or names) and not (a.counted & b.counted).isdisjoint(doer_words())
    if x.unit == "count" and min(a.value, b.value) < FEW and not doers:
        found -= _SMALL
    return _noted(a, b, question, found + slipped + _place(x, y))


def _may_be_open(a: View, b: View, slipped: float, question: frozenset[str]) -> bool:
    """Whether two values that differ may answer one question for all that the words about them can tell."""
    if not (slipped or _near(a.figure, b.figure)):
        return False
    return a.figure.unit in share_units() or _placed(a, b) or not question.isdisjoint(single())


def _told(a: View, b: View, names: frozenset[str], shared: frozenset[str]) -> float:
    """Return what the words tell that two figures share: the names, the others, and those of what is counted."""
    found = min(len(shared), _WORDS) + _NAME * min(len(names), _NAMES) + _NOUN[min(len(a.counted & b.counted), 2)]
    both = len(shared) + len(names)
    if _worded_alike(a, b):
        return found + _ALIKE
    return found + _COVER if both > 1 and 2 * both >= min(len(a.context), len(b.context)) else found


def _worded_alike(a: View, b: View) -> bool:
    """Whether nothing but the number parts what is said: "seven companies bid for the contract", "five ..."."""
    if a.words != b.words or a.counted != b.counted:
        return False
    return bool(a.words or a.concepts & b.concepts) if a.counted else len(a.words) > 1


def _noted(a: View, b: View, question: frozenset[str], found: float) -> float:
    """Return no more than a note's evidence for what differs by day or by person: a share price, a runner's time."""
    if not question or not question <= words("counted", "noted"):
        return found
    return min(found, LOOSE if a.figure.occasion.on_other_days(b.figure.occasion) else PERHAPS)


def _slipped(a: View, b: View) -> float:
    """Return how telling it is that one value is the other with a slip; a day is told by its words."""
    if a.figure.unit == "date":
        return 0.0
    if a.figure.unit == "tally":
        return vote_slipped(a.value, b.value)
    x, y = a.figure.factor, b.figure.factor
    if x != y and (0.0 in (x, y) or not by_noughts(x / y)):
        return 0.0  # "three days", "27 hours"
    factor = x if x == y and x else 1.0  # digits slip in the unit that was printed
    return slip(a.value / factor, b.value / factor)


def _tally(a: View, b: View, alike: bool) -> float:
    """Tallies, seldom of two votes: where no word about them is shared, or all voted alike in one, worth a look."""
    x, y = a.figure, b.figure
    told = {*x.context, *x.names}, {*y.context, *y.names}
    apart = other_vote(*told) or x.occasion.years != y.occasion.years
    if alike:
        return LOOSE if apart else max(LOOSE, _evidence(a, b, alike))
    if apart:
        return 0.0
    if UNANIMOUS in (a.value, b.value):
        return UNSURE if x.lone and y.lone and one_body(*told) else 0.0
    found = _evidence(a, b, alike)
    many = min(a.value, b.value) >= tally(_MANY, 0)  # so many votes add up to one number by no chance
    return found if many or told[0] & told[1] else min(found, UNSURE)


def _day(a: View, b: View) -> float:
    """Two days of the year: worth a look where the words about them show one thing that happens once."""
    x, y = a.figure, b.figure
    names, shared = _shared(a, b)
    ends = ends_words() & {*x.context}, ends_words() & {*y.context}
    misread = ends[0] == ends[1] and misread_day(x.low, y.low)
    if not (misread or _placed(a, b)):
        return 0.0
    told = len(names) + len(shared) + len(ends[0] & ends[1])
    asked = a.concepts & b.concepts & dated_questions()
    if asked and ("closing" in asked or not any(ends)):
        told += _PLAIN if _of_one_law(x, y) else _DATED + (x.lone and y.lone)
    return UNSURE if told >= (_SLIPPED if misread else _PLAIN) else LOOSE


def _of_one_law(x: Figure, y: Figure) -> bool:
    """Whether two days tell of one thing only when it takes effect: "the pact is law from", "it takes effect on"."""
    told = {*x.context, *x.names} - asking_words(), {*y.context, *y.names} - asking_words()
    return told[0] == told[1] != set()


def _margin(votes: View, b: View, alike: bool) -> float:
    """A tally and a majority, "by six votes to three", "by a single vote": never more than a look."""
    x, y = votes.figure, b.figure
    told = {*x.context, *x.names}, {*y.context, *y.names}
    if "majority" not in b.concepts or not b.counted <= vote_words() or other_vote(*told) or votes.value == UNANIMOUS:
        return 0.0
    if alike:
        return LOOSE
    related = bool(told[0] & told[1]) or (x.opening and y.opening)
    return UNSURE if related and x.lone and y.lone and b.value < cast(votes.value) else 0.0


def _asked(question: frozenset[str]) -> float:
    """Return what a question that both figures may answer tells."""
    if not question:
        return 0.0
    return _QUESTION if question.isdisjoint(single()) else _SINGLE


def _place(x: Figure, y: Figure) -> float:
    """Return what the places of two figures in their articles tell."""
    return (_OPENING if x.opening and y.opening else 0.0) + (_LONE if x.lone and y.lone else 0.0)


def _placed(a: View, b: View) -> bool:
    """Whether the places tell something, or one article is too short to have places and words alone must do."""
    x, y = a.figure, b.figure
    opening = x.opening and y.opening and x.unit not in share_units()
    return opening or (x.lone and y.lone) or min(len(x.topic), len(y.topic)) < _TELLING


def _other_names(a: View, b: View, shared: frozenset[str]) -> float:
    """Return what speaks against one question where the sentences name nobody in common."""
    if shared or not (a.names and b.names):
        return 0.0
    return _NAME if a.names <= b.topic and b.names <= a.topic else _APART


def _count(a: View, b: View, alike: bool) -> float:
    """Counts of things, or of people without an outcome: the noun must be the same or stand for people in both."""
    same = a.noun in b.counted or b.noun in a.counted or one_people(a, b) or (alike and _rare(a, b))
    bare = not (a.noun and b.noun) and not (a.outcome or b.outcome)
    if not (same or (bare and a.concepts & b.concepts) or (alike and (bare or a.counted & b.counted))):
        return 0.0
    one = min(a.figure.high, b.figure.high) <= 1  # which is often one of several
    return LOOSE if one else _evidence(a, b, alike)


def _rare(a: View, b: View) -> bool:
    """Whether both print one number that stands in few stories twice by chance: a large one that is not round."""
    return min(a.value, b.value) >= _HUNDRED and a.value % _ROUND != 0 and repeated(a.value, b.value) >= CLEAR


def _clock(a: View, b: View, alike: bool) -> float:
    """Times of day: one happening's only where both say that it happened; equal times of one topic belong together."""
    x, y = a.figure, b.figure
    names, shared = _shared(a, b)
    if alike:
        return LOOSE if shared or names or (a.value == b.value and a.topic & b.topic) else 0.0
    exact = x.bound == y.bound == "exactly"
    if x.zone != y.zone or min((x.low - y.high) % DIAL, (y.low - x.high) % DIAL) <= (_CLOSE if exact else 0):
        return 0.0
    if "happening" in a.concepts & b.concepts and not (a.names and b.names and not names):
        return UNSURE
    if a.concepts & b.concepts & single():
        if not undone_words().isdisjoint((*x.context, *y.context)):
            return LOOSE
        if exact and len(names) + len(shared) >= _NAMES:
            return UNSURE
    found = min(len(shared), _WORDS) + _NAME * min(len(names), _NAMES) + slip(a.value, b.value) + _place(x, y)
    return min(found, UNSURE) if shared else LOOSE


def _surveyed(a: View, b: View) -> bool:
    """Whether figures of which one is a survey's are of samples: both, or the other tied by a shared question alone."""
    return bool(a.concepts & b.concepts & survey_questions()) or _slipped(a, b) < CLEAR


def _age_gap(a: Figure, b: Figure) -> float:
    """One year may be a birthday between two articles; a generation is another person of the name, but for a slip."""
    gap = abs(a.low - b.low)
    if gap > _GENERATION:
        return UNSURE if slip(a.low, b.low) >= CLEAR else 0.0  # 52, 25
    return UNSURE if gap <= 1 else SURE


def _toll(a: View, b: View, alike: bool) -> float:
    """Counts of people with one outcome: the articles' own toll unless the sentences name different things."""
    names, shared = _shared(a, b)
    slipped = 0.0 if alike else slip(a.value, b.value)
    apart = a.names and b.names and not names and len(shared) < 2
    if apart or not (slipped or _near(a.figure, b.figure)):
        return LOOSE if names or shared else 0.0
    one = a.topic & b.topic
    if len(shared) > 2 or (len(shared) > 1 and one) or (names and one):
        return SURE
    if min(a.figure.high, b.figure.high) <= 1:  # one person is often one of several
        return LOOSE
    main = a.figure.opening and b.figure.opening
    if not (names or shared or main or not (a.topic and b.topic)):
        return LOOSE
    return UNSURE + (slipped if main else 0.0) + (_LONE if main and a.figure.lone and b.figure.lone else 0.0)


def _near(a: Figure, b: Figure) -> bool:
    """Whether two values are of one order."""
    x, y = max(a.low, a.high / 2), max(b.low, b.high / 2)
    return 0 < x <= _ORDER * y and 0 < y <= _ORDER * x


def _one_part(a: View, b: View) -> bool:
    """Whether two counts of some are one with a slip: "32 of them got out alive", "23 survived".

    Or both are some of one whole by their question, or tell how long after one thing another happened, "six hours later
    the lights came back", in words of which one is shared, where both tell what happened.
    """
    x, y = a.figure, b.figure
    if x.unit == y.unit == "hour":
        return x.subset and y.subset and x.lone and y.lone and x.opening and y.opening and bool(_shared(a, b)[1])
    if of_wholes(a, b):
        return True
    one = x.subset is not y.subset and one_deed(x, y) and not a.counted.isdisjoint(b.counted)
    told_alike = a.outcome == b.outcome if a.outcome else one
    return told_alike and min(a.value, b.value) >= FEW and _slipped(a, b) >= CLEAR


def _shared(a: View, b: View) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names and the other content words that both sentences have."""
    common = a.words & b.words
    if not common:
        return common, common
    names = (common & a.names) | (common & b.names) | (common & a.topic & b.topic)
    return names, common - names
