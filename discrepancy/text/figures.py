"""Whether two figures answer one question, how sure that is, and whether their values can both be right.

Alignment groups by this and collation judges by it, so it stands below both. It looks at the two figures alone.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from discrepancy.model import Figure
from discrepancy.text.names import same_person
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import stem

DIAL = 720  # minutes of a clock face
_APART = 10.0  # minutes between two exact times of one happening that are still no disagreement
_GENERATION = 20  # years
_MANY = 10  # equal counts of people from here on are rarely so by chance
_ORDER = 10


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


def likeness(a: Figure, b: Figure) -> Likeness:
    """Return how likely two figures answer one question; it is symmetric. Figures of one article never do."""
    if a.document == b.document or a.unit != b.unit or _other_happening(a, b):
        return Likeness.NONE
    found = _by_unit(a, b)
    return min(found, Likeness.LOOSE) if a.occasion.years != b.occasion.years else found


def _by_unit(a: Figure, b: Figure) -> Likeness:
    if a.unit == "age":
        return Likeness.SURE if a.names and b.names and same_person(a.names[0], b.names[0]) else Likeness.NONE
    if outcome(a) and outcome(b):
        return _toll(a, b) if outcome(a) == outcome(b) else Likeness.NONE
    if a.unit == "count":
        return _count(a, b)
    return _clock(a, b) if a.unit == "clock" else _measure(a, b)


def outcome(figure: Figure) -> str:
    """Return what happened to the people that a figure counts, or ""."""
    return figure.concepts[0] if figure.unit == "count" and figure.concepts else ""


def contradicts(a: Figure, b: Figure) -> Likeness:
    """Return how sure it is that two figures contradict each other; parts of a total contradict nothing."""
    if a.subset or b.subset or agree(a, b):
        return Likeness.NONE
    found = likeness(a, b)
    if found < Likeness.UNSURE or _part_of_people(a, b):
        return Likeness.NONE
    return _age_gap(a, b) if a.unit == "age" else found


def _age_gap(a: Figure, b: Figure) -> Likeness:
    """One year may be a birthday between two articles; a generation is another person of the name."""
    gap = abs(a.low - b.low)
    if gap > _GENERATION:
        return Likeness.NONE
    return Likeness.UNSURE if gap <= 1 else Likeness.SURE


def _other_happening(a: Figure, b: Figure) -> bool:
    """One speaks of another event or year, or of a longer time or more events than the other."""
    years = a.occasion.years, b.occasion.years
    if "another" in (a.scope, b.scope) or (all(years) and years[0] != years[1]):
        return True
    if not (outcome(a) or outcome(b)):
        return False
    if "period" in (a.scope, b.scope):
        return a.scope != b.scope
    return {a.scope, b.scope} == {"one", "many"}


def _toll(a: Figure, b: Figure) -> Likeness:
    """Counts of people with one outcome: the articles' own toll unless the sentences name different things."""
    names, shared = _shared_names(a, b), _shared_context(a, b)
    topic = len(_topic(a) & _topic(b))
    if _names_differ(a, b) and len(shared) < 2:
        return Likeness.NONE
    if (names and topic) or len(shared) > 1:
        return Likeness.SURE
    if min(a.high, b.high) <= 1:  # one person is often one of several
        return Likeness.LOOSE
    if names or shared or not (_topic(a) and _topic(b)):
        return Likeness.UNSURE
    return Likeness.UNSURE if topic > 1 and a.opening and b.opening else Likeness.LOOSE


def _count(a: Figure, b: Figure) -> Likeness:
    """Counts of things, or of people without an outcome: the noun must be the same and the words about it too."""
    same = set(a.counted) & set(b.counted)
    if not same and not (_people(a) and _people(b)):
        return Likeness.NONE
    known = a.counted == b.counted and outcome(a) == outcome(b) and min(a.high, b.high) > 1 and _near(a, b)
    if known and not _names_differ(a, b) and (found := _close_words(a, b)):
        return found
    if _shared_context(a, b) - same or _shared_names(a, b):
        return Likeness.LOOSE
    return Likeness.LOOSE if (same or a.low >= _MANY) and _topic(a) & _topic(b) else Likeness.NONE


