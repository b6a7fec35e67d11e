"""Headlines, sub-headings and links: lines that are titles, not sentences."""

from __future__ import annotations

import re

from discrepancy.text.stems import function_words

_LONGEST = 160
_LONGEST_SUBHEADING = 80
_MOST_WORDS_OF_SUBHEADING = 12
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_DOUBLE_MARKS = ('"', "“", "”", "''")
_TITLE_SHARE = 0.8
_STOPPED_TITLE_SHARE = 0.9


def is_headline(raw: str) -> bool:
    """Whether a line above the body is a headline: it has no full stop."""
    if len(raw) > _LONGEST or raw[0].islower():
        return False
    bare = raw.rstrip("*_ ").removesuffix(";").rstrip("'’\"”)")
    if not bare or bare[-1] in ",:":
        return False
    return not _ends_sentence(bare)


def is_stopped_headline(raw: str) -> bool:
    """Whether a line that may be the first headline is one in spite of its full stop, as some archives print it."""
    return len(raw) <= _LONGEST and ". " not in raw and is_title_case(raw, least=4, share=_STOPPED_TITLE_SHARE)


def is_subheading(raw: str) -> bool:
    """Whether a line within the body is a heading: short, without a stop, a colon or quotation marks."""
    bare = raw.rstrip("*_ ")
    if len(raw) > _LONGEST_SUBHEADING or not bare or not (bare[-1].isalnum() or bare[-1] in "'’)%?"):
        return False
    if raw[0].islower() or ": " in raw or any(mark in raw for mark in _DOUBLE_MARKS):
        return False
    words = len(raw.split())
    if bare[-1] == "?":  # a question is a heading in title case alone: people ask questions in print
        return is_title_case(raw)
    return words <= _MOST_WORDS_OF_SUBHEADING and _WORD.search(raw) is not None


def is_link(raw: str) -> bool:
    """Whether a line under a heading such as "Related" is the title of another article."""
    return len(raw) <= _LONGEST and not _ends_sentence(raw.rstrip("'’\"”)"))


def is_title_case(raw: str, least: int = 3, share: float = _TITLE_SHARE) -> bool:
    """Whether nearly all of the content words, of which there must be a few, start with a capital."""
    content = [word for word in _WORD.findall(raw) if len(word) > 2 and word.casefold() not in function_words()]
    return len(content) >= least and sum(word[0].isupper() for word in content) >= share * len(content)


def _ends_sentence(bare: str) -> bool:
    """Whether the last word ends in a full stop that is not an abbreviation's ("U.S.")."""
    return bare[-1:] == "." and "." not in bare.rsplit(None, 1)[-1][:-1]
