"""Where the configuration of a folder is: in it or above it, up to the top of its repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from discrepancy.config.values import near
from discrepancy.errors import ConfigError, Problem

NAMES = ("discrepancy.yml", "discrepancy.yaml")
_SHARED = "pyproject.toml"
_MAY_HOLD = re.compile(rb"""tool["'\s]*(?:\.["'\s]*discrepancy|\]|=)""")  # cheaper to see than to parse


def discover(folder: Path) -> Path | None:
    """Return the nearest configuration of a folder, or of the folder of an article, None where there is none.

    Each folder is searched up to the root of the file system, or to one that holds `.git`, which is the last.

    Raises:
        ConfigError: one folder has two, or a `pyproject.toml` that may hold one cannot be read.
    """
    for place in _searched(folder):
        found = _in(near(place))
        if found is not None:
            return found
    return None


def candidates(folder: Path) -> list[Path]:
    """Return where the configuration of a folder may be, the nearest first."""
    return [place / name for place in _searched(folder) for name in (*NAMES, _SHARED)]


def _searched(folder: Path) -> Iterator[Path]:
    start = folder.resolve()
    for place in (start, *start.parents):
        yield place
        if (place / ".git").exists():
            return


def _in(place: Path) -> Path | None:
    # A link to nothing is among them, so that reading it says so.
    present = [path for name in NAMES if (path := place / name).is_file() or path.is_symlink()]
    if len(present) > 1:
        raise ConfigError(Problem(str(present[1]), f"{NAMES[0]} beside it is a configuration too: keep one"))
    shared = place / _SHARED
    return present[0] if present else shared if _has_section(shared) else None


def _has_section(path: Path) -> bool:
    """Whether a TOML file holds a configuration; it is parsed only where its words allow that."""
    if not path.is_file():
        return False
    if _MAY_HOLD.search(path.read_bytes()) is None:
        return False
    from discrepancy.config.file import File

    file = File(str(path))
    root = file.root(path)
    if file.problems:
        raise ConfigError(*file.problems)
    return root is not None
