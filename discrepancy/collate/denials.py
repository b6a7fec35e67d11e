"""A paraphrase that denies what the speaker is quoted as saying, or says what the speaker denied."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache, lru_cache

from discrepancy.collate.governing import governing
from discrepancy.collate.readings import Reading
from discrepancy.model import Span, Variant, VariantClass
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.view import View

LEAST = 2  # words with content of what is denied by a clause before it
LONGEST = 12  # words of such a clause
BEFORE = 6  # words before a word in which its negator may stand
FEWEST = 3  # words with content that both must have
COVER = 0.8  # share of the content of the one with less that the other has


def denial(a: Reading, b: Reading) -> Variant | None:
    """Return the denial that only one of two versions has of the words that both have, None where there is none.

    Both must be plain statements of one time: what holds on a condition is denied by nothing that holds on another.
    """
    if _governed(a, b) or _governed(b, a):
        a_span, b_span = (each.view.span(0, len(each.wording)) for each in (a, b))
        return Variant(VariantClass.NEGATION, a.text[slice(*a_span)], b.text[slice(*b_span)], a_span, b_span)
    x, y = _contents(a.wording), _contents(b.wording)
    shared = x.keys() & y.keys()
    left_open = not words("outcomes", "open_modals").isdisjoint((*a.wording, *b.wording))
    echoed = x.keys() == y.keys() != set() and not left_open  # in however few words
    if not echoed and (len(shared) < FEWEST or len(shared) < COVER * min(len(x), len(y))):
        return None
    if {_negators(a), _negators(b)} != {0, 1}:
        return None  # "does not believe that it is" says that it is not
    if not (_plain(a) and _plain(b)) or _pointers(a) != _pointers(b):
        return None
    if ("before" in a.wording) != ("before" in b.wording):
        return None  # "will not open before June" leaves it to open in June
    if _between(x, shared) or _between(y, shared):
        return None  # "will close its paint shop at the plant" does not close the plant
    for word in sorted(shared, key=lambda word: y[word]):
        mine, theirs = _negator(a.view, x[word]), _negator(b.view, y[word])
        if mine is not None or theirs is not None:
            stated = _stated(a.view, x[word]) if mine is None else _stated(b.view, y[word])
            return _variant(a, b, (mine, x[word]), (theirs, y[word])) if stated else None
    return None


def _governed(a: Reading, b: Reading) -> bool:
    """Whether one says plainly what a clause before it denies in the other: "no evidence that they were sold"."""
    told, negators = _contents(b.wording).keys(), words("meaning", "negators")
    if len(told) < LEAST or not negators.isdisjoint(b.wording) or not (_plain(a) and _plain(b)):
        return False
    asked = words("clause_words", "interrogatives")
    if _pointers(a) != _pointers(b) or not asked.isdisjoint((*a.wording, *b.wording)):
        return False  # "we can't say how much" leaves it open
    for i in range(2, min(len(a.wording), LONGEST)):
        rest = a.wording[i:]
        if _contents(rest).keys() == told and negators.isdisjoint(rest) and governing(a.wording[:i]) == "negation":
            return True
    return False


def _stated(view: View, at: int) -> bool:
    """Whether a word is a verb of which a modal or an auxiliary states that it is so: no "mistake to close it"."""
    while at and is_adverb(view.keys[at - 1]):
        at -= 1
    return at > 0 and view.keys[at - 1] in auxiliaries()


def _negators(reading: Reading) -> int:
    return sum(map(words("meaning", "negators").__contains__, reading.wording))


@lru_cache(1024)  # of a group each reading is held against many
def _contents(keys: tuple[str, ...]) -> Mapping[str, int]:
    """Return the words with content, each with its first place."""
    negators = words("meaning", "negators")
    found: dict[str, int] = {}
    for i, (key, concept) in enumerate(zip(keys, map(content_concept, keys), strict=True)):
        if concept and key not in negators:
            found.setdefault(concept, i)
    return found


def _between(contents: Mapping[str, int], shared: Set[str]) -> bool:
    """Whether some word that the other version lacks stands among those that both have."""
    places = [contents[word] for word in shared]
    first, last = min(places), max(places)
    return any(first < at < last for word, at in contents.items() if word not in shared)


def _plain(reading: Reading) -> bool:
    told = reading.attribution.cue_class != "denial" or reading.quoted  # "denied that" turns round what follows
    if not told or not _open().isdisjoint(reading.wording):
        return False
    start, end = reading.view.span(0, len(reading.wording))
    return "?" not in reading.text[start : end + 1]


@cache
def _open() -> frozenset[str]:
    """Return the words with which a sentence is more than one plain statement."""
    return words("meaning", "conditions", "contrasts", "no_denial") | words("governing", "unsettling") | turning()


@cache
def auxiliaries() -> frozenset[str]:
    """Return the words by which a verb states or may state that a thing is so."""
    return words("function_words", "verbs") | words("meaning", "modals")


@cache
def turning() -> frozenset[str]:
    """Return the words that deny without a negator: "refused", "unlikely"."""
    return words("governing", "denying") | words("restated", "implied_negators")


def _pointers(reading: Reading) -> set[str]:
    """Return the words that tell when, how many or which one: a denial for this year is none for the next."""
    return {key for key in reading.wording if key in _pointing() or key[0].isdigit()}


@cache
def _pointing() -> frozenset[str]:
    return calendar().union(words("meaning", "pointing"), lexicon("meaning")["numbers"])


def _negator(view: View, at: int) -> int | None:
    """Return the one negator before a word that has no other content between the two."""
    near = range(max(0, at - BEFORE), at)
    found = next((i for i in near if view.keys[i] in words("meaning", "negators")), None)
    return None if found is None or any(map(content_concept, view.keys[found + 1 : at])) else found


def _variant(a: Reading, b: Reading, mine: tuple[int | None, int], theirs: tuple[int | None, int]) -> Variant:
    """Return the variant from the verbs before the negator, where there is one, to the word that is denied."""
    a_span, b_span = _told(a.view, *mine), _told(b.view, *theirs)
    return Variant(VariantClass.NEGATION, a.text[slice(*a_span)], b.text[slice(*b_span)], a_span, b_span)


def _told(view: View, negator: int | None, word: int) -> Span:
    first = word if negator is None else negator
    while first and view.keys[first - 1] in words("function_words", "verbs"):
        first -= 1
    return view.span(first, word + 1)
