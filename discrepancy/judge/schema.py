"""Rule files read and checked: all that is wrong in all files is reported at once, each with its line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from discrepancy.errors import DiscrepancyError, Problem, RuleError
from discrepancy.judge.facts import FACTS, KINDS
from discrepancy.judge.message import Message, Template, parse_template
from discrepancy.judge.rule import Example, Examples, Rule, speaks_of_variants
from discrepancy.judge.when import read_condition
from discrepancy.model import Severity
from discrepancy.text.files import read_utf8
from discrepancy.text.nodes import Node, Source, describe, reader_of_text
from discrepancy.text.resources import rules_folder

__all__ = ["Rule", "default_rules", "load_rules"]

ID = "[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*"
_NOT_RULES = frozenset({"lexicons", "profiles"})
_SUFFIXES = frozenset({".yaml", ".yml"})
LETTERS = ("a", "b", "c", "d")
REQUIRED = ("id", "title", "severity", "applies_to", "when", "message", "why")


def load_rules(paths: Sequence[Path]) -> tuple[Rule, ...]:
    """Return the rules of some files and folders, sorted by id; folders are searched through.

    Raises:
        RuleError: with every problem of every file: not YAML, a key, fact, value or placeholder that is not known, a
            wrong type, an id used twice, a path that is not there or a folder without rules.
    """
    problems: list[Problem] = []
    found: list[tuple[Rule, Node]] = []
    for path in _files(paths, problems):
        source = Source(str(path), problems)
        root = _compose(source, path)
        rule = _read_rule(source, root, path) if root is not None else None
        if rule is not None and root is not None:
            found.append((rule, _id_node(root)))
    _refuse_twins(found, problems)
    if problems:
        raise RuleError(*problems)
    return tuple(sorted((rule for rule, _ in found), key=lambda rule: rule.id))


@cache
def default_rules() -> tuple[Rule, ...]:
    """Return the rules that come with the project, read once.

    Raises:
        RuleError: as `load_rules`.
    """
    return load_rules([rules_folder()])


def _files(paths: Iterable[Path], problems: list[Problem]) -> list[Path]:
    """Return the rule files under some paths, each once."""
    found: dict[Path, Path] = {}
    for path in paths:
        files = _below(path) if path.is_dir() else [path]
        if not files:
            problems.append(Problem(str(path), "no rules (*.yaml) in this folder"))
        for file in files:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _below(folder: Path) -> list[Path]:
    below = ((path, path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    return sorted(path for path, within in below if _NOT_RULES.isdisjoint(within.parts[:-1]) and path.is_file())


def _compose(source: Source, path: Path) -> Node | None:
    """Return the root node of a file, or None with a problem noted."""
    before = len(source.problems)
    try:
        root = source.compose(read_utf8(path))
    except DiscrepancyError as error:
        source.problems.extend(error.problems)
        return None
    if root is None and len(source.problems) == before:
        source.problems.append(Problem(source.path, "an empty file is not a rule", 1, 1))
    return root


def _read_rule(source: Source, root: Node, path: Path) -> Rule | None:
    """Return the rule of a file's root node, or None with its problems noted."""
    before = len(source.problems)
    entries = source.entries(root, "a rule")
    nodes = {key: node for key, key_node, node in entries if source.known(key_node, key, _READERS, "key")}
    values = {key: _READERS[key](source, node) for key, node in nodes.items()}
    for key in REQUIRED:
        if key not in values and isinstance(root, yaml.MappingNode):
            source.wrong(root, f"the rule has no {key!r}")
    if len(source.problems) == before:
        _check_place(source, nodes["id"], values["id"], path)
        if values["severity"].rank > values.get("at_most", Severity.ERROR).rank:
            source.wrong(nodes["severity"], f"the severity is above 'at_most', {values['at_most']}")
        _check_kinds(source, nodes["when"], values["applies_to"], values["when"].names())
        _check_kinds(source, nodes["message"], values["applies_to"], values["message"].names)
    if len(source.problems) > before:
        return None
    return Rule(**values, path=path, per_variant=speaks_of_variants(values["when"], values["message"]))


