"""Measure figures over a folder of articles: speed of extraction and alignment, groups, and contradictions by relation.

    python benchmarks/figures.py FOLDER [--list]

On a folder of unrelated articles every contradiction is a false alarm; --list shows them.
"""

from __future__ import annotations

import argparse
import collections
import json
import time
from pathlib import Path

from discrepancy.align.figures import align_figures
from discrepancy.align.kinship import Kinship
from discrepancy.align.witnesses import finish
from discrepancy.collate.figures import compare_figures
from discrepancy.extract.article import extract
from discrepancy.extract.figures import read_figures
from discrepancy.extract.surroundings import Surroundings
from discrepancy.load.clean import blocks
from discrepancy.load.files import find, read
from discrepancy.model import Article, Comparison, Statements
from discrepancy.text.tokens import tokenize


def read_all(articles: list[Article]) -> tuple[list[Statements], float]:
    """Return the statements of each article, and the seconds that its figures took to read from tokens."""
    tokens = [(article.id, tokenize(article.text, blocks(article.text))) for article in articles]
    started = time.perf_counter()
    for name, one in tokens:
        read_figures(one, name, Surroundings(one, None, ()))
    seconds = time.perf_counter() - started
    return [extract(article, blocks(article.text)) for article in articles], seconds


def compare_all(
    statements: list[Statements], articles: list[Article]
) -> tuple[list[Comparison], dict[str, int], float]:
    """Return the contradictions, the number of groups of each kind, and the seconds that alignment took."""
    started = time.perf_counter()
    drafts = align_figures(statements, Kinship(articles, statements))
    seconds = time.perf_counter() - started
    by_id = {article.id: article for article in articles}
    found = [one for alignment in finish(drafts, articles) for one in compare_figures(alignment, by_id)]
    return found, dict(collections.Counter(draft.kind for draft in drafts)), seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    articles = [read(args.folder, name) for name in find(args.folder).articles]
    size = sum(len(article.text) for article in articles) / 1e6
    statements, reading = read_all(articles)
    contradictions, groups, aligning = compare_all(statements, articles)
    if args.list:
        for one in contradictions:
            print(f"{one.relation}: {one.a.document} {one.a.text!r} / {one.b.document} {one.b.text!r}")
    print(
        json.dumps(
            {
                "articles": len(articles),
                "figures": sum(len(one.figures) for one in statements),
                "extract_mb_s": round(size / reading, 2),
                "align_mb_s": round(size / aligning, 2),
                "groups": groups,
                "contradictions": dict(collections.Counter(one.relation for one in contradictions)),
            }
        )
    )


if __name__ == "__main__":
    main()
