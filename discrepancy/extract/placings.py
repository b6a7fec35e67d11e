"""In what place somebody finished: "came home third", "took bronze", and lists: "3. Ida Moe (NOR) 2:25:23".

A place is a figure of the unit "place" with the name of who finished so; an article that gives somebody two has none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from discrepancy.extract.clauses import clauses
from discrepancy.extract.dates import spelled_days
from discrepancy.extract.speakers import Cast
from discrepancy.extract.surroundings import Surroundings
from discrepancy.model import Figure, Span, SpeakerKind
from discrepancy.text.figure_views import PLACE
from discrepancy.text.numbers import starts_number
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.stems import content_stem, function_words
from discrepancy.text.tokens import Tokens
from discrepancy.values import changed

_MOST = 5  # tokens between the verb and the place
_LEAD = 3  # paragraphs that tell what the article is about
_SHORT = 3  # tokens between a name and the verb that follows it: "Ida Moe, who finished"
_LISTED = re.compile(
    r"\n[ \t]*(\d{1,3})[.)]?[ \t]+([^\W\d_][\w'’-]*(?:[ \t]+[^\W\d_][\w'’-]*){1,3})[ \t]+"
    r"(?:[(\[][A-Z]{2,4}[)\]],?[ \t]+\S*\d|\d+:\d\d:\d\d\b)"
)
_DISTANCE = re.compile(r"\d[\d,.]*k?m")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")

_Placed = tuple[int, int, int]  # the place, its first token and the token after it


def tells_placing(low: str) -> bool:
    """Whether a word is a verb that a place may follow."""
    return low in _words("verbs") or low in _words("takes")


def read_placings(tokens: Tokens, document: str, around: Surroundings, cast: Cast) -> tuple[Figure, ...]:
    """Return the places in which those whom an article names finished, in order of offset."""
    found = [*_told(tokens, document, around, cast), *_listed(tokens.text, document)]
    places: defaultdict[str, set[float]] = defaultdict(set)
    for figure in found:
        places[figure.names[0].split()[-1]].add(figure.low)
    known = (figure for figure in found if len(places[figure.names[0].split()[-1]]) == 1)
    return tuple(sorted(known, key=lambda figure: figure.span))


def _told(tokens: Tokens, document: str, around: Surroundings, cast: Cast) -> Iterator[Figure]:
    """Yield the places that sentences tell, outside quotation marks."""
    lows = tokens.lows
    found = [(verb, placed) for verb in tokens.places(tells_placing) if (placed := _place_after(lows, verb))]
    kinds = set(filter(_is_kind, lows[: _lead_end(tokens)])) if found else set()
    for verb, placed in found:
        sentence = cast.scene.around(verb)
        span = tokens.span(verb, placed[2])
        contest = None if around.told(span)[1] else _contest(tokens, sentence, verb, placed)
        name = _who(cast, sentence[0], verb) if contest is not None else ""
        if contest is not None and name:
            said, when = around.speaker(span), around.occasion(span[0])
            figure = _figure(document, span, placed[0], name)
            yield changed(figure, context=tuple(sorted({*contest, *kinds})), speaker=said, occasion=when)


def _listed(text: str, document: str) -> Iterator[Figure]:
    """Yield the places of a list of results, whose lines end in a time or have a country's code."""
    for line in _LISTED.finditer(text):
        yield _figure(document, (line.start(1), line.end(2)), int(line[1]), " ".join(line[2].split()))


def _figure(document: str, span: Span, place: int, name: str) -> Figure:
    return Figure(document, span, float(place), float(place), PLACE, "exactly", names=(name,), lone=True)


def _place_after(lows: list[str], verb: int) -> _Placed | None:
    """Return the place that a verb has after it, None for none: "the third lap" and "a third of the race" are none."""
    if lows[verb] in _words("takes"):
        return _taken(lows, verb + 1)
    at, last = verb + 1, min(verb + _MOST + 1, len(lows))
    while at < last and lows[at] in _words("between") and not _ordinal(lows[at]):
        at += 1
    place = _ordinal(lows[at]) if at < last else 0
    bare = at == verb + 1
    if not place or lows[at - 1] in words("function_words", "articles") or (bare and lows[verb] in _words("with_more")):
        return None
    after = lows[at + 1] if at + 1 < len(lows) else "."
    goes_with = not after[0].isalnum() or after in function_words() or after in _words("after") or after in calendar()
    if not goes_with or after in ("-", "from", "to", "and", "among") or _ordinal(after):
        return None
    return place, at, at + 1 + (after in _words("place"))


