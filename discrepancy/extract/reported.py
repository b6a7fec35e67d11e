"""Reported speech: the clause that a cue introduces or follows, told from other uses of the verb by a linear model."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf
from operator import attrgetter

from discrepancy.extract.complements import complement_of, past_inverted
from discrepancy.extract.cues import addressing, cue_forms, finite_cue
from discrepancy.extract.joint import speaking_together
from discrepancy.extract.mentions import Mention, Scene, noun_kinds
from discrepancy.extract.passives import quoted_as_saying, told_by
from discrepancy.extract.phrases import before_auxiliaries, openers
from discrepancy.extract.sources import label_end
from discrepancy.extract.titles import offices
from discrepancy.extract.verbs import Verb
from discrepancy.extract.vocabulary import log_odds, weights
from discrepancy.model import Span
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import function_words

_MAY_END = frozenset({";", "—", "–", ",", "according", "and", "but"})  # a clause said, and start what comes next
_BE = frozenset({"am", "are", "be", "been", "being", "felt", "is", "rest", "was", "were"})
_OFFICE = 8  # tokens of an office set before a name
_FEWEST_LABELS = 3  # paragraphs; fewer make no transcript
_MODEL = "reported_weights"
_ROUNDING = 1e-6  # more than the order of a sum can change
_PLACE_OF_SOURCE = 6  # among the features


@dataclass(slots=True)
class Report:
    """A clause said, as tokens `first` to `last`, with its source and cue; `features` say why it may be one.

    `rest` is the range of tokens where the clause goes on after an attribution in its middle.
    """

    first: int
    last: int
    source: Mention | None
    verb: Verb
    features: list[str]
    rest: Span | None = None
    score: float = 0.0


@cache
def _auxiliaries() -> frozenset[str]:
    return vocabulary("clause_words", "auxiliaries")


def read_reports(scene: Scene) -> list[Report]:
    """Return the reported speech of an article in order: the clauses that the outlet gives to a source."""
    threshold, found = weights(_MODEL).get("threshold", 0.0), []
    for report in possible_reports(scene, threshold):
        report.score = log_odds(_MODEL, report.features)
        if report.score > threshold:
            found.append(report)
    return _disjoint(scene, found)


def _disjoint(scene: Scene, found: list[Report]) -> list[Report]:
    """Of clauses of a sentence that overlap by more than half keep the better."""
    by_sentence: dict[int, list[Report]] = {}
    for report in found:
        by_sentence.setdefault(scene.sentence_index(report.first), []).append(report)
    kept = [one for some in by_sentence.values() for one in (some if len(some) == 1 else _best(some))]
    return sorted(kept, key=attrgetter("first", "last"))


def _best(found: list[Report]) -> list[Report]:
    """Return some clauses of one sentence less those that overlap with a better one by more than half."""
    kept: list[Report] = []
    for report in sorted(found, key=lambda report: (-report.score, report.first)):
        size = report.last - report.first  # clauses that start farther apart cannot share half of their words
        low = bisect_left(kept, report.first - size, key=attrgetter("first"))
        high = bisect_right(kept, report.first + size, key=attrgetter("first"))
        if all(_overlap(report, other) < 0.5 for other in kept[low:high]):
            insort(kept, report, key=attrgetter("first"))
    return kept


def _overlap(a: Report, b: Report) -> float:
    common = min(a.last, b.last) - max(a.first, b.first)
    return common / (max(a.last, b.last) - min(a.first, b.first)) if common > 0 else 0.0


def possible_reports(scene: Scene, least: float = -inf) -> Iterator[Report]:
    """Yield every clause that a cue of the narrative may report, less some whose log-odds cannot reach the `least`."""
    for verb in scene.told:
        first, last = scene.around(verb.first)
        if verb.first == first and verb.cue.form == "past":  # "Asked about it, she smiled."
            continue
        report = _report(scene, verb, first, last, least)
        if report is not None and report.last > report.first:
            yield report
    yield from _according(scene)
    yield from _labelled(scene)


def _labelled(scene: Scene) -> Iterator[Report]:
    """Yield the paragraphs of a transcript: a name in capitals, a colon, what was said."""
    labels = [label_end(scene, paragraph.first, paragraph.last) for paragraph in scene.tokens.paragraphs]
    if sum(stop > 0 for stop in labels) < _FEWEST_LABELS:
        return
    for paragraph, stop in zip(scene.tokens.paragraphs, labels, strict=True):
        if not stop or scene.quoted.find(1, stop, paragraph.last) >= 0 or stop >= paragraph.last:
            continue
        name = scene.inside.get(paragraph.first)
        source = Mention(paragraph.first, stop - 1, stop - 2, "name", name=name, after=stop - 1)
        verb = Verb(stop - 1, stop, cue_forms()["said"])
        yield Report(stop, paragraph.last, source, verb, ["bias", "label", f"label,n={_size(paragraph.last - stop)}"])


def _report(scene: Scene, verb: Verb, first: int, last: int, least: float) -> Report | None:
    """Return what a cue verb may report: the clause after it, or the sentence before a final "police said".

    For its source the sentence has to be searched: where none could save the clause, that is left.
    """
    end, words = last, scene.tokens.words
    while end > verb.last and not words[end - 1][0].isalnum():
        end -= 1
    if verb.cue.base == "assure" and scene.tokens.lows[verb.first - 1] in _BE:
        return None  # "residents were assured that": who said it is not told
    start, pattern = past_inverted(scene, verb, end) or complement_of(scene, verb, end)
    if pattern in ("final", "mid"):
        return _final(scene, verb, (first, last), (start, end) if pattern == "mid" else None)
    if pattern == "noun" and verb.last in scene.name_at and scene.quoted[verb.first - 1]:
        return None  # “No,” said Ann Lee and Tom Reed
    if pattern == "noun" and verb.cue.base in ("quote", "cite") and quoted_as_saying(scene, verb.first, end):
        return None
    stop = _clause_end(scene, start, _subordinate_end(scene, verb, first, end), pattern)
    if stop <= start or scene.quoted[start]:
        return None
    opening = _opening(scene, start)
    features = _of_cue(scene, verb, pattern, first)
    features += (
        f"mixed={scene.quoted.find(1, start, stop) >= 0},{pattern}",
        f"{pattern},n={_size(stop - start)}",
        f"{pattern},open={opening}",
        f"v={verb.cue.base},open={opening}",
    )
    if log_odds(_MODEL, features) + _most_of_source(pattern, verb.cue.form, verb.cue.cls) < least - _ROUNDING:
        return None
    source, gap = subject_of(scene, verb, first, last)
    if source is not None and source.first and scene.tokens.lows[source.first - 1] == "nor":
        return None  # "neither Ann Lee nor Tom Orr said that"
    _add_source(features, source, gap, verb, pattern)
    return Report(start, stop, told_by(scene, verb, source), verb, features)


def _size(count: int) -> str:
    return "1" if count < 2 else "2" if count < 4 else "4" if count < 8 else "8" if count < 16 else "16"


def _opening(scene: Scene, start: int) -> str:
    low = scene.tokens.lows[start]
    if low in vocabulary("clause_words", "named_openings"):
        return low
    if start in scene.inside:
        return "name"
    return "opener" if low in openers() else "f" if low in function_words() else "w"


def subject_of(scene: Scene, verb: Verb, first: int, last: int) -> tuple[Mention | None, str]:
    """Return the subject of a cue and how it stands to it: "0", "adv", "clause", "far", "after" or "none".

    `first` and `last` are the sentence.
    """
    found = scene.mentions(first, last)
    if not found:
        return None, "none"
    lows = scene.tokens.lows
    edge = before_auxiliaries(scene, verb.first, first)
    left = [m for m in found if m.last <= edge and not m.possessive]
    for mention in reversed(left):
        if mention.last == edge:
            return _whole(scene, mention, left), "0" if edge == verb.first else "adv"
        if mention.after == edge:
            return mention, "clause"
    if edge > first and lows[edge - 1] == "," and verb.cue.form != "ing" and verb.cue.base not in addressing():
        after = next((m for m in found if m.first == verb.last), None)
        if after is not None:
            return after, "after"
    nearest = left if verb.cue.form == "ing" else reversed(left)
    far = next((m for m in nearest if not _oblique(scene, m)), None)
    return (far, "far") if far is not None else (None, "none")


def _whole(scene: Scene, mention: Mention, left: list[Mention]) -> Mention:
    """Return the mention that one after a preposition only completes: "the mayor of Orme", "police in Tarn"."""
    around = (m for m in left if m.first < mention.first and m.last == mention.last)
    return next(around, mention) if _oblique(scene, mention) else mention


def _oblique(scene: Scene, mention: Mention) -> bool:
    return mention.first > 0 and scene.tokens.lows[mention.first - 1] in vocabulary("function_words", "prepositions")


def _subordinate_end(scene: Scene, verb: Verb, first: int, end: int) -> int:
    """Return where a clause that opens the sentence gives way to the main one: "While he said that it would, …"."""
    lows = scene.tokens.lows
    if lows[first] not in vocabulary("clause_words", "subordinators") and verb.first != first:
        return end
    comma = next((k for k in range(first, end) if lows[k] == "," and not scene.quoted[k]), end)
    return comma if comma > verb.last else end


def _clause_end(scene: Scene, start: int, end: int, pattern: str) -> int:
    """Return where the clause said ends: at a new attribution, a semicolon, or with the sentence."""
    lows = scene.tokens.lows
    for k, low in enumerate(lows[start + 1 : end], start + 1):
        if low not in _MAY_END or scene.quoted[k]:
            continue
        if low in (";", "—", "–"):
            return k
        if low == "according" and k + 1 < end and lows[k + 1] == "to":
            return k - (lows[k - 1] == ",")
        if low == "," and k + 1 < end and _leaves(scene, k + 1, end, pattern):
            return k
        if low in ("and", "but") and _cue_follows(scene, k + 1, end):
            return k - (lows[k - 1] == ",")
    return end


def _cue_follows(scene: Scene, k: int, end: int) -> bool:
    """Whether a finite cue comes next, or after one name or pronoun: ", and she added"."""
    lows = scene.tokens.lows
    name = scene.inside.get(k)
    if name is not None:
        k = name.last
    elif k < end and noun_kinds().get(lows[k]) == "pronoun":
        k += 1
    return k < end and finite_cue(lows[k]) is not None


def _leaves(scene: Scene, k: int, end: int, pattern: str) -> bool:
    """Whether the words after a comma belong to the outlet's own clause again."""
    lows, forms = scene.tokens.lows, cue_forms()
    low = lows[k]
    cue = forms.get(low)
    if cue is not None and cue.form == "ing":
        return True
    if pattern in ("noun", "to") and low in vocabulary("clause_words", "leaving"):
        return True
    tail = [forms[one] for one in lows[k : min(end, k + 5)] if one in forms]
    return bool(tail) and tail[0].strong and end - k < 9 and cue is None and low not in ("and", "that")


