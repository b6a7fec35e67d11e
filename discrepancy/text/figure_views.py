"""A figure as it is compared: its words as sets, its number as printed, and whether two values can both be right."""

from __future__ import annotations

from functools import cache, lru_cache

from discrepancy.model import Figure
from discrepancy.text.concepts import concept
from discrepancy.text.figure_words import survey_questions
from discrepancy.text.names import name_parts
from discrepancy.text.resources import lexicon, words
from discrepancy.text.slips import SWAPPED, digits
from discrepancy.text.stems import stem
from discrepancy.text.tallies import lost, margin, tallies_agree
from discrepancy.values import value

PLACE = "place"  # the unit of the place in which somebody finished
PERSONAL = frozenset({"age", PLACE})  # what is compared of one person alone
DIAL = 720  # minutes of a clock face
_WEEK, _CALENDAR = 168.0, 1.1  # hours; how far from it a length told in longer units may be: eight weeks, two months
_HALF = 0.5  # percent: less than this is rounded away
FEW = 10  # things: smaller counts stand everywhere
KEPT = 16384  # names and nouns of sentences that are kept as sets


def agree(a: Figure, b: Figure) -> bool:
    """Whether the values can both be right: their ranges meet; of a tally and a majority, if it was won by so many."""
    if a.unit != b.unit:
        votes, won = (a, b) if a.unit == "tally" else (b, a)
        by_so_many = won.low <= margin(votes.low) <= won.high
        return votes.unit == "tally" and (by_so_many or lost(votes.low) == (won.low, won.high))
    if a.unit == "tally":
        return tallies_agree(a.low, b.low)
    if "at most" in (a.bound, b.bound) and not _penalties().isdisjoint(set(a.concepts) & set(b.concepts)):
        return _as_the_law_sets(a, b)
    if a.unit != "clock":
        met = a.low <= b.high and b.low <= a.high
        if a.factor != b.factor and min(a.factor, b.factor) >= _WEEK and a.unit == b.unit == "hour":
            met = met or max(a.low, b.low) <= _CALENDAR * min(a.high, b.high)
        return met or _named_alike(a, b) or (a.unit == "percent" and (_rounded(a, b) or _rounded(b, a)))
    gap = (a.low - b.high, b.low - a.high)
    return any(max(gap[0] + turn, gap[1] - turn) <= 0 for turn in (-DIAL, 0, DIAL))


def _as_the_law_sets(a: Figure, b: Figure) -> bool:
    """Whether two penalties can both be right, of which one is the most that there can be: "of up to two years"."""
    if a.bound == b.bound:
        return round(a.high, 6) == round(b.high, 6)
    most, given = (a, b) if a.bound == "at most" else (b, a)
    return given.low <= most.high


@cache
def _penalties() -> frozenset[str]:
    """Return the questions of what somebody may be punished with."""
    return words("counted", "penalties")


def _named_alike(a: Figure, b: Figure) -> bool:
    """Whether one number is printed in two units that go by one word: nine nautical miles may be nine miles at sea."""
    if a.factor == b.factor or frozenset((a.factor, b.factor)) not in _units_of_one_word():
        return False
    return round(a.low / a.factor, 6) == round(b.low / b.factor, 6)


@cache
def _units_of_one_word() -> frozenset[frozenset[float]]:
    """Return the pairs of units that go by one word, each as multiples of the first unit of their dimension."""
    sizes = {unit: size for units in lexicon("units")["dimensions"].values() for unit, size in units.items()}
    return frozenset(frozenset(map(sizes.__getitem__, pair)) for pair in lexicon("units")["one_word"])


def _rounded(whole: Figure, part: Figure) -> bool:
    """Whether one share may be the other in whole percent: 5% of 4.8%; rates move by quarters, which nobody rounds."""
    printed = (part.low + part.high) / 2  # with its rounding
    whole_percent = whole.low == whole.high == round(whole.low) and part.high - part.low < _HALF
    return whole_percent and not round(printed * 4, 2).is_integer() and abs(whole.low - printed) < _HALF


@value
class View:
    """A figure as it is compared, its stems as sets: `context` without common words, `counted` as concepts.

    `words` are names and context, `topic` the names that the article turns on, `outcome` what happened to the people
    that it counts, or ""; `noun` is the concept of the thing counted, or "", and `value` the number as printed.
    `setting` is of which happenings and years it tells, `surveyed` whether a question of surveys is asked of it.
    """

    figure: Figure
    names: frozenset[str]
    context: frozenset[str]
    words: frozenset[str]
    topic: frozenset[str]
    counted: frozenset[str]
    noun: str
    concepts: frozenset[str]
    outcome: str
    value: float
    setting: tuple[str, tuple[int, ...]]
    surveyed: bool


