"""The flow on one page: load, extract, link, align, collate, judge. Each stage is a plain function of its inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from discrepancy.align.events import align_events
from discrepancy.align.figures import align_figures
from discrepancy.align.positions import align_positions
from discrepancy.align.quotes import align_quotes
from discrepancy.align.kinship import Kinship
from discrepancy.align.witnesses import finish
from discrepancy.collate.figures import compare_figures
from discrepancy.collate.positions import compare_events, compare_positions
from discrepancy.collate.quotes import compare_quotes
from discrepancy.errors import LoadError, Problem
from discrepancy.extract.article import extract
from discrepancy.judge.engine import judge
from discrepancy.judge.schema import Rule, default_rules
from discrepancy.link.speakers import link_speakers
from discrepancy.load.clean import blocks
from discrepancy.load.files import find, read
from discrepancy.model import Alignment, Article, Comparison, Counts, Kind, Report, Statements

T = TypeVar("T")
I = TypeVar("I")
O = TypeVar("O")
Progress = Callable[[int, int], None]
BATCH = 16  # articles a worker takes at a time
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
    """
    ordered = sorted(articles, key=lambda a: a.id)
    found = [one for batch in _in_batches(_extract_batch, _batches(ordered), jobs, len(ordered)) for one in batch]
    return _judged(Extraction(tuple(ordered), tuple(found)), default_rules() if rules is None else rules)


def check_folder(
    folder: Path, *, rules: Sequence[Rule] | None = None, jobs: int = 1, progress: Progress | None = None
) -> Report:
    """Return the report on the articles of a folder; what cannot be read stands in its `problems`.

    Raises:
        LoadError: the folder itself cannot be read.
    """
    extraction = extract_folder(folder, jobs=jobs, progress=progress)
    return _judged(extraction, default_rules() if rules is None else rules)


def align_folder(folder: Path, *, jobs: int = 1, progress: Progress | None = None) -> Report:
    """Return the alignments of a folder's articles, judged by no rule."""
    return _judged(extract_folder(folder, jobs=jobs, progress=progress), ())


def extract_folder(folder: Path, *, jobs: int = 1, progress: Progress | None = None) -> Extraction:
    """Return the statements of a folder's articles; the workers read their own files."""
    found = find(folder)
    batches = [(folder, names) for names in _batches(found.articles)]
    pairs: list[tuple[Article, Statements]] = []
    problems: list[Problem] = []
    done = 0
    for batch in _in_batches(_read_batch, batches, jobs, len(found.articles)):
        for one in batch:
            if isinstance(one, tuple):
                pairs.append(one)
            else:
                problems.extend(one.problems)
        done += len(batch)
        if progress:
            progress(done, len(found.articles))
    return Extraction(tuple(a for a, _ in pairs), tuple(s for _, s in pairs), tuple(problems), found.passed_over)


def _batches(items: Sequence[T]) -> list[Sequence[T]]:
    return [items[n : n + BATCH] for n in range(0, len(items), BATCH)]


def _in_batches(work: Callable[[I], O], batches: Sequence[I], jobs: int, count: int) -> Iterator[O]:
    """Do the work on each batch, in order, in worker processes where there is enough of it."""
    if jobs < 2 or count < FEW:
        yield from map(work, batches)
        return
    from concurrent.futures import ProcessPoolExecutor  # costs start-up time that small runs do not owe

    with ProcessPoolExecutor(min(jobs, len(batches))) as pool:
        yield from pool.map(work, batches)


def _extract_batch(articles: Sequence[Article]) -> list[Statements]:
    return [extract(article, blocks(article.text)) for article in articles]


def _read_batch(batch: tuple[Path, Sequence[str]]) -> list[tuple[Article, Statements] | LoadError]:
    folder, names = batch
    results: list[tuple[Article, Statements] | LoadError] = []
    for name in names:
        try:
            article = read(folder, name)
        except LoadError as error:
            results.append(error)
        else:
            results.append((article, extract(article, blocks(article.text))))
    return results


def _judged(extraction: Extraction, rules: Sequence[Rule]) -> Report:
    articles = extraction.articles
    alignments = align(articles, extraction.statements)
    findings = judge(collate(alignments, articles), rules) if rules else []
    counts = _counts(extraction, alignments)
    return Report(articles, tuple(alignments), tuple(findings), counts, extraction.problems)


def align(articles: Sequence[Article], statements: Sequence[Statements]) -> list[Alignment]:
    """Return every group of two or more witnesses of one utterance, fact or question."""
    linked = link_speakers(statements)
    kinship = Kinship(articles, linked)
    drafts = chain(
        align_quotes(articles, linked, kinship),
        align_figures(linked),
        align_positions(linked, kinship),
        align_events(linked, kinship),
    )
    return finish(drafts, articles)


def collate(alignments: Iterable[Alignment], articles: Sequence[Article]) -> Iterator[Comparison]:
    """Yield the comparisons that rules judge."""
    by_id = {article.id: article for article in articles}
    for alignment in alignments:
        if alignment.kind in ("quote", "reported"):
            yield from compare_quotes(alignment, by_id)
        elif alignment.kind == "position":
            yield from compare_positions(alignment, by_id)
        elif alignment.kind == "subject":
            yield from compare_figures(alignment)
            yield from compare_positions(alignment, by_id)
            yield from compare_events(alignment, by_id)


def _counts(extraction: Extraction, alignments: Sequence[Alignment]) -> Counts:
    attributions = [a for each in extraction.statements for a in each.attributions]
    quotes = [a for a in attributions if a.kind is not Kind.REPORTED]
    statements = len(attributions) + sum(
        len(each.figures) + len(each.positions) + len(each.events) + len(each.moments) for each in extraction.statements
    )
    joined = {(w.document, w.start, w.end) for alignment in alignments for w in alignment.witnesses}
    alone = [q for q in quotes if not any((q.document, *piece) in joined for piece in q.pieces)]
    return Counts(
        articles=len(extraction.articles),
        passed_over=extraction.passed_over,
        statements=statements,
        quotes=len(quotes),
        unattributed=sum(q.speaker is None for q in quotes),
        single_outlet=len(alone),
    )
