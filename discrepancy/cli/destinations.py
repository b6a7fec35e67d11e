"""Which formats a run writes and where each goes: `--format a --output x --format b` pairs them as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from discrepancy.report import formats

_ORDER = "discrepancy.order"  # where the context keeps the names of the options as they stood


class Destination(NamedTuple):
    """One report to write: its format and its file, None for standard output."""

    form: str
    path: Path | None


class InOrder(click.Command):
    """A command that remembers in which order its options stood on the command line."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as any command does, and keep the order, which click forgets when an option is repeated."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[_ORDER] = [parameter.name for parameter in order]
        return super().parse_args(ctx, args)


def destinations(ctx: click.Context, forms: tuple[str, ...], outputs: tuple[Path, ...]) -> list[Destination]:
    """Return what to write: an `--output` belongs to the `--format` before it, or else to the one after.

    An output without a format gets the one that its name's suffix tells, and a run without either the default.

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


def _pairs(
    order: Iterable[str], forms: Iterator[str], outputs: Iterator[Path]
) -> Iterator[tuple[str | None, Path | None]]:
    """Pair formats with outputs as they stood; one that has no partner goes alone."""
    form: str | None = None
    path: Path | None = None
    for name in order:
        if name == "forms":
            if form is not None:
                yield form, None
            form = next(forms)
        elif name == "outputs":
            if path is not None:
                yield None, path
            path = next(outputs)
        if form is not None and path is not None:
            yield form, path
            form = path = None
    if form is not None or path is not None:
        yield form, path
