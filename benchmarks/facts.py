"""Measures what the contradiction stages cost: `check` with them, and without.

    python benchmarks/facts.py [--runs 3] [--articles 2000] [--jobs 2]

Without them no figure and no position is read, and no fact is aligned, collated or judged; clauses are read all the
same, because the names in them tell which articles are on one story, which the alignment of quotes asks too. Every
time is the median of the runs, each in a process of its own, process start included. Exits 1 where the goal is missed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

from generate import generate

GOAL = 0.5  # what the stages may add, as a part of the time without them


def check(folder: str, jobs: str) -> NoReturn:
    """Run `discrepancy check` in this process, and end it."""
    from discrepancy.__main__ import main

    sys.argv = ["discrepancy", "check", folder, "--format", "json", "--exit-zero", "--jobs", jobs]
    main()


def check_without(folder: str, jobs: str) -> NoReturn:
    """Run `discrepancy check` with the contradiction stages taken out."""
    import discrepancy.extract.article
    import discrepancy.pipeline

    def nothing(*_: object) -> tuple[()]:
        return ()

    for place, name in (
        (discrepancy.extract.article, "read_figures"),
        (discrepancy.extract.article, "read_positions"),
        (discrepancy.pipeline, "align_figures"),
        (discrepancy.pipeline, "align_positions"),
        (discrepancy.pipeline, "align_events"),
        (discrepancy.pipeline, "align_dated"),
        (discrepancy.pipeline.Restatements, "drafts"),
    ):
        assert hasattr(place, name), f"{place.__name__} has no {name} to take out"
        setattr(place, name, nothing)
    check(folder, jobs)


def seconds(folder: Path, jobs: int, *, facts: bool) -> float:
    """Return the seconds of one run in a process of its own.

    Raises:
        SystemExit: it failed.
    """
    command = [sys.executable, __file__, "--run", "with" if facts else "without", str(folder), "--jobs", str(jobs)]
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return time.perf_counter() - start


def main() -> None:
    """Measure, print the table and exit 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        (check if args.run[0] == "with" else check_without)(args.run[1], str(args.jobs))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        generate(folder, args.articles, size=4000, seed=1)
        pairs = [[seconds(folder, args.jobs, facts=facts) for facts in (False, True)] for _ in range(args.runs)]
    without, whole = (statistics.median(column) for column in zip(*pairs, strict=True))
    added = whole / without - 1
    print(f"without facts {without:6.2f} s\nwith facts    {whole:6.2f} s")
    print(f"added         {added:6.0%}    goal: at most {GOAL:.0%}{'' if added <= GOAL else '   MISSED'}")
    sys.exit(0 if added <= GOAL else 1)


if __name__ == "__main__":
    main()