def _final(scene: Scene, verb: Verb, sentence: Span, rest: Span | None) -> Report | None:
    """Return the sentence before ", police said" as the clause said; `rest` is what goes on after it in commas."""
    tokens, (first, last) = scene.tokens, sentence
    start = first + (tokens.lows[first] in vocabulary("clause_words", "coordinators"))
    quotation = scene.quoted.find(1, start, verb.first)
    outside = tokens.lows[start : quotation if quotation >= 0 else verb.first]
    if not verb.cue.strong or "," not in outside:  # a comma must close what was said, and no quotation stands in it
        return None
    source, gap = subject_of(scene, verb, first, last)
    if gap in ("far", "none"):
        return None
    # ", Lee, the mayor, said"
    beside = gap in ("0", "adv") or (source is not None and tokens.lows[source.first - 1] == ",")
    subject = speaking_together(scene, source, verb)[0] if source is not None and beside else None
    left = min(verb.first, subject.first) if subject is not None else verb.first
    if tokens.words[verb.first - 1] == ",":  # ", its chief engineer, Ann Lee, said"
        left = _before_office(scene, left, first)
    if source is None or left <= first + 1 or tokens.words[left - 1] != "," or scene.quoted[left - 2]:
        return None
    if scene.quoted.find(1, start, rest[1] if rest else left) >= 0 or (rest and rest[0] >= rest[1]):
        return None
    pattern = "mid" if rest else "final"
    features = _of_cue(scene, verb, pattern, first)
    _add_source(features, source, gap, verb, pattern)
    features.append(f"{pattern},n={_size(left - 1 - start)}")
    return Report(start, left - 1, told_by(scene, verb, source), verb, features, rest)


