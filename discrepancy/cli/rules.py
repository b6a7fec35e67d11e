"""`discrepancy rules`: the rules that a run judges by."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancy.cli import options
from discrepancy.cli.output import emit
from discrepancy.cli.screen import wants_color, width


@click.group("rules", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> int:
    """List the rules."""
    return 0 if ctx.invoked_subcommand else int(ctx.invoke(listing))


@command.command("list")
@options.rules
def listing(rule_paths: tuple[Path, ...] = ()) -> int:
    """List every rule: its id, its severity and what it is about."""
    from discrepancy.cli.ruleset import all_rules
    from discrepancy.report.layout import Line, wrap
    from discrepancy.report.paint import paint

    rules = all_rules(rule_paths)
    wide = max((len(rule.id) for rule in rules), default=0)
    lines: list[Line] = []
    for rule in rules:
        severity = str(rule.severity)
        first: Line = [(rule.id.ljust(wide), "rule"), ("  ", ""), (severity.ljust(7), severity), ("  ", "")]
        lines += wrap([(rule.title, "")], width(), first, [(" " * (wide + 11), "")])
    emit(paint(lines, width=width(), color=wants_color()))
    return 0
