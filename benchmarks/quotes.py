"""Measure the extraction of attributions over a folder: speed, and the figures where a gold and its scorer exist.

    python benchmarks/quotes.py FOLDER [--scorer score_quotes.py] [--out PREDICTIONS.jsonl] [--errors N]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from discrepancy.extract.attributions import read_attributions
from discrepancy.load.clean import blocks
from discrepancy.model import Attribution
from discrepancy.text.tokens import tokenize


def as_json(document: str, text: str, one: Attribution) -> str:
    source, cue = one.source, one.cue
    return json.dumps(
        {
            "doc": document,
            "kind": one.kind,
            "content": one.pieces,
            "content_text": " ".join(text[a:b] for a, b in one.pieces),
            "source": [source] if source else [],
            "source_text": text[source[0] : source[1]] if source else "",
            "cue": [cue] if cue else [],
            "speaker": one.speaker.name if one.speaker else None,
        },
        ensure_ascii=False,
    )


def read_all(texts: dict[str, str]) -> tuple[dict[str, tuple[Attribution, ...]], float]:
    """Return what was read of each text and the processor seconds that tokenizing and extraction took."""
    prepared = {name: list(blocks(text)) for name, text in texts.items()}
    started = time.process_time()
    found = {
        name: read_attributions(tokenize(text, prepared[name]), name, None).attributions for name, text in texts.items()
    }
    return found, time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--out", type=Path, default=Path("predictions.jsonl"))
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    texts = {path.name: path.read_bytes().decode() for path in sorted(arguments.folder.glob("*.txt"))}
    read_all(dict(list(texts.items())[:5]))  # lexicons are read outside the clock
    found, seconds = read_all(texts)
    size = sum(len(text.encode()) for text in texts.values())
    total = sum(len(attributions) for attributions in found.values())
    print(f"{len(texts)} articles, {size / 1e6:.2f} MB, {total} attributions, {size / 1e6 / seconds:.2f} MB/s")
    if arguments.scorer and (arguments.folder / "gold.jsonl").exists():
        lines = [as_json(name, texts[name], one) for name, attributions in found.items() for one in attributions]
        arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(arguments.scorer), str(arguments.folder), str(arguments.out)]
        subprocess.run([*command, "--errors", str(arguments.errors)], check=True)


if __name__ == "__main__":
    main()
