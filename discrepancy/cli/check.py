"""`discrepancy check`: the whole flow, a report, and the gate's exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepancy.cli import options
from discrepancy.cli.companions import append, match_template, step_summary
from discrepancy.cli.configured import Configured, choice, configuration, configuration_files, decided, in_full
from discrepancy.cli.destinations import InOrder, destinations, places_of, typed, written_in
from discrepancy.cli.output import conclude, emit, emit_all, say
from discrepancy.cli.progress import Progress
from discrepancy.cli.screen import at_screen
from discrepancy.model import Severity
from discrepancy.report import formats
from discrepancy.report.look import Look

if TYPE_CHECKING:
    from discrepancy.cli.watch import Watched

_SEVERITIES = tuple(str(severity) for severity in Severity)


class _Check(Configured, InOrder):
    """Its options fall back on the configuration, and it knows in which order they stood."""


@click.command("check", cls=_Check, short_help="Report where quotes and facts differ.")
@options.folder
@options.references
@click.option(
    "--format",
    "forms",
    type=click.Choice(formats.NAMES),
    multiple=True,
    help=f"How to write the report; may be repeated.  [default: by the suffix of --output, or else {formats.NAMES[0]}]",
)
@click.option(
    "--output",
    "outputs",
    type=options.OutputFile(),
    multiple=True,
    metavar="FILE",
    help="Write the --format before it to FILE, replaced whole or not at all; may be repeated.",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The Jinja2 template that --format template writes the report by.",
)
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
    type=options.Share(),
    metavar="SHARE",
    default=0.0,
    help="Leave out findings of rules that are right less often than this, from 0 to 1; they do not shut the gate.",
)
@options.context
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where findings would shut the gate.")
@options.allow_empty
@options.jobs
@options.rules
@options.select
@options.ignore
@options.baseline
@options.accepted
@click.option(
    "--changed-since",
    metavar="REV",
    help="Shut the gate only for findings on articles that changed since this git revision; all are still compared.",
)
@options.show_held
@options.severities
@options.profile
@options.configured
@options.show_config
@click.option("--statistics", is_flag=True, help="Say at the end of the full report how often each rule spoke.")
@click.option("--quiet", "-q", is_flag=True, help="The findings alone: no summary, and no word on the gate.")
@click.option("--verbose", "-v", is_flag=True, help="Say on standard error what was read, and by which settings.")
@click.option("--watch", is_flag=True, help="Check again whenever an article, a rule or the configuration changes.")
@click.pass_context
def command(ctx: click.Context, /, watch: bool, **options: Any) -> int:
    """Compare the articles in FOLDER and report where their quotes and facts differ."""
    if not watch:
        return _check(ctx, **options)
    from discrepancy.cli.watch import again

    return again(_watched(ctx), lambda: _anew(ctx))


def _anew(ctx: click.Context) -> tuple[Watched, Callable[[], int]]:
    """Read the command line and the configuration once more; return what to watch, and the run."""
    fresh = ctx.command.make_context(ctx.info_name, typed(ctx), parent=ctx.parent)
    given = {name: value for name, value in fresh.params.items() if name != "watch"}

    def run() -> int:
        with fresh:
            return _check(fresh, **given)

    return _watched(fresh), run


def _watched(ctx: click.Context) -> Watched:
    """Return what a running `check` reads, and what it writes."""
    from discrepancy.cli.watch import Watched

    given = ctx.params
    rules = [path.value for path in configuration(ctx).rules]
    places = dict.fromkeys([given["folder"], *given["references"], *given["rule_paths"], *rules])
    single = [*(path for path in places if not path.is_dir()), *configuration_files(ctx), *given["accepted"]]
    single += [path for path in (given["baseline"], given["template"]) if path]
    written = frozenset(place for path in given["outputs"] for place in places_of(path))
    return Watched(tuple(path for path in places if path.is_dir()), tuple(dict.fromkeys(single)), written)


def _check(
    ctx: click.Context,
    /,
    folder: Path,
    references: tuple[Path, ...],
    forms: tuple[str, ...],
    outputs: tuple[Path, ...],
    template: Path | None,
    fail_on: str,
    min_severity: str,
    min_confidence: float,
    context: int,
    exit_zero: bool,
    allow_empty: bool,
    jobs: int,
    baseline: Path | None,
    accepted: tuple[Path, ...],
    changed_since: str | None,
    show_held: bool,
    show_config: bool,
    statistics: bool,
    quiet: bool,
    verbose: bool,
    **_decided: object,  # what `decided` takes from the context
) -> int:
    """Check once."""
    from discrepancy.cli.holds import hold_unchanged, read_holds
    from discrepancy.cli.overwrite import spare
    from discrepancy.cli.ruleset import chosen_rules, weighed
    from discrepancy.cli.verbose import tell_all
    from discrepancy.gate.threshold import confident, verdict
    from discrepancy.pipeline import check_folder, collated

    wanted = destinations(ctx, forms, outputs)
    match_template(ctx, wanted, template)
    summary = step_summary(wanted)
    spare(ctx, [*outputs, *(each.path for each in summary)])
    settings = decided(ctx)
    rules = chosen_rules(settings)
    if show_config:
        from discrepancy.config.shown import as_yaml

        emit(as_yaml(in_full(ctx, settings)))
        return 0
    holds = read_holds(baseline, accepted, settings)
    chosen = choice(ctx, folder, without=written_in(folder, wanted))
    with Progress() as progress:
        found = check_folder(folder, rules=rules, references=references, jobs=jobs, progress=progress, choice=chosen)
    if verbose:
        tell_all(found, rules)
    whole, malformed = holds.apply(weighed(found, settings, rules, folder), folder)
    if changed_since is not None:
        whole = hold_unchanged(whole, folder, changed_since, rules)
    report = confident(whole, min_confidence)
    if left_out := len(whole.findings) - len(report.findings):
        say(f"findings of less than --min-confidence {min_confidence:g} left out: {left_out}")
    forms_wanted = {each.form for each in wanted}
    if forms_wanted & (formats.WITH_COLLATIONS | formats.WITH_EVERY_COLLATION):
        report = collated(report, every=bool(forms_wanted & formats.WITH_EVERY_COLLATION))
    look = Look(
        min_severity=Severity(min_severity),
        context=context,
        folder=_from_here(folder),
        root=folder.resolve(),
        template=template,
        show_held=show_held,
        summary=not quiet,
        statistics=statistics,
        jobs=jobs,
    )
    emit_all((formats.render(form, report, at_screen(look, path)), path) for form, path in wanted)
    for form, path in summary:
        append(formats.render(form, report, look), path)
    threshold = None if fail_on == "never" else Severity(fail_on)
    outcome = verdict(report, threshold, allow_empty=allow_empty, exit_zero=exit_zero, malformed=malformed)
    return conclude(report.problems, outcome, quiet=quiet)


def _from_here(folder: Path) -> str:
    """Return the way to a folder from the working directory, "" for that itself; absolute where it lies elsewhere."""
    place, here = folder.resolve(), Path.cwd().resolve()
    path = (place.relative_to(here) if place.is_relative_to(here) else place).as_posix()
    return "" if path == "." else path
