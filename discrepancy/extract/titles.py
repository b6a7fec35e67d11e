"""Titles and descriptions: the offices before, after and instead of a person's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from discrepancy.extract.cues import addressing, cue_forms, finite_cue
from discrepancy.extract.relatives import RELATIVES
from discrepancy.model import Span
from discrepancy.text.listed import Listed, by_first_word, phrase_at
from discrepancy.text.names import past_words
from discrepancy.text.resources import lexicon
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens

_LONGEST_ROLE = 14  # tokens between the commas of a description
_ENDS_LABEL = frozenset({".", ",", ";", "("})  # what follows a name alone
_LONGEST_TITLE = 7  # words before a name
_LONGEST_COMPLEMENT = 3  # words after "of" in a title: "secretary of state for foreign affairs"
_LONGEST_COLOUR = 6
_LONGEST_PARTY = 8  # tokens of "(D-N.Y.)" and the like
_PARTY = re.compile(r"[A-Z](-\w+)?|Lab|Con|LD|SNP")
_TRADES = ("ist", "er", "or", "ian", "eer")
_SHORTEST_TRADE = 6  # letters
_STOPS = frozenset([",", ".", ";", ":", "—", "–", "“", '"', "”", "(", ")", "''"])


@cache
def offices() -> frozenset[str]:
    """Return the words that end a title."""
    return vocabulary("titles", "offices", "male", "female", "plain")


@cache
def courtesies() -> frozenset[str]:
    """Return the titles that go before any name: Mr, Dr, Lady."""
    return vocabulary("titles", "male", "female", "plain")


@cache
def title_words() -> frozenset[str]:
    """Return every word that can stand in a title."""
    return offices() | vocabulary("titles", "modifiers") | vocabulary("demonyms", "short", "countries")


@cache
def body_words() -> frozenset[str]:
    """Return the words of a name that make it no person's."""
    return vocabulary("nominals", "body_names")


@cache
def _past_holders() -> frozenset[str]:
    return vocabulary("titles", "former")


@cache
def always_held() -> frozenset[str]:
    """Return the offices that somebody holds at any time, so that who once held one is not meant by it alone."""
    return vocabulary("titles", "always_held")


_PLACE = 3  # words with a capital between "former" and an office


def past_office(lows: list[str], first: int, last: int) -> bool:
    """Whether some words with an office in them tell that it is no longer held: "the former mayor"."""
    return not past_words().isdisjoint(lows[first:last])


def before_place(tokens: Tokens, first: int) -> int:
    """Return the token before which stands what tells of an office as past: "former Orme City governor Ann Lee"."""
    start = first
    while start > 1 and first - start < _PLACE and tokens.words[start - 1][0].isupper():
        start -= 1
    return start if start and tokens.lows[start - 1] in _past_holders() else first


def with_its_time(lows: list[str], first: int, last: int) -> Span:
    """Return the words of an office with those beside it that tell that it was held once: "minister of the day"."""
    first -= bool(first) and lows[first - 1] in _past_holders()
    return first, last + len(phrase_at(_past_phrases(), lows, last))


def held_once(lows: list[str], first: int, last: int) -> bool:
    """Whether the words of an office, or those beside them, tell that it is no longer held."""
    start, _ = with_its_time(lows, first, last)
    phrases, after = _past_phrases(), range(first + 1, last + 1)
    return past_office(lows, start, last) or any(phrase_at(phrases, lows, i) for i in after)


@cache
def _past_phrases() -> Listed:
    return by_first_word(lexicon("titles")["past_after"])


def is_beneath(office: str, other: str) -> bool:
    """Whether an office is that of who stands beneath or against the holder of another: "deputy prime minister"."""
    left = [word for word in office.split() if word not in vocabulary("titles", "beneath")]
    return office != other and " ".join(left) == other


def is_longer(office: str, other: str) -> bool:
    """Whether an office is another one with what it is for: "finance minister", "secretary of state"."""
    return office.endswith(f" {other}") or office.startswith((f"{other} for ", f"{other} of "))


@cache
def same_office() -> dict[str, str]:
    """Return the one name of each title that goes by several: "ceo" gives "chief executive"."""
    return {other: name for name, others in lexicon("titles")["same"].items() for other in others}


def title_start(tokens: Tokens, first: int) -> int:
    """Return where the lower-case title before a name starts: "chief executive Ann Lee", "said charge hand Ann Lee"."""
    lows = tokens.lows
    if not first or lows[first - 1] in _no_title():
        return first
    i, known = first, title_words()
    while i > 0 and first - i < _LONGEST_TITLE and lows[i - 1] in known and lows[i - 1] not in _past_holders():
        i -= 1
    of = i
    while of > 0 and first - of < _LONGEST_COMPLEMENT and lows[of - 1] in vocabulary("titles", "complements"):
        of -= 1
    complement = lows[of] in vocabulary("titles", "complements")
    if of > 1 and lows[of - 1] in ("of", "for") and lows[of - 2] in offices() and complement:
        return _with_beneath(lows, of - 2)
    if i < first and lows[first - 1] in offices():
        return min(i, _after_cue(tokens, i))
    if first and tokens.words[first - 1][0].islower() and _is_trade(lows[first - 1]):
        return first - 1 - (first > 1 and lows[first - 2] in known)
    return _after_cue(tokens, first)


