"""Settings written as YAML, each with the place where it was set in a comment beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from discrepancy.config.settings import OPTIONS, Settings
from discrepancy.config.values import COMMAND_LINE, OFF, At, Levels, Override, Place

_WORD = re.compile(r"[A-Za-z][\w/-]*(?:\.[\w/-]+)*")  # needs no quotation marks, unless it is another type's word
_NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def as_yaml(settings: Settings) -> str:
    """Return settings as a configuration; paths and patterns stand as they were written."""
    return "".join(f"{line}\n" for line in _lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
    for key, paths in (("rules", settings.rules), ("accepted", settings.accepted)):
        yield from _list(key, [(path.value.as_posix(), path.place) for path in paths])
    if settings.select is not None:
        yield from _list("select", [(name.value, name.place) for name in settings.select.value], empty=True)
    yield from _levels(settings.severity)
    for name in OPTIONS:
        at = getattr(settings, name)
        if at is not None:
            yield f"{name}: {_scalar(at.value)}{_from(at.place)}"
    for key, globs in (("include", settings.include), ("exclude", settings.exclude)):
        if globs is not None:
            yield from _list(key, [(pattern, globs.place) for pattern in globs.value.patterns], empty=True)
    if settings.outlets:
        yield "outlets:"
    for naming in settings.outlets:
        yield f"  {_scalar(naming.value.globs.patterns[0])}: {_scalar(naming.value.outlet)}{_from(naming.place)}"
    if settings.overrides:
        yield "overrides:"
    for override in settings.overrides:
        yield from _override(override)


def _override(override: At[Override]) -> Iterator[str]:
    """Yield an override as an entry of a list."""
    documents = override.value.documents
    told = [] if documents is None else [("documents", documents.patterns)]
    told.append(("outlets", override.value.outlets))
    flows = [f"{key}: [{', '.join(map(_scalar, names))}]" for key, names in told]
    flows[0] += _from(override.place)
    for n, line in enumerate([*flows, *_levels(override.value.severity)]):
        yield f"{'    ' if n else '  - '}{line}"


def _list(key: str, entries: list[tuple[str, Place]], *, empty: bool = False) -> Iterator[str]:
    """Yield a list, one entry a line; nothing where it has none, unless an `empty` one says something."""
    if not entries:
        yield from [f"{key}: []"] if empty else []
        return
    yield f"{key}:"
    for text, place in entries:
        yield f"  - {_scalar(text)}{_from(place)}"


def _levels(levels: Levels) -> Iterator[str]:
    if levels:
        yield "severity:"
    for name, level in sorted(levels, key=lambda pair: pair[0]):
        yield f"  {_scalar(name)}: {OFF if level.value is None else level.value}{_from(level.place)}"


def _scalar(value: object) -> str:
    """Return a value as YAML has it: plain words and numbers bare, any other text as a string of JSON."""
    text = value.as_posix() if isinstance(value, Path) else str(value)
    bare = isinstance(value, (int, float)) or (_WORD.fullmatch(text) and text.casefold() not in _NOT_TEXT)
    return text if bare else json.dumps(text, ensure_ascii=not text.isprintable())


def _from(place: Place) -> str:
    return f"  # {'command line' if place == COMMAND_LINE else place}"
