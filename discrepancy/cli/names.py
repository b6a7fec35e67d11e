"""Names of rules and profiles that a shell completes, told by their files alone: a key must not wait for YAML."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

_NOT_RULES = frozenset({"lexicons", "profiles"})


def rule_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the ids of rules that begin so."""
    return _beginning(incomplete, _ids(ctx))


def rules_and_families(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the ids and the families of rules that begin so; of a list with commas, its last name counts."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in _beginning(last, _with_families(_ids(ctx)))]


def rule_levels(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return how `RULE=LEVEL` may go on: to a rule or family, or after the sign to its severity."""
    from discrepancy.model import Severity

    rule, equals, _ = incomplete.partition("=")
    if equals:
        return _beginning(incomplete, [f"{rule}={level}" for level in (*map(str, Severity), "off")])
    return [f"{name}=" for name in _beginning(rule, _with_families(_ids(ctx)))]


def profiles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Return the profiles that begin so, or else leave it to the shell to complete a path."""
    from click.shell_completion import CompletionItem

    from discrepancy.text.resources import rules_folder

    names = sorted(path.stem for path in rules_folder().glob("profiles/*.yaml"))
    return [CompletionItem(n) for n in _beginning(incomplete, names)] or [CompletionItem(incomplete, type="file")]


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _ids(ctx: click.Context) -> list[str]:
    """Return the ids of the project's rules and of those in the folders that the command line names: their paths."""
    from discrepancy.text.resources import rules_folder

    folders = [rules_folder(), *map(Path, ctx.params.get("rule_paths") or ())]
    files = [path for folder in folders for path in folder.rglob("*/*.y*ml")]
    return sorted({f"{path.parent.name}/{path.stem}" for path in files if path.parent.name not in _NOT_RULES})


def _with_families(ids: Iterable[str]) -> list[str]:
    return sorted({name for each in ids for name in (each, each.partition("/")[0])})