def _with_beneath(lows: list[str], start: int) -> int:
    """Return where an office starts with the word that makes it another's: "deputy secretary of state"."""
    return start - (start > 0 and lows[start - 1] in vocabulary("titles", "beneath"))


@cache
def _no_title() -> frozenset[str]:
    """Return the common words and marks that end no title: most names follow one of them."""
    return (function_words() | _STOPS) - title_words() - cue_forms().keys()


@lru_cache(65536)
def _is_trade(low: str) -> bool:
    """Whether a word right before a name is what the person does by its ending: "geologist", "curator"."""
    if len(low) < _SHORTEST_TRADE or not low.endswith(_TRADES):
        return False
    others = function_words() | vocabulary("openers") | vocabulary("clause_words", "auxiliaries")
    return low not in others and low not in cue_forms()


def _after_cue(tokens: Tokens, first: int) -> int:
    """Return the start of one to three common words between a verb of saying and a name, else `first`."""
    lows, forms, skip = tokens.lows, cue_forms(), function_words()
    for i in range(first - 1, max(-1, first - 5), -1):
        low = lows[i]
        if low in forms and not (i > 0 and low in vocabulary("nominals", "people") and lows[i - 1] in forms):
            return i + 1 if forms[low].base in ("say", "add") and i + 1 < first else first
        if low in skip or not tokens.words[i][0].islower():
            return first
    return first


def title_of(tokens: Tokens, start: int, core: int) -> tuple[str, str]:
    """Return the title that some tokens hold, in lower case, and the demonym or place before it; either may be ""."""
    return title_of_words(tokens.lows[start:core])


def description_after(tokens: Tokens, last: int, stop: int) -> tuple[str, int]:
    """Return the office in the apposition after a name's `last` token, and the token past it: ", the party leader,".

    Without one the office is empty; an age in commas and a party, "(R-Fla.)", are stepped over.
    """
    printed, lows = tokens.words, tokens.lows
    i = last
    if i + 1 >= stop or printed[i] not in (",", "("):
        return "", last
    if printed[i + 1][0].isupper() and _PARTY.fullmatch(printed[i + 1]) and (party := _past_party(tokens, i, stop)):
        return "", party
    joined = lows[i + 1] in vocabulary("clause_words", "conjunctions")  # "Lee, but the mayor still waits"
    if printed[i] == "(" or lows[i + 1] == "whose" or joined:  # whose mother was a nurse is none
        return "", last
    limit = min(stop, i + 2 + _LONGEST_ROLE)
    end = next((k for k in range(i + 1, limit) if printed[k] in _STOPS), stop if limit == stop else 0)
    if not end:
        return "", last
    comma = end < stop and printed[end] == ","
    if end == i + 2 and lows[i + 1][0].isdigit():
        role, after = description_after(tokens, end, stop) if comma else ("", end)
        return role, max(after, end + comma)
    if _speaks(lows, i + 1, end):
        return "", last
    role = office_in(lows, i + 1 + 2 * (lows[i + 1 : i + 3] == ["who", "is"]), end)
    kin = comma and lows[end - 1] in vocabulary("nominals", "relatives") and lows[i + 1] not in ("a", "an")
    return (role, end + comma) if role or kin else ("", last)


def _speaks(lows: list[str], first: int, last: int) -> bool:
    """Whether some words hold a verb of saying and so are a clause: "the sale of Orme, its spokeswoman told us"."""
    return any(map(finite_cue, lows[first + 1 : last])) and RELATIVES.isdisjoint(lows[first:last])


def _past_party(tokens: Tokens, mark: int, stop: int) -> int:
    """Return the token past a party and its state between commas or brackets, or 0."""
    closing = ")" if tokens.words[mark] == "(" else ","
    near = range(mark + 2, min(stop, mark + _LONGEST_PARTY))
    return next((i + 1 for i in near if tokens.words[i] == closing), 0)


def description_before(tokens: Tokens, start: int, first: int, closed: bool) -> tuple[str, int]:
    """Return the office in the description that a comma parts from a name, and where the description starts.

    `start` is the name's first token, `first` the sentence's: "its chief inspector, Ann Lee,". Without one the office
    is empty. `closed` tells that a comma follows the name too: then it may be "the mayor of Leeds, Ann Lee,".
    """
    lows = tokens.lows
    i = k = start - 1
    if i - 1 <= first or tokens.words[i] != ",":
        return "", start
    if lows[i - 1] in vocabulary("bodies", "anyones") and (owner := _owner_of(tokens, i - 1, first)) < i - 1:
        return "", owner
    openers = vocabulary("nominals", "openers")
    i = k = _before_of(lows, i, first) if closed else i
    if lows[i - 1] not in offices():
        return "", _colourful(lows, i, first)
    while k > first and i - k < _LONGEST_TITLE and lows[k - 1][0].isalpha():
        k -= 1
        if lows[k] in openers or lows[k].endswith("'s") or lows[k] == "whose":
            return ("", start) if k > first and lows[k - 1] == "as" else (office_in(lows, k, start - 1), k)
        if k - 2 >= first and lows[k - 1] in ("'", "’") and lows[k - 2].endswith("s"):
            return office_in(lows, k, start - 1), k - 2  # "the insurers' chief, Ann Lee"
    return (office_in(lows, k, start - 1), k) if k == first else ("", start)


