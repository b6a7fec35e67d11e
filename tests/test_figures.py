"""Figures: what is read from a sentence, which ones are set against each other, and that order changes nothing."""

from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import pairwise, permutations
from pathlib import Path

import pytest
import yaml

from discrepancy.align.figures import align_figures
from discrepancy.align.kinship import Kinship
from discrepancy.collate.figures import compare_figures
from discrepancy.extract.clauses import clauses
from discrepancy.extract.figures import read_figures
from discrepancy.extract.surroundings import Surroundings
from discrepancy.model import Alignment, Article, Block, Comparison, Figure, Role, Statements, Witness
from discrepancy.pipeline import check
from discrepancy.text import slips
from discrepancy.text.tokens import tokenize, words_of

CASES = Path(__file__).parent / "cases" / "figures"
TEXTS = {
    "a.txt": "A tram left the rails in Oldcastle, injuring 18 people.",
    "b.txt": "Eighteen people were hurt when the Oldcastle tram left its rails.",
    "c.txt": "The Oldcastle tram left the rails, and 81 people were injured.",
}


def cases(name: str) -> list:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


def figures_of(text: str, document: str = "a.txt") -> tuple[Figure, ...]:
    tokens = tokenize(text, [Block(0, len(text), Role.BODY)])
    return read_figures(tokens, document, Surroundings(tokens, None, ()))


def alignments(texts: dict[str, str], order: Iterable[str] | None = None) -> list[Alignment]:
    statements = [Statements(name, figures=figures_of(texts[name], name)) for name in order or texts]
    kinship = Kinship([Article(name, name, text) for name, text in texts.items()], statements)
    return [
        Alignment(
            str(n),
            draft.kind,
            tuple(
                Witness(
                    m.document, m.document, m.start, m.end, 1, 1, texts[m.document][m.start : m.end], None, m.statement
                )
                for m in draft.members
            ),
        )
        for n, draft in enumerate(align_figures(statements, kinship))
    ]


def compared(found: list[Alignment], texts: dict[str, str]) -> list[Comparison]:
    articles = {name: Article(name, name, text) for name, text in texts.items()}
    return [comparison for alignment in found for comparison in compare_figures(alignment, articles)]


STORY = "Ada Moss of Marport was there.\n\n{}\n\nTom Gray of Marport was not.\n\nAda Moss went home to Marport."


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("The plan passed by six votes to three.", "It got through by a single vote.", "figure-unsure"),
        ("The plan passed by six votes to three.", "The plan got through by three votes.", None),
        ("The lights came back six and a half hours later.", "Ten hours later the lights came on.", "figure-elsewhere"),
        ("The lights came back six and a half hours later.", "Nearly seven hours after that the lights came on.", None),
        ("The lights came back six hours later.", "Ten hours later a dog was found.", None),
        ("Two gunmen were on the roof.", "Four gunmen were in the hall.", None),
        ("Seven sheep were killed.", "The farm sold 17 sheep.", None),
        ("The road was closed at 5 p.m.", "The road was reopened at 9 p.m.", None),
        ("Shares fell 5% on Monday.", "Shares rose 2% on Tuesday.", None),
        ("The walkout took 1,860 staff off the job.", "The stoppage involved 1,680 members.", "figure-elsewhere"),
        ("The walkout took 1,860 staff off the job.", "The stoppage involved 2,480 members.", None),
        ("The walkout took 18 staff off the job.", "The stoppage involved 81 members.", None),
        ("The tower's bill came to half a million euros.", "It cost 212,000 euros, with paint.", "figure-unsure"),
    ],
)
def test_what_stands_alone_in_two_reports_of_a_story(a: str, b: str, rule: str | None):
    report = check([Article(name, name, STORY.format(text)) for name, text in (("a.txt", a), ("b.txt", b))])
    assert [finding.rule for finding in report.findings] == ([f"contradiction/{rule}"] if rule else [])


@pytest.mark.parametrize("case", cases("readings"), ids=lambda case: case["name"])
def test_figures_are_read(case):
    text = case["text"]
    found = figures_of(text)
    assert len(found) == len(case["figures"]), [text[slice(*f.span)] for f in found]
    for figure, expected in zip(found, case["figures"], strict=True):
        assert text[slice(*figure.span)] == expected.get("text", text[slice(*figure.span)])
        assert figure.unit == expected.get("unit", figure.unit)
        assert figure.bound == expected.get("bound", figure.bound)
        assert figure.low <= expected.get("value", figure.low) + 1e-9
        assert figure.high >= expected.get("value", figure.high) - 1e-9
        for name in ("low", "high"):
            assert getattr(figure, name) == pytest.approx(expected.get(name, getattr(figure, name)))
        for name in ("subset", "update"):
            assert getattr(figure, name) == expected.get(name, getattr(figure, name))
        for name in ("concepts", "counted", "names"):
            assert list(getattr(figure, name)) == expected.get(name, list(getattr(figure, name)))


