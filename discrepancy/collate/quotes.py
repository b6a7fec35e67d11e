"""Which readings of an utterance to hold against which: the deviant first, then what it differs from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from discrepancy.collate.paraphrase import paraphrase_variants
from discrepancy.collate.places import WEIGHTY, Places
from discrepancy.collate.rank import ranked
from discrepancy.collate.readings import Reading, outranking, readings_of, substantive, variants_between
from discrepancy.collate.stitches import stitches
from discrepancy.model import Alignment, Article, Comparison, Kind, Variant, VariantClass
from discrepancy.text.concepts import concepts
from discrepancy.text.resources import words
from discrepancy.text.stems import function_words
from discrepancy.text.view import view_of

_INNER = re.compile(r"(?<=[\s(—–])[‘“'\"]([^‘“”\"]{8,}?)(?:[’”'\"](?!\w)|\Z)")
_QUOTED = 3  # words in marks inside a quotation that are more than a term
FULL = 0.67  # words of a reading, against those of the deviant, for it to be held against that beside a better one
SAID_AROUND = 0.6  # share of cut words that, standing in the sentence around a quote, make the cut no cut

Printed = Set[tuple[str, tuple[str, ...]]]  # a document, and a wording that it has


def compare_quotes(alignment: Alignment, articles: Mapping[str, Article]) -> list[Comparison]:
    """Return the comparisons of quotes and reported speech, of kind `quote`, `paraphrase` or `attribution`.

    Majority readings come as the second witness: a reading that more outlets print, then the fuller one, then the
    earlier one; where single words differ, the reading whose words there fewer outlets print comes first. Each deviant
    is held once against each different reading.
    """
    readings = readings_of(alignment, articles)
    quoted = [r for r in readings if r.quoted]
    best = ranked(quoted, articles)
    printed = {(r.attribution.document, tuple(r.view.keys)) for r in quoted}
    places = Places(quoted)
    found = [c for a, better in _with_better(best, _wording) for c in _against(alignment, a, better, printed, places)]
    found += [_comparison(alignment, a, b, (variant,)) for a, b, variant in stitches(quoted) if not a.reference]
    reported = [r for r in readings if not r.quoted]
    return [*found, *_paraphrases(alignment, reported, best), *_attributions(alignment, readings)]


def _with_better(
    ranked: Sequence[Reading], look: Callable[[Reading], object]
) -> Iterator[tuple[Reading, Sequence[Reading]]]:
    """Yield each reading with those before it that look different, and of two that look alike the first of a document.

    Two are enough: one of them stands in another document than the reading itself.
    """
    better: list[Reading] = []
    documents: dict[object, set[str]] = {}
    for reading in ranked:
        yield reading, better
        known = documents.setdefault(look(reading), set())
        if len(known) < 2 and reading.attribution.document not in known:
            known.add(reading.attribution.document)
            better.append(reading)


def _wording(reading: Reading) -> object:
    return tuple(reading.view.keys)


def _against(
    alignment: Alignment, a: Reading, better: Sequence[Reading], printed: Printed, places: Places
) -> Iterator[Comparison]:
    """Hold one reading against each better one that differs from those before; at some places that one deviates.

    A cut of what the same document prints in full elsewhere takes nothing away; `printed` tells what each prints.
    """
    seen: set[tuple[str, ...]] = set()
    if a.reference or _as_a_reference(a, better):
        return
    for b in outranking(better):
        look = tuple(b.view.keys)
        brief = bool(seen) and len(look) < FULL * len(a.view.keys)  # a fragment proves no more than the fuller one did
        if b.attribution.document == a.attribution.document or look in seen or brief:
            continue
        seen.add(look)
        variants = variants_between(a, b)
        gained = any(v.cls is VariantClass.ADDITION and v.scope in WEIGHTY for v in variants)
        turned = gained and _clausal(b) and not b.reference
        held = (b, a, variants_between(b, a)) if turned else (a, b, variants)
        for x, y, found in places.split(*held):
            in_full = (x.attribution.document, tuple(y.view.keys)) in printed
            yield _comparison(alignment, x, y, _weighed(x, found, in_full))


def _as_a_reference(a: Reading, better: Sequence[Reading]) -> bool:
    """Whether some reference has the words of a reading: others may have other words, and it is still right."""
    keys = set(a.view.keys)
    return any(b.reference and keys & set(b.view.keys) and not substantive(variants_between(a, b)) for b in better)


def _weighed(a: Reading, variants: Sequence[Variant], in_full: bool) -> tuple[Variant, ...]:
    """Take the weight from cuts that only shorten: of mere fragments, or of words that the article has as well."""

    def cuts(variant: Variant) -> bool:
        return variant.cls is VariantClass.OMISSION and variant.scope in WEIGHTY

    return tuple(replace(v, scope="edge") if cuts(v) and _harmless_cut(a, v, in_full) else v for v in variants)


def _harmless_cut(a: Reading, variant: Variant, in_full: bool) -> bool:
    if in_full or not _clausal(a):
        return True
    # "she said" around a quote does not tell that she said "I never said"
    cut = concepts(view_of(variant.b, [(0, len(variant.b))]).keys) - _saying()
    around = concepts(a.attribution.context)
    return bool(cut) and len(cut & around) >= SAID_AROUND * len(cut)


@cache
def _saying() -> frozenset[str]:
    return concepts(("say", "said", "tell", "told"))


def _clausal(reading: Reading) -> bool:
    """Whether the words say something by themselves, and are no mere phrase in the outlet's own sentence."""
    if reading.attribution.kind is Kind.DIRECT and len(reading.view.keys) > 2:
        return True
    keys = set(reading.view.keys)
    return len(reading.view.keys) > 2 and bool(keys & words("meaning", "pronouns", "modals"))