def _check_place(source: Source, node: Node, rule_id: str, path: Path) -> None:
    """A rule that comes with the project is found by its id: rules/<id>.yaml."""
    place = path.resolve()
    if place.is_relative_to(rules_folder().resolve()) and rule_id != f"{place.parent.name}/{place.stem}":
        source.wrong(node, f"the id {rule_id!r} does not match its file, {place.parent.name}/{place.stem}")


def _check_kinds(source: Source, node: Node, kinds: frozenset[str], names: Iterable[str]) -> None:
    """A fact that no comparison of the rule's kinds can have would silence the rule for ever."""
    for name in sorted(set(names)):
        if kinds.isdisjoint(FACTS[name].kinds):
            source.wrong(node, f"{name!r} is a fact of {' and '.join(FACTS[name].kinds)} comparisons alone")


def is_rule_id(text: str) -> bool:
    """Whether a text can be the id of a rule: `family/name`."""
    return re.fullmatch(ID, text) is not None


def _id(source: Source, node: Node) -> str:
    text = source.text(node, "'id'")
    if text and not is_rule_id(text):
        source.wrong(node, f"the id {text!r} must be family/name in small letters, digits and hyphens")
    return text


def _severity(source: Source, node: Node) -> Severity:
    text = source.text(node, "a severity")
    known = text and source.known(node, text, [str(s) for s in Severity], "severity")
    return Severity(text) if known else Severity.NOTE


def _confidence(source: Source, node: Node) -> float:
    value = source.value(node)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    source.wrong(node, f"'confidence' must be a number from 0 to 1, not {describe(node)}")
    return 0.0


def _applies_to(source: Source, node: Node) -> frozenset[str]:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not nodes:
        source.wrong(node, "'applies_to' must name at least one kind of comparison")
    texts = [(each, source.text(each, "a kind of comparison")) for each in nodes]
    return frozenset(text for each, text in texts if text and source.known(each, text, KINDS, "kind of comparison"))


def _message(source: Source, node: Node) -> Message:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not nodes:
        source.wrong(node, "'message' must hold at least one sentence")
    return Message(tuple(_template(source, each) for each in nodes))


def _template(source: Source, node: Node) -> Template:
    try:
        template = parse_template(source.text(node, "a message"))
    except ValueError as error:
        source.wrong(node, f"in the message: {error}")
        return Template(("",))
    known = [source.known(node, name, FACTS, "fact in the message:") for name in template.names]
    return template if all(known) else Template(("",))


def _examples(source: Source, node: Node) -> Examples:
    groups: dict[str, tuple[Example, ...]] = {}
    for key, key_node, value in source.entries(node, "'examples'"):
        if source.known(key_node, key, ("flags", "passes"), "key of 'examples':"):
            groups[key] = tuple(_example(source, item) for item in source.items(value, repr(key)))
    return Examples(**groups)


def _example(source: Source, node: Node) -> Example:
    texts: dict[str, str] = {}
    for key, key_node, value in source.entries(node, "an example"):
        if source.known(key_node, key, (*LETTERS, "note"), "key of an example:"):
            texts[key] = source.text(value, repr(key))
    if isinstance(node, yaml.MappingNode) and "a" not in texts:
        source.wrong(node, "an example must hold at least the article 'a'")
    return Example(tuple((letter, texts[letter]) for letter in LETTERS if letter in texts), texts.get("note", ""))


_READERS: dict[str, Callable[[Source, Node], Any]] = {
    "id": _id,
    "title": reader_of_text("title"),
    "severity": _severity,
    "at_most": _severity,
    "confidence": _confidence,
    "applies_to": _applies_to,
    "when": read_condition,
    "message": _message,
    "why": reader_of_text("why"),
    "guide": reader_of_text("guide"),
    "examples": _examples,
}


def _id_node(root: Node) -> Node:
    node: Node = next(value for key, value in root.value if key.value == "id")
    return node


def _refuse_twins(found: list[tuple[Rule, Node]], problems: list[Problem]) -> None:
    first: dict[str, Rule] = {}
    for rule, node in found:
        other = first.setdefault(rule.id, rule)
        if other is not rule:
            Source(str(rule.path), problems).wrong(node, f"the rule id {rule.id!r} is already used by {other.path}")
