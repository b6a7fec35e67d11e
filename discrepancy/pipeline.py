"""The flow on one page: load, extract, link, align, collate, judge. Each stage is a plain function of its inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from discrepancy.align.events import align_events
from discrepancy.align.figures import align_figures
from discrepancy.align.kinship import Kinship
from discrepancy.align.positions import align_positions
from discrepancy.align.quotes import align_quotes
from discrepancy.align.witnesses import finish, in_order
from discrepancy.collate.figures import compare_figures
from discrepancy.collate.gaps import left_out
from discrepancy.collate.positions import compare_events, compare_positions
from discrepancy.collate.quotes import compare_quotes
from discrepancy.errors import LoadError, Problem
from discrepancy.extract.article import extract
from discrepancy.judge.engine import judge, settle
from discrepancy.judge.schema import Rule, default_rules
from discrepancy.link.speakers import link_speakers
from discrepancy.load.clean import blocks
from discrepancy.load.files import find, read
from discrepancy.model import (
    Alignment,
    Article,
    Attribution,
    Block,
    Comparison,
    Counts,
    Kind,
    Report,
    Statements,
    Witness,
)
from discrepancy.text.context import beside
from discrepancy.workers import aside, in_batches

T = TypeVar("T")
Progress = Callable[[int, int], None]
BATCH = 64  # articles a worker takes at a time, at most
SHARES = 4  # batches that each worker gets at least, so that none waits long for another
FEW = 40  # with fewer articles than this, starting workers costs more than they save


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from a folder: articles with their statements, in one order, and what could not be read."""

    articles: tuple[Article, ...]
    statements: tuple[Statements, ...]
    problems: tuple[Problem, ...] = ()
    passed_over: int = 0


def check(articles: Iterable[Article], *, rules: Sequence[Rule] | None = None, jobs: int = 1) -> Report:
    """Return the report on some articles, judged by the project's rules or by those given.

    The report is the same whatever the order of the articles and the number of worker processes.

    Raises:
        ValueError: two articles have one id.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    _check_ids(ordered)
    batches = in_batches(_extract_batch, _batches(ordered, jobs), _jobs(jobs, ordered))
    found = [one for batch in batches for one in batch]
    return _judged(Extraction(tuple(ordered), tuple(found)), rules, jobs)


def check_folder(
    folder: Path, *, rules: Sequence[Rule] | None = None, jobs: int = 1, progress: Progress | None = None
) -> Report:
    """Return the report on the articles of a folder; what cannot be read stands in its `problems`.

    Raises:
        LoadError: the folder itself cannot be read.
    """
    return _judged(extract_folder(folder, jobs=jobs, progress=progress), rules, jobs)


def align_folder(folder: Path, *, jobs: int = 1, progress: Progress | None = None) -> Report:
    """Return the alignments of a folder's articles, judged by no rule."""
    return _judged(extract_folder(folder, jobs=jobs, progress=progress), (), jobs)


def extract_folder(folder: Path, *, jobs: int = 1, progress: Progress | None = None) -> Extraction:
    """Return the statements of a folder's articles; the workers read their own files."""
    found = find(folder)
    batches = [(folder, names) for names in _batches(found.articles, jobs)]
    pairs: list[tuple[Article, Statements]] = []
    problems = list(found.problems)
    done = 0
    for batch in in_batches(_read_batch, batches, _jobs(jobs, found.articles)):
        for one in batch:
            if isinstance(one, tuple):
                pairs.append(one)
            else:
                problems.extend(one.problems)
        done += len(batch)
        if progress:
            progress(done, len(found.articles))
    return Extraction(tuple(a for a, _ in pairs), tuple(s for _, s in pairs), tuple(problems), found.passed_over)


def align(articles: Sequence[Article], statements: Sequence[Statements], jobs: int = 1) -> list[Alignment]:
    """Return every group of two or more witnesses of one utterance, fact or question."""
    linked = link_speakers(statements)
    kinship = Kinship(articles, linked)

    def facts() -> list[Alignment]:
        drafts = (*align_figures(linked, kinship), *align_positions(linked, kinship), *align_events(linked, kinship))
        return finish(drafts, articles)

    others = aside(facts, _jobs(jobs, articles))
    return in_order([*finish(align_quotes(articles, linked, kinship), articles), *others()])


