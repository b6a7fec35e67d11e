"""Measure what `check` makes of a true quote that one outlet changes, a kind of change at a time.

    python benchmarks/mutations.py [FOLDER ...] [--most N] [--list CLASS]

Every quotation of the articles (the judged stories, unless other folders are given) is printed by two outlets: as it
stands, and changed. A change of sense must be found under one of its own rules; of a change that means nothing, no
warning and no error may be made. --list shows the pairs of one class that failed.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

from discrepancy.model import Article, Finding, Kind, Severity
from discrepancy.pipeline import check, extract_folder

HERE = Path(__file__).parent
WORDS: dict[str, Any] = yaml.safe_load((HERE / "mutations.yaml").read_text(encoding="utf-8"))
FEWEST, MOST = 7, 60  # words of a quote that is changed
MARKS = re.compile(r"[\"\n\[\]]| '")  # a quote with these has another in it, or is no plain text
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")

Change = Callable[[str], Iterator[str]]


def swap(pairs: dict[str, str], text: str) -> Iterator[str]:
    """Yield the text with the first word that has a partner replaced by it, in its own case."""
    for match in re.finditer(r"[\w'-]+", text):
        other = pairs.get(match.group().lower())
        if other is not None and (match.start() == 0 or match.group()[0].islower() or match.group() == "I"):
            cased = other[0].upper() + other[1:] if match.start() == 0 else other
            yield text[: match.start()] + cased + text[match.end() :]
            return


def negated(text: str) -> Iterator[str]:
    """Put "not" after the first auxiliary that has none, or take it away where there is one."""
    bare = re.sub(r"\b(is|are|was|were|do(?:es)?|did|will|can|(?:c|w|sh)ould|ha[sd]|have) not\b", r"\1", text, count=1)
    if bare != text:
        yield bare
        return
    match = re.search(r"\b(is|are|was|were|will|could|would|should)\b(?! (?:not|no|never)\b)(?!\?)", text)
    if match and "n't" not in text:
        yield f"{text[: match.end()]} not{text[match.end() :]}"


def named(text: str) -> Iterator[str]:
    """Replace a capitalised word within a sentence by a name of another person."""
    match = re.search(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", text)
    if match and match.group().lower() not in WORDS["no_names"]:
        yield f"{text[: match.start()]}{WORDS['other_name']}{text[match.end() :]}"


def numbered(text: str) -> Iterator[str]:
    """Replace the first number by another one."""
    match = re.search(r"(?<![\w.,])\d{1,3}(?![\w.,]\d|\w)", text)
    if match:
        yield f"{text[: match.start()]}{int(match.group()) + 3}{text[match.end() :]}"
    else:
        yield from swap(WORDS["numbers"], text)


def cut_condition(text: str) -> Iterator[str]:
    """Leave out a clause of condition that ends the quote, and stop where it began."""
    match = re.search(r",? (?:if|unless|until|provided|as long as) [^.!?]*(?=[.!?]$)", text)
    if match and len(text[: match.start()].split()) >= FEWEST - 1 and not SENTENCE.search(text[match.start() :]):
        yield text[: match.start()] + text[match.end() :]


def stitched(text: str) -> Iterator[str]:
    """Leave out a sentence between others without a sign of it."""
    first, *_, last = parts = SENTENCE.split(text)
    if len(parts) > 2:
        yield f"{first} {last}"


def bracketed(text: str) -> Iterator[str]:
    """Replace a modal by another one in brackets, the outlet's own."""
    yield from swap({modal: f"[{other}]" for modal, other in WORDS["modals"].items()}, text)


def hidden(text: str) -> Iterator[str]:
    """Leave out the first "not" behind dots."""
    changed = text.replace(" not ", " ... ", 1)
    if changed != text:
        yield changed


def explained(text: str) -> Iterator[str]:
    """Put who is meant, in brackets, in the place of a pronoun."""
    yield from swap({"they": "[the councillors]", "he": "[the mayor]", "it": "[the bridge]"}, text)


