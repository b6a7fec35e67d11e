"""UK spellings read as US ones, so that they make no difference of wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from discrepancy.text.resources import lexicon, words

_BRITISH = re.compile(r"(?<=[a-z]{2})(?:is(?=e[sdr]?$|ing$|ation)|ys(?=e[sdr]?$|ing$)|our(?=s?$|ed$|ing$|able$|ful$))")
_IN_US = {"is": "iz", "ys": "yz", "our": "or"}
_AFTER_R = {"": "", "s": "s", "d": "ed"}  # centre, centres, centred
_SHORTEST = 6  # letters of a word with such an ending
_VOWELS = frozenset("aeiouy")


@cache
def american(word: str) -> str:
    """Return the US spelling of a folded word: "organised" gives "organized", "harbour" gives "harbor"."""
    listed = _spellings().get(word)
    if listed:
        return listed
    if found := _re_endings().fullmatch(word):
        return f"{found[1]}er{_AFTER_R[found[2]]}"
    if len(word) < _SHORTEST or word in words("spelling", "not_british"):
        return word
    return _BRITISH.sub(lambda m: _IN_US[m.group()], word)


@cache
def _spellings() -> dict[str, str]:
    """Return the listed UK forms, inflected too, each with the US form."""
    listed = {uk: us for us, forms in lexicon("spelling")["words"].items() for uk in forms}
    regular = {
        form: other for uk, us in listed.items() for form, other in zip(inflected(uk), inflected(us), strict=True)
    }
    doubled = {
        f"{word}{word[-1]}{ending}": f"{word}{ending}"
        for word in lexicon("spelling")["doubled"]
        for ending in ("ed", "ing", "er", "ers")
    }
    return regular | doubled | listed


def inflected(word: str) -> Iterator[str]:
    """Yield the regular forms of a word, whether they exist or not."""
    bare = word[:-1] if word.endswith("e") else word
    last = "i" if word.endswith("y") and word[-2] not in _VOWELS else ""
    yield f"{word[:-1]}ies" if last else f"{word}s"
    yield f"{word[:-1]}ied" if last else f"{bare}ed"
    yield f"{bare}ing"
    yield f"{bare}er"
    yield f"{bare}ers"


@cache
def _re_endings() -> re.Pattern[str]:
    """Return a pattern of words in -re that end in -er in the US: "litre" and "litres", not "genre"."""
    before = "|".join(lexicon("spelling")["re_endings"])
    return re.compile(rf"([a-z]*(?:{before}))re([sd]?)")
