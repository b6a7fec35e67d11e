"""The JSON Schema of a configuration, from the table of keys that the reader goes by.

It is looser than the reader in what a schema cannot say: names of rules and profiles, and patterns that are none.
"""

from __future__ import annotations

from typing import Any

from discrepancy.config.keys import KEYS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def config_schema() -> dict[str, Any]:
    """Return the schema of a configuration file or profile, as JSON Schema 2020-12."""
    return {
        "$schema": _DIALECT,
        "title": "A configuration of discrepancy",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {name: {"description": key.doc, **key.shape.schema} for name, key in KEYS.items()},
    }