def recased(text: str) -> Iterator[str]:
    """Write the first noun after an article that has a capital without it, or the other way."""
    match = re.search(r"(?<=\b[Tt]he )[A-Za-z](?=[a-z]{3})", text)
    if match:
        yield text[: match.start()] + match.group().swapcase() + text[match.end() :]


def transliterated(text: str) -> Iterator[str]:
    """Write a name in another of its spellings."""
    for name, other in WORDS["transliteration"].items():
        if name in text:
            yield text.replace(name, other)
            return


def curled(text: str) -> Iterator[str]:
    if "'" in text:
        yield text.replace("'", "’")


def shortened(text: str) -> Iterator[str]:
    """Stop after the first sentence."""
    parts = SENTENCE.split(text)
    if len(parts) > 1 and len(parts[0].split()) >= FEWEST and not re.match(r"(But|Unless|If|Yet|However)\b", parts[1]):
        yield parts[0]


def spelled(text: str) -> Iterator[str]:
    """Write a small number out, or in digits."""
    yield from swap(WORDS["spelled"], text)
    match = re.search(r"(?<![\w.,£$€#:-])(?:[2-9]|10)(?![\w.,:%-])", text)
    if match:
        yield f"{text[: match.start()]}{WORDS['digits'][match.group()]}{text[match.end() :]}"


def contracted(text: str) -> Iterator[str]:
    for short, whole in WORDS["contractions"].items():
        changed = re.sub(rf"\b{short}\b", whole, text, count=1)
        if changed != text:
            yield changed
            return


def same(text: str) -> Iterator[str]:
    yield text


def pairs_of(key: str) -> Change:
    return lambda text: swap(WORDS[key], text)


AFTER, BEFORE = '"{text}" {who} said.', '{who} said: "{text}"'  # where the attribution stands

# What is changed, and the rules that may tell of it; none where nothing may be told.
HARMFUL: dict[str, tuple[Change, tuple[str, ...]]] = {
    "negation": (negated, ("wording/negation",)),
    "modal": (pairs_of("modals"), ("wording/modal",)),
    "number": (numbered, ("wording/number", "contradiction/figure", "contradiction/figure-unsure")),
    "name": (named, ("wording/name", "wording/substitution")),
    "pronoun": (pairs_of("pronouns"), ("wording/pronoun",)),
    "synonym": (pairs_of("synonyms"), ("wording/substitution",)),
    "hedge": (pairs_of("hedges"), ("wording/hedge", "wording/certainty", "wording/substitution")),
    "condition cut": (cut_condition, ("wording/condition",)),
    "stitch": (stitched, ("wording/stitch", "wording/omission")),
    "modal in brackets": (bracketed, ("wording/modal",)),
    "ellipsis over a denial": (hidden, ("wording/negation", "wording/ellipsis")),
}
BENIGN: dict[str, tuple[Change, str]] = {
    "same words": (same, BEFORE),
    "marks": (same, "‘{text}’ {who} said."),
    "curly apostrophes": (curled, "“{text}” {who} said."),
    "split by the attribution": (same, "{split}"),
    "first sentence alone": (shortened, AFTER),
    "in part": (same, "{part}"),
    "UK and US spelling": (pairs_of("spelling"), BEFORE),
    "transliteration": (transliterated, BEFORE),
    "case": (recased, BEFORE),
    "pronoun explained": (explained, BEFORE),
    "small numbers": (spelled, BEFORE),
    "contraction": (contracted, BEFORE),
}


def quotes(folders: list[Path], most: int) -> list[str]:
    """Return the direct quotes of the articles that are long enough, each once, in order."""
    found: dict[str, None] = {}
    for folder in folders:
        extraction = extract_folder(folder)
        texts = {article.id: article.text for article in extraction.articles}
        for statements in extraction.statements:
            for one in statements.attributions:
                if one.kind is Kind.DIRECT and len(one.pieces) == 1:
                    (start, end), text = one.pieces[0], texts[one.document]
                    found.setdefault(_plain(text[start:end]))
    return [text for text in found if FEWEST <= len(text.split()) <= MOST and not MARKS.search(text)][:most]


