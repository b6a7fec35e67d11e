"""Findings as SARIF's results (3.27): what is wrong at one place, and the places that it is held against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discrepancy.model import Finding, Held, Hold, Report, Witness
from discrepancy.report import told
from discrepancy.report.levels import SARIF
from discrepancy.report.look import Look
from discrepancy.report.places import place, primary, unique_fingerprints
from discrepancy.report.uris import is_absolute, uri
from discrepancy.report.visible import visible

Object = dict[str, Any]

BASE = "%SRCROOT%"  # the name that GitHub and other readers know for the root of the sources
_LONGEST = 4_000  # code points of a snippet; a longer text is left to its file
_KINDS = {Hold.ACCEPTED: "external", Hold.INLINE: "inSource"}


def results(report: Report, look: Look, index: Mapping[str, int]) -> list[Object]:
    """Return a result for each finding, then for each held back; `index` tells the place of a rule among the rules.

    Where one result tells of a baseline or of suppressions all do, as sections 3.27.23 and 3.27.24 ask.
    """
    by = {held.by for held in report.held}
    pairs = [*((finding, None) for finding in report.findings), *((held.finding, held) for held in report.held)]
    names = unique_fingerprints(finding for finding, _ in pairs)
    found = []
    for (finding, held), name in zip(pairs, names, strict=True):
        result = _result(finding, name, look, index)
        if Hold.BASELINE in by:
            result["baselineState"] = "unchanged" if held and held.by is Hold.BASELINE else "new"
        if by & _KINDS.keys():
            result["suppressions"] = [_suppression(held)] if held and held.by in _KINDS else []
        found.append(result)
    return found


def artifact(path: str) -> Object:
    """Return the location of a file: from the base where its path goes on from there, else the whole way."""
    return {"uri": uri(path)} if is_absolute(path) else {"uri": uri(path), "uriBaseId": BASE}


def plain(text: str) -> str:
    """Return text for a message: harmless, and without links, which a message may hold (3.11.6)."""
    return visible(text).replace("](", "] (")


def _result(finding: Finding, fingerprint: str, look: Look, index: Mapping[str, int]) -> Object:
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": SARIF[finding.severity],
        "message": {"text": plain(told.message(finding))},
        "locations": [_location(primary(finding), look)],
        "relatedLocations": [
            {"id": number, **_location(witness, look), "message": {"text": plain(sentence)}}
            for number, (witness, sentence) in enumerate(told.against(finding, look), 1)
        ],
        "partialFingerprints": {
            "discrepancy/v1": fingerprint,
            # What GitHub goes by; left out, it would be made of the line, which several findings may share.
            "primaryLocationLineHash": fingerprint,
        },
        "rank": round(100 * finding.confidence, 1),
    }


def _location(witness: Witness, look: Look) -> Object:
    where = place(witness)
    region: Object = {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
        "charOffset": witness.start,
        "charLength": witness.end - witness.start,
    }
    if len(witness.text) <= _LONGEST:
        region["snippet"] = {"text": witness.text}
    return {"physicalLocation": {"artifactLocation": artifact(look.path(witness.document)), "region": region}}


def _suppression(held: Held) -> Object:
    """Return why a finding is held back (3.35), with who answers for it and until when."""
    suppression: Object = {"kind": _KINDS[held.by], "status": "accepted"}
    if held.reason:
        suppression["justification"] = plain(held.reason)
    properties = {"owner": plain(held.owner), "until": held.until.isoformat() if held.until else ""}
    if told_of := {key: value for key, value in properties.items() if value}:
        suppression["properties"] = told_of
    return suppression
