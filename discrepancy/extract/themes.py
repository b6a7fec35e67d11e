"""What an outcome befell: the noun phrase that is its subject, or the object of its verb, told from word order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from discrepancy.extract.cues import is_cue
from discrepancy.extract.relatives import RELATIVES
from discrepancy.model import Span
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.concepts import content_concept
from discrepancy.text.numbers import starts_number
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.tokens import Tokens, WordTable
from discrepancy.values import changed, value


@value
class Theme:
    """A noun phrase: its concepts, its head's first, and whether it may be some of more: "two schools", "schools".

    `agent` holds those of the subject where the phrase is the object, `beyond` those of what a preposition adds to the
    phrase ("the fire at the depot") or to the verb ("closed to traffic"), `also` those of a name set beside it ("the
    mayor, Ann Roe,"). `count` is the number printed in it, `extent` "part" for some of them all ("two of the three
    cameras") and "whole" for them all ("the cameras").
    """

    stems: tuple[str, ...] = ()
    some: bool = False
    agent: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    count: str = ""
    extent: str = ""


NO_THEME = Theme()
_TELLING_WHICH = RELATIVES | {"that"}
_REACH = 12  # tokens of a clause before its verb that can hold the subject
_COUNTED = 4  # tokens from a number to what it counts
_LONGEST = 5  # content words of a noun phrase
_ASIDE = 20  # tokens of a relative clause between commas


def theme_of(
    tokens: Tokens, content: Sequence[str], clause: Span, marker: Span, idle: Collection[str] = ()
) -> Theme:
    """Return what an outcome at the tokens `marker` of a clause befell.

    "The road into town has been closed" and "closed the road" give road; `content` holds each token's concept or "".
    After the outcome, or its object, `idle` prepositions add nothing.
    """
    phrase = tokens.lows[slice(*marker)]
    own = False
    if not _openers().isdisjoint(phrase):
        led = (low in words("function_words", "prepositions") for low, after in pairwise(phrase) if after in _openers())
        own = not _words("owners").isdisjoint(phrase) or any(led) or phrase[0] in _words("pleading")  # "lost her job"
        if not own:
            return NO_THEME  # the phrase names it: "passed an inspection"
    if _befell_nobody(tokens, clause[1], marker):
        return NO_THEME
    subject, more, beside = _subject(tokens, content, clause[0], marker[0])
    if own or phrase[-1] in _words("of_subject") or phrase[-1] == "as" or not _takes_object(tokens, clause, marker):
        after = marker[1] - (len(phrase) > 1 and phrase[-1] == "of")  # "cleared of theft" is of theft
        theme = _theme(tokens, content, subject, [], [*more, *_added(tokens, after, clause[1], idle)])
        return changed(theme, also=_names_beside(tokens, content, beside)) if beside else theme
    found = _object(tokens, content, marker[1], clause[1])
    if phrase[0] == "to" and not _words("intentions").isdisjoint(tokens.lows[marker[0] - 1 : marker[0]]):
        subject = []  # "a plan to close the mill"
    added = _added(tokens, found[-1] + 1, clause[1], idle) if found else []
    return _theme(tokens, content, found, subject, added)


def _befell_nobody(tokens: Tokens, last: int, marker: Span) -> bool:
    """Whether the object of a verb is nobody: "killed no one"."""
    lows, at = tokens.lows, marker[1]
    if at >= last or lows[at] not in words("meaning", "of_all"):
        return False
    return lows[at] != "no" or lows[at + 1 : at + 2] == ["one"]


def stands_for(tokens: Tokens, first: int, verb: int) -> bool:
    """Whether the subject of a verb is a pronoun of the third person: "it was", "both were", "one of them was"."""
    i = _before_auxiliaries(tokens.lows, first, verb)
    if i > first and tokens.lows[i] in _words("joiners"):
        i = _before_auxiliaries(tokens.lows, first, _first_verb(tokens, first, i))
    return i >= first and not _words("pronouns").isdisjoint(tokens.lows[i : i + 2])  # "both" may stand after "that"


def _first_verb(tokens: Tokens, first: int, last: int) -> int:
    """Return the first auxiliary or verb of some tokens, which is that of their subject: "said" may lead to both."""
    told = (k for k in range(first, last) if not is_cue(tokens.lows[k]))
    return next((k for k in told if tokens.lows[k] in _words("carriers") or _is_verb(tokens, k)), first)


def _theme(
    tokens: Tokens, content: Sequence[str], places: Sequence[int], agent: Sequence[int], beyond: Sequence[int]
) -> Theme:
    """Return the theme of a noun phrase, given its content words' tokens, and those of what stands around it."""
    lows = tokens.lows
    printed = sorted(places) if len(places) > 1 else places
    numbers = [i for i in printed if starts_number(lows[i])]
    if numbers:
        names = {i for i in numbers if "-" in lows[i] or _labels(tokens, content, i)}  # "one-day" is not one of several
        printed = [i for i in printed if i not in names]
        numbers = [i for i in numbers if i not in names]
    if not printed:
        return NO_THEME
    count = _number(lows[numbers[0]]) if numbers else ""
    told = [i for i in printed if i not in numbers] if numbers else printed
    if len(told) > 1 and lows[told[0]] in _words("leading") and "of" in lows[told[0] : told[1]]:
        told = told[1:]
    at = _head(lows, told or printed[-1:])
    before = lows[printed[0] - 1] if printed[0] else ""
    plural = _plural(tokens.words[at])
    known = before in _words("wholes") or before in _words("owners") or before.endswith("'s")
    some = len(told) < len(printed) or (plural and not known)
    part = some and _of_the(lows, printed[0], at)
    extent = "part" if part else "whole" if plural and not some else ""
    others = sorted({content[i] for i in told} - {content[at]}) if len(told) > 1 else ()
    stems = (content[at], *others) if told else ()
    doers = tuple(sorted({content[i] for i in agent})) if agent else ()
    added = tuple(sorted({content[i] or content_concept(lows[i]) for i in beyond})) if beyond else ()
    return Theme(stems, some, doers, added, count=count, extent=extent)


def _head(lows: list[str], told: Sequence[int]) -> int:
    """Return the head of a noun phrase, given its words: the one before "of", or the last."""
    if "of" not in lows[told[0] : told[-1]]:
        return told[-1]
    return next((i for i, k in pairwise(told) if "of" in lows[i:k]), told[-1])


def _of_the(lows: list[str], first: int, head: int) -> bool:
    """Whether a number of a known group is told: "two of the three cameras", "some of its cameras"."""
    start = first if starts_number(lows[first]) else first - 2
    counted = start >= 0 and (starts_number(lows[start]) or lows[start] in words("meaning", "qualifiers"))
    return counted and any(lows[i] == "of" and lows[i + 1] in _openers() for i in range(start, head))


def _number(low: str) -> str:
    """Return the digits of a number, as printed or in a word."""
    return str(lexicon("meaning")["numbers"].get(low, low))


def _labels(tokens: Tokens, content: Sequence[str], i: int) -> bool:
    """Whether a number tells which of a name is meant: "Flight 12"."""
    return i > 0 and tokens.words[i - 1][0].isupper() and content[i - 1] != ""


def _plural(word: str) -> bool:
    if word in ("people", "men", "women", "children"):
        return True
    return word[0].islower() and word.endswith("s") and not word.endswith(("ss", "'s"))


def _added(tokens: Tokens, start: int, last: int, idle: Collection[str] = ()) -> list[int]:
    """Return the words of the phrase that a preposition at a token adds."""
    lows = tokens.lows
    while start < last and (starts_number(lows[start]) or lows[start] in _words("amounts")):
        start += 1
    i = start + 1
    if start >= last or lows[start] not in _words("adding") or lows[start] in idle:
        return []
    while i < last and lows[i] in words("function_words", "articles"):
        i += 1
    found: list[int] = []
    while i < last and lows[i][0].isalpha() and lows[i] not in words("function_words") and len(found) < _LONGEST:
        if lows[i] not in _words("times") and lows[i] not in calendar():
            found.append(i)
        i += 1
    return found


def _takes_object(tokens: Tokens, clause: Span, marker: Span) -> bool:
    """Whether a noun phrase follows a verb that is not passive."""
    lows, at = tokens.lows, marker[1]
    # what follows is looked at first: whether the verb is passive takes a walk back
    if at < clause[1] and starts_number(lows[at]):
        return _things_counted(tokens, at, clause[1]) and not _passive(tokens, clause[0], marker)
    if at >= clause[1] or not lows[at][0].isalpha() or lows[at] in _words("times") or is_adverb(lows[at]):
        return False
    if lows[at] not in _openers() and lows[at] in words("function_words") and lows[at] != "no":
        return False
    led = lows[marker[0]] == "no" and lows[at - 1] in words("function_words", "prepositions")  # "no pause in flights"
    led = led or (lows[marker[0]] == "there" and lows[at - 1] == "no")
    return led or not _passive(tokens, clause[0], marker)


def _passive(tokens: Tokens, first: int, marker: Span) -> bool:
    """Whether a verb in a clause from token `first` on is passive."""
    lows, between = tokens.lows, _words("times")
    back = range(marker[0] - 1, first - 1, -1)
    before = next((i for i in back if not is_adverb(lows[i]) and lows[i] not in between), -1)
    inside = lows[slice(*marker)]
    if not _words("be").isdisjoint(inside):
        return not any(low.endswith("ing") for low in inside)  # "is keeping its stake"
    return before >= 0 and lows[before] in _words("be")


def _things_counted(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a number counts people or things: "arrested three men", and not "rose three points"."""
    lows = tokens.lows
    noun = next((i for i in range(at, min(at + _COUNTED, last)) if not starts_number(lows[i])), last)
    if noun >= last or not lows[noun][0].isalpha() or lows[noun] in words("function_words"):
        return False
    return _plural(tokens.words[noun]) and lows[noun] not in _measures()


@cache
def _measures() -> frozenset[str]:
    """Return the words of amounts, of times and of units."""
    units = lexicon("units")["dimensions"].values()
    return _words("amounts").union(_words("times"), *units)


def _object(tokens: Tokens, content: Sequence[str], start: int, last: int) -> list[int]:
    lows, found, i = tokens.lows, list[int](), start
    while i < last and len(found) < _LONGEST:
        low = lows[i]
        if low in words("function_words"):
            if found or not (low in _openers() or low == "no"):
                break
        elif low.endswith("'s"):
            found = []  # whose it is
        elif not low[0].isalnum() or low in _words("times"):
            break
        elif content[i]:
            found.append(i)
        i += 1
    return found


def _subject(
    tokens: Tokens, content: Sequence[str], first: int, verb: int
) -> tuple[list[int], list[int], range]:
    """Walk back from a verb over its auxiliaries to its noun phrase, what prepositions add to that, and an aside.

    "The bridge, which is old, was shut" and "The bridge shook and was shut" tell of the bridge.
    """
    lows = tokens.lows
    i = _before_relative(tokens, first, _before_auxiliaries(lows, first, verb))
    if i >= first and lows[i] in _words("joiners"):
        return _subject(tokens, content, first, _first_verb(tokens, first, i))
    end = i
    if i == first - 1 or lows[i] == ",":
        first, i = _before_aside(lows, first, i)
    found, more = _phrase(tokens, content, first, i)
    return found, more, range(i + 1, end)


def _before_relative(tokens: Tokens, first: int, last: int) -> int:
    """Return the last token before a clause that tells which is meant: "the siren that is to warn families stayed"."""
    lows = tokens.lows
    for i in range(last - 1, max(first, last - _REACH), -1):
        if not lows[i][0].isalnum():
            break
        if lows[i] in _TELLING_WHICH and lows[i + 1] in _words("carriers") and not is_cue(lows[i - 1]):
            return i - 1
    return last


def _phrase(tokens: Tokens, content: Sequence[str], first: int, last: int) -> tuple[list[int], list[int]]:
    """Walk back from a token over the noun phrase that ends there, and what prepositions add to that."""
    lows, i, farthest = tokens.lows, last, max(first, last - _REACH)
    parts, coming, carriers = _parts(), words("outcomes", "coming"), _words("carriers")
    more: list[int] = []
    found: list[int] = []
    while i >= farthest:
        low = lows[i]
        part = parts[low]
        if i > first and lows[i - 1] in coming:
            break  # a verb: "will offer"
        if part == "article":
            if not (i > first and parts[lows[i - 1]] == "preposition"):
                break
        elif part == "preposition":
            if low != "of":
                more, found = more + found, []
        elif more and not found and (low in _words("participles") or (low.endswith("ed") and _is_verb(tokens, i))):
            pass  # "the strike called for Monday" is the strike
        elif part == "age":
            found = []  # "a girl aged nine" is the girl
        elif part == "owner" and found and _owner_beyond(lows, i):
            pass  # "the line at the company's plant" is the line
        elif part in ("owner", "end") or (part == "verb" and _tells_deed(tokens, i, found)):
            break  # a possessive too: a mayor's aide is no mayor
        elif content[i] and low not in carriers and len(found) < _LONGEST:
            found.append(i)
        i -= 1
    return (found, more) if found else (more, [])


def _tells_deed(tokens: Tokens, at: int, found: Sequence[int]) -> bool:
    """Whether a word with the look of a verb is one: not in "the crossing", nor in "milk from vaccinated herds"."""
    low, before = tokens.lows[at], tokens.lows[at - 1] if at else "."
    noun = not found and low.endswith("ing") and before in _openers()
    which = bool(found) and low.endswith("ed") and _parts()[before] == "preposition"
    return tokens.words[at][0].islower() and not (noun or which)


def _owner_beyond(lows: list[str], at: int) -> bool:
    """Whether a possessive stands in a phrase that a preposition adds: "at the company's plant"."""
    i = at - 1
    while i > 0 and lows[i] in words("function_words", "articles"):
        i -= 1
    return i >= 0 and lows[i] in words("function_words", "prepositions") and lows[i] != "of"


def _names_beside(tokens: Tokens, content: Sequence[str], aside: range) -> tuple[str, ...]:
    """Return the concepts of an aside that is a name and no more: ", Ann Roe,", ", the A61,"."""
    told = [i for i in aside if tokens.lows[i] not in words("function_words", "articles") and tokens.lows[i] != ","]
    named = told and all(tokens.words[i][0].isupper() for i in told)
    return tuple(sorted({content[i] for i in told} - {""})) if named else ()


def _before_auxiliaries(lows: list[str], first: int, verb: int) -> int:
    """Return the last token before a verb and its auxiliaries, with the time among them: "was last night shut"."""
    i, carries = verb - 1, _carries()
    while i >= first and carries[lows[i]]:
        i -= 1
    k = i
    while k > first and lows[k] in _words("times"):
        k -= 1
    return _before_auxiliaries(lows, first, k + 1) if k < i and lows[k] in _words("carriers") else i


def _before_aside(lows: list[str], first: int, comma: int) -> Span:
    """Return the first token of a clause and the last before the aside that ends with a comma, if one does.

    An aside with a verb of its own ("who is 50,") stands in clauses of its own, and what goes on after it in another.
    """
    if comma < 1 or lows[comma] != ",":
        return first, comma
    if comma >= first:  # within the clause
        return first, next((k for k in range(comma - 1, first, -1) if lows[k] == ","), comma + 1) - 1
    for k in range(comma - 1, max(0, comma - _ASIDE), -1):
        if not lows[k][0].isalnum() and lows[k] not in _words("mid_marks"):
            break
        if lows[k] in _words("relatives") and lows[k - 1] == ",":
            return max(0, k - 1 - _REACH), _before_age(lows, k - 2)
    return first, comma


def _before_age(lows: list[str], last: int) -> int:
    """Return the last token before an age between commas: "Ann Roe, 31, who was hurt, was sent home"."""
    number = last > 1 and starts_number(lows[last])
    return last - 2 if number and lows[last - 1] == "," else last


def _is_verb(tokens: Tokens, i: int) -> bool:
    return tokens.words[i][0].islower() and _may_be_verb(tokens.lows[i])


def _may_be_verb(low: str) -> bool:
    return low in words("clauses", "verbs") or low.endswith(("ed", "ing"))


@cache
def _parts() -> WordTable[str]:
    """Return what each word is to a noun phrase that stands before a verb, "" for one that tells what it is of."""

    def part(low: str) -> str:
        if low in words("function_words", "articles"):
            return "article"
        if low in words("function_words", "prepositions"):
            return "preposition"
        if low in _words("ages"):
            return "age"
        if low.endswith("'s"):
            return "owner"
        if not low[0].isalnum() or low in _ends():
            return "end"
        return "verb" if _may_be_verb(low) else ""

    return WordTable(part)


@cache
def _carries() -> WordTable[bool]:
    """Return whether each word may stand between a subject and its verb."""
    return WordTable(lambda low: low in _words("carriers") or low.endswith(("n't", "ly")))


@cache
def _openers() -> frozenset[str]:
    """Return the function words that a noun phrase may open with."""
    return words("function_words", "articles") | _words("owners")


@cache
def _ends() -> frozenset[str]:
    return words("function_words") | words("meaning", "of_all")


@cache
def _words(key: str) -> frozenset[str]:
    return words("outcomes", f"theme_{key}")
