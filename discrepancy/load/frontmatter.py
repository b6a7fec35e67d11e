"""YAML front matter: what an article says about itself between two lines of three hyphens."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from discrepancy.errors import LoadError, Problem
from discrepancy.load.dates import full_date
from discrepancy.text.front import OPENING, front_matter
from discrepancy.text.nodes import CONTROL, describe
from discrepancy.text.resources import Loader

_OUTLET = ("publication", "publisher", "site")  # other names of it, of which the first that is a name counts
_KEY = re.compile(r"(?:outlet|title|published|date|url):", re.IGNORECASE)
_OPENERS = re.compile(r"[\[{:?]|-\s")  # each level of nesting has at least one
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; None where it says nothing."""

    outlet: str | None = None
    title: str | None = None
    published: datetime.date | None = None
    url: str | None = None


class _Value(NamedTuple):
    """A value and the node it was read from, whose place errors name."""

    value: Any
    node: yaml.Node


def read(text: str, path: str) -> FrontMatter:
    """Return the front matter of a text; `date` is another name of `published`, where that is not given.

    The outlet may also stand as publication, publisher or site.

    Raises:
        LoadError: it is no YAML, no mapping, holds aliases or a key twice, or a value is not what it should be; names
            line and column.
    """
    source = front_matter(text)
    if source is None:
        _refuse_unclosed(text, path)
        return FrontMatter()
    table = _parse(text[source[0] : source[2]], path)
    return FrontMatter(
        outlet=_text(table, "outlet", path) or next(filter(None, (_name(table.get(key)) for key in _OUTLET)), None),
        title=_text(table, "title", path),
        published=_day(table, "published", path) or _day(table, "date", path),
        url=_text(table, "url", path),
    )


def _name(found: _Value | None) -> str | None:
    """Return a value that may be an outlet's name; an address is none, nor is a list."""
    value = found.value if found is not None else None
    return " ".join(value.split()) or None if isinstance(value, str) and "://" not in value else None


def _refuse_unclosed(text: str, path: str) -> None:
    """Refuse a text that opens with front matter and never closes it: its outlet would be lost without a word."""
    opening = OPENING.match(text)
    if opening is not None and _KEY.match(text, opening.end()):
        raise LoadError(Problem(path, "front matter is opened by this line and never closed by another ---", 1, 1))


def _parse(source: str, path: str) -> dict[str, _Value]:
    """Return the values by their keys in small letters; of a key that is no text nothing is read."""
    try:
        _refuse_traps(source, path)
        loader = Loader(source)
        try:
            return dict(_entries(loader, path))
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be parsed"
        if reason.startswith("mapping values are not allowed"):
            reason = "a value with a colon in it must stand in quotation marks"
        raise LoadError(Problem(path, f"front matter is not YAML: {reason}", *_place(error))) from error


def _entries(loader: Loader, path: str) -> Iterator[tuple[str, _Value]]:
    root = loader.get_single_node()
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value.strip()):
        return
    if not isinstance(root, yaml.MappingNode):
        raise LoadError(Problem(path, "front matter is not a mapping of keys to values", 2, 1))
    met: set[str] = set()
    for key, node in root.value:
        name = key.value.casefold() if isinstance(key, yaml.ScalarNode) else ""
        if name and name in met:
            raise LoadError(Problem(path, f"front matter: {name!r} is given twice", *_place(key)))
        met.add(name)
        try:
            value = loader.construct_object(node, deep=True)
        except ValueError as error:  # a day such as 31 February
            wrong = f"front matter holds a value that cannot be read: {error}"
            raise LoadError(Problem(path, wrong, *_place(node))) from error
        if name:
            yield name, _Value(value, node)


def _refuse_traps(source: str, path: str) -> None:
    """Refuse aliases, which can expand a few lines without bound, and nesting that would exhaust the parser's stack."""
    if len(_OPENERS.findall(source)) <= _DEEPEST and "*" not in source:
        return
    depth = 0
    for event in yaml.parse(source, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise LoadError(Problem(path, "front matter must not hold YAML aliases", *_place(event)))
        if depth > _DEEPEST:
            raise LoadError(Problem(path, "front matter is nested too deep", *_place(event)))


def _place(found: yaml.YAMLError | yaml.Event | yaml.Node) -> tuple[int, int]:
    """Return the line and column in the file of something in its YAML, which starts on the second line."""
    mark = getattr(found, "problem_mark", None) or getattr(found, "start_mark", None)
    return (mark.line + 2, mark.column + 1) if mark else (2, 1)


def _text(table: dict[str, _Value], key: str, path: str) -> str | None:
    found = table.get(key)
    if found is None or found.value is None:
        return None
    if isinstance(found.value, bool) or not isinstance(found.value, str | int | float | datetime.date):
        raise _wrong(key, "a text", found, path)
    text = " ".join(str(found.value).split())
    if CONTROL.search(text):
        raise _wrong(key, "a text without control characters", found, path)
    return text or None


def _day(table: dict[str, _Value], key: str, path: str) -> datetime.date | None:
    found = table.get(key)
    if found is None or found.value is None or found.value == "":
        return None
    if isinstance(found.value, datetime.datetime):
        return found.value.date()
    day = full_date(found.value) if isinstance(found.value, str) else found.value
    if not isinstance(day, datetime.date):
        raise _wrong(key, "a date that can be read in one way, such as 2025-02-13", found, path)
    return day


def _wrong(key: str, wanted: str, found: _Value, path: str) -> LoadError:
    message = f"front matter: {key} must be {wanted}, not {describe(found.node)}"
    return LoadError(Problem(path, message, *_place(found.node)))
