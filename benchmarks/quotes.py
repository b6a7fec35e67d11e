"""Measure extraction: speed a core, where the time goes, right and wrong, and how hostile text makes the time grow.

    python benchmarks/quotes.py [FOLDER] [--shared DIR] [--errors N] [--out FILE] [--no-growth]

FOLDER holds .txt files; it is that of the judged articles in DIR (by default ../shared), or else the project's sample.
Where it has a gold.jsonl and DIR the scorer, the scorer's figures are printed, with N wrong attributions of each sort.
A tenfold longer text should take some ten times as long: what takes more than fifteen times is marked.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import pkgutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from discrepancy.extract.article import extract
from discrepancy.load.clean import blocks
from discrepancy.load.files import find, read
from discrepancy.model import Article, Statements
from discrepancy.report.jsonl import render_jsonl

ROOT = Path(__file__).resolve().parent.parent
SHORT, TIMES = 100_000, 10  # code points of hostile text, and how much longer it grows
STEEP = 15.0  # a factor of more is no longer in proportion
BRIEF = 0.5  # seconds for the longer text: less is start-up and chance
NEVER = 20.0  # seconds for the short text: the long one is not tried

# Stages by the function that does them. What a stage calls of another is the other's.
STAGES = {
    "discrepancy.extract.article.tokenize": "tokens",
    "discrepancy.extract.attributions.read_regions": "marks",
    "discrepancy.extract.mentions.read_names": "names",
    "discrepancy.extract.attributions.Scene": "sentences and cues",
    "discrepancy.extract.mentions.Scene.mentions": "mentions",
    "discrepancy.extract.attributions.read_quotes": "sources and speech",
    "discrepancy.extract.attributions.read_reports": "reported speech",
    "discrepancy.extract.attributions.Cast": "speakers",
    "discrepancy.extract.speakers.Cast.speaker": "speakers",
    "discrepancy.extract.article.read_attributions": "attributions made",
    "discrepancy.extract.article.Surroundings": "occasions",
    "discrepancy.extract.article.moments": "occasions",
    "discrepancy.extract.article.read_figures": "figures",
    "discrepancy.extract.article.read_positions": "positions",
    "discrepancy.extract.article.read_events": "events",
}

# Repeated to the length wanted: what could send a reader of marks, names and clauses back over its own steps.
HOSTILE = {
    "straight quotes": '"a" said b. ',
    "curly quotes": "“a b c,” said Lee. ",
    "single quotes": "‘a b’ said c ",
    "guillemets": "«a» b ",
    "typewriter quotes": "``a'' b ",
    "straight marks alone": '"',
    "opening marks alone": "“a ",
    "closing marks alone": "” ",
    "apostrophes": "'a ' ",
    "nested marks": "“‘a ",
    "open paragraphs": "“A b c.\n\n",
    "capitals": "Lee Orme ",
    "names and cues": "Lee said ",
    "clauses": "he said that ",
    "commas": "a, ",
    "commas alone": ",",
    "brackets": "(",
    "bracketed words": "[a] ",
    "spaces": " ",
    "line breaks": "\n",
    "one unbroken word": "a",
    "one unbroken capital word": "A",
    "full stops": "a. ",
    "numbers": "1,000 million ",
}


class Stopwatch:
    """Processor seconds by stage; while a stage calls another, the other's time runs."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = collections.defaultdict(float)
        self._running = ["the rest"]
        self._since = time.process_time()

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            self._charge()
            self._running.append(stage)
            try:
                return work(*args, **kwargs)
            finally:
                self._charge()
                self._running.pop()

        return run

    def _charge(self) -> None:
        now = time.process_time()
        self.spent[self._running[-1]] += now - self._since
        self._since = now


@contextlib.contextmanager
def watched() -> Iterator[Stopwatch]:
    """Time every stage while the context lasts."""
    watch = Stopwatch()
    with contextlib.ExitStack() as stack:
        for target, stage in STAGES.items():
            stack.enter_context(patch(target, watch.timed(stage, pkgutil.resolve_name(target))))
        yield watch


def read_all(articles: list[Article]) -> tuple[list[Statements], float]:
    """Return what was read of each article, and the processor seconds that it took from text to statements."""
    prepared = [list(blocks(article.text)) for article in articles]
    started = time.process_time()
    found = [extract(article, each) for article, each in zip(articles, prepared, strict=True)]
    return found, time.process_time() - started


def print_speed(articles: list[Article]) -> list[Statements]:
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    read_all(articles[:5])  # lexicons are read outside the clock
    found, seconds = read_all(articles)
    total = sum(len(each.attributions) for each in found)
    print(f"{len(articles)} articles, {size:.2f} MB, {total} attributions")
    print(f"all statements from text  {size / seconds:5.2f} MB/s a core")
    with watched() as watch:
        read_all(articles)
    spent = sum(watch.spent.values())
    facts = sum(watch.spent[stage] for stage in ("figures", "positions", "events"))
    print(f"attributions alone        {size / (seconds * (1 - facts / spent)):5.2f} MB/s a core, by the shares below")
    for stage, share in sorted(watch.spent.items(), key=lambda item: -item[1]):
        print(f"  {stage:24}{100 * share / spent:5.1f} %")
    return found


def print_scores(folder: Path, scorer: Path, lines: str, out: Path | None, errors: int) -> None:
    with tempfile.TemporaryDirectory() as work:
        path = out or Path(work) / "predictions.jsonl"
        path.write_text(lines, encoding="utf-8")
        subprocess.run([sys.executable, str(scorer), str(folder), str(path), "--errors", str(errors)], check=True)


def seconds_for(text: str) -> float:
    return read_all([Article("a.txt", "A", text)])[1]


def print_growth() -> None:
    print(f"\ngrowth                       {SHORT:,}   {SHORT * TIMES:,}  factor")
    for name, unit in HOSTILE.items():
        text = unit * (SHORT * TIMES // len(unit) + 1)
        short = min(seconds_for(text[:SHORT]) for _ in range(2))
        if short > NEVER:
            print(f"  {name:26}{short:7.2f} s  STEEP: the longer text was not tried")
            continue
        long = seconds_for(text[: SHORT * TIMES])
        steep = "  STEEP" if long / short > STEEP and long > BRIEF else ""
        print(f"  {name:26}{short:7.2f} s{long:9.2f} s{long / short:8.1f}{steep}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--out", type=Path, help="keep the predictions as JSON lines")
    parser.add_argument("--no-growth", action="store_true")
    args = parser.parse_args()
    judged = args.shared / "eval" / "quotes" / "dev"
    folder = args.folder or (judged if judged.is_dir() else ROOT / "seeds")
    articles = [read(folder, name) for name in find(folder).articles]
    found = print_speed(articles)
    scorer = args.shared / "tools" / "score_quotes.py"
    if (folder / "gold.jsonl").exists() and scorer.exists():
        lines = "".join(render_jsonl(article, each) for article, each in zip(articles, found, strict=True))
        print_scores(folder, scorer, lines, args.out, args.errors)
    else:
        print("scores: no gold or no scorer here")
    if not args.no_growth:
        print_growth()


if __name__ == "__main__":
    main()
