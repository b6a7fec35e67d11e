"""Rules applied to comparisons: the engine decides nothing itself, it stamps, numbers and sorts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from discrepancy.judge.candidates import Candidates
from discrepancy.judge.facts import KINDS, facts, with_variant
from discrepancy.judge.fingerprint import fingerprint, told_of
from discrepancy.judge.repeats import WORST, less_stitched, once_a_place, once_an_odd_outlet
from discrepancy.judge.rule import Rule
from discrepancy.model import (
    Attribution,
    Comparison,
    Event,
    Figure,
    Finding,
    Introduction,
    Position,
    Severity,
    Span,
    Variant,
    VariantClass,
    Witness,
)
from discrepancy.text.spans import meet
from discrepancy.text.statements import speaker_of

# What is said of whoever speaks.
_ON_SPEAKERS = ("attribution/role", "attribution/role-elsewhere", "attribution/body", "attribution/body-elsewhere")
_WORDED = ("quote", "attribution", "paraphrase")  # kinds whose variants are differences of wording


def judge(comparisons: Iterable[Comparison], rules: Sequence[Rule]) -> list[Finding]:
    """Return what the rules find in the comparisons, worst first.

    Of several rules of one family that find the same variant only the worst speaks of it, and of one place only the
    worst that is found there, against whatever other wording. A rule on anything but quotes speaks of a deviant once,
    of the first comparison that it holds for, the likeliest coming first.
    """
    found: dict[tuple[object, ...], Finding] = {}
    ranks = list(enumerate(sorted(rules, key=_weight)))
    of_whole, of_variants = (
        {kind: Candidates([r for r in ranks if kind in r[1].applies_to and r[1].per_variant is each]) for kind in KINDS}
        for each in (False, True)
    )
    for comparison in comparisons:
        kind = comparison.kind
        told = comparison.variants or of_whole[kind]  # nothing else is judged: outlets that quote alike
        for finding in _findings(comparison, of_whole[kind], of_variants[kind]) if told else ():
            found.setdefault(_identity(finding, kind), finding)
    return in_order(once_a_place(found.values()))


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in order, less those that only repeat another.

    What differs in a quotation and in the one around it is told once. A figure changed inside a quotation, or a day
    given to one, is one error, not two: the contradiction goes. So is a quotation given to the wrong speaker, however
    many sentences it has: one of them stands for all. What several articles contradict is said of one of them, a
    reference if it is among them. Two opposed positions are no opposed events besides, and one day no figure. A note on
    two positions or events goes too where another contradiction tells of the same passages.
    """
    quoted = _once_a_speaker(once_an_odd_outlet(_once_a_quotation(less_stitched(once_a_place(in_order(findings))))))
    told = _once_a_passage(_once_a_turn(_once_an_event(quoted)))
    worded: dict[str, list[Span]] = {}
    for finding in told:
        if finding.rule.startswith("wording/"):
            worded.setdefault(finding.witnesses[0].document, []).extend(v.a_span for v in finding.variants)

    denied = _denials(told)

    def echo(finding: Finding) -> bool:
        if finding.rule.startswith("contradiction/") and set.intersection(*(denied(w) for w in finding.witnesses)):
            return True
        return any(meet(spot, span) for document, spot in _spots(finding) for span in worded.get(document, ()))

    dated: dict[str, list[Span]] = {}
    for finding in told:
        for document, day in _days(finding.witnesses[0]) if finding.rule.startswith("attribution/") else ():
            dated.setdefault(document, []).append(day)

    def of_day(finding: Finding) -> bool:
        return any(meet(day, span) for document, span in _spots(finding) for day in dated.get(document, ()))

    return in_order(finding for finding in told if not echo(finding) and not of_day(finding))


def _denials(findings: Iterable[Finding]) -> Callable[[Witness], set[int]]:
    """Return what tells in which findings of words denied in one of two articles a witness stands."""
    spans: dict[str, list[tuple[Span, int]]] = {}
    for n, finding in enumerate(findings):
        if finding.rule.startswith("wording/") and any(v.cls is VariantClass.NEGATION for v in finding.variants):
            for w in finding.witnesses:
                spans.setdefault(w.document, []).append(((w.start, w.end), n))

    def at(witness: Witness) -> set[int]:
        return {n for span, n in spans.get(witness.document, ()) if meet(span, (witness.start, witness.end))}

    return at


