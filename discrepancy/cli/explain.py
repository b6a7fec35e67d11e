"""`discrepancy explain RULE`: why the rule is there, what the style guides say, and examples."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancy.cli import names, options
from discrepancy.cli.output import emit
from discrepancy.cli.screen import wants_color, width
from discrepancy.report.visible import visible

if TYPE_CHECKING:
    from discrepancy.judge.rule import Example, Rule
    from discrepancy.report.layout import Line


@click.command("explain", short_help="Say what a rule flags and why.")
@click.argument("rule", shell_complete=names.rule_ids)
@options.rules
def command(rule: str, rule_paths: tuple[Path, ...]) -> int:
    """Say what RULE flags and why, with examples."""
    from discrepancy.cli.ruleset import all_rules, find_rule
    from discrepancy.report.paint import paint

    found = find_rule(rule, all_rules(rule_paths))
    emit(paint(_lines(found, width()), width=width(), color=wants_color()))
    return 0


def _lines(rule: Rule, width: int) -> list[Line]:
    severity = str(rule.severity)
    sure = f"confidence {rule.confidence:g}"
    head: Line = [(rule.id, "rule"), ("  ", ""), (severity, severity), ("  ", ""), (sure, "dim")]
    lines: list[Line] = [head, *_wrapped(rule.title, width, "")]
    for name, text in (("Why", rule.why), ("Guide", rule.guide), ("Message", str(rule.message))):
        if text:
            lines += [[], [(name, "heading")], *_wrapped(text, width)]
    for name, examples in (("Flags", rule.examples.flags), ("Passes", rule.examples.passes)):
        if examples:
            lines += [[], [(name, "heading")], *_examples(examples, width)]
    return lines


def _examples(examples: Iterable[Example], width: int) -> list[Line]:
    from discrepancy.report.layout import wrap

    lines: list[Line] = []
    for i, example in enumerate(examples):
        lines += [[]] if i else []
        for outlet, text in example.articles:
            lines += wrap([(visible(text), "")], width, [(f"  {outlet} │ ", "dim")], [("    │ ", "dim")])
        lines += _wrapped(example.note, width, "    ") if example.note else []
    return lines


def _wrapped(text: str, width: int, indent: str = "  ") -> list[Line]:
    """Set each line of a rule's text as a paragraph, as YAML has folded what belongs together."""
    from discrepancy.report.layout import wrap

    margin: Line = [(indent, "")]
    return [line for part in text.strip().splitlines() for line in wrap([(visible(part), "")], width, margin, margin)]
