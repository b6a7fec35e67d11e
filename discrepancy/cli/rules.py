"""`discrepancy rules`: the rules that a run judges by, listed, tried on their own examples, or begun."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancy.cli import options
from discrepancy.cli.output import emit
from discrepancy.cli.screen import wants_color, width
from discrepancy.report.visible import visible

if TYPE_CHECKING:
    from discrepancy.judge.rule import Rule


@click.group("rules", invoke_without_command=True)
@options.rules
@click.pass_context
def command(ctx: click.Context, rule_paths: tuple[Path, ...]) -> int:
    """List the rules, try them on their own examples, or begin one."""
    ctx.obj = rule_paths  # for the command that follows, if one does
    return 0 if ctx.invoked_subcommand else int(ctx.invoke(listing))


@command.command("list", short_help="List the rules.")
@options.rules
@options.profile
@click.pass_obj
def listing(shared: tuple[Path, ...], rule_paths: tuple[Path, ...] = (), profile: str | None = None) -> int:
    """List every rule: its id, its severity, or what a profile makes of that, and what it is about."""
    from discrepancy.cli.ruleset import all_rules, severities

    rules = all_rules((*shared, *rule_paths))
    levels = severities(rules, profile)
    _show([(rule.id, levels[rule.id], rule.title) for rule in rules])
    return 0


@command.command("profiles", short_help="List the profiles.")
def profiles() -> int:
    """List the profiles that come with the project: severities as a guide or a newsroom has them."""
    from discrepancy.config.chain import profiles

    _show([(name, "", document.title) for name, document in profiles()])
    return 0


@command.command("test", short_help="Try rules on their own examples.")
@options.rules
@click.pass_obj
def trial(shared: tuple[Path, ...], rule_paths: tuple[Path, ...] = ()) -> int:
    """Try the rules of --rules on the examples in their files, or the project's where none are given.

    Exits 1 where a rule misses an example that it must flag, or flags one that it must pass.
    """
    from discrepancy.cli.ruleset import all_rules, own_rules
    from discrepancy.cli.trial import failures

    paths = (*shared, *rule_paths)
    rules = own_rules(paths) if paths else all_rules()
    tried = [(rule, list(failures(rule))) for rule in rules]
    emit("".join(_outcome(rule, failed) for rule, failed in tried))
    return int(any(failed for _, failed in tried))


@command.command("new", short_help="Write a rule file to start from.")
@click.argument("rule_id", metavar="FAMILY/NAME")
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("my-rules"), show_default=True,
    help="The folder of your own rules; the file is FOLDER/FAMILY/NAME.yaml.",
)
def new(rule_id: str, folder: Path) -> int:
    """Write a rule file that works as it stands, to change into your own."""
    from discrepancy.cli.newrule import write_rule

    write_rule(rule_id, folder)
    return 0


@command.command("schema", short_help="Print the JSON Schema of a rule file.")
def schema() -> int:
    """Print the JSON Schema of a rule file, for editors that complete and check YAML."""
    import json

    from discrepancy.judge.jsonschema import rule_schema

    emit(json.dumps(rule_schema(), indent=2, ensure_ascii=False) + "\n")
    return 0


def _show(rows: Sequence[tuple[str, str, str]]) -> None:
    """Print names, severities where there are any, and titles in columns."""
    from discrepancy.report.layout import Line, wrap
    from discrepancy.report.paint import paint

    wide = max((len(name) for name, _, _ in rows), default=0)
    lines: list[Line] = []
    for name, level, title in rows:
        first: Line = [(name.ljust(wide), "rule"), ("  ", "")]
        if level:
            first += [(level.ljust(7), "dim" if level == "off" else level), ("  ", "")]
        lines += wrap([(title, "")], width(), first, [(" " * sum(len(text) for text, _ in first), "")])
    emit(paint(lines, width=width(), color=wants_color()))


def _outcome(rule: Rule, failed: list[str]) -> str:
    """Return a line on one rule, or one for each of its examples that failed."""
    if failed:
        return "".join(f"{visible(f'{rule.path}: {rule.id}: {failure}')}\n" for failure in failed)
    from discrepancy.text.counted import counted

    number = len(rule.examples.flags) + len(rule.examples.passes)
    return f"{rule.id}: {counted(number, 'example')}, as said\n" if number else f"{rule.id}: no examples\n"