def _days(witness: Witness) -> Iterator[tuple[str, Span]]:
    """Yield where a witness, or the sentence that attributes it, names its days."""
    if isinstance(witness.statement, Attribution | Position):
        yield from ((witness.document, (start, end)) for _, start, end in witness.statement.occasion.days)


def _spots(finding: Finding) -> Iterator[tuple[str, Span]]:
    """Yield the stretches on either side that a contradiction turns on."""
    if finding.rule.startswith("contradiction/"):
        a, b = finding.witnesses[0], finding.witnesses[-1]
        yield from (_turning(w, span) for v in finding.variants for w, span in ((a, v.a_span), (b, v.b_span)))
        if any(isinstance(w.statement, Position) and w.statement.plain for w in finding.witnesses):
            yield from ((w.document, (w.start, w.end)) for w in finding.witnesses)  # "will" alone tells too little


def _turning(witness: Witness, shown: Span) -> tuple[str, Span]:
    """Return the stretch that a witness turns on, of which an event's subject is shown but is no part."""
    marker = witness.statement.marker if isinstance(witness.statement, Event) else None
    return witness.document, marker if marker and meet(marker, shown) else shown


def _once_an_event(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings less those that hold one event against another article than the first that contradicts it."""
    first: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        a, b = finding.witnesses[0], finding.witnesses[-1]
        event = isinstance(a.statement, Event) and a.document != b.document
        key = (finding.rule, a.document, a.start, a.end) if event else (id(finding),)
        if key not in first or (b.reference and not first[key].witnesses[-1].reference):
            first[key] = finding
    return list(first.values())


def _once_a_turn(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, the worst first, less those on events and figures that turn on words another turns on.

    A contradiction of positions tells it before one of two events, and that before one of figures as grave.
    """
    every = sorted(findings, key=lambda each: (-each.severity.rank, _contradicts(each, Figure)))
    told: dict[frozenset[str], list[dict[str, Span]]] = {}
    for finding in every:
        if _contradicts(finding, Position) and finding.severity is Severity.ERROR:
            told.setdefault(frozenset(shown := _shown(finding)), []).append(shown)
    kept = []
    for finding in every:
        if _contradicts(finding, Event) or _contradicts(finding, Figure):
            mine = _shown(finding)
            known = told.setdefault(frozenset(mine), [])
            if mine and any(all(meet(mine[d], one[d]) for d in mine) for one in known):
                continue
            known.append(mine)
        kept.append(finding)
    return kept


def _contradicts(finding: Finding, kind: type) -> bool:
    return finding.rule.startswith("contradiction/") and isinstance(finding.witnesses[0].statement, kind)


def _shown(finding: Finding) -> dict[str, Span]:
    """Return the words that a finding of two articles shows of each of them."""
    a, b = finding.witnesses[0].document, finding.witnesses[-1].document
    return {document: span for v in finding.variants for document, span in ((a, v.a_span), (b, v.b_span))}


def _once_a_passage(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings, the worst first, less notes on positions and events of which one before tells the passages."""
    told: dict[frozenset[str], list[dict[str, Span]]] = {}
    kept = []
    for finding in findings:
        if not isinstance(finding.witnesses[0].statement, Position | Event):
            kept.append(finding)
            continue
        sides = {w.document: (w.start, w.end) for w in finding.witnesses}
        known = told.setdefault(frozenset(sides), [])
        met = any(all(meet(sides[document], other[document]) for document in sides) for other in known)
        if finding.severity is not Severity.NOTE or not met:
            kept.append(finding)
        if finding.rule.startswith("contradiction/"):
            known.append(sides)
    return kept


def _once_a_quotation(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings less those of attribution rules that repeat one on a later sentence of two quotations."""
    every = list(findings)
    first: dict[tuple[object, ...], Finding] = {}
    keys = list(map(_quotations, every))
    for key, finding in zip(keys, every, strict=True):
        if key and (key not in first or _starts(finding) < _starts(first[key])):
            first[key] = finding
    return [finding for key, finding in zip(keys, every, strict=True) if not key or first[key] is finding]


def _quotations(finding: Finding) -> tuple[object, ...]:
    """Return the rule and the whole quotations that a finding of an attribution rule is about, of others nothing."""
    sides = [(w.document, w.statement.pieces) for w in finding.witnesses if isinstance(w.statement, Attribution)]
    whole = finding.rule.startswith("attribution/") and len(sides) == len(finding.witnesses)
    return (finding.rule, *sides) if whole else ()


def _starts(finding: Finding) -> list[int]:
    return [witness.start for witness in finding.witnesses]


def _once_a_speaker(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings less those that tell again what an article calls a speaker, or whom the speaker works for.

    Told again is what is said of an article that another finding says differs, or of the same two offices. Where the
    articles introduce the speaker goes before where they quote.
    """
    odd: set[tuple[object, ...]] = set()
    kept = []
    for finding in sorted(findings, key=lambda each: not isinstance(each.witnesses[0].statement, Introduction)):
        speakers = [speaker for witness in finding.witnesses if (speaker := speaker_of(witness.statement))]
        if finding.rule not in _ON_SPEAKERS or not speakers:
            kept.append(finding)
            continue
        of_whom = finding.rule, speakers[0].key
        place = (*of_whom, finding.witnesses[0].document)
        offices = (*of_whom, frozenset((speaker.roles, speaker.bodies) for speaker in speakers))
        if odd.isdisjoint((place, offices)):
            kept.append(finding)
        odd |= {place, offices}
    return kept


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings worst first, then by alignment, rule, documents and offsets."""
    return sorted(findings, key=attrgetter("order"))


def _weight(rule: Rule) -> tuple[int, float, str]:
    """The worst and surest rule first."""
    return -rule.severity.rank, -rule.confidence, rule.id


def _findings(comparison: Comparison, of_whole: Candidates, of_variants: Candidates) -> Iterator[Finding]:
    """Yield the findings of one comparison, rules coming worst first."""
    known = facts(comparison)
    variants = sorted(comparison.variants, key=_place) if comparison.variants else []
    views = [(variant, with_variant(variant, known)) for variant in variants]
    rules = dict(chain(of_whole.of(known), *[of_variants.of(view) for _, view in views]))
    if not rules:
        return
    # A wrong speaker or day is not shown by the words that differ; a wrong figure is.
    beside = () if comparison.kind in _WORDED else tuple(variants)
    claimed: dict[str, Sequence[Variant]] = {}  # by the rules of a family so far
    for _, rule in sorted(rules.items()):
        if not rule.per_variant:
            if rule.when.holds(known):
                yield _finding(rule, comparison, beside, known)
            continue
        told = claimed.get(rule.family, ())
        met = [(variant, view) for variant, view in views if variant not in told and rule.when.holds(view)]
        if met:
            claimed[rule.family] = [*told, *(variant for variant, _ in met)]
            yield _finding(rule, comparison, tuple(variant for variant, _ in met), met[0][1])


def _place(variant: Variant) -> tuple[int, Span, Span]:
    """The gravest variant first, then in order of the texts."""
    return WORST[variant.cls], variant.a_span, variant.b_span


def _finding(
    rule: Rule, comparison: Comparison, variants: tuple[Variant, ...], known: Mapping[str, Any]
) -> Finding:
    witnesses = (comparison.a, comparison.b)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=rule.message.fill(known),
        alignment=comparison.alignment.id,
        fingerprint=fingerprint(rule.id, witnesses, told_of(rule.message.names, known)),
        witnesses=witnesses,
        variants=variants,
        confidence=rule.confidence,
    )


def _identity(finding: Finding, kind: str) -> tuple[object, ...]:
    """What a rule says once: of a quote against each other wording of it, of anything else against the likeliest."""
    deviant, other = finding.witnesses
    against = (other.document, other.start, other.end) if kind == "quote" else ()
    return finding.rule, finding.alignment, deviant.document, deviant.start, deviant.end, against
