"""Finding the articles of a folder and reading them one at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from discrepancy.errors import LoadError, Problem
from discrepancy.load.decode import decode
from discrepancy.load.metadata import article
from discrepancy.model import Article

SUFFIXES = frozenset({".txt", ".md"})  # of articles, in lower case


@dataclass(frozen=True, slots=True)
class Found:
    """The articles of a folder: relative paths with forward slashes, sorted; and how many other files it holds.

    Articles that were not chosen are among the other files.

    `problems` are the sub-folders that could not be looked into, and the names that are not UTF-8.
    """

    articles: tuple[str, ...]
    passed_over: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Which documents of a folder to read, all where `takes` is None, and whose they are where they do not say it."""

    takes: Callable[[str], bool] | None = None
    outlet: Callable[[str], str | None] | None = None


EVERYTHING = Choice()


def find(folder: Path, chosen: Callable[[str], bool] | None = None) -> Found:
    """Return what a folder holds, at any depth, or a single file; hidden files and linked folders are left alone.

    `chosen` tells whether a document is wanted; a single file always is.

    Raises:
        LoadError: there is no such file or folder, or it cannot be read.
    """
    if folder.is_file():
        return _sorted_out([folder.name], folder.parent, [], None)
    problems: list[Problem] = []

    def refuse(error: OSError) -> None:
        problem = Problem(str(error.filename), error.strerror or "cannot be read")
        if Path(error.filename) == folder:
            raise LoadError(problem) from error
        problems.append(problem)

    names = []
    for top, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        under = Path(top).relative_to(folder)
        names += [(under / name).as_posix() for name in files if not name.startswith(".")]
    return _sorted_out(sorted(names), folder, problems, chosen)


def read(folder: Path, relative: str, outlet: str | None = None) -> Article:
    """Return one of the articles that `find` named; the folder may be the file itself.

    `outlet` is whose it is where its front matter does not say.

    Raises:
        LoadError: the file cannot be read, is no text, or its front matter is broken; it names the file.
    """
    path = folder if folder.is_file() else folder / relative
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise LoadError(Problem(str(path), error.strerror or "cannot be read")) from error
    except ValueError as error:
        raise LoadError(Problem(str(path), str(error))) from error
    return article(relative, text, str(path), outlet)


def name_of(path: Path, folder: Path) -> str:
    """Return the way to a file from a folder, with forward slashes; a link in the folder goes by its own name."""
    return Path(os.path.relpath(path.parent.resolve() / path.name, folder.resolve())).as_posix()


def read_reference(path: Path, name: str, outlet: str | None = None) -> Article:
    """Return a text that outranks the articles of a folder; `name` is the way to it from there.

    Raises:
        LoadError: as `read`.
    """
    return replace(read(path, name, outlet), reference=True)


def _sorted_out(
    names: list[str], folder: Path, problems: list[Problem], chosen: Callable[[str], bool] | None
) -> Found:
    """Tell articles from other files; a link to nothing stays among the articles, so that reading it says so."""
    articles: list[str] = []
    unnamed: list[Problem] = []
    for name in names:
        path = folder / name
        if path.suffix.lower() not in SUFFIXES or not (path.is_file() or path.is_symlink()):
            continue
        if chosen is not None and not chosen(name):
            continue
        if _is_unicode(name):
            articles.append(name)
        else:
            unnamed.append(Problem(ascii(str(path)), "the file's name is not UTF-8"))
    passed_over = len(names) - len(articles) - len(unnamed)
    return Found(tuple(articles), passed_over, tuple(sorted(problems + unnamed, key=str)))


def _is_unicode(name: str) -> bool:
    """Whether a name can be written in a report: the system hands on stray bytes as lone surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)