def _measure(a: Figure, b: Figure) -> Likeness:
    """Money, shares and measures: what they are of must be the same, or the question and the words about them."""
    same, concept = set(a.counted) & set(b.counted), set(a.concepts) & set(b.concepts)
    names, shared = _shared_names(a, b), _shared_context(a, b)
    loose = Likeness.LOOSE if same or concept or shared or names else Likeness.NONE
    if _names_differ(a, b) or not _near(a, b):
        return loose
    if (len(same) > 1 and a.unit != "percent") or (concept and len(names) + len(shared) > 2):
        return Likeness.SURE
    if concept and (names or shared or (concept & _lone() and len(_topic(a) & _topic(b)) > 1)):
        return Likeness.UNSURE
    return max(loose, _close_words(a, b)) if a.unit != "percent" or len(same) > 1 else loose


def _close_words(a: Figure, b: Figure) -> Likeness:
    """Likeness by the words about two figures: three shared, two of them no names, and half of the shorter clause's."""
    names, shared = _shared_names(a, b), _shared_context(a, b)
    least = min(len(set(a.context) - _weak()), len(set(b.context) - _weak()))
    if len(shared) < 2 or len(names) + len(shared) < 3 or 2 * len(names | shared) < least:
        return Likeness.NONE
    return Likeness.SURE if names and 4 * len(names | shared) >= 3 * least else Likeness.UNSURE


def _near(a: Figure, b: Figure) -> bool:
    """Whether two values are of one order, or the same digits with a million for a billion."""
    low, high = sorted((max(a.low, a.high / 2), max(b.low, b.high / 2)))
    return low > 0 and (high <= _ORDER * low or (high / low) in (1e3, 1e6))


def _clock(a: Figure, b: Figure) -> Likeness:
    """Times of day: one happening's only where both say that it happened; equal times of one topic belong together."""
    happened = "happening" in a.concepts and "happening" in b.concepts
    far = min((a.low - b.high) % DIAL, (b.low - a.high) % DIAL)
    exact = a.bound == b.bound == "exactly"
    if happened and not _names_differ(a, b) and far > (_APART if exact else 0):
        return Likeness.UNSURE
    near = _shared_context(a, b) or _topic(a) & _topic(b)
    return Likeness.LOOSE if near else Likeness.NONE


def _part_of_people(a: Figure, b: Figure) -> bool:
    """Whether the one counts some of the people that the other counts: three women, of five people."""
    x, y = _some(a), _some(b)
    if x == y or (x and y):
        return bool(x and y and x != y)
    some, all_ = (a, b) if x else (b, a)
    return some.low <= all_.high


def _some(figure: Figure) -> frozenset[str]:
    return frozenset(figure.counted) & _group("some")


def _people(figure: Figure) -> bool:
    return any(word in _group("general") or word in _group("some") for word in figure.counted)


def _shared_names(a: Figure, b: Figure) -> set[str]:
    x, y = set(a.names), set(b.names)
    return (x & y) | (x & set(b.context)) | (y & set(a.context))


def _names_differ(a: Figure, b: Figure) -> bool:
    return bool(a.names and b.names) and not _shared_names(a, b)


def _shared_context(a: Figure, b: Figure) -> set[str]:
    return (set(a.context) & set(b.context)) - _weak() - set(a.names) - set(b.names)


def _topic(figure: Figure) -> set[str]:
    return {*figure.topic, *figure.names}


@cache
def _group(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("counted")["people"][key])


@cache
def _lone() -> frozenset[str]:
    return words("counted", "lone")


@cache
def _weak() -> frozenset[str]:
    """Stems that show nothing: words of every report, and those that tell the question itself."""
    counted = lexicon("counted")
    concepts = (*counted["outcomes"].values(), *counted["measures"].values())
    forms = {word for phrases in concepts for phrase in phrases for word in phrase.split()}
    people = {word for group in counted["people"].values() for word in group}
    return frozenset(stem(word) for word in forms | people | set(counted["weak"]) | set(counted["happenings"]))
