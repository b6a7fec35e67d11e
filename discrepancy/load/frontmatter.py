"""YAML front matter: what an article says about itself between two lines of three hyphens."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

import yaml

from discrepancy.errors import LoadError, Problem
from discrepancy.text.front import OPENING, front_matter
from discrepancy.text.resources import Loader

_KEY = re.compile(r"(?:outlet|title|published|url):", re.IGNORECASE)
_OPENERS = re.compile(r"[\[{:?]|-\s")  # each level of nesting has at least one
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; None where it says nothing. `published` may still be a text with a date in it."""

    outlet: str | None = None
    title: str | None = None
    published: datetime.date | str | None = None
    url: str | None = None


def read(text: str, path: str) -> FrontMatter:
    """Return the front matter of a text.

    Raises:
        LoadError: it is no YAML, no mapping, holds aliases, or a value has the wrong type; names line and column.
    """
    source = front_matter(text)
    if source is None:
        _refuse_unclosed(text, path)
        return FrontMatter()
    yaml_text = text[source[0] : source[2]]
    table = _parse(yaml_text, path)
    if table is None:
        return FrontMatter()
    if not isinstance(table, dict):
        raise LoadError(Problem(path, "front matter is not a mapping of keys to values", 2, 1))
    table = {key.casefold() if isinstance(key, str) else key: value for key, value in table.items()}
    return FrontMatter(
        outlet=_text(table, "outlet", yaml_text, path),
        title=_text(table, "title", yaml_text, path),
        published=_day(table, yaml_text, path),
        url=_text(table, "url", yaml_text, path),
    )


def _refuse_unclosed(text: str, path: str) -> None:
    """Refuse a text that opens with front matter and never closes it: its outlet would be lost without a word."""
    opening = OPENING.match(text)
    if opening is not None and _KEY.match(text, opening.end()):
        raise LoadError(Problem(path, "front matter is opened by this line and never closed by another ---", 1, 1))


def _parse(source: str, path: str) -> Any:
    try:
        _refuse_traps(source, path)
        return yaml.load(source, Loader=Loader)
    except yaml.YAMLError as error:
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be parsed"
        raise LoadError(Problem(path, f"front matter is not YAML: {reason}", *_place(error))) from error
    except ValueError as error:  # a day such as 31 February
        raise LoadError(Problem(path, f"front matter holds a value that cannot be read: {error}", 2, 1)) from error


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


def _place(found: yaml.YAMLError | yaml.Event) -> tuple[int, int]:
    """Return the line and column in the file of an error or event in its YAML, which starts on the second line."""
    mark = getattr(found, "problem_mark", None) or getattr(found, "start_mark", None)
    return (mark.line + 2, mark.column + 1) if mark else (2, 1)


def _text(table: dict[Any, Any], key: str, source: str, path: str) -> str | None:
    value = table.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date | None):
        raise _wrong(key, "a text", value, source, path)
    return None if value is None else " ".join(str(value).split()) or None


def _day(table: dict[Any, Any], source: str, path: str) -> datetime.date | str | None:
    value = table.get("published")
    if isinstance(value, datetime.datetime):
        return value.date()
    if value is None or isinstance(value, datetime.date | str):
        return value
    raise _wrong("published", "a date", value, source, path)


def _wrong(key: str, wanted: str, value: object, source: str, path: str) -> LoadError:
    place = re.search(rf"^[ \t]*[\"']?{key}\b", source, re.MULTILINE | re.IGNORECASE)
    line = source.count("\n", 0, place.start()) + 2 if place else 2
    return LoadError(Problem(path, f"front matter: {key} must be {wanted}, not {type(value).__name__}", line, 1))
