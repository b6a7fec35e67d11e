"""What a description tells that somebody is, and for whom: "a hydrologist at the institute who chairs the trust"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from discrepancy.extract.posts import bodily, employed, is_trade, named_body, possessor
from discrepancy.extract.titles import courtesies, of_parties, offices, title_words
from discrepancy.model import Span
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.names import past_words
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens

_PLACING = frozenset(["of", "at", "for", "with", "from"])
_AT_WORK = frozenset(["at", "for", "with"])
_ROLE = 3  # words of a role: "detective chief inspector"
_DEPTH = 3  # descriptions joined in one: "a professor of law who chairs the council and edits its journal"


class Told(NamedTuple):
    """Roles as printed, in lower case and with "former" before what is past, and the tokens of bodies."""

    roles: tuple[str, ...] = ()
    bodies: tuple[Span, ...] = ()

    def __add__(self, other: Told) -> Told:  # type: ignore[override]
        """Return what both tell."""
        return Told(self.roles + other.roles, self.bodies + other.bodies)


NOTHING = Told()


def told_in(tokens: Tokens, first: int, last: int, depth: int = _DEPTH) -> Told:
    """Return what the tokens of a description tell; nothing where its head is nothing that people are."""
    lows = tokens.lows
    past = lows[first : first + 2] == ["who", "was"]
    if lows[first : first + 1] == ["who"]:
        if lows[first + 1 : first + 2] and lows[first + 1] in ("is", "was"):
            first += 2
        else:
            return _by_verb(tokens, first + 1, last)
    end = _phrase_end(tokens, first, last)
    if end == first or not _is_head(lows[end - 1]):
        return _body_alone(tokens, first, last)
    past = past or not past_words().isdisjoint(lows[first:end])
    found = _phrase(tokens, first, end)
    if past:  # whom somebody once worked for is no employer
        found = Told(tuple(f"former {role}" for role in found.roles))
    else:
        found += Told((), tuple(_placed(tokens, end, last)))
    more = next((i for i in range(end, last) if lows[i] in ("who", "and")), 0)
    if not more or not depth or more + 1 >= last:
        return found
    return found + told_in(tokens, more + (lows[more] == "and"), last, depth - 1)


def _by_verb(tokens: Tokens, first: int, last: int) -> Told:
    """Return what a verb tells of an office: "who chairs the bank", "who chaired the bank until 2023"."""
    lows, table = tokens.lows, _verbs()
    while first < last and (lows[first] in ("also", "now", "still") or is_adverb(lows[first])):
        first += 1
    office = table.get(lows[first], "") if first < last else ""
    if not office:
        return Told((), tuple(employed(tokens, first - 1, last)))
    past = office.startswith("former ")
    body = _named(tokens, first + 1, last) if not past else None
    return Told((office,), (body,) if body else () if past else tuple(_placed(tokens, first + 1, last)))


@cache
def _verbs() -> dict[str, str]:
    """Return the office that each verb form tells of."""
    found: dict[str, str] = {}
    for office, (present, past) in lexicon("bodies")["offices_by_verb"].items():
        found |= dict.fromkeys(present, office) | dict.fromkeys(past, f"former {office}")
    return found


def _phrase_end(tokens: Tokens, first: int, last: int) -> int:
    """Return where the noun phrase that starts a description ends."""
    lows, openers = tokens.lows, words("nominals", "openers")
    end = first
    while end < last and (lows[end][0].isalpha() or (lows[end] in ("'", "’") and end > first)):
        if lows[end] in function_words() and lows[end] != "own" and not (end == first and lows[end] in openers):
            break
        end += 1
    heads = [i for i in range(first, end) if _is_head(lows[i]) and lows[i + 1 : i + 2] and _participle(lows[i + 1])]
    return heads[0] + 1 if heads else end  # "an ornithologist retained by the firm"


def _participle(low: str) -> bool:
    """Whether a word may go on to tell what was done to who stands before it."""
    return low.endswith(("ed", "ing")) or low in ("paid", "sent", "brought", "based")


def _is_head(low: str) -> bool:
    """Whether a word is what somebody is, by office, trade or calling."""
    return low in offices() or is_trade(low) or low in _calling_heads()


@cache
def _calling_heads() -> frozenset[str]:
    """Return the last words of the callings that exclude each other."""
    callings = lexicon("bodies")["callings"]
    groups = [callings["professions"], *callings["ladders"], *callings["scenes"]]
    return frozenset(form.split()[-1] for group in groups for forms in group for form in forms)


def _phrase(tokens: Tokens, first: int, end: int) -> Told:
    """Return the role of a noun phrase, and whose it is: "the education ministry's own economist"."""
    lows = tokens.lows
    owner = max((i for i in range(first, end - 1) if lows[i][-2:] == "'s"), default=-1)
    start = owner + 1 if owner >= first else first
    bodies = tuple(possessor(tokens, owner)) if owner >= first else tuple(_before_head(tokens, start, end - 1))
    start = max([start, *(i + 1 for i in range(start, end - 1) if lows[i] in past_words())])
    role = " ".join([lows[i] for i in range(start, end) if _of_role(tokens, i, end - 1)][-_ROLE:])
    return Told((role,) if role else (), bodies)


def _of_role(tokens: Tokens, i: int, head: int) -> bool:
    """Whether a word of a noun phrase is of the role: no article, and no name but a party's."""
    low = tokens.lows[i]
    if not low[0].isalpha() or low == "own" or low in words("nominals", "openers") or low in courtesies():
        return False
    return i == head or tokens.words[i][0].islower() or low in of_parties() or low in title_words()


