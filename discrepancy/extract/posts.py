"""For whom a person works, as an article prints it beside the name: "the park's vet", "of the pipe institute"."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.extract.names import Name
from discrepancy.extract.titles import offices
from discrepancy.model import Span
from discrepancy.text.resources import words
from discrepancy.text.stems import fold, function_words
from discrepancy.text.tokens import Tokens

_LONGEST = 7  # tokens of a body's name


def posts(tokens: Tokens, name: Name) -> Iterator[Span]:
    """Yield the tokens of the bodies that stand beside a name as those that its bearer works for or speaks for."""
    if name.role and name.after > name.last:
        yield from _in_description(tokens, name.last + 1, name.after)
    elif name.lead < name.start:
        yield from _in_description(tokens, name.lead, name.start)
    else:
        yield from _possessor(tokens, name.start - 1)
        if employer := employer_after(tokens, name.last):
            yield employer


def employer_after(tokens: Tokens, last: int) -> Span | None:
    """Return the body that follows a name: "Ann Lee of the Dockers' Union"; "of New York" is where she is from."""
    if last + 1 >= len(tokens.lows) or tokens.lows[last] not in words("clause_words", "employers"):
        return None
    return next((span for span in _named(tokens, last + 1, len(tokens.lows)) if _bodily(tokens, *span)), None)


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
    for i in range(first, last):
        low = tokens.lows[i]
        if low[-2:] == "'s":
            yield from _possessor(tokens, i)
        elif low in words("clause_words", "employers") and i > first and i + 1 < last:
            yield from _named(tokens, i + 1, last)


def _possessor(tokens: Tokens, at: int) -> Iterator[Span]:
    """Yield the noun phrase that ends in a possessive, unless it is a pronoun or a lone capital, as a person's is."""
    lows = tokens.lows
    if at < 0 or lows[at][-2:] != "'s":
        return
    first = at
    while first > max(0, at - _LONGEST) and lows[first - 1][0].isalpha() and lows[first - 1] not in function_words():
        first -= 1
    lone = first == at and tokens.words[at][0].isupper()
    whose = lows[at].removesuffix("'s")
    if not lone and whose not in offices() and whose not in function_words():
        yield first, at + 1


def _named(tokens: Tokens, first: int, stop: int) -> Iterator[Span]:
    """Yield the body that starts here, where a capital or a common noun for a body tells that it is one."""
    lows = tokens.lows
    first += lows[first] in ("the", "a", "an")
    last = first
    while last < min(stop, first + _LONGEST) and _goes_on(tokens, first, last):
        last += 1
    capitals = sum(word[0].isupper() for word in tokens.words[first:last])
    placed = words("demonyms", "new", "regions", "countries").isdisjoint(lows[first:last])
    if last > first and (_bodily(tokens, first, last) or (capitals > 1 and placed)):
        yield first, last


def _bodily(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a common noun tells that words name a body."""
    return not words("nominals", "bodies").isdisjoint(tokens.lows[first:last])


def _goes_on(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a token is still of the name of a body; small words and an apostrophe go on only between capitals."""
    low = tokens.lows[i]
    if low in ("of", "for", "and", "&", "'", "’"):
        after = tokens.words[i + 1][:1] if i + 1 < len(tokens.words) else ""
        return i > first and tokens.words[i - 1][0].isupper() and after.isupper()
    return low[0].isalpha() and low not in function_words() and low not in words("clause_words", "finite")