def view(figure: Figure) -> View:
    """Return a figure made ready to be compared with many."""
    concepts = figure.concepts
    counted, noun = _nouns(figure.counted)
    names = _frozen(figure.names)
    context = frozenset(figure.context) - _weak("outcomes" if figure.unit == "count" else "measures")
    return View(
        figure,
        names,
        context,
        context | names,
        _frozen(figure.topic),
        counted,
        noun,
        _frozen(concepts),
        _outcome(concepts) if concepts and figure.unit == "count" else "",
        printed(figure),
        (figure.scope, figure.occasion.years),
        bool(concepts) and not survey_questions().isdisjoint(concepts),
    )


@lru_cache(KEPT)
def _nouns(stems: tuple[str, ...]) -> tuple[frozenset[str], str]:
    """Return the concepts of what is counted, and that of its last word, or ""."""
    counted = tuple(map(concept, stems))
    return frozenset(counted), counted[-1] if counted else ""


@lru_cache(KEPT)
def _outcome(concepts: tuple[str, ...]) -> str:
    """Return which of the questions that a count answers is what happened to people, or ""."""
    return next((c for c in concepts if c in outcomes()), "")


@lru_cache(KEPT)
def _frozen(stems: tuple[str, ...]) -> frozenset[str]:
    """Return stems as a set; all figures of an article share its topic, those of a sentence its names."""
    return frozenset(stems)


def keys(a: View) -> list[str]:
    """Return words of which two figures share one where they can answer one question."""
    unit = a.figure.unit
    if unit in PERSONAL:
        roles = [f"{unit} {role}" for role in a.counted]
        return roles + [f"{unit} {part}" for name in a.figure.names for part in name_parts(name)[-1:]]
    if unit != "count":
        return [unit, "question majority"] if unit == "tally" else [unit]
    asked = [f"question {question}" for question in a.concepts if question == a.outcome or question in single()]
    general = ["people"] if of_people(a) else []
    number = [f"{a.value:g}"] if a.value >= FEW else []
    swapped = [f"digits {told}"] if len(told := "".join(sorted(digits(a.value)[0]))) >= SWAPPED and a.value > 0 else []
    return [*a.counted, *asked, *general, *number, *swapped, *([] if a.counted or a.outcome else ["bare"])]


def printed(figure: Figure) -> float:
    """Return the number as it is printed, without what the words around it allow; times of day as hours and minutes."""
    if figure.bound in ("more", "at least"):
        value = figure.low
    elif figure.bound in ("less", "at most"):
        value = figure.high
    else:
        value = (figure.low + figure.high) / 2
    return value // 60 * 100 + value % 60 if figure.unit == "clock" else value


def of_people(a: View) -> bool:
    """Whether people are counted."""
    return not a.counted.isdisjoint(people())


def of_wholes(a: View, b: View) -> bool:
    """Whether both answer a question that some of one whole answer: how many of the seats a coalition has."""
    return not words("counted", "of_wholes").isdisjoint(a.concepts & b.concepts)


def wider(a: View, b: View) -> bool:
    """Whether the larger figure alone is of everywhere: 1,500 jobs worldwide, 500 jobs here."""
    less, more = sorted((a, b), key=lambda view: view.figure.low)
    told = ({*each.figure.context, *each.counted} for each in (more, less))
    return [_wide().isdisjoint(words) for words in told] == [False, True]


@cache
def _wide() -> frozenset[str]:
    """Return the concepts of words that tell that a figure is of all places."""
    return frozenset(map(concept, words("counted", "wide")))


@cache
def people() -> frozenset[str]:
    """Return the concepts of the nouns for people."""
    return group("general") | group("some")


@cache
def group(key: str) -> frozenset[str]:
    """Return the concepts of one group of nouns for people: those that stand for any, or for some of them."""
    return frozenset(concept(word) for word in lexicon("counted")["people"][key])


@cache
def outcomes() -> frozenset[str]:
    """Return what may have happened to people that are counted."""
    return frozenset(lexicon("counted")["outcomes"])


@cache
def single() -> frozenset[str]:
    """Return the questions of which an article on one event gives one answer."""
    return words("counted", "single")


@cache
def _weak(concepts: str) -> frozenset[str]:
    """Stems that show nothing: words of every report, and those that tell the question itself."""
    counted = lexicon("counted")
    forms = {word for phrases in counted[concepts].values() for phrase in phrases for word in phrase.split()}
    people = {word for group in counted["people"].values() for word in group}
    all_weak = forms | people | set(counted["weak"]) | set(counted["happenings"])
    return frozenset(form for word in all_weak for form in (stem(word), concept(word)))
