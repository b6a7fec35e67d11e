"""Arguments and options that several commands share."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from discrepancy.cli import names
from discrepancy.model import Severity
from discrepancy.report.look import CONTEXT

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Share(click.FloatRange):
    """A number from 0 to 1; one that is no number (nan) lies below and above nothing, and is none."""

    def __init__(self) -> None:
        """Take both ends in."""
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number, or fail as click does."""
        share: float = super().convert(value, param, ctx)
        if math.isnan(share):
            self.fail(f"{value} is not in the range {self._describe_range()}.", param, ctx)
        return share


class OutputFile(click.Path):
    """A file to write, or `-`; an empty name, as of a variable that is not set, is none."""

    def __init__(self) -> None:
        """Take no folder."""
        super().__init__(dir_okay=False, allow_dash=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or fail as click does."""
        if value == "":
            self.fail("it is empty: name a file", param, ctx)
        return super().convert(value, param, ctx)


class RuleNames(click.types.StringParamType):
    """Ids or families of rules with commas between them, and at least one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the text as it stands, or fail as click does."""
        if not value.replace(",", "").strip():
            self.fail("it is empty: name a rule or a family", param, ctx)
        return value


folder = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))

output = click.option(
    "--output",
    type=OutputFile(),
    metavar="FILE",
    help="Write to FILE, replaced whole or not at all.  [default: standard output]",
)

jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    default=lambda: processors(),
    help="Worker processes.  [default: the number of processors]",
)

allow_empty = click.option("--allow-empty", is_flag=True, help="A folder without articles is no error.")

references = click.option(
    "--reference",
    "references",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="PATH",
    help="A transcript or checked text, or a folder of them, that outranks the articles; may be repeated.",
)

context = click.option(
    "--context",
    type=click.IntRange(min=0),
    metavar="N",
    default=CONTEXT,
    show_default=True,
    help="Words kept on either side of a difference in a long passage.",
)

rules = click.option(
    "--rules",
    "rule_paths",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="PATH",
    help="A rule file, or a folder of them, to use as well; may be repeated.",
)

select = click.option(
    "--select",
    type=RuleNames(),
    multiple=True,
    metavar="RULE",
    shell_complete=names.rules_and_families,
    help="Judge by this rule or family alone; may be repeated.",
)

ignore = click.option(
    "--ignore",
    type=RuleNames(),
    multiple=True,
    metavar="RULE",
    shell_complete=names.rules_and_families,
    help="Leave out this rule or family; may be repeated.",
)

baseline = click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Hold the findings in this file, which `discrepancy baseline` writes: new ones alone shut the gate.",
)

accepted = click.option(
    "--accepted",
    type=click.Path(dir_okay=False, path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Hold the findings accepted in this file, which `discrepancy accept` adds to; may be repeated.",
)

show_held = click.option("--show-held", is_flag=True, help="Show what is held from the gate, too, and why.")

profile = click.option(
    "--profile",
    metavar="NAME",
    shell_complete=names.profiles,
    help="Severities as a guide has them: `discrepancy rules profiles`, or a file's path.",
)


def configured(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--config` and `--isolated`, for commands of the class `Configured`."""
    config = click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Read this configuration.  [default: discrepancy.yml in FOLDER or above it]",
    )
    isolated = click.option("--isolated", is_flag=True, help="Read no configuration and no .discrepancyignore.")
    return config(isolated(command))


show_config = click.option(
    "--show-config", is_flag=True, help="Print the settings and where each comes from, and check nothing."
)


def _rule_levels(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, Severity | None], ...]:
    """Return each `RULE=LEVEL` as the pair of the two, the level None where it is off; others are bad usage."""
    return tuple(_rule_level(value, ctx, param) for value in values)


severities = click.option(
    "--severity",
    "severities",
    callback=_rule_levels,
    multiple=True,
    metavar="RULE=LEVEL",
    shell_complete=names.rule_levels,
    help="Take findings of this rule or family for error, warning, note or off; may be repeated.",
)


def _rule_level(value: str, ctx: click.Context, param: click.Parameter) -> tuple[str, Severity | None]:
    from difflib import get_close_matches

    rule, equals, level = (part.strip() for part in value.partition("="))
    known: dict[str, Severity | None] = {**{str(severity): severity for severity in Severity}, "off": None}
    if not equals or not rule:
        raise click.BadParameter(f"{value!r} is not RULE=LEVEL, such as wording/bracket=warning", ctx, param)
    if level not in known:
        near = get_close_matches(level, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise click.BadParameter(f"no severity is called {level or 'nothing'}: {hint}", ctx, param)
    return rule, known[level]


def formats(*forms: str) -> Decorator:
    """Return the `--format` option; the first is the default."""
    kind = click.Choice(forms)
    return click.option("--format", "form", type=kind, default=forms[0], show_default=True, help="How to write it.")


def processors() -> int:
    """Return the number of processors this process may use, which in a container is less than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
