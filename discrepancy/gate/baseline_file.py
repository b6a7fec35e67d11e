"""The file of a baseline: JSON with one finding a line, so that a change to it can be reviewed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import yaml

from discrepancy.errors import GateError, Problem
from discrepancy.gate.baseline import Known
from discrepancy.model import Severity

VERSION = 1
_TEXTS = ("fingerprint", "rule", "severity")
_KEYS = {*_TEXTS, "witnesses"}
_SEVERITIES = [str(severity) for severity in Severity]

Way = tuple[str | int, ...]  # keys and places from the top of the file to a value


def write(entries: Iterable[Known]) -> str:
    """Return the text of a baseline; equal entries give equal bytes, in whatever order they come."""
    lines = [json.dumps(_as_json(entry), ensure_ascii=False) for entry in sorted(entries)]
    body = "[\n  " + ",\n  ".join(lines) + "\n ]" if lines else "[]"
    return f'{{"version": {VERSION},\n "findings": {body}}}\n'


def read(text: str, path: str) -> tuple[Known, ...]:
    """Return the entries of a baseline, as `write` sorts them.

    Raises:
        GateError: it is no JSON, of another version, or holds something else than entries; names file, line, column.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise GateError(Problem(path, f"not a baseline: no JSON: {error.msg}", error.lineno, error.colno)) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets without end
        raise GateError(Problem(path, f"not a baseline: {error}", 1, 1)) from error
    for way, complaint in _complaints(data):
        _refuse(text, path, way, complaint)
    return tuple(sorted(map(_known, data["findings"])))


def _as_json(entry: Known) -> dict[str, Any]:
    return {
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "severity": str(entry.severity),
        "witnesses": [{"document": document, "text": words} for document, words in entry.witnesses],
    }


def _known(item: dict[str, Any]) -> Known:
    witnesses = tuple((each["document"], each["text"]) for each in item["witnesses"])
    return Known(item["rule"], witnesses, item["fingerprint"], Severity(item["severity"]))


def _complaints(data: Any) -> Iterator[tuple[Way, str]]:
    """Yield what is wrong, each with the way to it; the first is enough for a file that a program wrote."""
    if not isinstance(data, dict) or "version" not in data:
        yield (), "not a baseline: `discrepancy baseline FOLDER` writes one"
    elif data["version"] != VERSION or isinstance(data["version"], bool):
        yield ("version",), f"a baseline of version {data['version']!r}; this program reads {VERSION}: write it again"
    elif data.keys() != {"version", "findings"}:
        yield (), "a baseline must hold 'version' and 'findings' and nothing else"
    elif not isinstance(data["findings"], list):
        yield ("findings",), "'findings' must be a list"
    else:
        for place, item in enumerate(data["findings"]):
            yield from _of_entry(("findings", place), item)


def _of_entry(way: Way, item: Any) -> Iterator[tuple[Way, str]]:
    if not isinstance(item, dict) or item.keys() != _KEYS:
        yield way, f"an entry must hold {', '.join(map(repr, sorted(_KEYS)))} and nothing else"
        return
    for key in _TEXTS:
        if not isinstance(item[key], str) or not item[key]:
            yield (*way, key), f"{key!r} must be a text"
    if item["severity"] not in _SEVERITIES:
        yield (*way, "severity"), f"'severity' must be one of {', '.join(_SEVERITIES)}"
    if not isinstance(item["witnesses"], list) or not all(map(_is_witness, item["witnesses"])):
        yield (*way, "witnesses"), "'witnesses' must be a list of documents with their texts"


def _is_witness(each: Any) -> bool:
    texts = isinstance(each, dict) and all(isinstance(value, str) for value in each.values())
    return texts and each.keys() == {"document", "text"}


def _refuse(text: str, path: str, way: Way, complaint: str) -> NoReturn:
    raise GateError(Problem(path, complaint, *_place(text, way)))


def _place(text: str, way: Way) -> tuple[int, int]:
    """Return line and column of a value, from 1: JSON is read again as the YAML that it also is, which knows places."""
    try:
        node: Any = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for step in way:
            if isinstance(step, int):
                node = node.value[step]
            else:
                node = next(value for key, value in node.value if key.value == step)
    except (yaml.YAMLError, StopIteration, IndexError):  # no YAML after all, or a key given twice
        return 1, 1
    return node.start_mark.line + 1, node.start_mark.column + 1
