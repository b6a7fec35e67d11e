"""Two people of one surname: a bare surname beside two full names may be either one's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from discrepancy.model import Article, Position, SpeakerKind
from discrepancy.text.names import same_person, titled
from discrepancy.text.resources import words
from discrepancy.text.stems import function_words

_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z“\"])|\n")


def may_be_namesakes(articles: Mapping[str, Article], a: Position, b: Position) -> bool:
    """Whether two positions of one holder may be two people's.

    The articles name two of the surname in full, and the sentence of one of the positions prints it alone.
    """
    if a.holder is None or a.holder.kind is not SpeakerKind.PERSON or " " not in a.holder.name:
        return False
    texts = articles[a.document].text, articles[b.document].text
    surname = a.holder.name.rpartition(" ")[2]
    named = {first for text in texts for first in _firsts(text, surname)}
    if all(same_person(f"{first} {surname}", a.holder.name) for first in named):
        return False
    return any(_alone(_sentence(text, p), surname) for text, p in zip(texts, (a, b), strict=True))


def _firsts(text: str, surname: str) -> set[str]:
    """Return the words with a capital before a surname that are no titles."""
    return {one for one in _before(surname).findall(text) if one.casefold() not in _no_names()}


def _alone(sentence: str, surname: str) -> bool:
    """Whether a sentence prints a surname, and never with a first name."""
    return surname in sentence and not _firsts(sentence, surname)


def _sentence(text: str, position: Position) -> str:
    start = max((m.end() for m in _SENTENCE_END.finditer(text, 0, position.span[0])), default=0)
    return text[start : position.span[1]]


@cache
def _before(surname: str) -> re.Pattern[str]:
    return re.compile(rf"\b([A-Z][\w’'-]+)\s+{re.escape(surname)}\b")


@cache
def _no_names() -> frozenset[str]:
    """Return the words before a surname that are no first names."""
    return titled() | words("titles", "former") | function_words()
