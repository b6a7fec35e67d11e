"""One file of configuration, or one profile, read and checked: all that is wrong in it is noted at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from discrepancy.config.file import File
from discrepancy.config.keys import KEYS, PROFILE_KEYS
from discrepancy.config.settings import NOTHING, Settings
from discrepancy.config.values import At, near, with_ignored
from discrepancy.errors import Problem


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it stands: what it says itself, and the names of what lies beneath it, lowest first.

    `profile` is the topmost of these, apart because the command line may replace it. `folder` is where relative paths
    start.
    """

    folder: Path = Path()
    title: str = ""
    why: str = ""
    sources: tuple[str, ...] = ()
    extends: tuple[At[str], ...] = ()
    profile: At[str] | None = None
    settings: Settings = NOTHING


def read_document(path: Path, problems: list[Problem], *, profile: bool = False, called: str = "") -> Document:
    """Return a file's document; where something is wrong with it, that is noted and the document tells less.

    A `profile` holds fewer keys: nothing that belongs to one folder of articles. Places in a file go by its path, or by
    what it is `called`.
    """
    file = File(called or str(near(path)), problems, path.parent)
    root = file.root(path)
    if root is None:
        return Document(path.parent)
    known, what = (PROFILE_KEYS, "a profile") if profile else (tuple(KEYS), "the configuration")
    values: dict[str, Any] = {}
    for key, key_node, node in file.entries(root, what):
        if file.known(key_node, key, known, f"key of {what}:"):
            values[key] = KEYS[key].shape.read(file, node, repr(key))
    return _document(path.parent, values)


def _document(folder: Path, values: dict[str, Any]) -> Document:
    """Sort what was read into what a file says of itself, what it extends and what it sets."""
    sources = tuple(each.value for each in values.pop("sources", ()))
    levels = with_ignored(values.pop("severity", ()), values.pop("ignore", ()))
    own = {key: values.pop(key) for key in ("title", "why", "extends", "profile") if key in values}
    return Document(folder, sources=sources, settings=Settings(severity=levels, **values), **own)
