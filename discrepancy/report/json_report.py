"""The report as JSON, wire format version 1: a type of its own, apart from the model, so that the model may move.

Keys may be added, never changed. Offsets are half-open, in code points of the document; lines and columns from 1.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from json.encoder import encode_basestring as in_quotes
from pathlib import Path
from typing import NotRequired, TypedDict

from discrepancy.model import Alignment, Article, Finding, Held, Hold, Report, Severity, Variant, Witness
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.wire import plain_escapes

VERSION = 1


class DocumentJson(TypedDict):
    """One article read; `published` is an ISO date or null."""

    document: str
    outlet: str
    title: str | None
    published: str | None
    url: NotRequired[str]
    reference: NotRequired[bool]


class WitnessJson(TypedDict):
    """One article's version of a statement."""

    document: str
    start: int
    end: int
    line: int
    column: int
    text: str
    speaker: str | None


class AlignmentJson(TypedDict):
    """Two or more witnesses of one statement."""

    id: str
    kind: str
    witnesses: list[WitnessJson]


# "class" is a keyword of Python, so this one is written as a call.
VariantJson = TypedDict(
    "VariantJson",
    {
        "class": str,
        "a": str,
        "b": str,
        "a_start": int,
        "a_end": int,
        "b_start": int,
        "b_end": int,
        "direction": str,
        "scope": str,
    },
)


class FindingJson(TypedDict):
    """What a rule found: the deviant witness first, then the one it differs from."""

    rule: str
    severity: str
    message: str
    alignment: str | None
    fingerprint: str
    confidence: float
    witnesses: list[WitnessJson]
    variants: list[VariantJson]


class HeldJson(FindingJson):
    """A finding kept from the gate: `by` is the value of a `Hold`; `until` an ISO date or null."""

    by: str
    reason: str
    owner: str
    until: str | None


class ErrorJson(TypedDict):
    """An input that could not be read; `document` is its path in the folder, or, of one elsewhere, as it was given."""

    document: str
    message: str


class ReportJson(TypedDict):
    """The whole report; `summary` counts what was read and what was found."""

    version: int
    documents: list[DocumentJson]
    alignments: list[AlignmentJson]
    findings: list[FindingJson]
    errors: list[ErrorJson]
    summary: dict[str, int]
    held: list[HeldJson]


def render(report: Report, look: Look = PLAIN) -> str:
    """Return the report as one JSON object and a final newline; equal reports give equal bytes.

    Each document, alignment and finding has a line of its own: small enough to read and to compare, and the encoder in
    C, which knows no other layout, is ten times faster than the one that indents. To fill the witnesses of alignments,
    which are most of a report, into their shape takes half its time again.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    rest = as_json(replace(report, alignments=()), look) | {"summary": _summary(report)}
    parts = {key: _lines(map(encode, told)) if isinstance(told, list) else encode(told) for key, told in rest.items()}
    parts["alignments"] = _lines(map(_alignment_line, report.alignments))
    return plain_escapes("{" + ",\n ".join([f"{encode(key)}: {part}" for key, part in parts.items()])) + "}\n"


def _lines(items: Iterable[str]) -> str:
    joined = ",\n  ".join(items)
    return f"[\n  {joined}]" if joined else "[]"


_WITNESS = "{" + ", ".join(f'"{key}": %s' for key in WitnessJson.__annotations__) + "}"


def _alignment_line(alignment: Alignment) -> str:
    """Return an alignment as it is encoded, filled into its shape: most of a report are witnesses of alignments."""
    witnesses = [
        _WITNESS
        % (
            in_quotes(w.document),
            w.start,
            w.end,
            w.line,
            w.column,
            in_quotes(w.text),
            "null" if w.speaker is None else in_quotes(w.speaker),
        )
        for w in alignment.witnesses
    ]
    kind = in_quotes(alignment.kind)
    return f'{{"id": {in_quotes(alignment.id)}, "kind": {kind}, "witnesses": [{", ".join(witnesses)}]}}'


def as_json(report: Report, look: Look = PLAIN) -> ReportJson:
    """Return the report in the shape of the wire format."""
    return {
        "version": VERSION,
        "documents": [_document(article) for article in report.articles],
        "alignments": [_alignment(alignment) for alignment in report.alignments],
        "findings": [_finding(finding) for finding in report.findings],
        "errors": [{"document": _in_folder(p.path, look), "message": p.message} for p in report.problems],
        "summary": _summary(report),
        "held": [_held(held) for held in report.held],
    }


def _in_folder(path: str, look: Look) -> str:
    """Return a path that starts where the reader stands as one that starts at the folder, if it lies there."""
    place = Path(path).parent.resolve() / Path(path).name
    if look.root is None or not place.is_relative_to(look.root):
        return path
    return place.name if place == look.root else place.relative_to(look.root).as_posix()


def _document(article: Article) -> DocumentJson:
    document: DocumentJson = {
        "document": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
    }
    if article.reference:
        document["reference"] = True
    if article.url:
        document["url"] = article.url
    return document


def _alignment(alignment: Alignment) -> AlignmentJson:
    return {"id": alignment.id, "kind": str(alignment.kind), "witnesses": [_witness(w) for w in alignment.witnesses]}


def _finding(finding: Finding) -> FindingJson:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "alignment": finding.alignment,
        "fingerprint": finding.fingerprint,
        "confidence": round(finding.confidence, 3),
        "witnesses": [_witness(witness) for witness in finding.witnesses],
        "variants": [_variant(variant) for variant in finding.variants],
    }


def _held(held: Held) -> HeldJson:
    return {
        "by": str(held.by),
        "reason": held.reason,
        "owner": held.owner,
        "until": held.until.isoformat() if held.until else None,
        **_finding(held.finding),
    }


def _witness(witness: Witness) -> WitnessJson:
    return {
        "document": witness.document,
        "start": witness.start,
        "end": witness.end,
        "line": witness.line,
        "column": witness.column,
        "text": witness.text,
        "speaker": witness.speaker,
    }


def _variant(variant: Variant) -> VariantJson:
    return {
        "class": str(variant.cls),
        "a": variant.a,
        "b": variant.b,
        "a_start": variant.a_span[0],
        "a_end": variant.a_span[1],
        "b_start": variant.b_span[0],
        "b_end": variant.b_span[1],
        "direction": variant.direction,
        "scope": variant.scope,
    }


def _summary(report: Report) -> dict[str, int]:
    counts = report.counts
    found = Counter(finding.severity for finding in report.findings)
    held = Counter(held.by for held in report.held)
    return {
        "articles": counts.articles,
        "passed_over": counts.passed_over,
        "statements": counts.statements,
        "quotes": counts.quotes,
        "unattributed": counts.unattributed,
        "single_outlet": counts.single_outlet,
        "alignments": len(report.alignments),
        **{str(severity): found[severity] for severity in sorted(Severity, key=lambda severity: -severity.rank)},
        "held": len(report.held),
        **{f"held_{by}": held[by] for by in Hold},
    }
