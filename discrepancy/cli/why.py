"""`discrepancy why FILE:LINE FILE:LINE`: what became of two lines, and what speaks for and against."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepancy.cli import options
from discrepancy.cli.configured import Configured, choice, decided
from discrepancy.cli.output import emit, say
from discrepancy.cli.screen import wants_color, width
from discrepancy.report.visible import visible

if TYPE_CHECKING:
    from discrepancy.align.reasons import Reasons
    from discrepancy.load.files import Choice
    from discrepancy.report.layout import Line
    from discrepancy.why import Passage, Place, Why

_AT_MOST = 40  # words of a passage that are shown
_TWO = 2
_LARGE = 200  # articles of a folder that take long enough to read for one to wonder


class _Between(Configured):
    """Its FOLDER is the nearest one that holds both files, where none is named."""

    def home(self, given: Mapping[str, Any]) -> str | None:
        """Return the folder named, or else the nearest that holds both."""
        named = [path for name in ("first", "second") if isinstance(path := given.get(name), str)]
        if super().home(given) or len(named) < _TWO:
            return super().home(given)
        files = [_parts(each)[0] for each in named]
        return str(_nearest_folder(files, [Path(path) for path in given.get("references") or ()]))


@click.command("why", cls=_Between, short_help="Say why two lines were or were not compared.")
@click.argument("first", metavar="FILE:LINE")
@click.argument("second", metavar="FILE:LINE")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="The articles they were read with.  [default: the nearest folder that holds both]",
)
@options.references
@options.rules
@options.severities
@options.profile
@options.configured
@click.pass_context
def command(
    ctx: click.Context,
    /,
    first: str,
    second: str,
    folder: Path | None,
    references: tuple[Path, ...],
    **_decided: object,  # what `decided` takes from the context
) -> int:
    """Say what was read on two lines, whether it was taken for one thing, and why or why not.

    It reads what `check` reads with the same configuration and references.
    """
    from discrepancy.cli.ruleset import chosen_rules, weighed
    from discrepancy.report.paint import paint
    from discrepancy.why import why

    ends = _split(first), _split(second)
    home = folder or _safe_folder([path for path, _ in ends], references)
    a, b = (_place(path, line, home, references) for path, line in ends)
    if a == b:
        raise click.UsageError(f"{first} and {second} are one line: name two")
    settings = decided(ctx)
    rules = chosen_rules(settings)
    chosen = choice(ctx, home)
    if not folder:
        _tell_if_large(home, chosen)
    found = why(
        home, a, b, rules=rules, references=references, choice=chosen,
        weigh=lambda report: weighed(report, settings, rules, home),
    )  # fmt: skip
    emit(paint([*_read((a, b), found), *_verdict(found)], width=width(), color=wants_color()))
    return 0


def _tell_if_large(home: Path, chosen: Choice) -> None:
    """Say what makes a reading long that nobody asked for by its folder, before it starts."""
    from discrepancy.load.files import find

    number = len(find(home, chosen.takes).articles)
    if number > _LARGE:
        say(f"reads all {number:,} articles of {home}; --folder FOLDER narrows that")


def _split(given: str) -> tuple[Path, int]:
    """Read FILE:LINE, also with a column after it, as reports print it."""
    from discrepancy.load.files import SUFFIXES

    path, line = _parts(given)
    if not path.name or not line.isdecimal():
        raise click.UsageError(f"{given} is not FILE:LINE, such as articles/wire.txt:13")
    if not path.is_file():
        raise click.UsageError(f"{path}: no such file")
    if path.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"{path}: no article, whose name ends in {' or '.join(sorted(SUFFIXES))}")
    return path, int(line)


def _parts(given: str) -> tuple[Path, str]:
    path, _, rest = given.rpartition(":")
    if path.rpartition(":")[2].isdecimal() and rest.isdecimal():
        path, _, rest = path.rpartition(":")
    return Path(path), rest


def _safe_folder(files: Sequence[Path], references: Sequence[Path]) -> Path:
    """Return the nearest folder that holds the files, unless it holds all else, too."""
    nearest = _nearest_folder(files, references)
    if nearest == Path(nearest.anchor) or _is_home(nearest):
        raise click.UsageError(f"the nearest folder with both is {nearest}: name the one of the articles by --folder")
    return nearest


def _is_home(folder: Path) -> bool:
    with suppress(RuntimeError):  # a process in a container may be nobody's
        return folder == Path.home().resolve()
    return False


def _nearest_folder(files: Sequence[Path], references: Sequence[Path]) -> Path:
    """Return the nearest folder that holds the files; a reference may lie elsewhere."""
    articles = [path for path in files if not _is_reference(path, references)] or files
    return Path(os.path.commonpath([path.resolve().parent for path in articles]))


def _is_reference(path: Path, references: Iterable[Path]) -> bool:
    return any(path.resolve().is_relative_to(each.resolve()) for each in references)


def _place(path: Path, line: int, home: Path, references: Sequence[Path]) -> Place:
    from discrepancy.why import Place

    if not path.resolve().is_relative_to(home.resolve()) and not _is_reference(path, references):
        raise click.UsageError(f"{path} is not in {home}")
    return Place(Path(os.path.relpath(path.resolve(), home.resolve())).as_posix(), line)


def _read(places: Iterable[Place], found: Why) -> Iterator[Line]:
    for place, passages in zip(places, found.passages, strict=True):
        yield [(f"{visible(place.document)}:{place.line}", "place")]
        for passage in passages:
            yield from _passage(passage)
        if not passages:
            yield from _wrapped("no statement was read here: no quote, reported speech, figure, position or event")
        yield []


def _passage(passage: Passage) -> list[Line]:
    who = f" · {visible(passage.speaker)}" if passage.speaker else ""
    return _wrapped(f"{passage.kind}{who}: {_first_words(passage.text)}")


def _verdict(found: Why) -> Iterator[Line]:
    """Yield whether the lines were held together, what was found, and the reasons."""
    kinds = ", ".join(f"{alignment.kind} {alignment.id}" for alignment in found.alignments)
    yield [("Held together: " + (f"yes ({kinds})" if kinds else "no"), "heading")]
    for finding in found.findings:
        yield from _wrapped(f"{finding.severity}[{finding.rule}] {visible(finding.message)}")
    if found.alignments and not found.findings:
        yield from _wrapped("No finding is about these two.")
    for finding in found.beside:
        yield from _wrapped(f"beside them: {finding.severity}[{finding.rule}] {visible(finding.message)}")
    for variant in found.variants:
        scope = f", {variant.scope}" if variant.scope else ""
        yield from _wrapped(f"differs in: {variant.cls}{scope}: “{visible(variant.a)}” / “{visible(variant.b)}”")
    if found.nearest:
        yield from _nearest(found.nearest)
    for a, b, told in found.figures:
        yield from _wrapped(f"“{visible(a)}” and “{visible(b)}”: {told}.")
    if not (found.alignments or found.nearest or found.figures):
        yield from _wrapped(_nothing_to_compare(*map(len, found.passages)))


def _nothing_to_compare(first: int, second: int) -> str:
    """Say how many statements two lines have that share no words to be compared."""
    from discrepancy.text.counted import counted

    if not (first or second):
        return "Neither line has a statement that could be compared."
    a, b = (counted(number, "statement") if number else "no statement" for number in (first, second))
    return f"The first line has {a} and the second {b}: no two could be compared by their words."


def _nearest(nearest: tuple[str, str, Reasons]) -> Iterator[Line]:
    a, b, found = nearest
    yield []
    told = f"As words they are {'one' if found.one else 'two'}: {found.score:.2f}, where 0.50 makes one"
    yield [(told, "heading")]
    for text in (a, b):
        yield from _wrapped(f"“{_first_words(text)}”")
    for sentence in found.told:
        yield from _wrapped(sentence)


def _first_words(text: str) -> str:
    words = visible(text).split()
    return " ".join(words[:_AT_MOST]) + (" […]" if len(words) > _AT_MOST else "")


def _wrapped(text: str) -> list[Line]:
    from discrepancy.report.layout import wrap

    return wrap([(text, "")], width(), [("  ", "")], [("    ", "")])
