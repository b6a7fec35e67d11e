"""Compiles WordNet 3.0 to `rules/lexicons/wordnet.tsv`, the general word knowledge behind the hand-made lexicons.

    python scripts/build_wordnet.py /usr/share/wordnet

The folder is that of Debian's package `wordnet-base` (or `dict/` of Princeton's own release). Run it with the Python
that has the project installed: words are kept by the project's stems. The file has a line for each stem, its fields
parted by tabs: the stem, then stems of the same meaning and of the opposite meaning, each list parted by spaces. What
is rare is left out, as a rare sense would take two words for one that no reader does: a sense counts if it is among the
commonest few of its word and makes up a share of its uses in the tagged texts of `cntlist.rev`.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from discrepancy.text.stems import function_words, stem

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "rules" / "lexicons" / "wordnet.tsv"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSES = {"n": 2, "v": 3, "a": 3, "r": 2}  # the commonest senses of a word that count
SHARE = 0.12  # of a word's tagged uses that a sense must make up, unless it is the commonest
LEAST = 1  # tagged uses of a word, of any sense: rarer words are left to their spelling
TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}  # of a sense key, as in senseidx(5WN)
MOST = 40  # words of the same meaning: more are a family, not a meaning

Word = tuple[str, str]  # lemma, part of speech
_PLAIN = re.compile(r"[a-z]{3,}")


@dataclass
class Synset:
    """The plain words of one meaning, and its pointers: symbol, synset, and the words that it joins (0 for all)."""

    lemmas: list[str]
    pointers: list[tuple[str, str, int, int]] = field(default_factory=list)


@dataclass
class Entry:
    """What is known of one stem."""

    same: set[str] = field(default_factory=set)
    opposite: set[str] = field(default_factory=set)


def counts(folder: Path) -> dict[Word, dict[int, int]]:
    """Return how often each sense, by its number, of each word was met in the tagged texts."""
    found: defaultdict[Word, dict[int, int]] = defaultdict(dict)
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, number, count = line.split()
        lemma, _, rest = key.partition("%")
        found[lemma, TYPES[rest[0]]][int(number)] = int(count)
    return found


def synsets(folder: Path) -> dict[str, Synset]:
    """Return every synset by its part of speech and offset ("v00001740")."""
    found: dict[str, Synset] = {}
    for pos, name in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue  # the licence
            fields = line.partition(" | ")[0].split()
            size = int(fields[3], 16)
            lemmas = [word.partition("(")[0].lower() for word in fields[4 : 4 + 2 * size : 2]]
            at = 5 + 2 * size
            pointers = [fields[n : n + 4] for n in range(at, at + 4 * int(fields[at - 1]), 4)]
            found[pos + fields[0]] = Synset(
                lemmas,
                [(sign, kind + offset, int(ends[:2], 16), int(ends[2:], 16)) for sign, offset, kind, ends in pointers],
            )
    return found


def common(folder: Path) -> dict[Word, list[str]]:
    """Return the common meanings of each plain word that is met often enough, the commonest first."""
    tagged, found = counts(folder), dict[Word, list[str]]()
    for pos, name in FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            fields = line.split()
            lemma = fields[0]
            met = tagged.get((lemma, pos), {})
            total = sum(met.values())
            if line.startswith("  ") or not _PLAIN.fullmatch(lemma) or lemma in function_words() or total < LEAST:
                continue
            offsets = fields[-int(fields[2]) :][: SENSES[pos]]
            kept = [o for n, o in enumerate(offsets, 1) if n == 1 or met.get(n, 0) >= SHARE * total]
            found[lemma, pos] = [pos + offset for offset in kept]
    return found


def compiled(folder: Path) -> dict[str, Entry]:
    """Return the entries by stem: synonyms and derived forms, and antonyms, those of a like adjective too."""
    meanings, known = common(folder), synsets(folder)
    found: defaultdict[str, Entry] = defaultdict(Entry)
    for (lemma, pos), senses in meanings.items():
        entry = found[stem(lemma)]
        for sense in senses:
            entry.same |= _stems(known[sense].lemmas, sense, meanings)
            for sign, other, mine, theirs in known[sense].pointers:
                if mine and known[sense].lemmas[mine - 1] != lemma:
                    continue
                lemmas = known[other].lemmas[theirs - 1 : theirs] if theirs else known[other].lemmas
                if sign == "!" and pos != "n":  # nouns pair off: war and peace, men and women stand side by side
                    entry.opposite |= _stems(lemmas, other, meanings)
                elif sign in ("+", "\\"):
                    entry.same |= _stems(lemmas, other, meanings)
                elif sign == "&":
                    entry.opposite |= _stems(_opposites(known, other), "", meanings)
    _both_ways(found)
    return dict(found)


def _both_ways(entries: defaultdict[str, Entry]) -> None:
    """Let each word of the same or the opposite meaning know the other: WordNet tells much of this from one end."""
    for word, entry in list(entries.items()):
        for other in entry.same:
            entries[other].same.add(word)
        for other in entry.opposite:
            entries[other].opposite.add(word)


def _opposites(known: dict[str, Synset], sense: str) -> Iterator[str]:
    """Yield the antonyms of a head adjective, which its satellites share."""
    for sign, other, _, theirs in known[sense].pointers:
        if sign == "!":
            yield known[other].lemmas[theirs - 1]


def _stems(lemmas: list[str] | Iterator[str], sense: str, meanings: dict[Word, list[str]]) -> set[str]:
    """Return the stems of those words for which a meaning is a common one; of any meaning where none is given."""
    return {
        stem(lemma)
        for lemma in lemmas
        if (not sense and any((lemma, pos) in meanings for pos in FILES))
        or (sense and sense in meanings.get((lemma, sense[0]), ()))
    }


def lines(entries: dict[str, Entry]) -> Iterator[str]:
    """Yield the lines of the file, in order of stems; a word that is its own opposite tells nothing."""
    for word, entry in sorted(entries.items()):
        same = entry.same - {word}
        lists = same if len(same) <= MOST else set(), entry.opposite - same - {word}
        if any(lists):
            yield "\t".join((word, *(" ".join(sorted(stems)) for stems in lists)))


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where data.noun, index.noun and cntlist.rev are")
    folder = parser.parse_args().folder
    TARGET.write_text("\n".join(lines(compiled(folder))) + "\n", encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
