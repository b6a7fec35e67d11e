"""Whether two figures answer one question, how sure that is, and whether their values can both be right.

Alignment groups by this and collation judges by it, so it stands below both. It looks at the two figures alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from discrepancy.model import Figure
from discrepancy.text.names import name_parts, same_person
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import stem

DIAL = 720  # minutes of a clock face
_APART = 10.0  # minutes between two exact times of one happening that are still no disagreement
_GENERATION = 20  # years
_MANY = 10  # equal counts of people from here on are rarely so by chance
_ORDER = 10.5  # a digit too many or too few is within it
_PLAIN = 4  # words that two shares or days must have in common
_TELLING = 4  # names of an article that tell what it turns on


class Likeness(IntEnum):
    """How likely it is that two figures answer one question.

    LOOSE serves to show that two equal values belong together; a contradiction needs UNSURE (worth a look) or SURE.
    """

    NONE = 0
    LOOSE = 1
    UNSURE = 2
    SURE = 3


def agree(a: Figure, b: Figure) -> bool:
    """Whether the values can both be right: their ranges meet."""
    if a.unit != "clock":
        return a.low <= b.high and b.low <= a.high
    gap = (a.low - b.high, b.low - a.high)
    return any(max(gap[0] + turn, gap[1] - turn) <= 0 for turn in (-DIAL, 0, DIAL))


class Story(IntEnum):
    """Whether two articles turn on the same names; UNTOLD where one is too short to tell."""

    OTHER = 0
    UNTOLD = 1
    SAME = 2


def tells(topic: frozenset[str]) -> bool:
    """Whether an article has names enough to tell what it turns on."""
    return len(topic) >= _TELLING


def one_story(a: frozenset[str], b: frozenset[str]) -> Story:
    """Whether a quarter of the names of the article with fewer are the other's too, and two at least.

    Measured on news of one event by five outlets and on unrelated news of one field: all but a twentieth of the pairs
    of the former lie above a quarter, all but a tenth or so of the latter below.
    """
    if not (tells(a) and tells(b)):
        return Story.UNTOLD
    shared = len(a & b)
    return Story.SAME if shared > 1 and 4 * shared >= min(len(a), len(b)) else Story.OTHER


@dataclass(frozen=True, slots=True)
class View:
    """A figure as it is compared, its stems as sets: `context` without common words.

    `story` holds the names that the article turns on, `topic` those and the sentence's own.

    `outcome` is what happened to the people that it counts, or "".
    """

    figure: Figure
    names: frozenset[str]
    context: frozenset[str]
    story: frozenset[str]
    topic: frozenset[str]
    counted: frozenset[str]
    concepts: frozenset[str]
    outcome: str


def view(figure: Figure) -> View:
    """Return a figure made ready to be compared with many."""
    return View(
        figure,
        frozenset(figure.names),
        frozenset(figure.context) - _weak("outcomes" if figure.unit == "count" else "measures"),
        frozenset(figure.topic),
        frozenset(figure.topic + figure.names),
        frozenset(figure.counted),
        frozenset(figure.concepts),
        figure.concepts[0] if figure.unit == "count" and figure.concepts else "",
    )


def likeness(a: View, b: View) -> Likeness:
    """Return how likely two figures answer one question; it is symmetric. Figures of one article never do."""
    x, y = a.figure, b.figure
    if x.document == y.document or x.unit != y.unit or _other_happening(a, b):
        return Likeness.NONE
    found = _by_unit(a, b)
    surveys = a.concepts & b.concepts & _surveys()
    if surveys or x.occasion.years != y.occasion.years:
        return min(found, Likeness.LOOSE)
    if a.outcome or x.unit == "age" or one_story(a.story, b.story) is not Story.OTHER:
        return found
    return min(found, Likeness.LOOSE)


def contradicts(a: View, b: View) -> Likeness:
    """Return how sure it is that two figures contradict each other; parts of a total contradict nothing."""
    x, y = a.figure, b.figure
    if x.subset or y.subset or agree(x, y):
        return Likeness.NONE
    found = likeness(a, b)
    if found < Likeness.UNSURE or _part_of_people(a, b):
        return Likeness.NONE
    return _age_gap(x, y) if x.unit == "age" else found


def _by_unit(a: View, b: View) -> Likeness:
    unit = a.figure.unit
    if unit == "age":
        one = a.names and b.names and _one_person(a.figure.names[0], b.figure.names[0])
        return Likeness.SURE if one else Likeness.NONE
    if a.outcome and b.outcome:
        return _toll(a, b) if a.outcome == b.outcome else Likeness.NONE
    if unit == "count":
        return _count(a, b)
    if unit == "date":
        return _date(a, b)
    return _clock(a, b) if unit == "clock" else _measure(a, b)


def _age_gap(a: Figure, b: Figure) -> Likeness:
    """One year may be a birthday between two articles; a generation is another person of the name."""
    gap = abs(a.low - b.low)
    if gap > _GENERATION:
        return Likeness.NONE
    return Likeness.UNSURE if gap <= 1 else Likeness.SURE


def _one_person(a: str, b: str) -> bool:
    """Whether two names of two words or more are one person's; a trade may stand before one ("Potter Ada Moss")."""
    return same_person(a, b) or (name_parts(a)[-2:] == name_parts(b)[-2:] and len(name_parts(a)) > 1)


