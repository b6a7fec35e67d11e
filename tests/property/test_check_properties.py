"""What holds of a whole run, whatever the articles: offsets, order, copies of one article, unrelated articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import article, damaged_texts, newsrooms, texts

from discrepancy import pipeline
from discrepancy.extract.article import extract
from discrepancy.load.clean import blocks
from discrepancy.model import Article, Report, Severity, Statements, Witness
from discrepancy.pipeline import check
from discrepancy.report.json_report import render as render_json

LINE = re.compile(r"\r\n|\r|\n")


def witnesses(report: Report) -> Iterable[Witness]:
    for group in (*report.alignments, *report.findings):
        yield from group.witnesses


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of an offset, counted from 1 the plain way."""
    ends = [match.end() for match in LINE.finditer(text) if match.end() <= offset]
    return len(ends) + 1, offset - (ends[-1] if ends else 0) + 1


def spans(each: Statements) -> Iterable[tuple[int, int]]:
    for attribution in each.attributions:
        yield from attribution.pieces
        yield from filter(None, (attribution.source, attribution.cue))
    yield from each.scares
    for statement in (*each.figures, *each.positions, *each.events, *each.moments):
        yield statement.span


@given(damaged_texts())
def test_every_statement_stands_inside_its_article_and_is_not_empty(text: str) -> None:
    found = extract(article(0, text), blocks(text))
    assert all(0 <= start < end <= len(text) for start, end in spans(found))


@given(newsrooms(damaged_texts()))
def test_every_witness_is_a_slice_of_its_article_at_its_line_and_column(articles: list[Article]) -> None:
    report = check(articles)
    by_id = {a.id: a.text for a in articles}
    for witness in witnesses(report):
        text = by_id[witness.document]
        assert text[witness.start : witness.end] == witness.text != ""
        assert (witness.line, witness.column) == place(text, witness.start)
    for finding in report.findings:
        a, b = (by_id[w.document] for w in finding.witnesses)
        for variant in finding.variants:
            assert (a[slice(*variant.a_span)], b[slice(*variant.b_span)]) == (variant.a, variant.b)


@given(newsrooms(st.one_of(texts(), damaged_texts()), least=2), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_no_byte(articles: list[Article], random: Any) -> None:
    shuffled = articles[:]
    random.shuffle(shuffled)
    assert render_json(check(shuffled)) == render_json(check(articles))


@pytest.mark.parametrize("jobs", [2, 3])
def test_worker_processes_change_no_byte(jobs: int, seeds: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = render_json(check(seeds))
    monkeypatch.setattr(pipeline, "FEW", 2)
    monkeypatch.setattr(pipeline, "BATCH", 2)
    assert render_json(check(seeds, jobs=jobs)) == alone


def grave(report: Report) -> list[str]:
    """Return what is said above a note of words and who said them."""
    return [
        f"{f.rule}: {f.message}"
        for f in report.findings
        if f.rule.split("/")[0] in ("wording", "attribution") and f.severity is not Severity.NOTE
    ]


def contradictions(report: Report) -> set[tuple[str, ...]]:
    """Return the rule and the words of each contradiction above a note, whoever prints them."""
    found = (f for f in report.findings if f.rule.startswith("contradiction/") and f.severity is not Severity.NOTE)
    return {(f.rule, *sorted(w.text for w in f.witnesses)) for f in found}


def copied(original: Article) -> list[Article]:
    return [original, replace(original, id=f"copy/{original.id}", outlet="The Copycat")]


@given(newsrooms(texts(), most=1))
def test_an_article_does_not_differ_from_its_copy(articles: list[Article]) -> None:
    report = check(copied(articles[0]))
    assert grave(report) == []
    assert contradictions(report) <= contradictions(check(articles))


def test_no_sample_article_differs_from_its_copy(samples: list[Article]) -> None:
    for sample in samples:
        report = check(copied(sample))
        assert (sample.id, grave(report)) == (sample.id, [])
        assert (sample.id, contradictions(report) - contradictions(check([sample]))) == (sample.id, set())


# Shares no name and no run of words with the newsroom's articles.
STRANGER = (
    "“Orchids bloom late this season,” gardener Pilar Quintanilla said. “My greenhouse smells wonderful.”\n\n"
    "Quintanilla grows 340 varieties near Valparaíso. Her sister opposes pesticides entirely."
)


def told(report: Report) -> Sequence[dict[str, Any]]:
    found: Sequence[dict[str, Any]] = json.loads(render_json(report))["findings"]
    return found


@given(newsrooms(texts(), least=2))
def test_an_unrelated_article_changes_no_finding_among_the_others(articles: list[Article]) -> None:
    stranger = Article("zz.txt", "Garden Gazette", STRANGER)
    assert told(check([*articles, stranger])) == told(check(articles))


def worded(report: Report) -> set[str]:
    """Return the fingerprints of what is said of words and speakers; a figure's question may turn on its place."""
    return {f.fingerprint for f in report.findings if f.rule.split("/")[0] in ("wording", "attribution")}


@given(newsrooms(texts(), least=2, most=3), st.integers(0, 2), st.integers(0, 5), st.integers(0, 5))
def test_the_fingerprints_outlive_a_moved_paragraph(articles: list[Article], which: int, start: int, to: int) -> None:
    moved = articles[which % len(articles)]
    paragraphs = ["The day was mild and dry.", "Snow fell in the hills.", "A light wind rose towards the evening."]
    before = worded(check(articles))
    padded = replace(moved, text="\n\n".join([paragraphs[start % 3], moved.text, paragraphs[to % 3]]))
    assert worded(check([padded if a is moved else a for a in articles])) == before
