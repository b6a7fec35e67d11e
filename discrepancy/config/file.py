"""A configuration file as nodes that know their place: YAML as it stands, and a table of TOML, whose lines are lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from discrepancy.config.values import Place
from discrepancy.errors import DiscrepancyError, Problem
from discrepancy.text.files import read_utf8
from discrepancy.text.nodes import MAX_DEPTH, Node, Source, is_blank

SECTION = "tool.discrepancy"
_TAG = "tag:yaml.org,2002:"
_WHERE = re.compile(r"\s*\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class File(Source):
    """A configuration or profile being read: relative paths and patterns in it start at `folder`."""

    folder: Path = Path()

    def place(self, node: Node) -> Place:
        """Return where a node stands."""
        mark = node.start_mark
        return mark if isinstance(mark, Place) else Place(self.path, mark.line + 1, mark.column + 1)

    def wrong(self, node: Node, message: str) -> None:
        """Note a problem at a node."""
        self.problems.append(self.place(node).problem(message))

    def root(self, path: Path) -> Node | None:
        """Return the root node of a file, None where it is empty; what cannot be read is a problem."""
        try:
            text = read_utf8(path)
        except DiscrepancyError as error:
            self.problems.extend(replace(problem, path=self.path) for problem in error.problems)
            return None
        if path.suffix == ".toml":
            return self._table(text)
        root = self.compose(text)
        return None if root is None or is_blank(root) else root

    def _table(self, text: str) -> Node | None:
        """Return the section of a TOML text as nodes, None where there is none."""
        import tomllib  # costs start-up time that most runs do not owe

        try:
            table: Any = tomllib.loads(text)
            for key in SECTION.split("."):
                table = table.get(key) if isinstance(table, dict) else None
            return None if table is None else _node(table, self.path, SECTION)
        except (ValueError, RecursionError) as error:
            self.problems.append(_not_toml(self.path, error))
            return None


def _node(value: Any, path: str, key: str, depth: int = 0) -> Node:
    """Return a value of TOML as the node that the same value in YAML would be."""
    if depth > MAX_DEPTH:
        raise RecursionError
    place: Any = Place(path, key=key)
    if isinstance(value, dict):
        pairs = [(_node(k, path, f"{key}.{k}"), _node(v, path, f"{key}.{k}", depth + 1)) for k, v in value.items()]
        return yaml.MappingNode(f"{_TAG}map", pairs, place)
    if isinstance(value, list):
        return yaml.SequenceNode(f"{_TAG}seq", [_node(each, path, key, depth + 1) for each in value], place)
    kind = {bool: "bool", int: "int", float: "float"}.get(type(value), "str")
    return yaml.ScalarNode(f"{_TAG}{kind}", str(value).lower() if kind == "bool" else str(value), place)


def _not_toml(path: str, error: Exception) -> Problem:
    """Return what is wrong with a TOML text, at its line and column where the parser tells them."""
    message = str(error) or "nested too deep"
    where = _WHERE.search(message)
    place = (int(where[1]), int(where[2])) if where else (None, None)
    return Problem(path, f"not TOML: {_WHERE.sub('', message)}", *place)
