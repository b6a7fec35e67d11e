"""`discrepancy why FILE:LINE FILE:LINE`: what became of two lines, and what speaks for and against."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancy.cli import options
from discrepancy.cli.output import emit
from discrepancy.cli.screen import wants_color, width
from discrepancy.report.visible import visible

if TYPE_CHECKING:
    from discrepancy.align.reasons import Reasons
    from discrepancy.report.layout import Line
    from discrepancy.why import Passage, Place, Why

_AT_MOST = 40  # words of a passage that are shown


@click.command("why", short_help="Say why two lines were or were not compared.")
@click.argument("first", metavar="FILE:LINE")
@click.argument("second", metavar="FILE:LINE")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="The articles they were read with.  [default: the nearest folder that holds both]",
)
@options.rules
def command(first: str, second: str, folder: Path | None, rule_paths: tuple[Path, ...]) -> int:
    """Say what was read on two lines, whether it was taken for one thing, and why or why not."""
    from discrepancy.cli.ruleset import all_rules
    from discrepancy.report.paint import paint
    from discrepancy.why import why

    (a, line_a), (b, line_b) = _split(first), _split(second)
    home = folder or Path(os.path.commonpath([a.resolve().parent, b.resolve().parent]))
    places = _place(a, line_a, home), _place(b, line_b, home)
    found = why(home, *places, rules=all_rules(rule_paths))
    lines = [*_read(places, found), *_verdict(found)]
    emit(paint(lines, width=width(), color=wants_color()))
    return 0


def _split(given: str) -> tuple[Path, int]:
    """Read FILE:LINE, also with a column after it, as reports print it."""
    path, _, rest = given.rpartition(":")
    if path.rpartition(":")[2].isdecimal() and rest.isdecimal():
        path, _, rest = path.rpartition(":")
    if not path or not rest.isdecimal():
        raise click.UsageError(f"{given} is not FILE:LINE, such as articles/wire.txt:13")
    if not Path(path).is_file():
        raise click.UsageError(f"{path}: no such file")
    return Path(path), int(rest)


def _place(path: Path, line: int, home: Path) -> Place:
    from discrepancy.why import Place

    if not path.resolve().is_relative_to(home.resolve()):
        raise click.UsageError(f"{path} is not in {home}")
    return Place(path.resolve().relative_to(home.resolve()).as_posix(), line)


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
    from discrepancy.report.summary import counted

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
        told = " and ".join(counted(len(passages), "statement") for passages in found.passages)
        yield from _wrapped(f"There is {told} on the lines, and none of words that could be compared.")


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
