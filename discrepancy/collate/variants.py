"""A hunk of differing words to a typed variant: what kind of difference, which way, and what a cut took away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from discrepancy.collate.bounds import bounds, may_bound, of_few, stands_before
from discrepancy.collate.cuts import Cut, joints, scope_of
from discrepancy.collate.modals import direction, firmness, modals_of, strength
from discrepancy.collate.numerals import Stretch, cut_number, other_number, same_numbers, stretch
from discrepancy.collate.opposites import opposed
from discrepancy.collate.words import Hunk
from discrepancy.model import Span, Variant, VariantClass
from discrepancy.text.denying import denies
from discrepancy.text.names import known_forms, spelling_variants
from discrepancy.text.resources import calendar, words
from discrepancy.text.stems import function_words, stem
from discrepancy.text.transliteration import slavic, transliterated
from discrepancy.text.typos import alike, two_words
from discrepancy.text.view import ELLIPSIS, View

SENSE = frozenset({VariantClass.NEGATION, VariantClass.MODAL, VariantClass.NUMBER})
EDGE_WORDS = 5  # more differing words than this at the end of a reading are another sentence's, not a rewording
SHORT = 5  # words of a hunk in which a modal or a negator is what differs; longer ones are another text
_SWAPPED = 3  # words before the first shared one from which on a fragment is not reworded but starts elsewhere
_REVERSING = 3  # words of what turns round the words after it
_IN_BRACKETS = 3  # words, with brackets or beside them, that can turn the sense; more are an explanation
_DASHES = ("—", "–", "-")
_BRACKETS = frozenset("[]")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")


def type_hunk(hunk: Hunk, a: View, b: View, texts: tuple[str, str]) -> Variant | None:
    """Return the variant that a hunk stands for, or None where the readings do not cover the same stretch.

    Args:
        hunk: the differing words.
        a: the first reading.
        b: the second reading.
        texts: the full texts of the two articles.
    """
    a_keys, b_keys = a.keys[hunk.a_first : hunk.a_last], b.keys[hunk.b_first : hunk.b_last]
    dots = [ELLIPSIS] in (a_keys, b_keys)
    if hunk.edge and a_keys and b_keys and max(len(a_keys), len(b_keys)) > EDGE_WORDS and not dots:
        nearest = _nearest(hunk)
        found = type_hunk(nearest, a, b, texts) if nearest else None
        return found if found and found.cls in SENSE else None
    few = of_few(a, b, (hunk.a_first, hunk.a_last, hunk.b_first, hunk.b_last), hunk.edge)
    if few and not any(stands_before("a", text, view.starts[0]) for text, view in zip(texts, (a, b), strict=True)):
        a_span, b_span = few
        return Variant(VariantClass.SUBSTITUTION, texts[0][slice(*a_span)], texts[1][slice(*b_span)], a_span, b_span)
    sides = _side(a, texts[0], hunk.a_first, hunk.a_last), _side(b, texts[1], hunk.b_first, hunk.b_last)
    a_span, b_span = (side.span for side in sides)
    printed = sides[0].printed, sides[1].printed
    aside = (not a_keys and _aside(texts[1], b_span)) or (not b_keys and _aside(texts[0], a_span))
    if not b_keys and _said_twice(a_keys, a, hunk.a_last):
        return Variant(VariantClass.ADDITION, *printed, a_span, b_span, "", _again(a_keys, hunk))
    if not a_keys and _said_twice(b_keys, b, hunk.b_last):
        return Variant(VariantClass.OMISSION, *printed, a_span, b_span, "", _again(b_keys, hunk))
    cls, way, scope = _classify(sides, hunk, aside)
    if cls not in (VariantClass.HEDGE, VariantClass.NUMBER) and _bound_cut(sides):
        cls = VariantClass.ADDITION if a_keys else VariantClass.OMISSION
        missing, at = (texts[1], b_span[0]) if a_keys else (texts[0], a_span[0])
        scope = "edge" if stands_before(printed[0] or printed[1], missing, at) else "qualifier"
    elif scope == "cut":
        cut = _cut(hunk, (a, b), texts, cls is VariantClass.ADDITION)
        scope = "negation" if cls is VariantClass.ELLIPSIS and _turns(cut) else scope_of(cut)
    if scope == "grammar" and hunk.a_first and _other_number(a.keys[hunk.a_first - 1], a_keys, b_keys):
        scope = ""
    if cls not in SENSE and _starts_elsewhere(hunk, a_keys, b_keys, printed):
        return None
    return Variant(cls, *printed, a_span, b_span, way, scope)


def _cut(hunk: Hunk, views: tuple[View, View], texts: tuple[str, str], from_b: bool) -> Cut:
    """Return the words of a hunk that one reading lacks; `from_b` tells that it is the second that lacks them."""
    bounds = (hunk.a_first, hunk.a_last), (hunk.b_first, hunk.b_last)
    side = 0 if from_b else 1
    view, (first, last) = views[side], bounds[side]
    whole = _stands_alone(views[1 - side], texts[1 - side])
    before, after = view.keys[:first], view.keys[last:]
    keys = [key for key in view.keys[first:last] if key != ELLIPSIS]
    return Cut(keys, before, after, texts[side], view.span(first, last), hunk.edge, whole)


def _said_twice(keys: list[str], view: View, last: int) -> bool:
    """Whether words that end at `last` are a false start, said again at once: "if she gets, if she gets to pick".

    "Not not" is a denial denied, and no slip of the tongue.
    """
    size = len(keys)
    again = view.keys[last : last + size], view.keys[max(0, last - 2 * size) : last - size]
    return keys in again and keys != ["not"]


def _again(keys: list[str], hunk: Hunk) -> str:
    """Return the scope of words said again: one word stresses, as in "never, never"; more within belong to a quote."""
    return "light" if hunk.edge or len(keys) == 1 else "plain"


def _bound_cut(sides: Sides) -> bool:
    """Whether one reading lacks no more than the bound of a number: "up to 200", "200"."""
    pairs = (sides, sides[::-1])
    return any(not other.keys and may_bound(side.keys) and bounds(side.numbers) for side, other in pairs)


def _number_cut(sides: Sides) -> bool:
    """Whether words that one reading alone has at its edge are part of a number; few stand at one in the other too."""
    brief = sides[1] if sides[0].keys else sides[0]
    return bool(brief.numbers.numerals) and cut_number(sides[0].numbers, sides[1].numbers)


def _turns(cut: Cut) -> bool:
    """Whether words behind dots turn round what follows them: "refuse to", "anything but"."""
    last = (" ".join(cut.keys[-size:]) for size in range(1, 1 + min(len(cut.keys), _REVERSING)))
    turned = any(phrase in words("meaning", "reversing") for phrase in last)
    return turned and not denies(cut.keys) and not cut.parted


def _stands_alone(view: View, text: str) -> bool:
    """Whether a reading is printed as a sentence: it has a capital, or "that" or a colon before it."""
    start = view.starts[0]
    before = text[max(0, start - 8) : start].rstrip(" \n\"“‘'«„")
    numbered = text[start].isdigit() and len(view.keys) > SHORT
    return text[start].isupper() or numbered or before.endswith((":", " that"))


def _other_number(before: str, a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one speaks of one thing and one of several: "of the law", "of the laws" is no grammar mended."""
    of_noun = words("clause_words", "determiners") | words("function_words", "prepositions")
    if len(a) != 1 or len(b) != 1 or before not in of_noun:
        return False
    one, several = sorted((a[0], b[0]), key=len)
    return several in (f"{one}s", f"{one}es", f"{one[:-1]}ies")


