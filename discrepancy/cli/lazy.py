"""A group of commands that imports a command's module when it is asked for, so that start-up stays fast."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose commands are named by module: `lazy` maps a name to the module that holds it as `command`."""

    def __init__(self, *args: Any, lazy: Mapping[str, str], **kwargs: Any) -> None:
        """Keep the modules' names; nothing is imported yet."""
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order they were given."""
        return [*self.lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, importing its module; None where there is none of that name."""
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        command = import_module(self.lazy[cmd_name]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.lazy[cmd_name]}.command is not a command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name; an unknown one is refused with the nearest name."""
        known = self.list_commands(ctx)
        near = get_close_matches(args[0], known, n=1, cutoff=0.6)
        if near and args[0] not in known:
            raise click.UsageError(f"No command is called {args[0]}: did you mean {near[0]}?", ctx)
        return super().resolve_command(ctx, args)
