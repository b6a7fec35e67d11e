"""YAML read as nodes that know their line and column, so that every complaint points at what it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import yaml

from discrepancy.errors import Problem
from discrepancy.text.resources import Loader

Node = yaml.Node
MAX_DEPTH = 40  # libyaml's composer overflows the stack on deep nesting; no file of ours needs a tenth of this
_LONGEST = 60  # characters of a value that a complaint quotes: it may be that of a file that was never meant
_NAMED = 12  # names that a complaint lists in full
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file: its path as the user gave it, and the problems found in it so far."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, node: Node, message: str) -> None:
        """Note a problem at a node."""
        self._at(node.start_mark, message)

    def _at(self, mark: Any, message: str) -> None:
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        self.problems.append(Problem(self.path, message, *place))

    def compose(self, text: str) -> Node | None:
        """Return the root node of one YAML document; what is not YAML, aliases, tags and deep nesting are problems."""
        try:
            return yaml.compose(text, Loader=Loader) if self._is_plain(text) else None
        except yaml.YAMLError as error:
            self._at(getattr(error, "problem_mark", None), f"not YAML: {getattr(error, 'problem', None) or error}")
            return None

    def _is_plain(self, text: str) -> bool:
        """Whether the document is without aliases, which can unfold to any size, without tags, and of modest depth."""
        depth = 0
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if trap := _trap(event, depth):
                self._at(event.start_mark, trap)
                return False
        return True

    def entries(self, node: Node, what: str) -> Iterator[tuple[str, Node, Node]]:
        """Yield key, key node and value node of a mapping; anything else, and a key given twice, are problems."""
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, f"{what} must be a mapping, not {describe(node)}")
            return
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.wrong(key, f"a key of {what} must be a plain word, not {describe(key)}")
            elif key.value in seen:
                self.wrong(key, f"{key.value!r} is given twice in {what}")
            else:
                seen.add(key.value)
                yield key.value, key, value

    def items(self, node: Node, what: str) -> list[Node]:
        """Return the nodes of a list."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.wrong(node, f"{what} must be a list, not {describe(node)}")
        return []

    def text(self, node: Node, what: str) -> str:
        """Return a text that is not blank, without the white space around it."""
        value = self.value(node)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.wrong(node, f"{what} must be a text, not {describe(node)}")
        return ""

    def value(self, node: Node) -> Any:
        """Return a scalar as text, number, truth value or None; None for any other node too."""
        if not isinstance(node, yaml.ScalarNode):
            return None
        if node.tag.removeprefix(_TAG) in ("int", "float", "bool", "null"):
            try:
                return yaml.constructor.SafeConstructor().construct_object(node)
            except ValueError:  # 0b_ and its like only look like numbers
                return node.value
        return node.value

    def known(self, node: Node, name: str, names: Collection[str], what: str) -> bool:
        """Whether a name is one of those known; else it is a problem that gives the nearest."""
        if name in names:
            return True
        self.wrong(node, f"unknown {what} {name!r}{_hint(name, names)}")
        return False


def _trap(event: yaml.Event, depth: int) -> str:
    """Return what is wrong with an event at a depth, or ""."""
    if depth > MAX_DEPTH:
        return "nested too deep"
    if isinstance(event, yaml.AliasEvent):
        return "aliases (*name) are not allowed: write it out"
    tag = getattr(event, "tag", None)
    return f"tags ({tag}) are not allowed" if tag else ""


def _hint(name: str, names: Collection[str]) -> str:
    near = get_close_matches(name, sorted(names), n=1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; expected one of: {', '.join(repr(n) for n in names)}" if len(names) <= _NAMED else ""


def is_blank(node: Node) -> bool:
    """Whether nothing but comments follows the line of hyphens that a file may begin with."""
    return isinstance(node, yaml.ScalarNode) and not node.value and node.tag == f"{_TAG}null"


CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # what no name in a report may hold


def describe(node: Node) -> str:
    """Return what a node is, in words: "a list", "nothing", "the number 3"."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    kind = {"int": "the number ", "float": "the number ", "bool": "the truth value "}.get(
        node.tag.removeprefix(_TAG), ""
    )
    value = node.value if len(node.value) <= _LONGEST else node.value[: _LONGEST - 1] + "…"
    return kind + (value if kind else repr(value)) if node.value.strip() else "nothing"


def reader_of_text(key: str) -> Callable[[Source, Node], str]:
    """Return what reads the value of a key that holds a text."""
    return lambda source, node: source.text(node, repr(key))