def _paraphrases(
    alignment: Alignment, reported: Sequence[Reading], quoted: Sequence[Reading]
) -> Iterator[Comparison]:
    """Hold reported speech against the words themselves, or else against the fullest other report."""
    for n, a in enumerate(reported):
        for b in quoted or reported[:n]:
            if b.attribution.document != a.attribution.document:
                # what the best version says, a paraphrase may say though another version denies it
                variants = paraphrase_variants(a, b, denials=b is (quoted or reported)[0])
                if variants:
                    yield _comparison(alignment, a, b, variants, "paraphrase")


def _attributions(alignment: Alignment, readings: Sequence[Reading]) -> Iterator[Comparison]:
    """Hold who said it, when and where against what more outlets have."""
    ranked = _by_attribution(readings)
    claims = {(r.attribution.document, claim) for r in readings for claim in (_voice(r), _look(r))}
    references = [reading.attribution for reading in readings if reading.reference]
    dated = any(said.occasion.days or said.occasion.venues for said in references)
    for a, better in _with_better(ranked, _said):
        seen = set()
        for b in better if not a.reference else ():
            said = _said(b)
            # beside a reference none may correct who it was, nor when, where the reference tells it
            if references and not b.reference and (dated or _voice(a) != _voice(b)):
                continue
            if (said == _said(a) and b.attribution.speaker is not None) or _two_parts(a, b):
                continue  # nothing in which they could differ
            told = a.attribution.within or b.attribution.within
            if told and not (a.quoted and b.quoted):
                continue  # a report of someone who quotes is no claim to the words
            if b.attribution.document != a.attribution.document and said not in seen:
                seen.add(said)
                if not _both_told(a, b, claims) and (told or not (_quoting(a, b) or _quoting(b, a))):
                    yield Comparison(alignment, "attribution", a.witnesses[0], b.witnesses[0])


def _two_parts(a: Reading, b: Reading) -> bool:
    """Whether two quotations have no word that tells in common: what a third runs into one was said at two times."""
    x, y = (set(reading.view.keys) - function_words() for reading in (a, b))
    return a.quoted and b.quoted and bool(x) and bool(y) and x.isdisjoint(y)


def _said(reading: Reading) -> tuple[object, ...]:
    """Return who says a reading, inside whose quotation and on what occasion, as its article has it."""
    return reading.attribution.speaker, reading.attribution.within, reading.attribution.occasion


def _voice(reading: Reading) -> tuple[object, ...]:
    """Return who says a reading, and inside whose quotation."""
    said = reading.attribution
    return said.speaker and said.speaker.key, said.within and said.within.key


def _quoting(a: Reading, b: Reading) -> bool:
    """Whether `a` has the words of `b` in quotation marks of their own: its speaker quotes them, and claims none."""
    printed = " ".join(b.view.keys)
    for witness in a.witnesses:
        for marked in _INNER.finditer(witness.text):
            inner = view_of(marked[1], [(0, len(marked[1]))]).keys
            joined = " ".join(inner)
            if len(inner) >= _QUOTED and (joined in printed or printed in joined):
                return True
    return False


def _look(reading: Reading) -> tuple[object, ...]:
    """Return who says a reading, and when and where, places in the text left out."""
    return (*_voice(reading), *_features(reading)[1:])


def _both_told(a: Reading, b: Reading, claims: Set[tuple[str, tuple[object, ...]]]) -> bool:
    """Whether one of the two documents has the other's account as well as its own: it does not deny it."""
    claim = _voice if _voice(a) != _voice(b) else _look
    if claim(a) == claim(b):
        return False
    return (a.attribution.document, claim(b)) in claims or (b.attribution.document, claim(a)) in claims


def _by_attribution(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings, those first whose speaker, day, venue and employer more outlets have."""
    outlets: dict[object, set[str]] = {}
    for reading in readings:
        for feature in _features(reading):
            outlets.setdefault(feature, set()).add(reading.outlet)

    def order(reading: Reading) -> tuple[bool, int, bool, int, int, int, str, int]:
        speaker, days, venues, bodies = (len(outlets[f]) if f[1] else 0 for f in _features(reading))
        first = reading.witnesses[0]
        direct = reading.attribution.within is None
        return not reading.reference, -speaker, direct, -days, -venues, -bodies, first.document, first.start

    return sorted(readings, key=order)


def _features(reading: Reading) -> tuple[tuple[str, object], ...]:
    said = reading.attribution
    return (
        ("speaker", said.speaker.key if said.speaker else f"told by {said.within.key}" if said.within else ""),
        ("days", tuple(sorted(said.occasion.named_days))),
        ("venues", tuple(sorted({venue for venue, *_ in said.occasion.venues}))),
        ("bodies", said.speaker.bodies if said.speaker else ()),
    )


def _comparison(
    alignment: Alignment, a: Reading, b: Reading, variants: tuple[Variant, ...], kind: str = "quote"
) -> Comparison:
    first = next((v for v in variants if substantive([v])), variants[0] if variants else None)
    return Comparison(
        alignment,
        kind,
        a.piece(first.a_span[0]) if first else a.witnesses[0],
        b.piece(first.b_span[0]) if first else b.witnesses[0],
        variants,
    )
