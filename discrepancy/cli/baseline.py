"""`discrepancy baseline`: the findings of today, written down so that the gate shuts on new ones alone."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancy.cli import options
from discrepancy.cli.configured import Configured, choice, configuration, decided
from discrepancy.cli.output import conclude, emit, say
from discrepancy.cli.progress import Progress

_DEFAULT = Path("discrepancy-baseline.json")


@click.command("baseline", cls=Configured, short_help="Write down the findings that there are, to hold them.")
@options.folder
@click.option(
    "--output", type=options.OutputFile(), metavar="FILE",
    help=f"The baseline to write, replaced whole or not at all.  [default: the one configured, or {_DEFAULT}]",
)
@click.option(
    "--update", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Take out of this baseline what is found no more; nothing new goes in.",
)
@options.allow_empty
@options.jobs
@options.references
@options.rules
@options.select
@options.ignore
@options.severities
@options.profile
@options.configured
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    output: Path | None,
    update: Path | None,
    allow_empty: bool,
    jobs: int,
    references: tuple[Path, ...],
    **_decided: object,  # what `decided` takes from the context
) -> int:
    """Write all findings of FOLDER to a baseline: `check --baseline FILE` then counts only those that are new.

    Nothing is written where an article could not be read, since its findings would be missing.
    """
    from discrepancy.cli.holds import read_baseline, rule_names
    from discrepancy.cli.overwrite import spare
    from discrepancy.cli.ruleset import chosen_rules, weighed
    from discrepancy.gate.baseline import known, updated
    from discrepancy.gate.baseline_file import write
    from discrepancy.gate.threshold import verdict
    from discrepancy.pipeline import check_folder
    from discrepancy.text.counted import counted

    if update and output:
        raise click.UsageError("--update writes to its own file: leave out --output", ctx)
    configured = configuration(ctx).baseline
    path = update or output or (configured.value if configured else _DEFAULT)
    spare(ctx, [path])
    before = read_baseline(update) if update else ()
    settings, chosen = decided(ctx), choice(ctx, folder)
    rules = chosen_rules(settings)
    with Progress() as progress:
        found = check_folder(folder, rules=rules, references=references, jobs=jobs, progress=progress, choice=chosen)
    outcome = verdict(found, None, allow_empty=allow_empty)
    if outcome.code:
        return conclude(found.problems, outcome)
    report = weighed(found, settings, rules, folder)
    entries = updated(report, before, rule_names(settings)) if update else known(report.findings)
    emit(write(entries), path)
    gone = f", {len(before) - len(entries):,} stale taken out" if update else ""
    say(f"{path}: {counted(len(entries), 'finding')} written{gone}")
    return 0
