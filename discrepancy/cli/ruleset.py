"""The rules of a run: those that come with the project and the newsroom's own, less what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from discrepancy.judge.rule import Rule


def all_rules(paths: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Return the project's rules and those under `paths`.

    Raises:
        RuleError: some rule files are not what they should be; it holds all the problems.
    """
    from discrepancy.judge.schema import load_rules
    from discrepancy.text.resources import rules_folder

    return load_rules([rules_folder(), *paths])


def own_rules(paths: Sequence[Path]) -> tuple[Rule, ...]:
    """Return the rules under `paths` that are not the project's.

    Raises:
        RuleError: as `all_rules`, of which they must be good company: no id may be used twice.
    """
    from discrepancy.text.resources import rules_folder

    home = rules_folder().resolve()
    return tuple(rule for rule in all_rules(paths) if not rule.path.resolve().is_relative_to(home))


def chosen_rules(paths: Sequence[Path], select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules to judge by: all, or those selected, less those ignored; names are ids or families.

    Raises:
        click.ClickException: a name is not known, or no rule is left.
    """
    rules = all_rules(paths)
    selected, ignored = _names(select, rules), _names(ignore, rules)
    chosen = tuple(rule for rule in rules if (not selected or _named(rule, selected)) and not _named(rule, ignored))
    if not chosen:
        raise click.ClickException("no rule is left to judge by: see --select and --ignore")
    return chosen


def find_rule(name: str, rules: Sequence[Rule]) -> Rule:
    """Return the rule of that id.

    Raises:
        click.ClickException: there is none; it names the nearest, or the rules of a family of that name.
    """
    for rule in rules:
        if rule.id == name:
            return rule
    family = [rule.id for rule in rules if rule.family == name]
    if family:
        raise click.ClickException(f"{name} is a family of rules: name one of {', '.join(family)}")
    raise _unknown(name, [rule.id for rule in rules])


def _names(given: Iterable[str], rules: Sequence[Rule]) -> frozenset[str]:
    """Split names at commas and check that each is the id or the family of some rule."""
    names = [name.strip() for value in given for name in value.split(",") if name.strip()]
    known = list(dict.fromkeys([*(rule.family for rule in rules), *(rule.id for rule in rules)]))
    for name in names:
        if name not in known:
            raise _unknown(name, known)
    return frozenset(names)


def _named(rule: Rule, names: frozenset[str]) -> bool:
    return rule.id in names or rule.family in names


def _unknown(name: str, known: Sequence[str]) -> click.ClickException:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "`discrepancy rules` lists them, --rules PATH adds your own"
    return click.ClickException(f"no rule is called {name}: {hint}")