def collate(alignments: Iterable[Alignment], articles: Mapping[str, Article]) -> Iterator[Comparison]:
    """Yield the comparisons that rules judge; `articles` are by id."""
    for alignment in alignments:
        if alignment.kind in ("quote", "reported"):
            yield from compare_quotes(alignment, articles)
        elif alignment.kind == "position":
            yield from compare_positions(alignment, articles)
        elif alignment.kind == "subject":
            yield from compare_figures(alignment)
            yield from compare_positions(alignment, articles)
            yield from compare_events(alignment, articles)


def _judged(extraction: Extraction, rules: Sequence[Rule] | None, jobs: int) -> Report:
    """Align, collate and judge; one half of the alignments beside the other where there are many."""
    articles, chosen = extraction.articles, default_rules() if rules is None else rules
    alignments = align(articles, extraction.statements, jobs)
    by_id = {article.id: article for article in articles}
    if chosen:
        second = aside(lambda: judge(collate(alignments[1::2], by_id), chosen), _jobs(jobs, articles))
        first = [*collate(alignments[::2], by_id), *left_out(alignments, by_id)]
        findings = settle([*judge(first, chosen), *second()])
        findings = [replace(f, witnesses=_in_context(f.witnesses, by_id)) for f in findings]
    else:
        findings = []
        alignments = [replace(a, witnesses=_in_context(a.witnesses, by_id)) for a in alignments]
    return Report(
        articles, tuple(alignments), tuple(findings), _counts(extraction, alignments), extraction.problems
    )


def _in_context(witnesses: Sequence[Witness], articles: Mapping[str, Article]) -> tuple[Witness, ...]:
    """Return witnesses that a person will read with the words beside those that are too short by themselves."""
    placed = [(w, beside(articles[w.document].text, w.start, w.end)) for w in witnesses]
    return tuple(replace(w, before=before, after=after) for w, (before, after) in placed)


def _jobs(jobs: int, items: Sequence[object]) -> int:
    return jobs if len(items) >= FEW else 1


def _batches(items: Sequence[T], jobs: int) -> list[Sequence[T]]:
    size = max(1, min(BATCH, len(items) // (SHARES * max(jobs, 1))))
    return [items[n : n + size] for n in range(0, len(items), size)]


def _check_ids(articles: Sequence[Article]) -> None:
    for one, other in pairwise(articles):
        if one.id == other.id:
            raise ValueError(f"two articles have the id {one.id!r}")


def _extract_batch(articles: Sequence[Article]) -> list[Statements]:
    return [extract(article, blocks(article.text)) for article in articles]


def _read_batch(batch: tuple[Path, Sequence[str]]) -> list[tuple[Article, Statements] | LoadError]:
    """Read some files and then extract them all: by turns, each of the two would cool the other's caches."""
    folder, names = batch
    found = [_read(folder, name) for name in names]
    return [one if isinstance(one, LoadError) else (one[0], extract(*one)) for one in found]


def _read(folder: Path, name: str) -> tuple[Article, tuple[Block, ...]] | LoadError:
    try:
        article = read(folder, name)
    except LoadError as error:
        return error
    return article, blocks(article.text)


def _counts(extraction: Extraction, alignments: Sequence[Alignment]) -> Counts:
    quotes = [a for each in extraction.statements for a in each.attributions if a.kind is not Kind.REPORTED]
    compared = [each for each in alignments if len({witness.outlet for witness in each.witnesses}) > 1]
    met = {
        (w.document, w.statement.pieces)
        for alignment in compared
        for w in alignment.witnesses
        if isinstance(w.statement, Attribution)
    }
    return Counts(
        articles=len(extraction.articles),
        passed_over=extraction.passed_over,
        statements=sum(
            len(each.attributions) + len(each.figures) + len(each.positions) + len(each.events) + len(each.moments)
            for each in extraction.statements
        ),
        quotes=len(quotes),
        unattributed=sum(q.speaker is None for q in quotes),
        single_outlet=sum((q.document, q.pieces) not in met for q in quotes),
    )
