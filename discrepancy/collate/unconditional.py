"""A paraphrase that gives as a plain promise what its speaker said on a condition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from discrepancy.collate.conditionals import Conditional, conditional, openers, opens_condition
from discrepancy.collate.modals import firm_phrases
from discrepancy.collate.readings import Reading
from discrepancy.collate.reported import COVER, FIRM, from_verb, plainly_said, said_in_one_place, sentences_around
from discrepancy.model import Span, Variant, VariantClass
from discrepancy.text.concepts import concepts
from discrepancy.text.denying import denies
from discrepancy.text.resources import words

HALF, MOST = 0.5, 0.6  # share of a condition's words that tell it beside a statement, and anywhere with "if"

Conditions = Sequence[tuple[Reading, Conditional]]  # what some readings state on a condition


def conditions_in(readings: Iterable[Reading]) -> Conditions:
    """Return the readings that state something on a condition, in order, each with the first such statement."""
    opened = ((b, openers(b.wording)) for b in readings)  # seldom any: the places of others' words are not read
    return [(b, read) for b, found in opened if found and (read := conditional(b.view, b.text, found))]


def without_condition(a: Reading, conditions: Conditions, others: Sequence[Reading]) -> tuple[Reading, Variant] | None:
    """Return the first other reading whose condition a paraphrase does not tell, and what it leaves out, or None.

    As many versions must have the condition as say the same without it. `conditions` are those of the `others`.
    """
    if not (conditions and plainly_said(a)):
        return None
    found: tuple[Reading, Conditional, Span] | None = None
    for b, read in conditions:
        place = said_in_one_place(a, read.main) if b.attribution.document != a.attribution.document else None
        if place and _as_firm(a, read) and not _other_day(a, b):
            found = b, read, place
            break
    if not found or _more_say_plainly(others, found[1]) or _told(a, found[1]):  # for which the article is read
        return None
    b, read, place = found
    a_span, b_span = from_verb(a, *place), b.view.span(*read.at)
    printed = a.text[slice(*a_span)], b.text[slice(*b_span)]
    return b, Variant(VariantClass.OMISSION, *printed, a_span, b_span, scope="condition")


def _as_firm(a: Reading, read: Conditional) -> bool:
    """Whether a paraphrase says a thing as firmly as the statement that depends on a condition, and tells none."""
    keys = a.view.keys
    strengths = [strength for _, _, strength in firm_phrases(a.wording)]
    promised = keys[0] == "to" and a.attribution.cue_class == "announcement"
    firm = min(strengths, default=FIRM if promised else 0)
    as_firm = firm >= FIRM or (read.strict and firm >= read.strength > 0)
    return as_firm and denies(keys) == read.denied and not (_tells(keys) or _inside().intersection(keys))


def _other_day(a: Reading, b: Reading) -> bool:
    """Whether the two were said on two days: meanwhile the condition may have been met."""
    one, other = ({day for day, *_ in each.attribution.occasion.days} for each in (a, b))
    return bool(one and other and one.isdisjoint(other))


def _more_say_plainly(others: Sequence[Reading], read: Conditional) -> bool:
    """Whether more quotations give the statement without the condition than with it."""
    said = [concepts(b.view.keys) for b in others if b.quoted]
    whole = [each for each in said if len(each & read.main) >= COVER * len(read.main)]
    plainly = sum(each.isdisjoint(read.condition) for each in whole)
    return plainly > len(whole) - plainly


def _told(a: Reading, read: Conditional) -> bool:
    """Whether the article tells the condition: beside the paraphrase in any words, anywhere else with "if"."""
    sentences, own = sentences_around(a)
    for n, keys in enumerate(sentences):
        found = concepts(keys) & read.condition
        share = len(found) / len(read.condition)
        plainly = _tells(keys)
        beside = own.start - 1 <= n <= own.stop
        if (plainly and (beside or share >= MOST)) or (share == 1.0 and beside):
            return True
        if (share >= HALF and own.start <= n <= own.stop) or (beside and found and not _beside().isdisjoint(keys)):
            return True
    return False


def _tells(keys: Sequence[str]) -> bool:
    """Whether some words say that a thing holds on a condition."""
    return not words("conditionals", "telling").isdisjoint(keys) or opens_condition(keys)


@cache
def _inside() -> frozenset[str]:
    return words("conditionals", "inside")


@cache
def _beside() -> frozenset[str]:
    return words("conditionals", "beside")
