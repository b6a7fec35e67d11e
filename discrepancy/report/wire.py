"""What the JSON formats share: text from articles that is equal once parsed, and harmless on a terminal until then."""

from __future__ import annotations

import json
import re

# C0 controls are escaped by `json` itself; these it leaves as they are when it may print more than ASCII.
_UNSAFE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")

# GitHub's runner obeys `##[command]` wherever it stands in a line, Azure's `##vso[` and TeamCity's `##teamcity[`:
# https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
# https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
# https://www.jetbrains.com/help/teamcity/service-messages.html
HASH_OF_COMMAND = r"#(?=#\w*\[)"
_COMMAND = re.compile(HASH_OF_COMMAND)


def plain_escapes(encoded: str) -> str:
    r"""Write controls, direction marks, lone surrogates and what a CI runner obeys in its log as `\uXXXX`.

    Outside its strings, JSON has none of them.
    """
    encoded = _COMMAND.sub(r"\\u0023", encoded)
    return encoded if encoded.isascii() else _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", encoded)


def written(value: object, depth: int) -> str:
    """Return a value as JSON with a final newline: what stands `depth` deep or less has a line of its own.

    That is small enough to read and to compare, and the encoder in C, which knows no such layout, does the rest.
    """
    return plain_escapes(_written(value, depth)) + "\n"


def _written(value: object, depth: int) -> str:
    if depth and value and isinstance(value, dict):
        pairs = (f"{json.dumps(key)}: {_written(item, depth - 1)}" for key, item in value.items())
        return "{\n" + ",\n".join(pairs) + "\n}"
    if depth and value and isinstance(value, list):
        return "[\n" + ",\n".join(_written(item, depth - 1) for item in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)
