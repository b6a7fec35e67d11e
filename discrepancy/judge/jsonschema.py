"""The JSON Schema of a rule file, so that editors complete keys, facts and values, and mark what is none.

It is looser than the reader in what a schema cannot say: placeholders of a message, names of lexicons, and facts of
another kind of comparison.
"""

from __future__ import annotations

from typing import Any

from discrepancy.judge.conditions import ORDERS
from discrepancy.judge.facts import FACTS, KINDS, Fact, Type
from discrepancy.judge.schema import ID, LETTERS, REQUIRED
from discrepancy.model import Severity

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string", "minLength": 1}
_SEVERITY = {"enum": [str(severity) for severity in Severity]}
_TYPES = {Type.TEXT: "string", Type.NUMBER: "number", Type.FLAG: "boolean"}


def rule_schema() -> dict[str, Any]:
    """Return the schema of one rule file, as JSON Schema 2020-12."""
    condition = {"$ref": "#/$defs/condition"}
    groups = {"all": _some(condition), "any": _some(condition), "not": condition}
    facts = {**_object({name: _fact(fact) for name, fact in sorted(FACTS.items())}), "minProperties": 1}
    return {
        "$schema": _DIALECT,
        "title": "A rule of discrepancy",
        "type": "object",
        "additionalProperties": False,
        "required": list(REQUIRED),
        "properties": {
            "id": {"type": "string", "pattern": f"^{ID}$", "description": "family/name"},
            "title": _TEXT,
            "severity": _SEVERITY,
            "at_most": {**_SEVERITY, "description": "no configuration raises its findings above this"},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "applies_to": _one_or_some({"enum": list(KINDS)}),
            "when": condition,
            "message": _one_or_some(_TEXT),
            "why": _TEXT,
            "guide": _TEXT,
            "examples": _object({"flags": _list(_example()), "passes": _list(_example())}),
        },
        "$defs": {"condition": {"anyOf": [*({**_object({k: v}), "required": [k]} for k, v in groups.items()), facts]}},
    }


def _fact(fact: Fact) -> dict[str, Any]:
    """Return the schema of what a fact may be tested against: a value, some values, or a mapping of comparisons."""
    value = {"enum": [str(v) for v in fact.values]} if fact.type is Type.CHOICE else {"type": _TYPES[fact.type]}
    tests: dict[str, Any] = {"ne": value, "in": _some(value), "not_in": _some(value)}
    if fact.type is Type.NUMBER:
        tests |= dict.fromkeys(ORDERS, value)
    if fact.type is Type.TEXT:
        tests["lexicon"] = {"type": "string", "description": "lexicon/list"}
    return {"description": fact.doc, "anyOf": [value, _some(value), {**_object(tests), "minProperties": 1}]}


def _example() -> dict[str, Any]:
    return {**_object({**dict.fromkeys(LETTERS, _TEXT), "note": _TEXT}), "required": ["a"]}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _some(item: dict[str, Any]) -> dict[str, Any]:
    return {**_list(item), "minItems": 1}


def _one_or_some(item: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, _some(item)]}
