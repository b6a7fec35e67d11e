"""A baseline: the findings known on some day, so that the gate shuts on new ones alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from discrepancy.gate.holding import everything, ran, withhold
from discrepancy.model import Finding, Held, Hold, Report, Severity

_BRIEF = 72  # characters of a witness in an entry: enough to know it by in a review


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """One entry: a finding as far as a baseline tells of it. `witnesses` are documents with their words, cut short.

    The fingerprint alone makes two findings the same; the rest is there for whoever reviews the file.
    """

    rule: str
    witnesses: tuple[tuple[str, str], ...]
    fingerprint: str
    severity: Severity


class Outcome(NamedTuple):
    """A report less what was known, and the entries that no finding answers to any more."""

    report: Report
    stale: tuple[Known, ...] = ()


def known(findings: Iterable[Finding]) -> tuple[Known, ...]:
    """Return the entries of findings, one each, in the order of a baseline: by rule and words."""
    return tuple(sorted(map(_entry, findings)))


def hold(report: Report, entries: Sequence[Known], names: Collection[str] = ()) -> Outcome:
    """Hold the findings that a baseline knows; each entry knows one, so that a second copy of an error is new.

    What is held already uses up its entry. An entry is not stale where its rule is among `names`, those that there
    are, and did not judge.
    """
    pairs, unmet = _matched(everything(report), entries)
    places = {place - len(report.held) for place in pairs}
    rulings = (Held(f, Hold.BASELINE) if place in places else None for place, f in enumerate(report.findings))
    return Outcome(withhold(report, rulings), tuple(entry for entry in unmet if _is_stale(entry, report, names)))


def updated(report: Report, entries: Sequence[Known], names: Collection[str] = ()) -> tuple[Known, ...]:
    """Return a baseline less what `hold` calls stale; it gains nothing, and tells of what is left as it stands now."""
    found = everything(report)
    pairs, unmet = _matched(found, entries)
    kept = (entry for entry in unmet if not _is_stale(entry, report, names))
    return tuple(sorted([*known(found[place] for place in pairs), *kept]))


def _is_stale(entry: Known, report: Report, names: Collection[str]) -> bool:
    return ran(entry.rule, report, names) or entry.rule not in names


def _entry(finding: Finding) -> Known:
    witnesses = tuple((witness.document, _brief(witness.text)) for witness in finding.witnesses)
    return Known(finding.rule, witnesses, finding.fingerprint, finding.severity)


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _BRIEF else line[: _BRIEF - 1].rstrip() + "…"


def _matched(found: Sequence[Finding], entries: Sequence[Known]) -> tuple[list[int], list[Known]]:
    """Pair entries with findings of their fingerprint: the places of those found, and the entries left over.

    Where there are more copies than entries, the ones in the articles that the entries name are the known ones. What
    is left may have been found against another version, where a finding now tells of its place against a better one.
    """
    by_name: dict[str, list[int]] = {}
    stands_for: dict[str, list[int]] = {}
    for i, finding in enumerate(found):
        by_name.setdefault(finding.fingerprint, []).append(i)
        for fingerprint in sorted(finding.also):
            stands_for.setdefault(fingerprint, []).append(i)
    pairs: set[int] = set()
    unmet = sorted(entries)
    for named in (by_name, stands_for):
        for shared in (2, 1, 0):  # articles that the two must have in common
            left = []
            for entry in unmet:
                places = (place for place in named.get(entry.fingerprint, ()) if place not in pairs)
                place = next((place for place in places if _in_common(entry, found[place]) >= shared), None)
                if place is None:
                    left.append(entry)
                else:
                    pairs.add(place)
            unmet = left
    return sorted(pairs), unmet


def _in_common(entry: Known, finding: Finding) -> int:
    return len({document for document, _ in entry.witnesses} & {witness.document for witness in finding.witnesses})