def _other_happening(a: View, b: View) -> bool:
    """One speaks of another event or year, or of a longer time or more events than the other."""
    x, y = a.figure, b.figure
    years = x.occasion.years, y.occasion.years
    if "another" in (x.scope, y.scope) or (all(years) and years[0] != years[1]):
        return True
    if not (a.outcome or b.outcome):
        return False
    if "period" in (x.scope, y.scope):
        return x.scope != y.scope
    return {x.scope, y.scope} == {"one", "many"}


def _toll(a: View, b: View) -> Likeness:
    """Counts of people with one outcome: the articles' own toll unless the sentences name different things."""
    names, shared = _shared(a, b)
    if not _near(a.figure, b.figure) or (_names_differ(a, b, names) and len(shared) < 2):
        return Likeness.LOOSE if names or shared else Likeness.NONE
    story = one_story(a.story, b.story)
    if story is Story.OTHER:
        return Likeness.UNSURE if names and len(shared) > 1 else Likeness.LOOSE
    if (
        len(shared) > 2
        or (len(shared) > 1 and a.topic & b.topic)
        or (names and (story is Story.SAME or a.topic & b.topic))
    ):
        return Likeness.SURE
    if min(a.figure.high, b.figure.high) <= 1:  # one person is often one of several
        return Likeness.LOOSE
    main = story is Story.SAME and a.figure.opening and b.figure.opening
    return Likeness.UNSURE if names or shared or main or not (a.topic and b.topic) else Likeness.LOOSE


def _count(a: View, b: View) -> Likeness:
    """Counts of things, or of people without an outcome: the noun must be the same and the words about it too."""
    same, x, y = a.counted & b.counted, a.figure, b.figure
    if not same and not (is_people(x) and is_people(y)):
        return Likeness.NONE
    names, shared = _shared(a, b)
    known = x.counted == y.counted and a.outcome == b.outcome and min(x.high, y.high) > 1 and _near(x, y)
    if known and not _mostly_differ(a, b, names):
        if found := _close_words(a, b, names, shared):
            return min(found, Likeness.UNSURE) if is_people(x) else found
        if len(names) > 1 and same and x.low >= _MANY:
            return Likeness.UNSURE
    if shared - same or names:
        return Likeness.LOOSE
    return Likeness.LOOSE if (same or x.low >= _MANY) and a.topic & b.topic else Likeness.NONE


def _measure(a: View, b: View) -> Likeness:
    """Money, shares and measures: what they are of must be the same, or the question and the words about them."""
    same, concept = a.counted & b.counted, a.concepts & b.concepts
    names, shared = _shared(a, b)
    loose = Likeness.LOOSE if same or concept or shared or names else Likeness.NONE
    if _mostly_differ(a, b, names) or not _near(a.figure, b.figure):
        return loose
    if (len(same) > 1 and not a.figure.unit.startswith("percent")) or (concept and len(names) + len(shared) > 2):
        return Likeness.SURE
    tied = len(names) + len(shared) > 1 or (names and concept & _personal())
    if concept and ((tied and (names or not concept <= _personal())) or _lone_question(a, b, concept)):
        return Likeness.UNSURE
    if a.figure.unit.startswith("percent"):
        return Likeness.UNSURE if _same_words(a, b, names, shared) else loose
    plain = a.figure.unit == "hour" or a.figure.unit.isupper()  # spans of time and sums of money are everywhere
    if len(shared) < 2 and (plain or len(names) < 2):
        return loose
    return max(loose, _close_words(a, b, names, shared))


