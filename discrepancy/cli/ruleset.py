"""The rules of a run: those that come with the project and the newsroom's own, less what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancy.model import Report

if TYPE_CHECKING:
    from discrepancy.config.settings import Settings
    from discrepancy.config.values import Levels
    from discrepancy.judge.rule import Rule

_FEW = 5  # names of a family that a message spells out


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


def chosen_rules(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules to judge by: all, or those selected, less those that are off everywhere.

    Raises:
        ConfigError: the settings name a rule that is not known, or raise one above what it allows.
        click.ClickException: no rule is left.
    """
    rules = all_rules([path.value for path in settings.rules])
    _check_names(settings, rules)
    layers = [settings.severity, *(each.value.severity for each in settings.overrides)]
    chosen = tuple(rule for rule in rules if _selected(rule, settings) and _speaks(rule, layers))
    if not chosen:
        raise click.ClickException("no rule is left to judge by: see --select and --ignore, and --show-config")
    return chosen


def severities(rules: Sequence[Rule], profile: str | None = None) -> dict[str, str]:
    """Return the severities of some rules by id, or what a profile makes of them: a word, "off" where one is left out.

    Raises:
        ConfigError: as `chosen_rules`, or there is no such profile.
    """
    from discrepancy.config.chain import load
    from discrepancy.config.values import OFF, level_of
    from discrepancy.config.weigh import effective

    settings = load(None, profile)
    _check_names(settings, rules)
    levels = ((r, effective(r.severity, level_of(r.id, settings.severity), r.at_most)) for r in rules)
    return {rule.id: str(level) if level and _selected(rule, settings) else OFF for rule, level in levels}


def _selected(rule: Rule, settings: Settings) -> bool:
    """Whether a rule is among those selected, or none is."""
    names = {name.value for name in settings.select.value} if settings.select else set()
    return not names or not names.isdisjoint((rule.id, rule.family))


def _speaks(rule: Rule, layers: Sequence[Levels]) -> bool:
    """Whether a rule is not off in the first of some layers, or has a severity in another."""
    from discrepancy.config.values import level_of

    said = [level_of(rule.id, layer) for layer in layers]
    return said[0] is None or any(level is not None and level.value is not None for level in said)


def _check_names(settings: Settings, rules: Sequence[Rule]) -> None:
    """Check that each name is the id or the family of some rule, and that no rule is raised above what it allows.

    Raises:
        ConfigError: with every problem at its place.
    """
    from discrepancy.errors import ConfigError

    levels = [settings.severity, *(each.value.severity for each in settings.overrides)]
    selected = settings.select.value if settings.select else ()
    named = [*((at.value, at.place) for at in selected), *((name, at.place) for level in levels for name, at in level)]
    known = list(dict.fromkeys([*(rule.family for rule in rules), *(rule.id for rule in rules)]))
    problems = [place.problem(_no_rule(name, known)) for name, place in named if name not in known]
    by_id = {rule.id: rule for rule in rules}
    for name, at in ((name, at) for level in levels for name, at in level):
        if name in by_id and at.value is not None and at.value.rank > by_id[name].at_most.rank:
            problems.append(at.place.problem(f"{name} is {by_id[name].at_most} at most: its rule says so"))
    if problems:
        raise ConfigError(*problems)


def weighed(report: Report, settings: Settings, rules: Sequence[Rule], folder: Path) -> Report:
    """Return a report whose findings have the severities that the settings give them, worst first."""
    if not settings.severity and not settings.overrides:
        return report
    from discrepancy.config.weigh import weigh
    from discrepancy.judge.engine import in_order

    findings = weigh(report.findings, settings, folder, {rule.id: rule.at_most for rule in rules})
    return replace(report, findings=tuple(in_order(findings)))


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
        raise click.ClickException(f"{name} is a family of rules: name one of {_some(family)}")
    raise unknown(name, [rule.id for rule in rules])


def _some(names: Sequence[str]) -> str:
    """Return the names with commas between them, of many the first few."""
    if len(names) <= _FEW + 1:
        return ", ".join(names)
    return f"{', '.join(names[:_FEW])} or {len(names) - _FEW} others, which `discrepancy rules` lists"


def unknown(name: str, known: Sequence[str]) -> click.ClickException:
    """Return the error of a name that no rule or family has, with the nearest that one has."""
    return click.ClickException(_no_rule(name, known))


def _no_rule(name: str, known: Sequence[str]) -> str:
    if not name.strip():
        return "the name of the rule is empty: `discrepancy rules` lists them"
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "`discrepancy rules` lists them, --rules PATH adds your own"
    return f"no rule is called {name}: {hint}"
