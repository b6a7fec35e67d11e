"""Compiles `rules/lexicons/lookalikes.tsv` from WordNet 3.0: words so alike that they could pass for one misspelled.

    python scripts/build_lookalikes.py /usr/share/wordnet

The folder is that of Debian's package `wordnet-base`. Run it with the Python that has the project installed: what is
alike is told by the project's own measure of spelling. The file has a line for each stem, or each word where two words
have one stem: a tab parts it from those that look like it and mean something else. Words of one meaning ("adviser" and
"advisor") are spellings of one; of two words one at least must occur in the tagged texts of `cntlist.rev`.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from build_wordnet import FILES, ROOT, counts

from discrepancy.text.names import skeleton
from discrepancy.text.spelling import inflected
from discrepancy.text.stems import function_words, stem
from discrepancy.text.typos import alike

TARGET = ROOT / "rules" / "lexicons" / "lookalikes.tsv"
_PLAIN = re.compile(r"[a-z]{3,}")
_IRREGULAR = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]|.*(?:[sxz]|[cs]h)")  # "bag" has "bagged", "class" has "classes"
_FORMS = {"n": slice(0, 1), "v": slice(0, 3), "a": slice(0, 0), "r": slice(0, 0)}  # of those that `inflected` yields

Senses = dict[str, set[str]]  # of each word or form: synsets


def meanings(folder: Path) -> tuple[Senses, set[str]]:
    """Return the synsets of each word in small letters and of its forms, and those that are met in texts."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    met, tagged = set[str](), counts(folder)
    for pos, name in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            fields = line.partition(" | ")[0].split()
            words = [] if line.startswith("  ") else fields[4 : 4 + 2 * int(fields[3], 16) : 2]
            for word in filter(_PLAIN.fullmatch, words):
                forms = [word, *(() if _IRREGULAR.fullmatch(word) else list(inflected(word))[_FORMS[pos]])]
                for form in forms:
                    found[form].add(pos + fields[0])
                met |= {*forms} if (word, pos) in tagged else set()
    for word in filter(_PLAIN.fullmatch, function_words()):
        found[word].add(word)
        met.add(word)
    return found, met


def pairs(senses: Senses, met: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words that look alike, by their stems where these differ."""
    groups = defaultdict(list)
    for word in sorted(senses):
        groups[skeleton(word)].append(word)
    for group in groups.values():
        for a, b in combinations(group, 2):
            if not senses[a].isdisjoint(senses[b]) or met.isdisjoint((a, b)):
                continue
            x, y = stem(a), stem(b)
            if x != y and alike(a, b):
                yield x, y
            elif x == y and (a + "e" == b or b + "e" == a):
                yield a, b


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    table: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in pairs(*meanings(parser.parse_args().folder)):
        table[a].add(b)
        table[b].add(a)
    text = "".join(f"{word}\t{' '.join(sorted(others))}\n" for word, others in sorted(table.items()))
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