def _plain(text: str) -> str:
    text = text.strip().replace("’", "'").replace("‘", "'").rstrip(",;:")
    return text if text[-1:] in ".!?" else f"{text}."


def in_threes(texts: list[str]) -> list[str]:
    """Return every three texts as one, each of another story: what the outlets of one print is much the same."""
    third = len(texts) // 3
    return [" ".join(three) for three in zip(texts[:third], texts[third:], texts[2 * third :], strict=False)]


def renamed(texts: list[str]) -> list[str]:
    """Return the texts that name somebody, with a name instead that newspapers spell in several ways."""
    names = cycle(WORDS["transliteration"])
    return [changed.replace(WORDS["other_name"], next(names)) for text in texts for changed in named(text)]


MADE_OF: dict[str, Callable[[list[str]], list[str]]] = {"stitch": in_threes, "transliteration": renamed}


def report(frame: str, text: str, who: str) -> str:
    """Return a paragraph that prints the quote; an attribution after it takes a comma for its stop."""
    halves = text.split(" ")
    at = next((n for n, word in enumerate(halves, 1) if n >= 3 and word.endswith(",")), 0)
    split = f'"{" ".join(halves[:at])}" {who} said, "{" ".join(halves[at:])}"' if at and at < len(halves) - 1 else ""
    whole = {halves[0].lower(), halves[-1].lower().strip(".,!?")}.isdisjoint(WORDS["not_cut"])
    inner = " ".join(halves[1 : len(halves) - 1]).rstrip(",")
    part = f'{who} said it was a case of "{inner}" and left.' if whole else ""
    return frame.format(text=_closed(text) if frame.endswith("{who} said.") else text, who=who, split=split, part=part)


def _closed(text: str) -> str:
    return text[:-1] + "," if text.endswith(".") else text


def findings(a: str, b: str) -> tuple[Finding, ...]:
    opening = "The council met on Tuesday to talk about the bridge at Aldbrook.\n\n"
    return check([Article("a.txt", "Post", opening + a), Article("b.txt", "Wire", opening + b)]).findings


def tried(change: Change, texts: list[str], frame: str, who: str) -> Iterator[tuple[str, str, tuple[Finding, ...]]]:
    """Yield what each outlet prints and what `check` finds, for each quote that can be changed in this way."""
    for text in texts:
        for other in change(text):
            base, changed = report(AFTER, text, who), report(frame, other, who)
            if changed:
                yield base, changed, findings(base, changed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=sorted((HERE / "stories").iterdir()))
    parser.add_argument("--most", type=int, default=400)
    parser.add_argument("--list")
    args = parser.parse_args()
    texts, who = quotes(args.folders, args.most), WORDS["speaker"]
    table = Table("class", "tried", "found under its rule", "any warning or error", title=f"{len(texts)} quotes")
    kinds = [(name, change, AFTER, rules) for name, (change, rules) in HARMFUL.items()]
    kinds += [(name, change, frame, ()) for name, (change, frame) in BENIGN.items()]
    for name, change, frame, rules in kinds:
        some = MADE_OF[name](texts) if name in MADE_OF else texts
        row(table, name, list(tried(change, some, frame, who)), rules, name == args.list)
    Console().print(table)


def row(
    table: Table, name: str, runs: list[tuple[str, str, tuple[Finding, ...]]], rules: tuple[str, ...], listed: bool
) -> None:
    """Add a line to the table, and print the pairs that went wrong where asked."""
    loud = [any(f.severity is not Severity.NOTE for f in found) for _, _, found in runs]
    right = [any(f.rule in rules for f in found) for _, _, found in runs]
    share = f"{sum(right) / max(1, len(runs)):.3f}" if rules else "-"
    table.add_row(name, str(len(runs)), share, f"{sum(loud) / max(1, len(runs)):.3f}")
    for (a, b, found), good, cry in zip(runs, right, loud, strict=True):
        if listed and (not good if rules else cry):
            print(f"{a}\n{b}\n    {[(f.rule, f.severity.value) for f in found]}")


if __name__ == "__main__":
    main()
