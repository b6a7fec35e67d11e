"""Debris told by its words: the phrases of `rules/lexicons/boilerplate.yaml`, made ready for matching once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from discrepancy.text.resources import lexicon
from discrepancy.text.stems import telling_word

_AROUND = " ([{*_~-–—•|>»«<→▶:.)]}…"
_LONGEST = 200  # characters of a paragraph that can be debris
_LONGEST_LABELLED = 160

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,12}(?:/\S*)?")
_STYLE = re.compile(r"[.#@\w ,-]*\{|\}|[a-z-]+:\s?[^\s;]+(?:\s[^\s;]+){0,4};")
_DOUBLE_MARKS = ('"', "“", "”", "„", "«", "»", "''")


class Phrases(NamedTuple):
    """The compiled lexicon; every pattern is anchored and meant for paragraphs made plain.

    Of each phrase that a paragraph may hold, `telling` has a word: most paragraphs have none of these.
    """

    whole: re.Pattern[str]
    starts: re.Pattern[str]
    labels: re.Pattern[str]
    sections: re.Pattern[str]
    holds: tuple[str, ...]
    telling: tuple[str, ...]


@cache
def phrases() -> Phrases:
    """Return the phrases of debris."""
    table = lexicon("boilerplate")
    return Phrases(
        whole=any_of(table["whole"], r"\Z"),
        starts=any_of(table["starts"]),
        labels=any_of(table["labels"], r"\s*[:|»›▶]"),
        sections=any_of(table["sections"], r"\Z"),
        holds=tuple(table["holds"]),
        telling=tuple(sorted({telling_word(phrase.split()) for phrase in table["holds"]})),
    )


def any_of(choices: Iterable[str], after: str = r"(?:(?<!\w)|(?!\w))") -> re.Pattern[str]:
    """Return a pattern of phrases, `*` standing for a word and `**` for up to six; `after` must follow them."""
    return re.compile(f"(?:{'|'.join(map(_phrase, choices))}){after}")


def _phrase(phrase: str) -> str:
    parts = [
        r"(?:\S+ ){0,6}" if word == "**" else re.escape(word).replace(r"\*", r"[^\s:|]+") + " "
        for word in phrase.split()
    ]
    return "".join(parts).removesuffix(" ")


def plain(paragraph: str) -> str:
    """Return a paragraph in lower case with straight apostrophes, less brackets and dashes around it."""
    return " ".join(paragraph.casefold().replace("’", "'").split()).strip(_AROUND)


def is_quoting(raw: str) -> bool:
    """Whether a paragraph holds double quotation marks, single or in pairs."""
    return any(map(raw.__contains__, _DOUBLE_MARKS))


def is_debris(raw: str, low: str, quoting: bool) -> bool:
    """Whether a paragraph (`low` is its plain form) is none of the article's own text.

    Words between double quotation marks are what the tool is there for: they are debris after a label alone.
    """
    if not any(map(str.isalnum, low)):
        return not quoting
    # an address has no space, a line of styles a last mark: most paragraphs are matched with neither pattern
    if low.isdigit() or (" " not in low and _ADDRESS.fullmatch(low)) or (raw[-1] in "{};" and _STYLE.fullmatch(raw)):
        return True
    table = phrases()
    if len(raw) <= _LONGEST_LABELLED and table.labels.match(low):
        return True
    if quoting:
        return False
    if table.whole.match(low) or table.starts.match(low):
        return True
    return any(map(low.__contains__, table.telling)) and any(map(low.__contains__, table.holds))


def is_section(low: str) -> bool:
    """Whether a paragraph heads a list of links to other articles."""
    return bool(phrases().sections.match(low))


def can_be_debris(length: int) -> bool:
    """Whether a paragraph of so many characters is short enough to be debris."""
    return length <= _LONGEST
