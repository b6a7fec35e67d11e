"""`discrepancy accept`: findings that are to stand, written down with who says so, why and until when."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancy.cli import names as completion
from discrepancy.cli import options
from discrepancy.cli.output import emit, say

if TYPE_CHECKING:
    from discrepancy.config.settings import Settings
    from discrepancy.gate.accepted import Accepted


@click.command("accept", short_help="Accept a finding, or what a rule finds, with a reason.")
@click.argument(
    "targets", metavar="FINGERPRINT|RULE...", nargs=-1, required=True, shell_complete=completion.rules_and_families
)
@click.option("--reason", required=True, metavar="TEXT", help="Why it may stand.")
@click.option("--owner", required=True, metavar="NAME", help="Who answers for it.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="The last day on which it holds.  [default: no end]",
)
@click.option(
    "--documents", multiple=True, metavar="GLOB",
    help="Accept it only in articles whose path in FOLDER matches; * matches / too; may be repeated.",
)
@click.option(
    "--file", "path", type=click.Path(dir_okay=False, path_type=Path), metavar="PATH",
    default=Path("discrepancy-accepted.yml"), show_default=True, help="The file to add to.",
)
@options.rules
def command(
    targets: tuple[str, ...],
    reason: str,
    owner: str,
    until: datetime.datetime | None,
    documents: tuple[str, ...],
    path: Path,
    rule_paths: tuple[Path, ...],
) -> int:
    """Add entries to a file of accepted findings, for `check --accepted`; what stands in it stays as it is.

    A fingerprint (16 digits, in the JSON report) accepts one finding, a rule or family all that it finds.
    """
    from discrepancy.cli.clock import today
    from discrepancy.cli.holds import rule_names
    from discrepancy.gate.accepted import Accepted
    from discrepancy.text.files import read_utf8

    now, names = today(), rule_names(_settings(rule_paths))
    last = until.date() if until else None
    if last and last < now:
        raise click.UsageError(f"--until {last} is over: it is {now} today")
    text = read_utf8(path) if path.exists() else ""
    line_end = "\r\n" if text and b"\r\n" in path.read_bytes() else "\n"
    places = tuple(_line(glob, "--documents") for glob in documents)
    for target in targets:
        entry = Accepted(target, _line(reason, "--reason"), _line(owner, "--owner"), last, places)
        text = _with(text, path, entry, names, now)
    emit(text.replace("\n", line_end), path)
    say(f"{path}: accepted {', '.join(targets)}")
    return 0


def _settings(rule_paths: tuple[Path, ...]) -> Settings:
    """Return the rule files of the command line and of the configuration of the working directory, if it has one."""
    from discrepancy.config.chain import load
    from discrepancy.config.discover import discover
    from discrepancy.config.settings import NOTHING, Settings
    from discrepancy.config.values import COMMAND_LINE, At

    found = discover(Path())
    return Settings(rules=tuple(At(path, COMMAND_LINE) for path in rule_paths)).over(load(found) if found else NOTHING)


def _with(text: str, path: Path, entry: Accepted, names: frozenset[str], now: datetime.date) -> str:
    """Return the text of a file with an entry more, read back to be sure of it.

    Raises:
        click.ClickException: no rule is called so, the same is accepted already, or the file takes no entry.
        GateError: the file is not what it should be.
    """
    from discrepancy.cli.ruleset import unknown
    from discrepancy.errors import GateError
    from discrepancy.gate.accepted_file import added, read

    if entry.by_rule and entry.target not in names:
        raise unknown(entry.target, sorted(names))
    before = read(text, str(path), names)
    for old in before:
        if (old.target, old.documents) == (entry.target, entry.documents) and not old.expired(now):
            raise click.ClickException(f"{path}:{old.place[1]}: {entry.target} is accepted there already")
    after = added(text, str(path), entry)
    try:
        taken = read(after, str(path), names) == (*before, entry)
    except GateError:  # its places are those of a text that nobody has
        taken = False
    if not taken:
        raise click.ClickException(f"{path} takes no entry at its end: does it close with '...'?")
    return after


def _line(text: str, option: str) -> str:
    """Return a text on one line."""
    try:
        text.encode()
    except UnicodeEncodeError as error:  # the system hands on stray bytes as lone surrogates
        raise click.UsageError(f"{option} is not UTF-8") from error
    if line := " ".join(text.split()):
        return line
    raise click.UsageError(f"{option} must not be empty")