def _starts_elsewhere(hunk: Hunk, a: list[str], b: list[str], printed: tuple[str, str]) -> bool:
    """Whether differing words before the first shared one belong to a fragment, which starts where its outlet chose.

    Two clauses that each have their verb there, "all options are" and "everything is", are one reworded, and one that
    opens with its subject, "we do not believe any", is whole.
    """
    if hunk.edge != "start" or not (a and b) or max(len(a), len(b)) < _SWAPPED:
        return False
    verbs = words("function_words", "verbs")
    clauses = not verbs.isdisjoint(a) and not verbs.isdisjoint(b)
    return not clauses and any(_fragmentary(keys, words_) for keys, words_ in zip((a, b), printed, strict=True))


def _fragmentary(keys: list[str], printed: str) -> bool:
    return printed[0].islower() and keys[0] not in words("meaning", "subjects")


def _nearest(hunk: Hunk) -> Hunk | None:
    """Cut an edge where one reading has a word or two and the other a sentence down to the words beside the match.

    Those few words must have replaced something; only what turns the sense is sure to be more than another beginning.
    """
    few = min(hunk.a_last - hunk.a_first, hunk.b_last - hunk.b_first)
    if few > 2:
        return None
    if hunk.edge == "start":
        a_first, b_first = max(hunk.a_first, hunk.a_last - few - 1), max(hunk.b_first, hunk.b_last - few - 1)
        return Hunk(a_first, hunk.a_last, b_first, hunk.b_last, hunk.edge)
    a_last, b_last = min(hunk.a_last, hunk.a_first + few + 1), min(hunk.b_last, hunk.b_first + few + 1)
    return Hunk(hunk.a_first, a_last, hunk.b_first, b_last, hunk.edge)


