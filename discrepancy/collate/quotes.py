"""Which readings of an utterance to hold against which: the deviant first, then what it differs from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import pairwise

from discrepancy.collate.attributions import compare_attributions
from discrepancy.collate.commitments import promised
from discrepancy.collate.denials import auxiliaries, turning
from discrepancy.collate.governing import governing
from discrepancy.collate.paraphrase import paraphrase_variants
from discrepancy.collate.places import WEIGHTY, Places
from discrepancy.collate.rank import ranked, with_better
from discrepancy.collate.readings import Reading, readings_of, substantive, variants_between
from discrepancy.collate.stitches import stitches
from discrepancy.collate.uncertain import open_matters, stated_as_fact
from discrepancy.collate.unconditional import conditions_in, without_condition
from discrepancy.model import Alignment, Article, Comparison, Kind, Variant, VariantClass
from discrepancy.text.concepts import concepts
from discrepancy.text.denying import denies
from discrepancy.text.places import PlaceOf, first_printings, place_of
from discrepancy.text.resources import words
from discrepancy.text.view import keys_in

FULL = 0.67  # words of a reading, against those of the deviant, for it to be held against that beside a better one
SENTENCE = 400  # characters before a quotation that may be of its sentence
SAID_AROUND = 0.6  # share of cut words that, standing in the sentence around a quote, make the cut no cut

# The words between a verb of saying and a quotation, those of the sentence after it, and what parts sentences.
_BEFORE = re.compile(r"[^.!?“”\"\n]*[“\"]?")
_AFTER = re.compile(r"[”\"]?[^.!?“\"\n]*")
_ENDS = re.compile(r"[.!?“”\"\n]")

Printed = Set[tuple[str, tuple[str, ...]]]  # a document, and a wording that it has


def compare_quotes(
    alignment: Alignment, articles: Mapping[str, Article], place: PlaceOf = place_of
) -> list[Comparison]:
    """Return the comparisons of quotes and reported speech, of kind `quote`, `paraphrase` or `attribution`.

    Majority readings come as the second witness: a reading that more outlets print, then the fuller one, then the
    earlier one; where single words differ, the reading whose words there fewer outlets print comes first. Each deviant
    is held once against each different reading. What has one `place` is printed alike.
    """
    readings = readings_of(alignment, articles)
    quoted = [r for r in readings if r.quoted]
    best = ranked(quoted, articles)
    printed = {(r.attribution.document, r.wording) for r in quoted}
    places = Places(quoted)
    found = [c for a, better in with_better(best, _wording) for c in _against(alignment, a, better, printed, places)]
    found += [_comparison(alignment, a, b, (variant,)) for a, b, variant in stitches(quoted) if not a.reference]
    reported = [r for r in readings if not r.quoted]
    return [*found, *_paraphrases(alignment, reported, best, place), *compare_attributions(alignment, readings)]


def _wording(reading: Reading) -> tuple[str, ...]:
    return reading.wording


def _against(
    alignment: Alignment, a: Reading, better: Sequence[Reading], printed: Printed, places: Places
) -> Iterator[Comparison]:
    """Hold one reading against each better one that differs from those before; at some places that one deviates.

    A cut of what the same document prints in full elsewhere takes nothing away; `printed` tells what each prints.
    """
    seen: set[tuple[str, ...]] = set()
    references = [reading for reading in better if reading.reference]  # where there are any, they alone count
    if a.reference or any(_worded_as(a, b) for b in references):
        return
    for b in references or better:
        look = b.wording
        brief = bool(seen) and len(look) < FULL * len(a.wording)  # a fragment proves no more than the fuller one did
        if b.attribution.document == a.attribution.document or look in seen or brief:
            continue
        seen.add(look)
        variants = variants_between(a, b)
        if not variants:
            yield _comparison(alignment, a, b, variants)
            continue
        gained = any(v.cls is VariantClass.ADDITION and v.scope in WEIGHTY for v in variants)
        turned = gained and _clausal(b) and not b.reference
        held = (b, a, variants_between(b, a)) if turned else (a, b, variants)
        for x, y, found in places.split(*held):
            yield _comparison(alignment, x, y, _weighed(x, y, found, printed))


def _worded_as(a: Reading, reference: Reading) -> bool:
    """Whether a reading has the words of a reference: another reference may have other words, and it is still right."""
    shared = not set(a.wording).isdisjoint(reference.wording)
    return shared and not substantive(variants_between(a, reference))


def _weighed(a: Reading, b: Reading, variants: tuple[Variant, ...], printed: Printed) -> tuple[Variant, ...]:
    """Take the weight from cuts that only shorten: of mere fragments, or of words that the article has as well."""
    in_full = (a.attribution.document, b.wording) in printed
    if any(map(_cuts, variants)):
        variants = tuple(replace(v, scope="edge") if _cuts(v) and _harmless_cut(a, v, in_full) else v for v in variants)
    if in_full or not variants or variants[0].cls is not VariantClass.OMISSION or not _denial_left_out(a, variants[0]):
        return variants
    return replace(variants[0], scope="negation"), *variants[1:]


def _cuts(variant: Variant) -> bool:
    return variant.cls is VariantClass.OMISSION and variant.scope in WEIGHTY


def _harmless_cut(a: Reading, variant: Variant, in_full: bool) -> bool:
    if not in_full and words("meaning", "no_denial").issuperset(keys_in(variant.b)):
        return False  # "not just a few" is not what "not a few" says, however short
    if in_full or not _clausal(a) or (variant.scope == "condition" and _conditioned(a, variant)):
        return True
    # "she said" around a quote does not tell that she said "I never said"
    cut = concepts(keys_in(variant.b)) - _saying()
    around = concepts(a.attribution.context)
    return bool(cut) and len(cut & around) >= SAID_AROUND * len(cut)


def _denial_left_out(a: Reading, variant: Variant) -> bool:
    """Whether the outlet puts a phrase after its subject as if nothing had denied it: "said that a track “would”"."""
    keys = keys_in(variant.b)
    if variant.scope == "edge" and _denied_last(keys):
        return _asserted(a)
    at = len(keys) - keys[::-1].index("that") if variant.scope == "edge" and "that" in keys else 0
    if not 0 < at < len(keys) or governing(keys[:at]) != "negation":
        return False
    told, subject = _words_before(a), concepts(keys[at:])
    denied = denies(told) or not words("governing", "denying", "unsettling").isdisjoint(told)
    return bool(subject) and subject <= concepts(_told_as_said(a)) and not denied


def _denied_last(keys: Sequence[str]) -> bool:
    """Whether words end in a negator, or in one and an auxiliary: "it is not", "we would never be"."""
    last = next((key for key in reversed(keys) if key not in auxiliaries()), "")
    return last in words("meaning", "negators")


def _asserted(a: Reading) -> bool:
    """Whether the outlet states a phrase in a sentence that neither denies it nor leaves it open: "said it was “"."""
    told = _words_before(a)
    if not told or told[-1] not in auxiliaries() or a.attribution.cue_class == "denial":
        return False
    unsettled = turning() | words("governing", "unsettling") | words("meaning", "conditions", "between_questions")
    turned = any(f" {phrase} " in f" {' '.join(told)} " for phrase in words("meaning", "reversing"))
    return not (denies(told) or turned) and unsettled.isdisjoint(told)


def _words_before(a: Reading) -> Sequence[str]:
    """Return the words of the sentence before a quotation."""
    start = a.witnesses[0].start
    before = a.text[max(0, start - SENTENCE) : start]
    inside = before[:-1] if before.endswith(("“", '"')) else before
    return keys_in(_ENDS.split(inside)[-1])  # a search for what runs up to the quotation takes time by its square


def _told_as_said(a: Reading) -> list[str]:
    """Return the words between "said that" and a quotation, none where it follows no such verb at once.

    "She dismissed reports that a track “would”", "asked whether a track “would”" and "the idea that a track “would” is
    wrong, she said" tell of what somebody else may have said.
    """
    end = _end_of_cue_before(a)
    before = _BEFORE.fullmatch(a.text, end, a.witnesses[0].start) if end is not None else None
    told = list(keys_in(before.group())) if before else []
    return told if "that" not in told[1:] else []


def _end_of_cue_before(a: Reading) -> int | None:
    """Return where the verb ends that introduces a quotation in its sentence; None for no such verb, or a denial."""
    cue, start = a.attribution.cue, a.witnesses[0].start
    introduces = cue is not None and 0 <= start - cue[1] <= SENTENCE and a.attribution.cue_class != "denial"
    return cue[1] if cue is not None and introduces else None


def _conditioned(a: Reading, variant: Variant) -> bool:
    """Whether the article itself sets the condition in the rest of the sentence: "“We will go,” he said, if ..."."""
    after = _AFTER.match(a.text, a.witnesses[-1].end)
    cut, told = concepts(keys_in(variant.b)), (_words_before(a), keys_in(after.group()) if after else [])
    return any(_sets_condition(keys) and not cut.isdisjoint(concepts(keys)) for keys in told)


def _sets_condition(keys: Sequence[str]) -> bool:
    """Whether a condition opens among some words; "asked if" opens a question."""
    opening, asked = words("meaning", "leading_conditions"), words("meaning", "between_questions")
    return any(key in opening and before not in asked for before, key in pairwise(["", *keys]))


@cache
def _saying() -> frozenset[str]:
    return concepts(("say", "said", "tell", "told"))


def _clausal(reading: Reading) -> bool:
    """Whether the words say something by themselves, and are no mere phrase in the outlet's own sentence."""
    keys = reading.wording
    if len(keys) <= 2 or reading.attribution.kind is Kind.DIRECT:
        return len(keys) > 2
    return not words("meaning", "pronouns", "modals").isdisjoint(keys) or _all_that_was_said(reading)


