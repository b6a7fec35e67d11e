"""The file of accepted findings: YAML that people write and review, so that a new entry is put below what is there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection
from typing import Any

import yaml

from discrepancy.errors import GateError, Problem
from discrepancy.gate.accepted import Accepted, is_fingerprint
from discrepancy.text.nodes import Node, Source, describe, is_blank, reader_of_text

HEADER = "# Findings that were looked at and stand as they are. How to read and change this file: docs/ci.md.\n"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TARGETS = ("fingerprint", "rule")
_ONE_LINE = 1_000_000  # characters: no text is broken


def read(text: str, path: str, names: Collection[str]) -> tuple[Accepted, ...]:
    """Return the entries of a file in their order; `names` are the rules and families that there are.

    Raises:
        GateError: with every problem: not YAML, a key or rule that is not known, a value missing or of a wrong type.
    """
    source = Source(path)
    root = source.compose(text)
    items = [] if root is None or is_blank(root) else source.items(root, "the file")
    entries = [_entry(source, item, names) for item in items]
    if source.problems:
        raise GateError(*source.problems)
    return tuple(entries)


def day(text: str) -> datetime.date:
    """Return the day of a text.

    Raises:
        ValueError: it is not written YYYY-MM-DD, or there is no such day.
    """
    if not _DAY.fullmatch(text):
        raise ValueError("a day is written YYYY-MM-DD")
    return datetime.date.fromisoformat(text)


def added(text: str, path: str, new: Accepted) -> str:
    """Return a file's text with an entry below the others; nothing that stands there changes.

    Raises:
        GateError: the file is not a list of one entry a block, so that nothing can be put below it.
    """
    root = Source(path).compose(text)
    if root is None or is_blank(root):
        return (text.rstrip("\n") + "\n\n" if text.strip() else HEADER + "\n") + _written(new, "")
    if not isinstance(root, yaml.SequenceNode) or root.flow_style:
        place = (root.start_mark.line + 1, root.start_mark.column + 1)
        raise GateError(Problem(path, "must be a list of blocks, each after a hyphen, to take another", *place))
    return text.rstrip("\n") + "\n\n" + _written(new, " " * root.start_mark.column)


def _written(entry: Accepted, indent: str) -> str:
    pairs = {
        "rule" if entry.by_rule else "fingerprint": entry.target,
        "documents": list(entry.documents),
        "reason": entry.reason,
        "owner": entry.owner,
        "until": entry.until,
    }
    told = {key: value for key, value in pairs.items() if value}
    text = yaml.safe_dump([told], allow_unicode=True, sort_keys=False, width=_ONE_LINE)
    return "".join(f"{indent}{line}\n" for line in text.splitlines())


def _entry(source: Source, node: Node, names: Collection[str]) -> Accepted:
    entries = source.entries(node, "an entry")
    nodes = {key: value for key, key_node, value in entries if source.known(key_node, key, _READERS, "key")}
    values = {key: _READERS[key](source, value) for key, value in nodes.items()}
    targets = [key for key in _TARGETS if key in values]
    if isinstance(node, yaml.MappingNode):
        for key in ("reason", "owner"):
            if key not in values:
                source.wrong(node, f"the entry has no {key!r}")
        if len(targets) != 1:
            source.wrong(node, "an entry must have either 'fingerprint' or 'rule'")
    if values.get("rule"):
        source.known(nodes["rule"], values["rule"], names, "rule")
    target = values.pop(targets[0]) if targets else ""
    given: dict[str, Any] = {key: value for key, value in values.items() if key not in _TARGETS}
    place = (source.path, node.start_mark.line + 1, node.start_mark.column + 1)
    return Accepted(**{"target": target, "reason": "", "owner": "", **given, "place": place})


def _fingerprint(source: Source, node: Node) -> str:
    text = str(node.value) if isinstance(node, yaml.ScalarNode) else ""  # of digits alone, YAML takes it for a number
    if not is_fingerprint(text):
        source.wrong(node, f"'fingerprint' must be 16 hexadecimal digits, not {describe(node)}")
    return text


def _until(source: Source, node: Node) -> datetime.date | None:
    try:
        return day(str(node.value) if isinstance(node, yaml.ScalarNode) else "")
    except ValueError as error:
        source.wrong(node, f"'until' is {describe(node)}: {error}")
        return None


def _documents(source: Source, node: Node) -> tuple[str, ...]:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not nodes:
        source.wrong(node, "'documents' must name at least one pattern")
    return tuple(source.text(each, "a pattern of 'documents'") for each in nodes)


_READERS: dict[str, Callable[[Source, Node], Any]] = {
    "fingerprint": _fingerprint,
    "rule": reader_of_text("rule"),
    "documents": _documents,
    "reason": reader_of_text("reason"),
    "owner": reader_of_text("owner"),
    "until": _until,
}
