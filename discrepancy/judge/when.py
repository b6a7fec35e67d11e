"""From the nodes of a rule's `when` to its condition: every fact, value and comparison is checked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import yaml

from discrepancy.errors import RuleError
from discrepancy.judge.conditions import ORDERS, All, Condition, In, Listed, Not, Order, Some
from discrepancy.judge.facts import FACTS, Fact, Type
from discrepancy.judge.plain import plain
from discrepancy.text.nodes import Node, Source, describe
from discrepancy.text.resources import lexicon, rules_folder

NEVER = Some(())  # stands for a condition that could not be read; its rule is refused
_GROUPS = ("all", "any", "not")
_TESTS = (*ORDERS, "ne", "in", "not_in", "lexicon")


def read_condition(source: Source, node: Node) -> Condition:
    """Return the condition of a mapping: one of all, any and not, or facts with their tests, all of which must hold."""
    entries = list(source.entries(node, "a condition"))
    if not entries:
        if isinstance(node, yaml.MappingNode) and not node.value:
            source.wrong(node, "a condition must name a fact, or one of all, any and not")
        return NEVER
    grouped = [entry for entry in entries if entry[0] in _GROUPS]
    if grouped and len(entries) > 1:
        source.wrong(grouped[0][1], f"{grouped[0][0]!r} must stand alone in its mapping: put the others inside it")
        return NEVER
    if grouped:
        return _group(source, grouped[0][0], grouped[0][2])
    return _joined([_leaf(source, *entry) for entry in entries])


def _joined(parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _group(source: Source, name: str, node: Node) -> Condition:
    if name == "not":
        return Not(read_condition(source, node))
    items = source.items(node, repr(name))
    if isinstance(node, yaml.SequenceNode) and not items:
        source.wrong(node, f"{name!r} must hold at least one condition")
    parts = tuple(read_condition(source, item) for item in items)
    return All(parts) if name == "all" else Some(parts)


def _leaf(source: Source, name: str, key: Node, node: Node) -> Condition:
    """Return the test of one fact: a value, a list of values, or a mapping of comparisons."""
    if not source.known(key, name, FACTS, "fact"):
        return NEVER
    if isinstance(node, yaml.MappingNode):
        tests = [_test(source, name, *entry) for entry in source.entries(node, f"the test of {name!r}")]
        if not tests and not node.value:
            source.wrong(node, f"the test of {name!r} is empty")
        return _joined(tests) if tests else NEVER
    return _membership(source, name, node)


def _membership(source: Source, name: str, node: Node) -> Condition:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not nodes:
        source.wrong(node, f"the list of values of {name!r} is empty")
    return In(name, tuple(_value(source, name, each) for each in nodes))


def _test(source: Source, name: str, test: str, key: Node, node: Node) -> Condition:
    if not source.known(key, test, _TESTS, "comparison"):
        return NEVER
    if test in ORDERS:
        return _order(source, name, test, key, node)
    if test == "lexicon":
        return _listed(source, name, key, node)
    listed = isinstance(node, yaml.SequenceNode)
    if listed != (test != "ne"):
        source.wrong(node, f"{test!r} takes {'one value' if test == 'ne' else 'a list'}, not {describe(node)}")
        return NEVER
    member = _membership(source, name, node)
    return member if test == "in" else Not(member)


def _order(source: Source, name: str, test: str, key: Node, node: Node) -> Condition:
    if FACTS[name].type is not Type.NUMBER:
        source.wrong(key, f"{test!r} compares numbers, and {name!r} is {_kind_of(FACTS[name])}")
        return NEVER
    return Order(name, test, _value(source, name, node) or 0)


def _listed(source: Source, name: str, key: Node, node: Node) -> Condition:
    if FACTS[name].type is not Type.TEXT:
        source.wrong(key, f"'lexicon' looks up texts, and {name!r} is {_kind_of(FACTS[name])}")
        return NEVER
    file, _, list_name = source.text(node, "'lexicon'").partition("/")
    names = sorted(path.stem for path in (rules_folder() / "lexicons").glob("*.yaml"))
    if not source.known(node, file, names, "lexicon"):
        return NEVER
    try:
        table = lexicon(file)
    except RuleError as error:
        source.problems.extend(error.problems)
        return NEVER
    if not isinstance(table, dict) or not source.known(node, list_name, table, f"list of lexicon {file!r}"):
        return NEVER
    return Listed(name, frozenset(plain(str(entry)) for entry in _flat(table[list_name])))


def _flat(entry: Any) -> Collection[Any]:
    """Return the words of a lexicon's list, of a mapping of words, or of a list of lists of forms."""
    if not isinstance(entry, (list, dict)):
        return [entry]
    return [word for item in entry for word in (item if isinstance(item, list) else [item])]


def _value(source: Source, name: str, node: Node) -> Any:
    """Return one value that a fact is compared with; a value that the fact can never have is a problem."""
    fact, value = FACTS[name], source.value(node)
    if fact.type is Type.CHOICE and isinstance(value, str):
        source.known(node, value, [str(v) for v in fact.values], f"value of {name!r}:")
    elif not isinstance(value, _PYTHON[fact.type]) or (isinstance(value, bool) and fact.type is not Type.FLAG):
        source.wrong(node, f"{name!r} is {_kind_of(fact)}, not {describe(node)}")
    return plain(value) if isinstance(value, str) else value


_PYTHON: dict[Type, type | tuple[type, ...]] = {
    Type.CHOICE: str,
    Type.TEXT: str,
    Type.NUMBER: (int, float),
    Type.FLAG: bool,
}


def _kind_of(fact: Fact) -> str:
    if fact.type is Type.CHOICE:
        return "one of " + ", ".join(repr(str(value)) for value in fact.values)
    return {Type.TEXT: "a text", Type.NUMBER: "a number", Type.FLAG: "true or false"}[fact.type]
