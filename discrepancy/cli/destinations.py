"""Which formats a run writes and where each goes: `--format a --output x --format b` pairs them as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from discrepancy.report import formats

_ORDER = "discrepancy.order"  # where the context keeps the names of the options as they stood
_TYPED = "discrepancy.typed"  # and the arguments themselves


class Destination(NamedTuple):
    """One report to write: its format and its file, None for standard output."""

    form: str
    path: Path | None


class InOrder(click.Command):
    """A command that remembers its arguments, and in which order its options stood on the command line."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as any command does, and keep the order, which click forgets when an option is repeated."""
        ctx.meta[_TYPED] = tuple(args)
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[_ORDER] = [parameter.name for parameter in order]
        return super().parse_args(ctx, args)


def destinations(ctx: click.Context, forms: tuple[str, ...], outputs: tuple[Path, ...]) -> list[Destination]:
    """Return what to write: an `--output` belongs to the `--format` just before it, or else to one just after it.

    An output without a format gets the one that its name's suffix tells, and a run without either the default. One
    whose suffix tells a format leaves a format for the screen that comes after it to the screen.

    Raises:
        click.UsageError: two reports would go to one place.
    """
    found = [
        Destination(form or formats.of_file(path or Path()), None if str(path) == "-" else path)
        for form, path in _pairs(ctx.meta[_ORDER], iter(forms), iter(outputs))
    ] or [Destination(formats.NAMES[0], None)]
    places = [path and path.resolve() for _, path in found]
    for place in places:
        if places.count(place) > 1:
            where = place or "standard output"
            raise click.UsageError(f"more than one report goes to {where}: give each --format its own --output", ctx)
    return found


def typed(ctx: click.Context) -> list[str]:
    """Return the arguments of a running command as they were typed."""
    return list(ctx.meta[_TYPED])


def written_in(folder: Path, wanted: Iterable[Destination]) -> frozenset[str]:
    """Return the names of the reports that are written into a folder of articles, which are no articles themselves."""
    root = folder.resolve()
    places = [place for _, path in wanted if path for place in places_of(path)]
    return frozenset(place.relative_to(root).as_posix() for place in places if place.is_relative_to(root))


def places_of(path: Path) -> tuple[Path, Path]:
    """Return where a report lies: by the name that was given, and where that leads if it is a link."""
    return path.parent.resolve() / path.name, path.resolve()


def _pairs(
    order: Iterable[str], forms: Iterator[str], outputs: Iterator[Path]
) -> Iterator[tuple[str | None, Path | None]]:
    """Pair formats with outputs as they stood; one that has no partner goes alone."""
    values: dict[str, Iterator[str | Path]] = {"forms": iter(forms), "outputs": iter(outputs)}
    given = [(name, next(values[name])) for name in order if name in values]
    at = 0
    while at < len(given):
        name, value = given[at]
        after, partner = given[at + 1] if at + 1 < len(given) else (name, None)
        at += 1
        if after == name or partner is None:
            yield (str(value), None) if name == "forms" else (None, Path(value))
        elif name == "forms":
            yield str(value), Path(partner)
            at += 1
        elif _keeps(given, at) or (partner in formats.FOR_SCREENS and formats.is_told_by(Path(value))):
            yield None, Path(value)
        else:
            yield str(partner), Path(value)
            at += 1


def _keeps(given: Sequence[tuple[str, str | Path]], at: int) -> bool:
    """Whether the format at some place has an output just after it."""
    return at + 1 < len(given) and given[at + 1][0] == "outputs"
