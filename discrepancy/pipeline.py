"""The flow on one page: load, extract, link, align, collate, judge. Each stage is a plain function of its inputs."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeVar

from discrepancy.align.accounts import align_accounts
from discrepancy.align.commitments import align_commitments
from discrepancy.align.copies import Copies
from discrepancy.align.dated import align_dated
from discrepancy.align.details import align_details
from discrepancy.align.events import align_events
from discrepancy.align.figures import align_figures
from discrepancy.align.introductions import align_introductions
from discrepancy.align.kinship import Kinship
from discrepancy.align.positions import align_positions
from discrepancy.align.quotes import align_quotes
from discrepancy.align.restated import Restatements, told_once
from discrepancy.align.turns import align_turns
from discrepancy.align.witnesses import finish, in_order
from discrepancy.collate.apparatus import collation_of
from discrepancy.collate.commitments import compare_commitments
from discrepancy.collate.events import compare_events, opponents_of
from discrepancy.collate.figures import compare_figures
from discrepancy.collate.gaps import left_out
from discrepancy.collate.introductions import compare_introductions
from discrepancy.collate.positions import compare_positions
from discrepancy.collate.quotes import compare_quotes
from discrepancy.errors import LoadError, Problem
from discrepancy.extract.article import extract, extract_each
from discrepancy.judge.engine import judge, settle
from discrepancy.judge.schema import Rule, default_rules
from discrepancy.link.holders import name_holders
from discrepancy.link.speakers import link_speakers
from discrepancy.load.clean import blocks
from discrepancy.load.files import EVERYTHING, Choice, find, name_of, read, read_reference
from discrepancy.model import (
    Alignment,
    Article,
    Attribution,
    Block,
    Comparison,
    Counts,
    Finding,
    Kind,
    Report,
    Statements,
    Witness,
)
from discrepancy.text.context import BRIEF, FARTHEST, beside
from discrepancy.text.moved import as_printed, as_seen, collation_as_printed, from_file, in_file, readable
from discrepancy.text.places import PlaceOf, place_of
from discrepancy.text.turning import turning_spans
from discrepancy.values import changed
from discrepancy.workers import in_batches, together

T = TypeVar("T")
Progress = Callable[[int, int], None]
BATCH = 16  # articles a worker takes at a time, at most
SHARES = 4  # batches that each worker gets at least, so that none waits long for another
RESTATED = 8  # shares of what is looked for restated: the last that a process takes keeps the others waiting
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
    folder: Path,
    *,
    rules: Sequence[Rule] | None = None,
    references: Iterable[Path] = (),
    jobs: int = 1,
    progress: Progress | None = None,
    choice: Choice = EVERYTHING,
) -> Report:
    """Return the report on the articles of a folder; what cannot be read stands in its `problems`.

    `choice` tells which of them to read, and whose they are where they do not say it. `references` are files, in the
    folder or elsewhere, or folders of them, that outrank the articles and are always read.

    Raises:
        LoadError: the folder itself cannot be read.
    """
    extraction = extract_folder(folder, references=references, jobs=jobs, progress=progress, choice=choice)
    return _judged(extraction, rules, jobs)


def check_extraction(extraction: Extraction, rules: Sequence[Rule] | None = None) -> Report:
    """Return the report on statements that were extracted before; otherwise as `check_folder`."""
    return _judged(extraction, rules, 1)


def without(report: Report, documents: Set[str], rules: Sequence[Rule]) -> Report:
    """Return the report on a report's articles less some documents."""
    pairs = zip(report.articles, report.statements, strict=True)
    kept = [(article, statements) for article, statements in pairs if article.id not in documents]
    return check_extraction(Extraction(tuple(a for a, _ in kept), tuple(s for _, s in kept)), rules)


def align_folder(
    folder: Path,
    *,
    references: Iterable[Path] = (),
    jobs: int = 1,
    progress: Progress | None = None,
    choice: Choice = EVERYTHING,
) -> Report:
    """Return the alignments of a folder's articles, judged by no rule; otherwise as `check_folder`."""
    extraction = extract_folder(folder, references=references, jobs=jobs, progress=progress, choice=choice)
    return _judged(extraction, (), jobs)


def extract_folder(
    folder: Path,
    *,
    references: Iterable[Path] = (),
    jobs: int = 1,
    progress: Progress | None = None,
    choice: Choice = EVERYTHING,
) -> Extraction:
    """Return the statements of a folder's articles and of references; the workers read their own files."""
    found = find(folder, choice.takes)
    named = [(name, choice.outlet(name) if choice.outlet else None) for name in found.articles]
    batches = [(folder, names) for names in _batches(named, jobs)]
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
    read = Extraction(tuple(a for a, _ in pairs), tuple(s for _, s in pairs), tuple(problems), found.passed_over)
    return _with_references(read, folder, references, choice)


