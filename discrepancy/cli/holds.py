"""What a run holds from the gate: the files are read before the articles, and what came of them is told."""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from discrepancy.cli.clock import today
from discrepancy.cli.output import name_problems, say
from discrepancy.errors import DiscrepancyError, Problem
from discrepancy.gate.accepted import Accepted
from discrepancy.gate.baseline import Known
from discrepancy.model import Report

if TYPE_CHECKING:
    from discrepancy.config.settings import Settings
    from discrepancy.judge.rule import Rule

_SHOWN = 5  # stale entries named; the rest are counted


@dataclass(frozen=True, slots=True)
class Holds:
    """A baseline with its entries, accepted findings, and the names that comments in articles may use."""

    baseline: Path | None
    known: tuple[Known, ...]
    accepted: tuple[Accepted, ...]
    names: frozenset[str]
    today: datetime.date

    def apply(self, report: Report, folder: Path) -> tuple[Report, int]:
        """Return a report with what is held and the number of malformed comments; tell of what holds nothing.

        A comment in the article comes first, then what is accepted, then the baseline.
        """
        from discrepancy.gate import accepted, baseline, inline
        from discrepancy.load.clean import blocks

        ignored = inline.hold(report, blocks, self.names)
        allowed = accepted.hold(ignored.report, self.accepted, self.today, self.names)
        settled = baseline.hold(allowed.report, self.known, self.names)
        name_problems(_in_folder(ignored.problems, folder))
        whole = not report.problems  # where articles are missing, so are their findings: who knows what is stale?
        name_problems([*_in_folder(ignored.notes, folder), *allowed.notes] if whole else ())
        if self.baseline is not None:
            hidden = len(settled.report.held) - len(allowed.report.held)
            _tell(self.baseline, hidden, settled.stale if whole else (), folder)
        return settled.report, len(ignored.problems)


def read_holds(baseline: Path | None, accepted: Iterable[Path], settings: Settings) -> Holds:
    """Return what is to be held; the settings tell what rules there are, whichever of them judge.

    Raises:
        DiscrepancyError: a file cannot be read or is not what it should be; it holds all the problems of all files.
    """
    names = rule_names(settings)
    problems: list[Problem] = []
    entries: list[Accepted] = []
    known: tuple[Known, ...] = ()
    for path in accepted:
        try:
            entries += read_accepted(path, names)
        except DiscrepancyError as error:
            problems += error.problems
    try:
        known = read_baseline(baseline) if baseline else ()
    except DiscrepancyError as error:
        problems += error.problems
    if problems:
        raise DiscrepancyError(*problems)
    return Holds(baseline, known, tuple(entries), names, today())


def hold_unchanged(report: Report, folder: Path, revision: str, rules: Sequence[Rule]) -> Report:
    """Return a report less the findings on articles that did not change since a revision; tell how many those are.

    The articles that did not change are compared once more without the others, by the same rules.

    Raises:
        click.ClickException: git cannot tell what changed.
    """
    from discrepancy.cli.changed import changed_since
    from discrepancy.gate import unchanged
    from discrepancy.pipeline import without
    from discrepancy.text.counted import counted

    documents = [article.id for article in report.articles]
    changed = changed_since(folder, revision, documents)
    left = unchanged.hold(report, changed, without(report, changed, rules).findings)
    held = counted(len(left.held) - len(report.held), "finding")
    say(f"{len(changed):,} of {counted(len(documents), 'article')} changed since {revision}; {held} held on the others")
    return left


def read_baseline(path: Path) -> tuple[Known, ...]:
    """Return the entries of a baseline.

    Raises:
        DiscrepancyError: it cannot be read, or is no baseline.
    """
    from discrepancy.gate.baseline_file import read
    from discrepancy.text.files import read_utf8

    return read(read_utf8(path), str(path))


def read_accepted(path: Path, names: frozenset[str]) -> tuple[Accepted, ...]:
    """Return the entries of a file of accepted findings.

    Raises:
        DiscrepancyError: it cannot be read, or some entries are not what they should be.
    """
    from discrepancy.gate.accepted_file import read
    from discrepancy.text.files import read_utf8

    return read(read_utf8(path), str(path), names)


def rule_names(settings: Settings) -> frozenset[str]:
    """Return the ids and the families of the project's rules and of those that settings add.

    Raises:
        RuleError: some rule files are not what they should be.
    """
    from discrepancy.cli.ruleset import all_rules

    rules = all_rules([path.value for path in settings.rules])
    return frozenset(name for rule in rules for name in (rule.id, rule.family))


def _in_folder(problems: Iterable[Problem], folder: Path) -> list[Problem]:
    """Return problems whose paths lead from here to the article."""
    return [replace(problem, path=str(folder / problem.path)) for problem in problems]


def _tell(path: Path, hidden: int, stale: Sequence[Known], folder: Path) -> None:
    from discrepancy.text.counted import counted

    say(f"{path}: {counted(hidden, 'finding')} held by the baseline, {len(stale):,} of its entries stale")
    for entry in stale[:_SHOWN]:
        words = " / ".join(f"“{text}”" for _, text in entry.witnesses)
        say(f"{path}: stale: {entry.fingerprint} {entry.rule} {words}")
    if stale:
        more = f"and {len(stale) - _SHOWN:,} more; " if len(stale) > _SHOWN else ""
        command = shlex.join(["discrepancy", "baseline", str(folder), "--update", str(path)])
        say(f"{path}: {more}`{command}` removes what is stale")