Typed = tuple[VariantClass, str, str]


def _aside(text: str, span: Span) -> bool:
    """Whether words stand between dashes or commas: an aside adds weight, and does not turn the sentence round."""
    before, after = text[max(0, span[0] - 3) : span[0]].rstrip()[-1:], text[span[1] : span[1] + 3].lstrip()[:1]
    return span[0] < span[1] and ((before in _DASHES and after in _DASHES) or before == after == ",")


class _Side:
    """One reading's words of a hunk: as they are compared, as they are printed, and what stands among them.

    Of a sentence that only ends sooner in one of two readings, as in most hunks, little of that is ever asked for.
    """

    def __init__(self, view: View, text: str, first: int, last: int) -> None:
        """Take the words `first` to `last` of a view."""
        self._place = view, text, first, last
        self.keys = view.keys[first:last]
        self.span = view.span(first, last)
        self.printed = text[slice(*self.span)]

    @cached_property
    def numbers(self) -> Stretch:
        """The words with the numbers in them or beside them."""
        return stretch(*self._place)

    @cached_property
    def modals(self) -> tuple[str, ...]:
        """The modals among the words."""
        return modals_of(*self._place)

    @cached_property
    def named(self) -> bool:
        """Whether they hold a name."""
        view, text, first, _ = self._place
        return _named(first, view, text, self.printed)


Sides = tuple[_Side, _Side]
_side = lru_cache(1024)(_Side)  # one reading has the same words too many, or others, against several


def _classify(sides: Sides, hunk: Hunk, aside: bool) -> Typed:
    a, b = sides[0].keys, sides[1].keys
    if hunk.edge and not (a and b):
        if _number_cut(sides):
            return VariantClass.NUMBER, "", ""
        return (VariantClass.OMISSION if b else VariantClass.ADDITION), "", "cut"
    if ELLIPSIS in a or ELLIPSIS in b:
        left = any(key != ELLIPSIS for key in b)
        return VariantClass.ELLIPSIS, "", "cut" if ELLIPSIS in a and left else "edge"
    if _BRACKETS & {*a, *b}:
        return _bracketed(sides)
    numbers = sides[0].numbers, sides[1].numbers
    if same_numbers(*numbers) or (a and _joined(a) == _joined(b) and _plain([*a, *b])):  # "good will" and "goodwill"
        return VariantClass.SPELLING, "", ""
    clause = not (a and b) and (a or b)[-1] in joints()  # a clause cut whole turns nothing round but itself
    short = max(side.size for side in numbers) <= SHORT
    found = _meaning(sides) if short and not (aside or clause) else None
    return found or _wording(sides)


