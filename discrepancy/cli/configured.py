"""The configuration of a command: found for its FOLDER before its options are read, so that they fall back on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from discrepancy.config.settings import Settings
    from discrepancy.config.values import Levels
    from discrepancy.load.files import Choice

_SETTINGS = "discrepancy.settings"  # where the context keeps what the configuration says


class Configured(click.Command):
    """A command whose options default to what the configuration of its FOLDER says: click's `default_map`."""

    def home(self, given: Mapping[str, Any]) -> str | None:
        """Return the folder of which the arguments as typed want the configuration, None where they name none."""
        return _text(given.get("folder"))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Find and read the configuration, then parse as any command does.

        Raises:
            ConfigError: the configuration is not what it should be; it holds all the problems.
        """
        given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        helping = self.get_help_option(ctx)  # its name is click's own affair
        if not ctx.resilient_parsing and (helping is None or helping.name not in given):
            settings = _configuration(given, self.home(given))
            ctx.meta[_SETTINGS] = settings
            ctx.default_map = _defaults(settings)
        return super().parse_args(ctx, args)


def _defaults(settings: Settings) -> dict[str, str | list[str]]:
    """Return what settings say of options, by the options' names."""
    from discrepancy.config.settings import OPTIONS

    single = {name: str(at.value) for name in OPTIONS if (at := getattr(settings, name)) is not None}
    return {**single, "accepted": [str(path.value) for path in settings.accepted]}


def configuration(ctx: click.Context) -> Settings:
    """Return what the configuration of a running command says, its profile in it."""
    settings: Settings = ctx.meta[_SETTINGS]
    return settings


def decided(ctx: click.Context) -> Settings:
    """Return what the command line of a running command says about rules, over its configuration."""
    from discrepancy.config.settings import Settings
    from discrepancy.config.values import COMMAND_LINE, At, with_ignored

    def said(values: Iterable[str]) -> tuple[At[str], ...]:
        return tuple(At(name.strip(), COMMAND_LINE) for value in values for name in value.split(",") if name.strip())

    selected = said(ctx.params.get("select", ()))
    ignored: Levels = tuple((name.value, At(None, COMMAND_LINE)) for name in said(ctx.params.get("ignore", ())))
    levels = tuple((name, At(level, COMMAND_LINE)) for name, level in ctx.params["severities"])
    return Settings(
        rules=tuple(At(path, COMMAND_LINE) for path in ctx.params["rule_paths"]),
        select=At(selected, COMMAND_LINE) if selected else None,
        severity=with_ignored(levels, ignored),
    ).over(configuration(ctx))


def in_full(ctx: click.Context, settings: Settings) -> Settings:
    """Return settings with the value of every option, each at the place where it was set."""
    from discrepancy.config.settings import OPTIONS, Settings
    from discrepancy.config.values import COMMAND_LINE, DEFAULT, At

    places = {ParameterSource.COMMANDLINE: COMMAND_LINE, ParameterSource.DEFAULT: DEFAULT}
    options: dict[str, Any] = {
        name: At(ctx.params[name], places[source])
        for name in OPTIONS
        if (source := ctx.get_parameter_source(name)) in places and ctx.params[name] is not None
    }
    if ctx.get_parameter_source("accepted") is ParameterSource.COMMANDLINE:  # in place of those configured
        settings = replace(settings, accepted=tuple(At(path, COMMAND_LINE) for path in ctx.params["accepted"]))
    return Settings(**options).over(settings)


def configuration_files(ctx: click.Context) -> list[Path]:
    """Return the files that the configuration of a running command comes from, and those that it would come from."""
    from discrepancy.config.discover import candidates

    named: Path | None = ctx.params["config"]
    if named is None and ctx.params["isolated"]:
        return []
    nearest = [named] if named else candidates(ctx.params["folder"])
    return [*nearest, *(path for path in configuration(ctx).files() if path.is_file())]


def choice(ctx: click.Context, folder: Path, *, without: frozenset[str] = frozenset()) -> Choice:
    """Return which documents of a folder to read, those `without` never, and whose they are.

    Raises:
        ConfigError: the folder's ignore file is not what it should be.
    """
    from discrepancy.config.choice import ignored, outlet_of, taken
    from discrepancy.load.files import Choice

    settings, home = configuration(ctx), folder if folder.is_dir() else folder.parent
    refused = None if ctx.params["isolated"] else ignored(home)
    takes = taken(settings, home, refused)
    if without:
        return Choice(lambda name: name not in without and (takes is None or takes(name)), outlet_of(settings, home))
    return Choice(takes, outlet_of(settings, home))


def _configuration(given: Mapping[str, Any], folder: str | None) -> Settings:
    """Return what the configuration that the arguments lead to says; nothing where they are not fit to be followed."""
    from discrepancy.config.discover import discover
    from discrepancy.config.settings import NOTHING

    named, profile = (_text(given.get(name)) for name in ("config", "profile"))
    if given.get("isolated") is True and named:
        raise click.UsageError("--isolated reads no configuration: leave it out, or --config")
    path = Path(named) if named else None
    if path is None and given.get("isolated") is not True and folder and Path(folder).exists():
        path = discover(Path(folder))
    if path is None and profile is None:
        return NOTHING
    from discrepancy.config.chain import load  # costs start-up time that a run without configuration does not owe

    return load(path, profile)


def _text(value: object) -> str | None:
    """Return the text of an argument, None where it was not given."""
    return value if isinstance(value, str) else None