def _all_that_was_said(a: Reading) -> bool:
    """Whether a quotation opens right after the "that" of its verb: "told them that “everyone came across”"."""
    return _end_of_cue_before(a) is not None and [*_words_before(a)[-1:]] == ["that"]


def _paraphrases(
    alignment: Alignment, reported: Sequence[Reading], quoted: Sequence[Reading], place: PlaceOf
) -> Iterator[Comparison]:
    """Hold reported speech against the words themselves, or else against the fullest other report."""
    if not reported:
        return
    versions = [*quoted, *reported]
    conditions, matters = conditions_in(versions), open_matters(quoted)
    against = list(first_printings(quoted or reported, lambda reading: place(reading.witnesses[0])))
    for n, a in enumerate(reported):
        for m, b in against:
            if (quoted or m < n) and b.attribution.document != a.attribution.document:
                # what the best version says, a paraphrase may say though another version denies it
                variants = paraphrase_variants(a, b, denials=b is (quoted or reported)[0])
                if variants:
                    yield _comparison(alignment, a, b, variants, "paraphrase")
        for found in (without_condition(a, conditions, versions), stated_as_fact(a, matters), promised(a, versions)):
            if found:
                yield _comparison(alignment, a, found[0], (found[1],), "paraphrase")


def _comparison(
    alignment: Alignment, a: Reading, b: Reading, variants: tuple[Variant, ...], kind: str = "quote"
) -> Comparison:
    first = next((v for v in variants if substantive([v])), variants[0]) if variants else None
    x, y = (a.piece(first.a_span[0]), b.piece(first.b_span[0])) if first else (a.witnesses[0], b.witnesses[0])
    return Comparison(alignment, kind, x, y, variants)
