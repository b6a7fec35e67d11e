"""Finding the articles of a folder and reading them one at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from discrepancy.errors import LoadError, Problem
from discrepancy.load.decode import NotUnicodeError, decode
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
    """Return what a folder holds, at any depth, or a single file; hidden files are left alone, linked folders counted.

    A file that two names lead to is one article, which goes by its own name or else by the first of its links.
    `chosen` tells whether a document is wanted; a single file always is.

    Raises:
        LoadError: there is no such file or folder, or it cannot be read.
    """
    if folder.is_file():
        return _sorted_out([folder.name], folder.parent, [], None)
    problems: list[Problem] = []

    def refuse(error: OSError) -> None:
        reason = error.strerror or "cannot be read"
        if isinstance(error, NotADirectoryError):  # a pipe or a device
            reason = "is neither a file nor a folder"
        elif Path(error.filename) != folder:
            reason = f"the folder cannot be looked into: {reason}"
        problem = Problem(str(error.filename), reason)
        if Path(error.filename) == folder:
            raise LoadError(problem) from error
        problems.append(problem)

    names = []
    for top, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        under = Path(top).relative_to(folder)
        linked = [name for name in folders if (Path(top) / name).is_symlink()]  # which is not walked into
        names += [(under / name).as_posix() for name in (*files, *linked) if not name.startswith(".")]
    return _sorted_out(sorted(names), folder, problems, chosen)


def read(folder: Path, relative: str, outlet: str | None = None) -> Article:
    """Return one of the articles that `find` named; the folder may be the file itself.

    `outlet` is whose it is where its front matter does not say.

    Raises:
        LoadError: the file cannot be read, is no text, or its front matter is broken; it names the file.
    """
    path = folder if folder.is_file() else folder / relative
    try:
        text = decode(_bytes(path))
    except OSError as error:
        raise LoadError(Problem(str(path), error.strerror or "cannot be read")) from error
    except NotUnicodeError as error:
        raise LoadError(Problem(str(path), str(error), error.line, error.column)) from error
    except ValueError as error:
        raise LoadError(Problem(str(path), str(error))) from error
    return article(relative, text, str(path), outlet)


def _bytes(path: Path) -> bytes:
    """Return what a file holds; a link can lead to a device, which never ends, or to a pipe, which never begins."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("is a link to what is no file: a device, a pipe or a socket")
    return path.read_bytes()


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
    links: list[str] = []
    unnamed: list[Problem] = []
    for name in names:
        path = folder / name
        if path.suffix.lower() not in SUFFIXES or (chosen is not None and not chosen(name)):
            continue
        mode = _mode(path)
        if not (stat.S_ISREG(mode) or (stat.S_ISLNK(mode) and not path.is_dir())):
            continue
        if _is_unicode(name):
            (articles if stat.S_ISREG(mode) else links).append(name)
        else:
            unnamed.append(Problem(ascii(str(path)), "the file's name is not UTF-8"))
    articles = sorted([*articles, *_first_links(links, articles, folder)]) if links else articles
    passed_over = len(names) - len(articles) - len(unnamed)
    return Found(tuple(articles), passed_over, tuple(sorted(problems + unnamed, key=str)))


def _mode(path: Path) -> int:
    """Return what a name stands for, as `stat` tells it; a file where that cannot be told: reading it says why."""
    try:
        return path.lstat().st_mode
    except OSError:
        return stat.S_IFREG


def _first_links(links: list[str], articles: list[str], folder: Path) -> Iterator[str]:
    """Yield the links that lead to a file which none before them, and no article's own name, leads to; or to none."""
    met = {os.path.realpath(folder / name) for name in articles}
    for name in links:
        target = os.path.realpath(folder / name)
        if target not in met or not Path(target).exists():
            yield name
        met.add(target)


def _is_unicode(name: str) -> bool:
    """Whether a name can be written in a report: the system hands on stray bytes as lone surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)
