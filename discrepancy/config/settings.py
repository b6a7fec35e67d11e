"""What a run can be told, and how one layer of it is laid over another: a nearer layer wins.

A layer is a `Settings` in which whatever it does not say is None or empty; the settings of a run are the layers merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from discrepancy.config.values import At, Globs, Levels, Naming, Override, merged

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that configuration can say; None and () where it says nothing.

    `severity` holds what a file says under `severity` and, as off, under `ignore`. Of `outlets` the first that fits
    counts, of `overrides` the last.
    """

    rules: tuple[At[Path], ...] = ()
    select: At[tuple[At[str], ...]] | None = None
    severity: Levels = ()
    fail_on: At[str] | None = None
    min_severity: At[str] | None = None
    min_confidence: At[float] | None = None
    jobs: At[int] | None = None
    include: At[Globs] | None = None
    exclude: At[Globs] | None = None
    outlets: tuple[At[Naming], ...] = ()
    overrides: tuple[At[Override], ...] = ()
    baseline: At[Path] | None = None
    accepted: tuple[At[Path], ...] = ()

    def over(self, lower: Settings) -> Settings:
        """Return these settings laid over others: single values replace, lists of things to use add up."""
        joined = {
            "rules": _once((*lower.rules, *self.rules)),
            "severity": merged(lower.severity, self.severity),
            "outlets": _once((*self.outlets, *lower.outlets)),
            "accepted": _once((*lower.accepted, *self.accepted)),
            "overrides": _once((*lower.overrides, *self.overrides)),
        }
        for each in fields(self):
            own = getattr(self, each.name)
            joined.setdefault(each.name, getattr(lower, each.name) if own is None else own)
        return Settings(**joined)  # type: ignore[arg-type]


    def files(self) -> list[Path]:
        """Return the paths at which these were set, each once; not all need be files."""
        values = [getattr(self, each.name) for each in fields(self)]
        said = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
        places = [at.place for one in said if (at := one[1] if isinstance(one, tuple) else one) is not None]
        return [Path(path) for path in dict.fromkeys(place.path for place in places)]


NOTHING = Settings()
OPTIONS = ("fail_on", "min_severity", "min_confidence", "jobs", "baseline")  # single values that are options as well


def _once(items: Sequence[T]) -> tuple[T, ...]:
    """Return items in order, each once."""
    return tuple(dict.fromkeys(items))


def lowest_first(layers: Iterable[Settings]) -> Settings:
    """Return layers merged, each over those before it."""
    whole = NOTHING
    for layer in layers:
        whole = layer.over(whole)
    return whole