def _lone_question(a: View, b: View, concept: frozenset[str]) -> bool:
    """Whether it is a question that an article on one event answers once, and the articles share a topic."""
    return bool(concept & _lone()) and one_story(a.story, b.story) is Story.SAME


def _clock(a: View, b: View) -> Likeness:
    """Times of day: one happening's only where both say that it happened; equal times of one topic belong together."""
    x, y = a.figure, b.figure
    names, shared = _shared(a, b)
    happened = "happening" in a.concepts and "happening" in b.concepts
    far = min((x.low - y.high) % DIAL, (y.low - x.high) % DIAL)
    exact = x.bound == y.bound == "exactly"
    if happened and not _names_differ(a, b, names) and far > (_APART if exact else 0):
        return Likeness.UNSURE
    return Likeness.LOOSE if shared or a.topic & b.topic else Likeness.NONE


def _date(a: View, b: View) -> Likeness:
    """Days of the year: of one thing only where the words about them are the same; equal days of one story belong."""
    names, shared = _shared(a, b)
    if not _mostly_differ(a, b, names) and _same_words(a, b, names, shared):
        return Likeness.UNSURE
    return Likeness.LOOSE if shared or one_story(a.story, b.story) is Story.SAME else Likeness.NONE


def _close_words(a: View, b: View, names: frozenset[str], shared: frozenset[str]) -> Likeness:
    """Likeness by the words about two figures: two shared, not names alone, and half of the shorter clause's."""
    least = min(len(a.context), len(b.context))
    common = len(names) + len(shared)
    if not shared or common < 2 or 2 * common < least:
        return Likeness.NONE
    return Likeness.SURE if names and len(shared) > 1 and 4 * common >= 3 * least else Likeness.UNSURE


def _same_words(a: View, b: View, names: frozenset[str], shared: frozenset[str]) -> bool:
    """Whether nearly all the words about two figures are the same: asked of shares and days, which stand anywhere."""
    common = len(names) + len(shared)
    return common >= _PLAIN and 4 * common >= 3 * min(len(a.context), len(b.context))


def _near(a: Figure, b: Figure) -> bool:
    """Whether two values are of one order, or the same digits with a million for a billion."""
    low, high = sorted((max(a.low, a.high / 2), max(b.low, b.high / 2)))
    return low > 0 and (high <= _ORDER * low or (high / low) in (1e3, 1e6))


def _part_of_people(a: View, b: View) -> bool:
    """Whether the counts are of different people, or of some and of all: two guards, three women, of five people."""
    if not a.outcome:
        return False
    x, y = a.counted - _group("general"), b.counted - _group("general")
    if x and y:
        return not x & y
    if not x and not y:
        return False
    some, whole = (a, b) if x else (b, a)
    return some.figure.low <= whole.figure.high


def is_people(figure: Figure) -> bool:
    """Whether a figure counts people of any sort."""
    return not _people().isdisjoint(figure.counted)


@cache
def _people() -> frozenset[str]:
    return _group("general") | _group("some")


def _shared(a: View, b: View) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names and the other content stems that both sentences have."""
    names = (a.names & b.names) | (a.names & b.context) | (b.names & a.context)
    return names, (a.context & b.context) - a.names - b.names


def _names_differ(a: View, b: View, shared: frozenset[str]) -> bool:
    return bool(a.names and b.names) and not shared


def _mostly_differ(a: View, b: View, shared: frozenset[str]) -> bool:
    """Whether less than half of the names of the sentence with fewer stand in the other."""
    return 2 * len(shared) < min(len(a.names), len(b.names))


@cache
def _group(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("counted")["people"][key])


@cache
def _personal() -> frozenset[str]:
    return words("counted", "personal")


@cache
def _surveys() -> frozenset[str]:
    return words("counted", "surveys")


@cache
def _lone() -> frozenset[str]:
    return words("counted", "lone")


@cache
def _weak(concepts: str) -> frozenset[str]:
    """Stems that show nothing: words of every report, and those that tell the question itself."""
    counted = lexicon("counted")
    forms = {word for phrases in counted[concepts].values() for phrase in phrases for word in phrase.split()}
    people = {word for group in counted["people"].values() for word in group}
    return frozenset(stem(word) for word in forms | people | set(counted["weak"]) | set(counted["happenings"]))