def _with_references(
    extraction: Extraction, folder: Path, references: Iterable[Path], choice: Choice
) -> Extraction:
    """Read the references and put each in the place of the article that it is, or beside the articles."""
    read = zip(extraction.articles, extraction.statements, strict=True)
    found = {article.id: (article, statements) for article, statements in read}
    problems = {_place(problem): problem for problem in extraction.problems}
    for path in references:
        for one in _references(path, folder, choice):
            if isinstance(one, Problem):
                problems.setdefault(_place(one), one)
            else:
                found[one[0].id] = one
    pairs = [found[name] for name in sorted(found)]
    articles, statements = tuple(a for a, _ in pairs), tuple(s for _, s in pairs)
    return replace(extraction, articles=articles, statements=statements, problems=tuple(problems.values()))


def _place(problem: Problem) -> tuple[Path, str]:
    """What makes two problems one: an article that is also a reference cannot be read once, not twice."""
    path = Path(problem.path)  # which may be a link in a circle, and so is not followed
    return path.parent.resolve() / path.name, problem.message


def _references(path: Path, folder: Path, choice: Choice) -> Iterator[tuple[Article, Statements] | Problem]:
    """Yield the references of a path with their statements; one that says nothing would silently outrank nobody."""
    listed = find(path)
    yield from listed.problems
    if not listed.articles and not listed.problems:
        yield Problem(str(path), "holds no .txt or .md to be the reference")
    for inner in listed.articles:
        file = path / inner if path.is_dir() else path
        name = name_of(file, folder)
        try:
            article = read_reference(file, name, choice.outlet(name) if choice.outlet else None)
        except LoadError as error:
            yield from error.problems
            continue
        found = _statements(article)
        if found.attributions or found.figures or found.positions or found.events:
            yield article, found
        else:
            yield Problem(str(file), "nothing in it can be a reference: no quote, speaker's label, figure or event")


def collate(
    alignments: Sequence[Alignment], articles: Mapping[str, Article], place: PlaceOf = place_of
) -> Iterator[Comparison]:
    """Yield what rules judge; `articles` are by id, a `place` is one for all printings, events need all alignments."""
    opponents = opponents_of(alignments, place)
    for alignment in alignments:
        if alignment.kind in ("quote", "reported"):
            yield from compare_quotes(alignment, articles, place)
        elif alignment.kind == "position":
            yield from compare_positions(alignment, articles, place)
        elif alignment.kind == "subject":
            yield from compare_figures(alignment, articles, place)
            yield from compare_positions(alignment, articles, place)
            yield from compare_events(alignment, articles, opponents, place)
        elif alignment.kind == "introduction":
            yield from compare_introductions(alignment)
        elif alignment.kind == "commitment":
            yield from compare_commitments(alignment, articles)


def collated(report: Report, *, every: bool = False) -> Report:
    """Return a report with the collations of its alignments: of those with findings, or of `every` one."""
    articles = {article.id: readable(article) for article in report.articles}
    files = {article.id: article for article in report.articles if article is not articles[article.id]}
    told = {finding.alignment for finding in report.findings}
    chosen = (as_seen(a, files) for a in report.alignments if a.kind == "quote" and (every or a.id in told))
    found = (collation_of(alignment, articles) for alignment in chosen)
    return replace(report, collations=tuple(collation_as_printed(each, files) for each in found if each))