def _taken(lows: list[str], at: int) -> _Placed | None:
    """Read "(took) third place" and "(won) the bronze medal"."""
    if at < len(lows) and lows[at] in words("function_words", "articles"):
        at += 1
    if at + 1 >= len(lows):
        return None
    medal = lexicon("placings")["medals"].get(lows[at], 0)
    if medal and (lows[at + 1] == "medal" or not lows[at + 1][0].isalnum() or lows[at + 1] in function_words()):
        return medal, at, at + 1
    place = _ordinal(lows[at])
    return (place, at, at + 2) if place and lows[at + 1] in _words("place") else None


def _contest(tokens: Tokens, sentence: Span, verb: int, placed: _Placed) -> tuple[str, ...] | None:
    """Return the stems of what a place was in, empty for a plain "race"; None where it was in another one, or in none.

    What it was in must be what the article opens with: "had finished third" and "third in her heat" tell of another.
    """
    lows = tokens.lows
    first, last = next(span for span in clauses(tokens, *sentence) if span[0] <= verb < span[1])
    if not _words("apart").isdisjoint(lows[first:last]) or any(low[:2] in ("19", "20") for low in lows[first:last]):
        return None
    lead = [low for i, low in enumerate(lows[: _lead_end(tokens)]) if not first <= i < last]
    if _on_other_day(lows[first:last], lead) or not _words("surveys").isdisjoint((*lead, *lows[slice(*sentence)])):
        return None
    at = placed[2]
    if at >= last or lows[at] not in ("in", "at"):
        return ()
    if at + 1 < last and lows[at + 1] in ("a", "an"):
        return None
    contest = _noun_phrase(tokens, at + 1, last) - _contests()
    return tuple(sorted(contest)) if contest.issubset(map(content_stem, lead)) else None


def _lead_end(tokens: Tokens) -> int:
    """Return the token after those that tell what the article is about."""
    return tokens.paragraphs[min(_LEAD, len(tokens.paragraphs)) - 1].last


@cache
def _is_kind(low: str) -> bool:
    """Whether a word tells one race of a day from another."""
    return low in _words("kinds") or _DISTANCE.fullmatch(low) is not None


def _on_other_day(clause: list[str], lead: list[str]) -> bool:
    """Whether a clause names a day, and an article opens with others alone."""
    days = calendar().intersection(clause)
    return bool(days) and days.isdisjoint(lead) and not calendar().isdisjoint(lead)


def _noun_phrase(tokens: Tokens, at: int, last: int) -> set[str]:
    """Return the stems of the content words up to the next mark or preposition; a time is none: "in 2:33:15"."""
    lows, found = tokens.lows, set[str]()
    if at < last and starts_number(lows[at]):
        return found
    while at < last and lows[at] not in words("function_words", "prepositions") and lows[at][0].isalnum():
        found.add("" if lows[at] in calendar() else content_stem(lows[at]))
        at += 1
    return found - {""}


def _who(cast: Cast, first: int, verb: int) -> str:
    """Return the full name of who finished, "" where it may be either of two: "Moe hugged Lund and finished third"."""
    mentions = [m for m in cast.scene.mentions(first, verb) if m.last <= verb and not m.possessive and m.kind != "who"]
    known = [(m, s) for m in mentions if (s := cast.speaker(m)) and s.kind is not SpeakerKind.ROLE and " " in s.name]
    if not known:
        return ""
    (last, speaker), names = known[-1], {s.key for _, s in known}
    beside = verb - last.last < _SHORT and last is mentions[-1]
    return speaker.name if beside or len(names) == 1 else ""


@cache
def _ordinal(low: str) -> int:
    """Return the place that a word tells, "third" or "3rd", 0 for none."""
    digits = _ORDINAL.fullmatch(low)
    return int(digits[1]) if digits else spelled_days().get(low, 0)


@cache
def _contests() -> frozenset[str]:
    return frozenset(content_stem(word) for word in _words("contests"))


def _words(key: str) -> frozenset[str]:
    return words("placings", key)
