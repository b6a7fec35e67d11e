"""For whom a person works, as an article prints it beside the name: "the park's vet", "of the pipe institute"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from discrepancy.extract.cues import finite_cue
from discrepancy.extract.name import Name
from discrepancy.extract.titles import courtesies, offices
from discrepancy.model import Span
from discrepancy.text.listed import Listed, by_first_word, phrase_at
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import fold, function_words
from discrepancy.text.tokens import Tokens

_LONGEST = 7  # tokens of a body's name
_LONGEST_DESCRIPTION = 14  # tokens of what follows a name and a comma
_ADJECTIVES = 4  # tokens between an employer and a trade: "the firm's own chief chemist"
_WORKPLACE = frozenset(["at", "with"])
_LINKS = frozenset(["'", "’", "&"])


def posts(tokens: Tokens, name: Name) -> Iterable[Span]:
    """Return the tokens of the bodies that stand beside a name as those that its bearer works for or speaks for."""
    if name.lead == name.core and not name.role and not _beside(tokens.lows, name):
        return ()
    return (span for span in _posts(tokens, name) if tokens.lows[span[0]] not in courtesies())  # "Ms Lee's own staff"


def _beside(lows: list[str], name: Name) -> bool:
    """Whether a word that may belong to a body, as few do, stands right before a name or after it."""
    before = lows[name.start - 1] if name.start else ""
    following = lows[name.last] if name.last < len(lows) else ""
    return before == "own" or before[-2:] == "'s" or following == "," or following in employing()


def _posts(tokens: Tokens, name: Name) -> Iterator[Span]:
    if employer := _by_adjective(tokens.lows, name.lead, name.core):
        yield employer
    if name.lead < name.start:
        yield from _in_description(tokens, name.lead, name.start)
    elif name.role and name.after > name.last:
        if words("titles", "former").isdisjoint(tokens.lows[name.last : name.after]):
            yield from _in_description(tokens, name.last + 1, name.after)
    else:
        yield from possessor(tokens, name.start - 1 - (tokens.lows[max(name.start - 1, 0)] == "own"))
        if tokens.lows[name.last : name.last + 1] == [","]:
            yield from _in_commas(tokens, name, _clause_end(tokens, name.last + 1))
        elif employer := employer_after(tokens, name.last):
            yield employer


def _by_adjective(lows: list[str], first: int, last: int) -> Span | None:
    """Return a trade with the word before it that tells who employs it: "the cantonal geologist"."""
    employing = words("bodies", "by_adjective")
    places = (i for i in range(first, last - 1) if lows[i] in employing and is_trade(lows[i + 1]))
    return next(((i, i + 2) for i in places), None)


def _in_commas(tokens: Tokens, name: Name, stop: int) -> Iterator[Span]:
    """Yield the bodies of a name with a comma after it, and a description up to the token `stop`."""
    yield from _of_trade(tokens, name, stop)
    if employer := employer_after(tokens, name.last + 1):
        yield employer  # "Ann Lee, of the pipe institute, said"
    else:
        yield from employed(tokens, name.last + 1, stop)


def _of_trade(tokens: Tokens, name: Name, stop: int) -> Iterator[Span]:
    """Yield where a trade is plied: "the firm's chemist, Ann Lee,", "Ann Lee, a chemist at the firm,"."""
    lows = tokens.lows
    before = name.start - 2
    if before > 0 and lows[before + 1] == "," and is_trade(lows[before]):
        owner = next((i for i in range(before - 1, max(-1, before - _ADJECTIVES), -1) if lows[i][-2:] == "'s"), -1)
        yield from possessor(tokens, owner)
    for i in range(name.last + 2, stop - 1):
        if lows[i] in _WORKPLACE and is_trade(lows[i - 1]):
            yield from named_body(tokens, i + 1, stop)


def is_trade(low: str) -> bool:
    """Whether a word is what somebody does for a living, as its ending tells of many."""
    by_ending = low.endswith(_trade_endings()) and low not in words("bodies", "no_trades")
    return by_ending or low in words("bodies", "trades")


@cache
def _trade_endings() -> tuple[str, ...]:
    return tuple(lexicon("bodies")["trade_endings"])


@cache
def employing() -> frozenset[str]:
    """Return the words between a person and an employer: "of", "at"."""
    return words("clause_words", "employers")


def employer_after(tokens: Tokens, last: int) -> Span | None:
    """Return the body that follows a name: "Ann Lee of the Dockers' Union"; "of New York" is where she is from."""
    if last + 1 >= len(tokens.lows) or tokens.lows[last] not in employing():
        return None
    return next((span for span in named_body(tokens, last + 1, len(tokens.lows)) if bodily(tokens, *span)), None)


def printed_body(tokens: Tokens, first: int, last: int) -> str:
    """Return a body as it is compared: its words without accents, articles and possessives, capitals kept."""
    kept = []
    for word, low in zip(tokens.words[first:last], tokens.lows[first:last], strict=True):
        bare = fold(low.removesuffix("'s"))
        if low[0].isalnum() and bare not in ("", "the", "a", "an", "its"):
            kept.append(bare.title() if word[0].isupper() else bare)
    return " ".join(kept)


def _in_description(tokens: Tokens, first: int, last: int) -> Iterator[Span]:
    """Yield the bodies in a description of an office: "the park's vet", "chief economist at the League"."""
    hired = list(employed(tokens, first, last))
    yield from hired
    for i in range(first, hired[0][0] if hired else last):
        low = tokens.lows[i]
        if low in _LINKS and tokens.lows[i - 1].removesuffix("s") in _body_nouns():
            yield i - 1, i  # "the insurers' man"
        elif low[-2:] == "'s":
            yield from possessor(tokens, i)
        elif low in employing() and i > first and i + 1 < last:
            yield from named_body(tokens, i + 1, last)


def employed(tokens: Tokens, first: int, last: int) -> Iterator[Span]:
    """Yield the body after the first phrase that tells who hired someone: "hired by the plant's insurer"."""
    lows, phrases = tokens.lows, _phrases()
    if phrases.keys().isdisjoint(lows[first:last]):  # as most descriptions
        return
    for i in range(first, last):
        end = i + len(phrase_at(phrases, lows, i))
        if i < end < last:
            yield from named_body(tokens, end, last)
            return
        if lows[i] in words("bodies", "of_another"):
            return


@cache
def _phrases() -> Listed:
    """Return the phrases that tell who hired someone."""
    return by_first_word(words("bodies", "employed"))


def _clause_end(tokens: Tokens, first: int) -> int:
    """Return where a description after a comma ends: at the next mark, or where it grows too long for one."""
    lows, stop = tokens.lows, min(len(tokens.lows), first + _LONGEST_DESCRIPTION)
    return next((i for i in range(first, stop) if not lows[i][0].isalnum() and lows[i] not in _LINKS), stop)


def possessor(tokens: Tokens, at: int) -> Iterator[Span]:
    """Yield the noun phrase that ends in a possessive, unless it is a pronoun or a lone capital, as a person's is."""
    lows = tokens.lows
    if at < 0 or lows[at][-2:] != "'s":
        return
    first = at
    while first > max(0, at - _LONGEST) and lows[first - 1][0].isalpha() and lows[first - 1] not in function_words():
        if finite_cue(lows[first - 1]):
            break  # "said Halberd's chief executive"
        first -= 1
    lone = first == at and tokens.words[at][0].isupper()
    whose = lows[at].removesuffix("'s")
    if not lone and whose not in offices() and whose not in function_words():
        yield first, at + 1