def _before_office(scene: Scene, left: int, first: int) -> int:
    """Return where the office set before a name in commas starts: ", its chief engineer, Ann Lee, said".

    It may open the sentence: "The judge, Ann Lee, ruled on Monday."
    """
    lows = scene.tokens.lows
    if left < first + 2 or lows[left - 1] != "," or lows[left - 2] not in offices():
        return left
    lowest = max(first - 1, left - _OFFICE)
    comma = next((k for k in range(left - 2, lowest, -1) if lows[k] == ","), lowest)
    opens = lows[comma] == "," if comma >= first else comma == first - 1
    return comma + 1 if opens and lows[comma + 1] in openers() else left


def _of_cue(scene: Scene, verb: Verb, pattern: str, first: int) -> list[str]:
    """Name what the cue tells and the word before it."""
    before = scene.tokens.lows[verb.first - 1] if verb.first > first else "^"
    base, form = verb.cue.base, verb.cue.form
    return [
        "bias",
        f"v={base},{pattern}",
        f"v={base},{form}",
        f"{'S' if verb.cue.strong else 'W'}{form},{pattern}",
        f"{verb.cue.cls},{pattern}",
        f"h={before if before in _auxiliaries() or before == 'to' else '-'},{form}",
        f"b={before if before in function_words() else '-'},{form}",
    ]


