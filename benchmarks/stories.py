"""Scores `discrepancy` on judged articles, where they are at hand.

    python benchmarks/stories.py [--shared ../shared]

Judged articles that belong to their publishers are not part of the project, nor are the scorers: both are looked for in
one folder (seeds/, stories/, eval/, gold/ and tools/), and what is not there is passed over as "not here". The invented
stories in benchmarks/stories are the project's own; they were written by people who had not seen the code, and used to
improve it afterwards. Run it with the Python that has the project installed. Each line is what the scorer prints, less
the keys that are null. A table of the contradictions found in all stories follows, by kind.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def output(*command: str) -> str:
    """Return what a command of this Python prints.

    Raises:
        SystemExit: it failed; `discrepancy` may exit with 0 or 1.
    """
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode > 1 or (done.returncode and "Traceback" in done.stderr):
        raise SystemExit(f"{' '.join(command)} exited with {done.returncode}\n{done.stderr}")
    return done.stdout


def scores(tool: Path, *arguments: str) -> dict[str, Any]:
    """Return the JSON object on the last line that a scorer prints."""
    found: dict[str, Any] = json.loads(output(str(tool), *arguments).splitlines()[-1])
    return found


def kept(command: list[str], folder: Path) -> Path:
    """Run `discrepancy` and return the file in `folder` that holds its output."""
    path = folder / "output"
    path.write_text(output("-m", "discrepancy", *command), encoding="utf-8")
    return path


def stories(shared: Path, scratch: Path, kinds: dict[str, Counter[str]]) -> list[tuple[str, dict[str, Any] | None]]:
    """Score the findings on each folder that has expected ones; `kinds` takes up the contradictions, by kind."""
    tool = shared / "tools" / "score_findings.py"
    folders = [(shared / "seeds", shared / "gold" / "seeds.yaml")]
    folders += [(gold.parent, gold) for gold in sorted(shared.glob("stories/*/gold.yaml"))]
    folders += [(gold.parent, gold) for gold in sorted((ROOT / "benchmarks" / "stories").glob("*/gold.yaml"))]
    rows: list[tuple[str, dict[str, Any] | None]] = []
    for folder, gold in folders:
        if not (folder.is_dir() and gold.is_file() and tool.is_file()):
            rows.append((folder.name, None))
            continue
        report = kept(["check", str(folder), "--format", "json"], scratch)
        lines = output(str(tool), str(gold), str(folder), str(report), "--verbose").splitlines()
        rows.append((folder.name, json.loads(lines[-1])))
        count_kinds(report, lines, kinds)
    return rows


def count_kinds(report: Path, lines: list[str], kinds: dict[str, Counter[str]]) -> None:
    """Count the loud contradictions of a report by kind: expected ones, others, and those on pairs that are none."""
    for finding in json.loads(report.read_text(encoding="utf-8"))["findings"]:
        if finding["rule"].startswith("contradiction/") and finding["severity"] != "note":
            kinds[kind_of(finding["rule"])]["loud"] += 1
    for line in lines:
        rule = next((word.rstrip(":") for word in line.split() if word.startswith("contradiction/")), None)
        if rule and line.startswith(("unlisted", "forbidden")):
            kinds[kind_of(rule)][line.split()[0]] += 1


def kind_of(rule: str) -> str:
    """Return the kind of statement that a contradiction rule judges."""
    return rule.partition("/")[2].partition("-")[0]


def pairs(shared: Path, scratch: Path) -> list[tuple[str, dict[str, Any] | None]]:
    """Score the alignments on each set of judged pairs of quotes."""
    rows: list[tuple[str, dict[str, Any] | None]] = []
    for name in ("polnear-dev", "newswcl-dev"):
        folder = shared / "eval" / "quote-pairs" / name
        if not folder.is_dir():
            rows.append((name, None))
            continue
        report = kept(["check", str(folder / "articles"), "--format", "json"], scratch)
        rows.append((name, scores(shared / "tools" / "score_alignment.py", str(folder / "pairs.jsonl"), str(report))))
    return rows


def sentences(shared: Path) -> list[tuple[str, dict[str, Any] | None]]:
    """Score the contradictions found in pairs of sentences."""
    rows: list[tuple[str, dict[str, Any] | None]] = []
    for name in ("figures", "contradictions"):
        path = shared / "eval" / name / "dev.jsonl"
        rows.append((name, scores(shared / "tools" / "score_sentences.py", str(path)) if path.is_file() else None))
    return rows


def printed(name: str, figures: dict[str, Any] | None) -> str:
    """Return one line of the table."""
    if figures is None:
        return f"{name:24} not here"
    return f"{name:24} " + "  ".join(f"{key} {value}" for key, value in figures.items() if value is not None)


def main() -> None:
    """Score what is there and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        kinds: dict[str, Counter[str]] = defaultdict(Counter)
        for name, figures in [*stories(shared, scratch, kinds), *pairs(shared, scratch), *sentences(shared)]:
            print(printed(name, figures))
    print(f"\n{'contradictions of':24} {'loud':>8} {'expected':>8} {'unlisted':>8} {'forbidden':>9}")
    for kind, found in sorted(kinds.items()):
        expected = found["loud"] - found["unlisted"]
        print(f"{kind:24} {found['loud']:8} {expected:8} {found['unlisted']:8} {found['forbidden']:9}")


if __name__ == "__main__":
    main()