def _bracketed(sides: Sides) -> Typed:
    """Type what a bracket has: a mere insertion, unless it turns or shifts the sense of what it replaces."""
    shown = [[key for key in side.keys if key not in _BRACKETS] for side in sides]
    if max(map(len, shown)) > _IN_BRACKETS:
        return VariantClass.BRACKET, "", ""
    negators = words("meaning", "negators", "negating_parts")
    if sum(key in negators for keys in shown for key in keys) % 2:
        return VariantClass.NEGATION, "", ""
    alone = [[numeral.amount for numeral in side.numbers.alone] for side in sides]
    rest = [[k for k in side.numbers.own if k not in {*n, *_BRACKETS}] for side, n in zip(sides, alone, strict=True)]
    changed = all(alone) and alone[0] != alone[1] and rest[0] == rest[1]
    if changed and len(alone[0]) == len(alone[1]):
        return VariantClass.NUMBER, "", ""
    if all(shown) and opposed(*shown):
        return VariantClass.SUBSTITUTION, "", "opposite"
    return _firmer(sides) or (VariantClass.BRACKET, "", "")


def _firmer(sides: Sides) -> Typed | None:
    """Type a bracket that makes a statement more or less sure; "[would]" for "will" is grammar alone."""
    firm = [firmness(side.modals) for side in sides]
    if firm[0] != firm[1]:
        return VariantClass.MODAL, direction(*firm), ""
    hedged = _hedged(sides, 0), _hedged(sides, 1)
    if hedged[0] == hedged[1] or any(side.numbers.numerals for side in sides):  # "[about six kilometres]"
        return None
    return VariantClass.HEDGE, "weaker" if hedged[0] else "stronger", ""


def _plain(keys: Sequence[str]) -> bool:
    """Whether no number and no negator is among some words: "2-1" is not "21", nor "now here" "no where"."""
    return not any(key[0].isdigit() for key in keys) and words("meaning", "negators").isdisjoint(keys)


def _joined(keys: Sequence[str]) -> str:
    return "".join(keys).replace("-", "")


def _without_answer(keys: list[str], printed: str) -> list[str]:
    """Leave out the "no" that answers a question before the sentence: "No, I meant that"."""
    return keys[1:] if keys[:1] == ["no"] and printed[2:3] == "," else keys


