"""Where text goes: a file replaced whole or not at all, standard output, or a line on standard error."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from discrepancy.errors import Problem
from discrepancy.report.visible import visible

_UNSOUND = 2  # the exit code of a run that cannot be trusted
_OPEN = re.compile(r"//?(?:dev|proc/(?:self|thread-self))/(?:fd/(\d+)|(stdin|stdout|stderr))")
_STDOUT = 1
_MOST_LINKS = 40  # as the system has it


def say(message: str) -> None:
    """Write a message in the program's name to standard error, as one line."""
    _to_stderr(f"discrepancy: {message}")


def name_problems(problems: Iterable[Problem]) -> None:
    """Write each problem to standard error as `path:line:column: message`, in the order of files and lines."""
    for problem in sorted(problems, key=lambda problem: (problem.path, problem.line or 0, problem.column or 0)):
        _to_stderr(str(problem))


def conclude(problems: Iterable[Problem], outcome: tuple[int, str], *, quiet: bool = False) -> int:
    """Name the inputs that could not be read and the reason for the exit code, and return the code.

    To be `quiet` is to give no reason for a gate that is open or shut, only for a run that cannot be trusted.
    """
    code, reason = outcome
    name_problems(problems)
    if reason and not (quiet and code < _UNSOUND):
        say(reason)
    return code


def emit_all(reports: Iterable[tuple[str, Path | None]]) -> None:
    """Write each report to its place; one that cannot be written does not keep back the others.

    Raises:
        click.ClickException: some could not be written; it names them all.
    """
    failures = []
    for text, path in reports:
        try:
            emit(text, path)
        except click.ClickException as error:
            failures.append(error.format_message())
    if failures:
        raise click.ClickException("; ".join(failures))


def emit(text: str, output: Path | None = None) -> None:
    """Write a report to a file, or to standard output where there is none or it is `-`.

    Raises:
        click.ClickException: it cannot be written; an older file of that name then stands as it was.
    """
    try:
        descriptor = _STDOUT if output is None or str(output) == "-" else _descriptor(output)
        if output is None or descriptor == _STDOUT:
            _to_stdout(text)
        elif descriptor is not None:
            _to_open(text.encode("utf-8", "backslashreplace"), descriptor)
        else:
            _to_file(text.encode("utf-8", "backslashreplace"), output.resolve())
    except OSError as error:
        raise click.ClickException(f"cannot write {output or 'the report'}: {error.strerror or error}") from error


def _to_stderr(line: str) -> None:
    """Write one line, with what a terminal might obey made visible; where nobody reads it, that is no error."""
    with suppress(BrokenPipeError):
        click.echo(visible(line), err=True)


def _to_stdout(text: str) -> None:
    stdout: TextIO | None = sys.stdout  # None where the caller closed it
    if stdout is None:
        raise OSError("standard output is closed")
    # Files and pipes get UTF-8 whatever the locale; a terminal gets what it can show.
    encoding = stdout.encoding if stdout.isatty() else "utf-8"
    try:
        stdout.buffer.write(text.encode(encoding, "replace"))
        stdout.buffer.flush()
    except BrokenPipeError:  # the reader has seen enough, as `head` does; what is left must not fail again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())


def _descriptor(path: Path) -> int | None:
    """Return which open file a path such as /dev/stdout means, None where it means no more than its name."""
    place = Path.cwd() / path
    for _ in range(_MOST_LINKS):
        if found := _OPEN.fullmatch(os.path.normpath(place)):
            return int(found[1] or ("stdin", "stdout", "stderr").index(found[2]))
        if not place.is_symlink():
            break
        place = place.parent / place.readlink()
    return None


def _to_open(content: bytes, descriptor: int) -> None:
    """Write on where a file is open: to open it by its name again would lose what it holds already."""
    with os.fdopen(os.dup(descriptor), "wb") as stream:
        stream.write(content)


def _to_file(content: bytes, path: Path) -> None:
    if path.exists() and not path.is_file():  # /dev/null and its like are written to, never replaced
        path.write_bytes(content)
        return
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
