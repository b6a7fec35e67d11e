"""`discrepancy rules new`: a rule file to start from, which works as it stands."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancy.cli.output import emit, say

# A modal is the plainest difference to begin with; what a writer changes first stands first.
_TEMPLATE = """\
# What each key and fact means: docs/rules.md. Try it: discrepancy rules test --rules {folder}
id: {rule_id}
title: Another modal than another outlet quotes
severity: warning  # error, warning or note
confidence: 0.8  # how often you expect it to be right, from 0 to 1
applies_to: quote
when:
  variant.class: modal
message: "{{a.label}} quotes “{{variant.a}}” where {{b.label}} has “{{variant.b}}”."
why: Say in a sentence why an editor should care.
guide: The style guide it follows, and the entry.
examples:
  flags:
    - a: "“We will drain the lake this summer,” said the water chief, Edna Cole."
      b: "“We may drain the lake this summer,” said the water chief, Edna Cole."
  passes:
    - a: "“We may drain the lake this summer,” said the water chief, Edna Cole."
      b: "Edna Cole, the water chief, said: “We may drain the lake this summer.”"
"""


def write_rule(rule_id: str, folder: Path) -> None:
    """Write a working rule of that id below a folder; a file that is there stays.

    Raises:
        click.ClickException: the id is not `family/name` or is taken, the file exists, or it cannot be written.
    """
    from discrepancy.cli.ruleset import all_rules
    from discrepancy.judge.schema import is_rule_id

    if not is_rule_id(rule_id):
        raise click.ClickException(f"{rule_id!r} is no id of a rule: write family/name in a-z, 0-9 and hyphens")
    if any(rule.id == rule_id for rule in all_rules()):
        raise click.ClickException(f"{rule_id} is a rule of the project's own: choose another id")
    path = folder / f"{rule_id}.yaml"
    if path.exists():
        raise click.ClickException(f"{path} exists: choose another id, or change that file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror or error}") from error
    emit(_TEMPLATE.format(rule_id=rule_id, folder=folder), path)
    say(f"wrote {path}; try it with: discrepancy rules test --rules {folder}")