def _judged(extraction: Extraction, rules: Sequence[Rule] | None, jobs: int) -> Report:
    """Align, collate and judge: quotes here, and facts by turns with other processes."""
    articles, chosen = extraction.articles, default_rules() if rules is None else rules
    shown, jobs = [readable(article) for article in articles], _jobs(jobs, articles)
    by_id = {article.id: article for article in shown}
    linked = link_speakers([from_file(*pair) for pair in zip(articles, extraction.statements, strict=True)])
    kinship = Kinship(shown, linked)
    linked = name_holders(linked, kinship.kin)
    copies = Copies(shown, linked)
    near = kinship.among(copies.compared)
    compared = copies.articles, copies.statements, near

    def judged(some: Sequence[Alignment], more: Iterable[Comparison] = ()) -> list[Finding]:
        found = judge(chain(collate(some, by_id, copies.place), more), chosen) if chosen else []
        return _with_context(found, by_id)

    def on_quotes() -> tuple[list[Alignment], list[Finding]]:
        met = align_quotes(shown, linked, kinship)
        more = align_introductions(linked, kinship.kin), align_commitments(shown, linked, kinship, met)
        found = in_order(finish(chain(met, *more), shown))
        return found, judged(found, left_out(found, by_id))

    def on_figures() -> tuple[list[Alignment], list[Finding]]:
        found = finish(copies.joined(align_figures(copies.statements, near)), shown)
        return found, judged(found)

    def on_events() -> tuple[list[Alignment], list[Finding]]:
        pairs = (*align_events(*compared), *align_dated(*compared), *align_accounts(*compared))
        held = copies.joined(align_positions(copies.statements, near))
        found = finish((*held, *copies.met(pairs)), shown)
        return found, judged(found)

    restatements, shares = Restatements(*compared), RESTATED if jobs > 1 else 1
    on_restated = [partial(restatements.drafts, n, shares) for n in range(shares)]
    (quotes, of_quotes), of_facts, restated = together(on_quotes, (on_figures, on_events), on_restated, jobs)
    facts = [alignment for found, _ in of_facts for alignment in found]
    once_more = finish(copies.met(told_once(chain.from_iterable(restated), facts)), shown)
    looks = (*align_details(*compared[1:]), *align_turns(*compared))
    once_more += finish(copies.met(told_once(looks, [*facts, *once_more])), shown)
    findings = settle(chain(of_quotes, *(found for _, found in of_facts), judged(once_more)))
    alignments = in_order([*quotes, *facts, *once_more])
    if not chosen:
        alignments = [replace(a, witnesses=_in_context(a.witnesses, by_id)) for a in alignments]
    files = {article.id: article for article in articles if article is not by_id[article.id]}
    return Report(
        articles,
        tuple(as_printed(alignment, files) for alignment in alignments),
        tuple(as_printed(finding, files) for finding in findings),
        _counts(extraction, alignments),
        extraction.problems,
        statements=extraction.statements,
        rules=tuple(rule.info() for rule in sorted(chosen, key=lambda rule: rule.id)),
    )


def _with_context(found: Sequence[Finding], articles: Mapping[str, Article]) -> list[Finding]:
    """Return findings whose witnesses have the words beside them that a person needs."""
    rules = defaultdict[tuple[Witness, ...], list[str]](list)  # those on the same witnesses are read together
    for one in found:
        rules[one.witnesses].append(one.rule)
    return [
        changed(one, witnesses=_in_context(one.witnesses, articles, _brief(one), rules[one.witnesses])) for one in found
    ]


def _brief(finding: Finding) -> int:
    """Return the length from which a finding's witnesses need no words beside them; who and when stand only there."""
    return sys.maxsize if finding.rule.startswith("attribution/") else BRIEF


def _in_context(
    witnesses: Sequence[Witness], articles: Mapping[str, Article], brief: int = BRIEF, rules: Sequence[str] = ()
) -> tuple[Witness, ...]:
    """Return witnesses that a person will read with the words beside those of less than `brief` characters.

    What rules on who, when and where turn on is among these words.
    """
    return tuple(_beside(w, articles[w.document].text, brief, rules) for w in witnesses)


def _beside(witness: Witness, text: str, brief: int, rules: Iterable[str]) -> Witness:
    low = max(0, witness.start - FARTHEST)
    near = text[low : witness.end + FARTHEST]
    keep = [span for rule in rules for span in turning_spans(rule, witness, near, low)]
    before, after = beside(text, witness.start, witness.end, brief, keep)
    return changed(witness, before=before, after=after)


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
    """Return the statements of some articles, read as they are seen, with their places in the file."""
    found = extract_each(map(_in_blocks, articles))
    return [in_file(*pair) for pair in zip(articles, found, strict=True)]


def _statements(article: Article) -> Statements:
    return in_file(article, extract(*_in_blocks(article)))


def _in_blocks(article: Article) -> tuple[Article, tuple[Block, ...]]:
    """Return an article as a reader sees it, and its paragraphs."""
    shown = readable(article)
    return shown, blocks(shown.text)


def _read_batch(batch: tuple[Path, Sequence[tuple[str, str | None]]]) -> list[tuple[Article, Statements] | LoadError]:
    """Read some files and then extract them all: by turns, each of the two would cool the other's caches."""
    folder, names = batch
    found = [_read(folder, name, outlet) for name, outlet in names]
    statements = iter(_extract_batch([one for one in found if not isinstance(one, LoadError)]))
    return [one if isinstance(one, LoadError) else (one, next(statements)) for one in found]


def _read(folder: Path, name: str, outlet: str | None) -> Article | LoadError:
    try:
        return read(folder, name, outlet)
    except LoadError as error:
        return error


def _counts(extraction: Extraction, alignments: Sequence[Alignment]) -> Counts:
    quotes = [a for each in extraction.statements for a in each.attributions if a.kind is not Kind.REPORTED]
    said = (each.witnesses for each in alignments if each.kind in ("quote", "reported"))
    met = {
        (w.document, w.statement.pieces)
        for witnesses in said
        if len({w.outlet for w in witnesses}) > 1
        for w in witnesses
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