def _add_source(features: list[str], source: Mention | None, gap: str, verb: Verb, pattern: str) -> None:
    """Put what the source tells in its place: a sum of floats depends on their order, and may be the threshold."""
    told = _of_source(source.kind if source is not None else "none", gap, pattern, verb.cue.form, verb.cue.cls)
    features[_PLACE_OF_SOURCE:_PLACE_OF_SOURCE] = told


def _of_source(kind: str, gap: str, pattern: str, form: str, cls: str) -> tuple[str, ...]:
    """Name what the kind of mention tells and how it stands to the cue, of some form and class."""
    return f"{gap},{pattern},{form}", f"k={kind},{pattern}", f"k={kind},{gap},{cls}"


@cache
def _most_of_source(pattern: str, form: str, cls: str) -> float:
    """Return the most that any source could add to the log-odds of a clause."""
    return max(log_odds(_MODEL, _of_source(kind, gap, pattern, form, cls)) for kind, gap in _sources())


@cache
def _sources() -> list[tuple[str, str]]:
    """Return the kinds of mentions that the model knows with how they stand to a cue, and "" for any other."""
    known = [feature.split(",") for feature in weights(_MODEL)]
    kinds = {parts[0][2:] for parts in known if parts[0].startswith("k=")}
    gaps = {parts[1] if parts[0].startswith("k=") else parts[0] for parts in known if len(parts) == 3}
    return [(kind, gap) for kind in kinds | {""} for gap in gaps | {""}]


def is_according(low: str) -> bool:
    """Whether a word is the "according" of "according to"."""
    return low == "according"


def _according(scene: Scene) -> Iterator[Report]:
    """Yield the sentences that "according to" gives to a source."""
    lows = scene.tokens.lows
    for i in [i for i in scene.tokens.places(is_according) if not scene.quoted[i]]:
        first, last = scene.around(i)
        if i + 2 >= last or lows[i + 1] != "to":
            continue
        start, end, source_end = _around(scene, i, first, last)
        if end <= start or scene.quoted.find(1, start, end) >= 0:
            continue  # a quotation's source is chosen with the other quotations'
        source = next((m for m in scene.mentions(first, last) if m.first >= i + 2), None)
        if source is None or source.first > i + 6:
            source = Mention(i + 2, source_end, source_end - 1, "group", after=source_end)
        verb = Verb(i, i + 2, cue_forms()["said"])
        side = "lead" if end > i else "tail"
        yield Report(start, end, source, verb, ["bias", f"according,{side}", f"according,n={_size(end - start)}"])


def _around(scene: Scene, i: int, first: int, last: int) -> tuple[int, int, int]:
    """Return the clause that "according to" at token `i` speaks of, and the end of the source's phrase."""
    tokens = scene.tokens
    end = last
    while end > i and not tokens.words[end - 1][0].isalnum():
        end -= 1
    comma = next((k for k in range(i, end) if tokens.words[k] == ","), end)
    if i - first < 2:
        return min(comma + 1, end), end, comma
    start = first
    if tokens.lows[first] in vocabulary("clause_words", "coordinators"):
        start += 1
    return start, i - 1 if tokens.words[i - 1] == "," else i, comma


def spans_of(scene: Scene, report: Report) -> tuple[Span, ...]:
    """Return the spans of text of the clause said, in order."""
    clause = scene.tokens.span(report.first, report.last)
    return (clause, scene.tokens.span(*report.rest)) if report.rest else (clause,)
