"""`discrepancy check`: the whole flow, a report, and the gate's exit code."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancy.cli import options
from discrepancy.cli.output import conclude, emit, say
from discrepancy.cli.progress import Progress
from discrepancy.cli.screen import wants_color, width
from discrepancy.model import Report, Severity

_SEVERITIES = tuple(str(severity) for severity in Severity)


@click.command("check", short_help="Report where quotes and facts differ.")
@options.folder
@options.formats("terminal", "json", "svg")
@options.output
@click.option(
    "--fail-on",
    type=click.Choice([*reversed(_SEVERITIES), "never"]),
    default="error",
    show_default=True,
    help="The least severity that shuts the gate.",
)
@click.option(
    "--min-severity",
    type=click.Choice(_SEVERITIES),
    default="note",
    show_default=True,
    help="The least severity shown; JSON always holds all.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    default=0.0,
    help="Leave out findings of rules that are right less often than this, from 0 to 1; they do not shut the gate.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where findings would shut the gate.")
@options.allow_empty
@options.jobs
@options.rules
@click.option("--select", multiple=True, metavar="RULE", help="Judge by this rule or family alone; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave out this rule or family; may be repeated.")
def command(
    folder: Path,
    form: str,
    output: Path | None,
    fail_on: str,
    min_severity: str,
    min_confidence: float,
    exit_zero: bool,
    allow_empty: bool,
    jobs: int,
    rule_paths: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> int:
    """Compare the articles in FOLDER and report where their quotes and facts differ."""
    from discrepancy.cli.ruleset import chosen_rules
    from discrepancy.gate.threshold import confident, verdict
    from discrepancy.pipeline import check_folder

    rules = chosen_rules(rule_paths, select, ignore)
    with Progress() as progress:
        whole = check_folder(folder, rules=rules, jobs=jobs, progress=progress)
    report = confident(whole, min_confidence)
    if left_out := len(whole.findings) - len(report.findings):
        say(f"findings of less than --min-confidence {min_confidence:g} left out: {left_out}")
    emit(_rendered(report, form, output, Severity(min_severity)), output)
    threshold = None if fail_on == "never" else Severity(fail_on)
    return conclude(report.problems, verdict(report, threshold, allow_empty=allow_empty, exit_zero=exit_zero))


def _rendered(report: Report, form: str, output: Path | None, min_severity: Severity) -> str:
    """Return the report in a format; only that format's module is imported."""
    if form == "json":
        from discrepancy.report.json_report import render_json

        return render_json(report)
    if form == "svg":
        from discrepancy.report.svg import render_svg

        return render_svg(report, min_severity=min_severity)
    from discrepancy.report.terminal import render

    return render(report, width=width(output), color=wants_color(output), min_severity=min_severity)