def test_a_letter_that_ends_a_paragraph_is_no_article_of_the_next():
    text = "The doctor gave her vitamin a\n\nTrillion. New music came."
    assert check([Article("a.txt", "a.txt", text)]).statements[0].figures == ()


@pytest.mark.parametrize("text", cases("not_figures"))
def test_numbers_that_name_or_date_things_are_no_figures(text):
    assert [text[slice(*f.span)] for f in figures_of(text)] == []


@pytest.mark.parametrize("case", cases("pairs"), ids=lambda case: f"{case['a'][:30]} / {case['b'][:30]}")
def test_two_reports(case):
    found = alignments({"a.txt": case["a"], "b.txt": case["b"]})
    relations = {comparison.relation for comparison in compared(found, {"a.txt": case["a"], "b.txt": case["b"]})}
    expected = case["is"]
    if expected in ("sure", "unsure", "update", "perhaps"):
        assert relations == {expected}
    else:
        assert relations == set()
    if expected in ("agree", "apart"):
        assert bool(found) == (expected == "agree")


def test_the_deviant_stands_first_and_the_majority_second():
    (comparison,) = compared(alignments(TEXTS), TEXTS)
    assert (comparison.a.document, comparison.a.text) == ("c.txt", "81 people")
    assert comparison.b.document in ("a.txt", "b.txt")
    assert [(v.a, v.b) for v in comparison.variants] == [("81 people", comparison.b.text)]


def test_agreeing_witnesses_stand_together_and_the_question_holds_all():
    found = alignments(TEXTS)
    assert [(a.kind, [w.document for w in a.witnesses]) for a in found] == [
        ("figure", ["a.txt", "b.txt"]),
        ("subject", ["a.txt", "b.txt", "c.txt"]),
    ]


@pytest.mark.parametrize("order", list(permutations(TEXTS)))
def test_the_order_of_the_articles_changes_nothing(order):
    assert alignments(TEXTS, order) == alignments(TEXTS)


def test_figures_of_one_article_are_never_compared():
    text = "The tram crash in Oldcastle injured 18 people. The Oldcastle tram crash injured 81 people."
    assert alignments({"a.txt": text}) == []


def test_an_article_with_two_answers_is_not_said_to_deviate_from_one():
    texts = {
        "a.txt": "The tram crash in Oldcastle injured 18 people. The tram crash in Oldcastle injured 81 people.",
        "b.txt": "A tram crash in Oldcastle injured 18 people.",
    }
    assert compared(alignments(texts), texts) == []


def test_what_one_article_prints_of_both_is_no_more_than_worth_a_look():
    told = "The mill fire in Oldcastle destroyed 118 homes."
    other = "The mill fire in Oldcastle destroyed 181 homes."
    apart = {"a.txt": told, "b.txt": other}
    assert [c.relation for c in compared(alignments(apart), apart)] == ["sure"]
    both = {"a.txt": told, "b.txt": f"{other} At noon it was 118."}
    assert {c.relation for c in compared(alignments(both), both)} <= {"perhaps"}


def test_spans_are_the_texts_own():
    text = "He said: “About 40 cows, ”  and then 12 £ 3m."
    for figure in figures_of(text):
        start, end = figure.span
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The gate was shut, and he said it would stay shut.", 2),
        ("The mayor, who had left, said nothing.", 3),
        ("She will resign if the vote fails.", 2),
        ("Apples, pears and plums were sold.", 1),
        ("The road is closed; the bridge is open.", 2),
        ("The dam held after the rain.", 1),
        ("Six were treated for burns and two people were killed.", 2),
        ("Police said three men and two women were killed.", 1),
        ("Crews who were treated and two others were released.", 2),
        ("They were warned that between one and two boats were lost.", 2),
    ],
)
def test_clauses_cover_the_sentence_and_are_cut_where_a_subject_and_verb_begin(text, parts):
    tokens = words_of(text)
    spans = clauses(tokens, 0, len(tokens.words))
    assert len(spans) == parts, [tokens.slice(*span) for span in spans]
    assert [spans[0][0], spans[-1][1]] == [0, len(tokens.words)]
    assert all(one[1] == other[0] for one, other in pairwise(spans))


def test_a_long_line_without_a_full_stop_takes_time_in_proportion():
    def seconds(size: int) -> float:
        text = "20 people, including a nurse, and 30 goats in Oldcastle, Ann Lee, 41, " * size
        started = time.perf_counter()
        figures_of(text)
        return time.perf_counter() - started

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(200), 0.001)


@pytest.mark.parametrize(
    ("a", "b", "telling"),
    [
        (460, 640, slips.CLEAR),
        (213, 312, slips.CLEAR),
        (1_400, 14_000, slips.CLEAR),
        (6_000, 60_000, slips.FAINT),
        (47, 41, slips.FAINT),
        (409_817, 409_917, slips.CLEAR),
        (460, 999, 0),
        (460, 460, 0),
        (0, 5, 0),
    ],
)
def test_a_slip_of_the_pen_is_told_from_any_other_difference(a, b, telling):
    assert slips.slip(a, b) == slips.slip(b, a) == telling
