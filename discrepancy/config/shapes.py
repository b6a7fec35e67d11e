"""The shapes that a plain setting's value can have: each reads it from a node, and knows its JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from discrepancy.config.file import File
from discrepancy.config.globs import fault
from discrepancy.config.values import At, Globs
from discrepancy.text.nodes import Node, describe

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


@dataclass(frozen=True, slots=True)
class Shape:
    """`read(file, node, what)` returns the value, noting what is wrong in the file; `schema` is JSON Schema."""

    read: Callable[[File, Node, str], Any]
    schema: dict[str, Any]


def one_of(names: Collection[str]) -> Shape:
    """Return the shape of a word out of some."""
    return Shape(partial(_choice, names), {"enum": list(names)})


def _plain(file: File, node: Node, what: str) -> str:
    return file.text(node, what)


def _text(file: File, node: Node, what: str) -> At[str]:
    return At(file.text(node, what), file.place(node))


def _nodes(node: Node) -> list[Node]:
    """Return the nodes of a list, or the one node that stands for a list of one."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]


def _texts(file: File, node: Node, what: str) -> tuple[At[str], ...]:
    return tuple(_text(file, each, f"an entry of {what}" if each is not node else what) for each in _nodes(node))


def _listed(file: File, node: Node, what: str) -> At[tuple[At[str], ...]]:
    return At(_texts(file, node, what), file.place(node))


def _choice(names: Collection[str], file: File, node: Node, what: str) -> At[str]:
    text = file.text(node, what)
    if text:
        file.known(node, text, names, f"value of {what}")
    return At(text, file.place(node))


def _share(file: File, node: Node, what: str) -> At[float]:
    value = file.value(node)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        file.wrong(node, f"{what} must be a number from 0 to 1, not {describe(node)}")
        value = 0
    return At(float(value), file.place(node))


def _count(file: File, node: Node, what: str) -> At[int]:
    value = file.value(node)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        file.wrong(node, f"{what} must be a whole number from 1, not {describe(node)}")
        value = 1
    return At(value, file.place(node))


def _path(file: File, node: Node, what: str) -> At[Path]:
    text = file.text(node, what)
    if "\0" in text:
        file.wrong(node, f"{what} must be a path")
    return At(file.folder / text, file.place(node))


def _paths(file: File, node: Node, what: str) -> tuple[At[Path], ...]:
    return tuple(_path(file, each, f"an entry of {what}" if each is not node else what) for each in _nodes(node))


def _globs(file: File, node: Node, what: str) -> At[Globs]:
    patterns = _texts(file, node, what)
    for each, pattern in zip(_nodes(node), patterns, strict=True):
        check_glob(file, each, pattern.value)
    return At(Globs(tuple(pattern.value for pattern in patterns), file.folder), file.place(node))


def check_glob(file: File, node: Node, pattern: str) -> None:
    """Note a pattern that is none."""
    reason = pattern and fault(pattern)
    if reason:
        file.wrong(node, f"{pattern!r} is no pattern as in .gitignore: {reason}")


PLAIN = Shape(_plain, _TEXT)
TEXT = Shape(_text, _TEXT)
TEXTS = Shape(_texts, _TEXTS)
LIST = Shape(_listed, _TEXTS)
SHARE = Shape(_share, {"type": "number", "minimum": 0, "maximum": 1})
COUNT = Shape(_count, {"type": "integer", "minimum": 1})
PATH = Shape(_path, _TEXT)
PATHS = Shape(_paths, _TEXTS)
GLOBS = Shape(_globs, _TEXTS)