def office_label(tokens: Tokens, start: int, first: int, after: str) -> tuple[str, int]:
    """Return the office that a line tells before a colon and its holder, and where it starts: "Chair: Ann Lee."

    `start` is the name's first token, `first` the line's, `after` what follows the name. What somebody says of another
    is no such line: "Mayor: Ann Lee lied".
    """
    lows = tokens.lows
    told = lows[first : start - 1]
    if after not in _ENDS_LABEL or not 0 < len(told) <= _LONGEST_TITLE or told[-1] not in offices():
        return "", start
    named = told[told[0] in vocabulary("nominals", "openers") :]
    plain = all(low[0].isalpha() and low not in function_words() for low in named)
    return (office_in(lows, first, start - 1), first) if plain and not told[0].endswith("ed") else ("", start)


def _before_of(lows: list[str], comma: int, first: int) -> int:
    """Return the "of" that follows an office and leads up to a comma, else the comma: "the mayor of West Orme,"."""
    for k in range(comma - 1, max(first, comma - _LONGEST_COLOUR), -1):
        if lows[k] in ("of", "for"):
            return k if lows[k - 1] in offices() else comma
        if not lows[k][0].isalpha():
            break
    return comma


def _colourful(lows: list[str], comma: int, first: int) -> int:
    """Return where a description starts that a cue introduces, else past the comma: "said its top dog, Ann Lee"."""
    for k in range(comma - 1, max(first, comma - _LONGEST_COLOUR), -1):
        if lows[k] in vocabulary("nominals", "openers"):
            cue = finite_cue(lows[k - 1])
            told = cue is not None and cue.strong and cue.base not in addressing()
            return k if told else comma + 1
        if not lows[k][0].isalpha() or lows[k] in function_words():
            break
    return comma + 1


def _owner_of(tokens: Tokens, head: int, first: int) -> int:
    """Return where the possessive before a noun starts, "the insurers'" of "the insurers' man"; else the noun."""
    lows, k = tokens.lows, head
    if lows[k - 1] in ("'", "’") and lows[k - 2].endswith("s"):
        k -= 1
    elif not lows[k - 1].endswith("'s"):
        return head
    while k > first and head - k < _LONGEST_TITLE and lows[k - 1][0].isalpha():
        k -= 1
        if lows[k] in vocabulary("nominals", "openers"):
            break
    return k


def office_in(lows: list[str], first: int, last: int) -> str:
    """Return the office that a description names, from its first title word to its head: "defense secretary"."""
    known, heads = title_words(), offices()
    i = first
    while i < last and lows[i] not in known:
        if lows[i] in ("who", "which", "that", "said", "says"):
            return ""
        i += 1
    end = i
    while end < last and lows[end] in known:
        end += 1
    if end == i or lows[end - 1] not in heads:
        return ""
    if lows[end - 1] in vocabulary("bodies", "seats"):
        i = _with_party(lows, first, i)  # "a Conservative MP"
    if end + 1 < last and lows[end] == "of" and lows[end + 1] in known:
        end += 2
    elif end + 1 < last and lows[end] in ("of", "for") and lows[end + 1] in vocabulary("titles", "complements"):
        end += 2  # "minister for transport", "chief of staff"
    return title_of_words(lows[i:end])[0]


@cache
def of_parties() -> frozenset[str]:
    """Return the words that name a party before a seat: "Labour MP"."""
    return frozenset(name for names in lexicon("bodies")["parties"] for name in names)


def _with_party(lows: list[str], first: int, office: int) -> int:
    """Return where an office starts with the party before it, unless that is one of two words and not known."""
    start = office
    while start > first and lows[start - 1] in of_parties():
        start -= 1
    return office if start > first and lows[start - 1] in vocabulary("bodies", "of_longer_names") else start


def title_of_words(lows: list[str]) -> tuple[str, str]:
    """Return a title without what tells that it is past, and the demonym or place that it starts with, or ""."""
    kept = [low for low in lows if low[0].isalpha() and low not in _past_holders()]
    nation = ""
    if kept and kept[0] in vocabulary("demonyms", "short", "countries"):
        nation, kept = kept[0], kept[1:]
    title = " ".join(kept)
    return same_office().get(title) or " ".join(_portfolio_first(kept)), nation


def _portfolio_first(title: list[str]) -> list[str]:
    """Return a title as most papers print it: the "minister for transport" is the "transport minister"."""
    at = next((i for i in range(1, len(title) - 1) if title[i] in ("for", "of")), 0)
    if not at or title[at - 1] not in vocabulary("bodies", "heads_of_portfolios") or title[at + 1] == "state":
        return title
    return [*title[at + 1 :], *title[:at]]