def _without_month(modals: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """Leave out the "may" that stands where the other reading has a month: "in May", "in June"."""
    return [key for key in modals if key != "may"] if calendar() & set(other) - {"may"} else modals


def _meaning(sides: Sides) -> Typed | None:
    """The classes that turn or shift the sense: negation, number, modal, hedge."""
    negators = words("meaning", "negators", "negating_parts")
    a, b = (_without_answer(side.keys, side.printed) for side in sides)
    if (sum(k in negators for k in a) - sum(k in negators for k in b)) % 2:
        undone = opposed(*([key for key in keys if key not in negators] for keys in (a, b)))
        return VariantClass.SUBSTITUTION if undone else VariantClass.NEGATION, "", ""
    if other_number(sides[0].numbers, sides[1].numbers):
        return VariantClass.NUMBER, "", ""
    modals = _without_month(sides[0].modals, b), _without_month(sides[1].modals, a)
    if set(modals[0]) != set(modals[1]):
        return VariantClass.MODAL, direction(strength(modals[0]), strength(modals[1])), ""
    hedged = _hedged(sides, 0), _hedged(sides, 1)
    if hedged[0] != hedged[1]:
        return VariantClass.HEDGE, "weaker" if hedged[0] else "stronger", ""
    return None


def _hedged(sides: Sides, at: int) -> bool:
    """Whether one of two readings has a hedge that makes it less sure than the other: "hope" for "know", not "fear"."""
    side, other = sides[at], sides[1 - at]
    hedges = {key for key in side.keys if key in words("meaning", "hedges")}
    if not side.numbers.numerals:
        hedges -= words("meaning", "before_numbers")
    doubt = not words("meaning", "degrees_of_doubt").isdisjoint(side.keys)
    if doubt and not words("meaning", "degrees_of_sureness").isdisjoint(other.keys):
        return True
    if not hedges or not words("meaning", "no_surer").isdisjoint(other.keys) or opposed(side.keys, other.keys):
        return False
    return not (bounds(side.numbers) and bounds(other.numbers))


def _wording(sides: Sides) -> Typed:
    """The classes of plain rewording."""
    a, b = sides[0].keys, sides[1].keys
    if not a or not b:
        if not b:
            return VariantClass.ADDITION, "", "light" if _light(a) else "plain"
        return VariantClass.OMISSION, "", "light" if _light(b) else "cut"
    pronouns = words("meaning", "pronouns")
    if all(k in pronouns for k in a) and all(k in pronouns for k in b):
        return VariantClass.PRONOUN, "", ""
    if opposed(a, b):
        return VariantClass.SUBSTITUTION, "", "opposite"
    named = sides[0].named and sides[1].named
    if _respelled(sides[0].numbers.own, sides[1].numbers.own, named) or (named and _transliterated(a, b)):
        return VariantClass.SPELLING, "", ""
    if named:
        return VariantClass.NAME, "", ""
    if _grammar(a, b):
        return VariantClass.SUBSTITUTION, "", "grammar"
    if Counter(a) == Counter(b):
        return VariantClass.TRANSPOSITION, "", ""
    return VariantClass.SUBSTITUTION, "", ""


def _light(keys: Sequence[str]) -> bool:
    """Whether words may come and go without changing what is said."""
    return all(key in words("meaning", "fillers", "light") for key in keys)


def _respelled(a: Sequence[str], b: Sequence[str], named: bool) -> bool:
    """Whether each word is the other's in another spelling; what may be names need not be in a dictionary."""
    one = len(a) == len(b) and all(map(_one_word, a, b))
    return one and (named or not any(map(two_words, a, b)))


def _one_word(x: str, y: str) -> bool:
    return x == y or (not x[0].isdigit() and _variant_spelling(x, y))


def _transliterated(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names are one in two spellings; of a single word only what letters regularly become is sure."""
    if len(a) == len(b) == 1:
        return slavic(a[0], b[0]) and spelling_variants(a[0], b[0]) and transliterated(a[0], b[0])
    return len(a) == len(b) and all(map(spelling_variants, a, b))


def _variant_spelling(x: str, y: str) -> bool:
    """Whether two forms are one word in two spellings; of one stem, where one doubles a letter ("travelled")."""
    if stem(x) == stem(y):
        return _DOUBLED.sub(r"\1", x) == _DOUBLED.sub(r"\1", y)
    if not known_forms(x).isdisjoint(known_forms(y)):
        return True
    return alike(x, y)


def _named(first: int, view: View, text: str, printed: str) -> bool:
    """Whether words hold a name: a capital shows one, of a sentence's first word only if it has it elsewhere too."""
    titled = first > 0 and view.keys[first - 1] in words("titles", "male", "female", "plain")  # "Mr May", "Ms Will"
    capital = [w for w in printed.split() if w[:1].isupper() and (titled or w.casefold() not in function_words())]
    heads = capital and printed.startswith(capital[0]) and _opens_sentence(first, view, text)
    return len(capital) > 1 or bool(capital and (not heads or _inside_sentence(capital[0], text)))


def _opens_sentence(first: int, view: View, text: str) -> bool:
    return first == 0 or any(mark in text[view.ends[first - 1] : view.starts[first]] for mark in ".!?")


def _inside_sentence(word: str, text: str) -> bool:
    """Whether a text has a word as it stands, capital and all, after a word or a comma."""
    at = text.find(f" {word}")
    while at >= 0:
        if text[at - 1 : at].islower() or text[at - 1 : at] == ",":
            return True
        at = text.find(f" {word}", at + 1)
    return False


def _grammar(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether only inflections and light words differ; "human" and "humane" are no inflections of one word."""
    light = words("meaning", "light")
    x, y = ([key for key in keys if key not in light] for keys in (a, b))
    return [*map(stem, x)] == [*map(stem, y)] and not any(map(two_words, x, y))
