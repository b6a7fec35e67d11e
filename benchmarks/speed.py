"""Measures `discrepancy` against its goals for speed, memory and start-up.

    python benchmarks/speed.py [--runs 3] [--articles 2000] [--jobs N]

Run it with the Python that has the project installed, on a machine that is otherwise idle. Every time is the median of
the runs, process start included. Memory is the largest sum over the process and its workers, sampled ten times a
second; pages that they share count once for each, so that it errs on the high side. Exits 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generate import generate

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SCRIPT = Path(sys.executable).with_name("discrepancy")
PAGE = resource.getpagesize()


@dataclass(frozen=True)
class Run:
    """One run of a command: its wall-clock seconds and the peak of its memory in bytes."""

    seconds: float
    peak: int


@dataclass(frozen=True)
class Figure:
    """A measured figure beside its goal; `met` says whether it reaches it."""

    name: str
    value: str
    goal: str
    met: bool


def group_memory(group: int) -> int:
    """Return the resident bytes of all the processes of a process group, or 0 where there is no /proc."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # the process ended meanwhile
            continue
        if int(fields[2]) == group:
            total += int(fields[21]) * PAGE
    return total


def run(*arguments: str) -> Run:
    """Run `discrepancy` with the arguments, its output thrown away.

    Raises:
        SystemExit: it exited with something other than 0 (nothing found) and 1 (something found).
    """
    start, peak = time.perf_counter(), 0
    process = subprocess.Popen([str(SCRIPT), *arguments], stdout=subprocess.DEVNULL, start_new_session=True)
    while True:
        try:
            process.wait(timeout=0.1)
            break
        except subprocess.TimeoutExpired:
            peak = max(peak, group_memory(process.pid))
    seconds = time.perf_counter() - start
    if process.returncode not in (0, 1):
        raise SystemExit(f"discrepancy {' '.join(arguments)} exited with {process.returncode}")
    return Run(seconds, max(peak, largest_child()))


def largest_child() -> int:
    """Return the peak resident bytes of the largest process run so far; macOS counts bytes and Linux kilobytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def median(runs: list[Run], key: Callable[[Run], float]) -> float:
    """Return the median of one measure of the runs."""
    return statistics.median(map(key, runs))


def throughput(articles: int, runs: int, options: list[str]) -> list[Figure]:
    """Return the figures of `check` on a generated folder."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        size = generate(folder, articles, size=4000, seed=1)
        done = [run("check", str(folder), *options) for _ in range(runs)]
    seconds = median(done, lambda one: one.seconds)
    rate, peak = size / 1e6 / seconds, max(one.peak for one in done)
    return [
        Figure(f"check, {articles} articles, {size / 1e6:.1f} MB", f"{seconds:.2f} s", "", True),
        Figure("throughput", f"{rate:.2f} MB/s", ">= 1 MB/s", rate >= 1),
        Figure("peak memory, workers included", f"{peak / 1e9:.2f} GB", "< 1.5 GB", peak < 1.5e9),
    ]


def latency(name: str, goal: float, runs: int, *arguments: str) -> Figure:
    """Return the median seconds of one command; the first run only warms the caches."""
    run(*arguments)
    seconds = median([run(*arguments) for _ in range(runs)], lambda one: one.seconds)
    return Figure(name, f"{seconds:.2f} s", f"<= {goal} s", seconds <= goal)


def main() -> None:
    """Measure, print the table and exit 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--jobs", help="passed on to `discrepancy check`")
    args = parser.parse_args()
    figures = [
        latency("--version", 0.2, 2 * args.runs + 1, "--version"),
        latency("check seeds", 1, 2 * args.runs + 1, "check", str(SEEDS)),
        *throughput(args.articles, args.runs, ["--jobs", args.jobs] if args.jobs else []),
    ]
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    for figure in figures:
        print(f"{figure.name:36} {figure.value:>10}   {figure.goal:10} {'' if figure.met else 'MISSED'}".rstrip())
    sys.exit(0 if all(figure.met for figure in figures) else 1)


if __name__ == "__main__":
    main()