def named_body(tokens: Tokens, first: int, stop: int) -> Iterator[Span]:
    """Yield the body that starts here, where a capital or a common noun for a body tells that it is one."""
    lows = tokens.lows
    first += lows[first] in ("the", "a", "an")
    last = first
    while last < min(stop, first + _LONGEST) and _goes_on(tokens, first, last):
        last += 1
    capitals = sum(word[0].isupper() for word in tokens.words[first:last])
    placed = words("demonyms", "new", "regions", "countries").isdisjoint(lows[first:last])
    if last > first and (bodily(tokens, first, last) or (capitals > 1 and placed)):
        yield first, _past_capitals(tokens, first, last)


def _past_capitals(tokens: Tokens, first: int, last: int) -> int:
    """Return the token past the last capital of a name that is a body's up to there: "Tarn University dated"."""
    capitals = [i for i in range(first, last) if tokens.words[i][0].isupper()]
    return capitals[-1] + 1 if capitals and bodily(tokens, first, capitals[-1] + 1) else last


def bodily(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a common noun tells that words name a body."""
    return not _body_nouns().isdisjoint(low.removesuffix("'s") for low in tokens.lows[first:last])


@cache
def _body_nouns() -> frozenset[str]:
    """Return the common nouns for bodies; grounds are left out, as people live by parks and farms."""
    kinds = lexicon("bodies")["kinds"]
    return words("nominals", "bodies").union(*(nouns for kind, nouns in kinds.items() if kind != "grounds"))


def _goes_on(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a token is still of the name of a body; small words and an apostrophe go on only between capitals."""
    low = tokens.lows[i]
    if low in ("'", "’") and i > first and tokens.lows[i - 1].endswith("s"):
        return i + 1 < len(tokens.lows) and tokens.lows[i + 1][0].isalpha()
    if low in ("of", "for", "and", "&", "'", "’"):
        after = tokens.words[i + 1][:1] if i + 1 < len(tokens.words) else ""
        return i > first and tokens.words[i - 1][0].isupper() and after.isupper()
    return low[0].isalpha() and low not in function_words() and low not in words("clause_words", "finite", "times")