def _before_head(tokens: Tokens, first: int, head: int) -> Iterator[Span]:
    """Yield the body that stands before an office without a possessive: "Harbour Council chair"."""
    last = head
    while last > first and tokens.words[last - 1][0].islower():
        last -= 1
    start = last
    while start > first and tokens.words[start - 1][0].isupper() and tokens.lows[start - 1] not in function_words():
        start -= 1
    if last - start > 1 and bodily(tokens, start, last):
        yield start, last


def _placed(tokens: Tokens, first: int, last: int) -> Iterator[Span]:
    """Yield the body after the head of a description: "of coins at the National Museum", "retained by Solmar"."""
    lows = tokens.lows
    for i in range(first, last):
        if lows[i] in ("who", "and", "whose") or lows[i] in words("clause_words", "finite"):
            return
        hired = lows[i] == "by" and lows[i - 1] in words("bodies", "hired") and lows[first - 1] not in _serving()
        lone = hired or (lows[i] == "at" and lows[first - 1] in words("bodies", "trades_in_firms"))
        found = _named(tokens, i + 1, last, lone=lone) if hired or lows[i] in _PLACING else None
        if found and (hired or lows[i] in _AT_WORK or bodily(tokens, *found)):  # who is from a place is of no body
            yield found
            return
    yield from employed(tokens, first - 1, last)  # "adviser to the delegation"


def _named(tokens: Tokens, first: int, last: int, *, lone: bool = False) -> Span | None:
    """Return the body that starts at a token; `lone` tells that a single name will do: "an analyst at Okeanor"."""
    if first >= last:
        return None
    alone = lone and tokens.words[first][0].isupper() and first + 1 in (last, _phrase_end(tokens, first, last))
    found = next(iter(named_body(tokens, first, last)), (first, first + 1) if alone else None)
    return found if found and (bodily(tokens, *found) or _in_capitals(tokens.words[slice(*found)])) else None


def _in_capitals(printed: Sequence[str]) -> bool:
    """Whether words are a name to their end, whatever describes it: "security firm Orme Labs", not "AP interview"."""
    first = next((n for n, word in enumerate(printed) if word[0].isupper()), len(printed))
    named = printed[first:]
    return bool(named) and all(word[0].isupper() or word.lower() in function_words() for word in named)


def _serving() -> frozenset[str]:
    """Return those whom people hire to speak or act for them: whose lawyer one is tells of no employer."""
    return words("bodies", "serving")


def _body_alone(tokens: Tokens, first: int, last: int) -> Told:
    """Return the body that a description is: "Ann Lee, University of Leeds:"."""
    found = _named(tokens, first, last)
    return Told((), (found,)) if found and found[1] == last and bodily(tokens, *found) else NOTHING
