"""Patterns of documents in the syntax of .gitignore, matched by pathspec, which is imported where there are any."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

from discrepancy.config.values import Globs

_CLOSED = re.compile(r"\\.|\[[!^]?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)  # an escaped character, or a range of some

Matcher = Callable[[str], bool]


def fault(pattern: str) -> str:
    """Return what is wrong with a pattern, "" where nothing is."""
    if not pattern.startswith("#") and "[" in _CLOSED.sub("", pattern):
        return "a [ is never closed; write \\[ for the character itself"
    try:
        _compiled([pattern])
    except ValueError as error:
        return str(error)
    return ""


def matcher(globs: Globs, folder: Path) -> Matcher:
    """Return what tells whether the patterns fit a document of `folder`; patterns start at their base.

    A base that the folder does not lie in, as of a configuration shared by several newsrooms, is read as the folder.
    """
    if not globs.patterns:
        return lambda document: False
    match = _compiled(globs.patterns)
    place, base = folder.resolve(), globs.base.resolve()
    way = place.relative_to(base).as_posix() if place.is_relative_to(base) else "."
    prefix = "" if way == "." else f"{way}/"
    return lambda document: match(prefix + document)


def _compiled(patterns: Iterable[str]) -> Matcher:
    """Return the matcher of some patterns.

    Raises:
        ValueError: one of them is no pattern.
    """
    from pathspec import GitIgnoreSpec  # costs start-up time that most runs do not owe

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what `re` foresees of odd brackets is no matter for a newsroom
        try:
            return GitIgnoreSpec.from_lines(patterns).match_file
        except re.error as error:
            raise ValueError(str(error)) from error
