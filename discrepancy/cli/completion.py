"""`discrepancy completion SHELL`: the script that lets a shell complete commands, options and rules."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from discrepancy.cli.output import emit


@click.command("completion", short_help="Print the script for a shell's completion.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the script that completes commands, options and rules in SHELL.

    For bash, put `eval "$(discrepancy completion bash)"` into ~/.bashrc; for zsh likewise into ~/.zshrc; for fish,
    write it to ~/.config/fish/completions/discrepancy.fish.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.ClickException(f"nothing is known of {shell}")
    root = ctx.find_root()
    emit(kind(root.command, {}, "discrepancy", "_DISCREPANCY_COMPLETE").source() + "\n")
    return 0
