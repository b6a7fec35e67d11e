"""The shapes of settings that are tables: severities by rule, outlets by document, overrides."""

from __future__ import annotations

from typing import Any

import yaml

from discrepancy.config.file import File
from discrepancy.config.shapes import GLOBS, TEXT, TEXTS, Shape, check_glob
from discrepancy.config.values import OFF, At, Globs, Level, Levels, Naming, Override, with_ignored
from discrepancy.model import Severity
from discrepancy.text.nodes import CONTROL, Node

LEVELS = (*(str(severity) for severity in sorted(Severity, key=lambda severity: -severity.rank)), OFF)
_LEVELS = {"type": "object", "additionalProperties": {"enum": list(LEVELS)}}


def _levels(file: File, node: Node, what: str) -> Levels:
    return tuple((name, _level(file, value)) for name, _, value in file.entries(node, what))


def _level(file: File, node: Node) -> At[Level]:
    text = file.text(node, "a severity")
    known = text and file.known(node, text, LEVELS, "severity")
    return At(Severity(text) if known and text != OFF else None, file.place(node))


def _ignored(file: File, node: Node, what: str) -> Levels:
    return tuple((each.value, At(None, each.place)) for each in TEXTS.read(file, node, what))


def _outlets(file: File, node: Node, what: str) -> tuple[At[Naming], ...]:
    found = []
    for pattern, key, value in file.entries(node, what):
        check_glob(file, key, pattern)
        outlet = file.text(value, "an outlet")
        if CONTROL.search(outlet):
            file.wrong(value, f"the name of an outlet must hold no control characters, as {outlet!a} does")
        found.append(At(Naming(Globs((pattern,), file.folder), outlet), file.place(key)))
    return tuple(found)


def _overrides(file: File, node: Node, what: str) -> tuple[At[Override], ...]:
    return tuple(At(_override(file, each), file.place(each)) for each in file.items(node, what))


def _override(file: File, node: Node) -> Override:
    values: dict[str, Any] = {}
    for key, key_node, value in file.entries(node, "an override"):
        if file.known(key_node, key, _OVERRIDE, "key of an override:"):
            values[key] = _OVERRIDE[key].read(file, value, repr(key))
    if isinstance(node, yaml.MappingNode):
        for pair in (("documents", "outlets"), ("severity", "ignore")):
            if values.keys().isdisjoint(pair):
                file.wrong(node, f"an override must hold {' or '.join(map(repr, pair))}")
    return Override(
        with_ignored(values.get("severity", ()), values.get("ignore", ())),
        values["documents"].value if "documents" in values else None,
        tuple(each.value for each in values.get("outlets", ())),
    )


SEVERITIES = Shape(_levels, _LEVELS)
IGNORED = Shape(_ignored, TEXTS.schema)
OUTLETS = Shape(_outlets, {"type": "object", "additionalProperties": TEXT.schema})
_OVERRIDE = {"documents": GLOBS, "outlets": TEXTS, "severity": SEVERITIES, "ignore": IGNORED}
OVERRIDES = Shape(
    _overrides,
    {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "properties": {key: shape.schema for key, shape in _OVERRIDE.items()},
            "allOf": [
                {"anyOf": [{"required": ["documents"]}, {"required": ["outlets"]}]},
                {"anyOf": [{"required": ["severity"]}, {"required": ["ignore"]}]},
            ],
        },
    },
)
