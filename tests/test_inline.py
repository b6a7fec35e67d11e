"""Comments in an article that ignore a finding: what they reach, what they do not, and what is told of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from newsdesk import FILLER, OTHER, OTHER_CHANGED, SAYS, SAYS_NOT, discrepancy, put
from property.newsroom import newsrooms, texts

from discrepancy.gate.holding import everything
from discrepancy.gate.inline import hold
from discrepancy.load.clean import blocks
from discrepancy.model import Article
from discrepancy.pipeline import check
from discrepancy.text.hidden import without_comments

IGNORE = "<!-- discrepancy: ignore wording/negation -- checked against the tape -->"
NAMES = frozenset({"wording", "wording/negation", "wording/modal", "attribution"})


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, in the working directory; each test adds the one that differs."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "desk", "wire.md", SAYS_NOT, FILLER, OTHER)
    return tmp_path / "desk"


def checked(*options: str) -> Result:
    return discrepancy("check", "desk", *options)


@pytest.mark.parametrize(
    "paragraphs",
    [
        (FILLER, IGNORE, SAYS, OTHER),
        (FILLER, f"{SAYS} {IGNORE}", OTHER),
        (FILLER, f"{IGNORE} {SAYS}", OTHER),
        (FILLER, f"The port was the matter. {IGNORE} {SAYS} It was late.", OTHER),
        (FILLER, f"> {IGNORE}\n>\n> {SAYS}", OTHER),
        (IGNORE, f"HARBOUR TOWN, May 6 (Reuters) — {SAYS}", OTHER),
        (FILLER, IGNORE, "<!-- another note -->", SAYS, OTHER),
        (FILLER, IGNORE.replace(" -- ", "\n  -- "), SAYS, OTHER),
        (FILLER, IGNORE.replace("wording/negation", "wording"), SAYS, OTHER),
        (FILLER, IGNORE.replace("wording/negation", "attribution, wording/negation"), SAYS, OTHER),
        (FILLER, "<!--discrepancy:ignore wording/negation --checked-->", SAYS, OTHER),
        (FILLER, f"{IGNORE}{IGNORE.replace('negation', 'modal')}", SAYS, OTHER),
        (FILLER, f"{IGNORE.replace('negation', 'modal')} {IGNORE}", SAYS, OTHER),
        (FILLER, "<!-- was:\n```\n-->", IGNORE, SAYS, "<!-- was:\n```\n-->", OTHER),
        (FILLER, IGNORE, "“We will sell the port\nto anyone this year,” Mayor Ana Ruiz\nsaid on Monday.", OTHER),
    ],
    ids=[
        "above", "after", "before", "within", "quoted", "dateline",
        "two", "broken", "family", "list", "tight", "side-by-side", "second", "fenced-off", "wrapped",
    ],
)
def test_a_comment_ignores_what_is_found_in_its_paragraph_or_alone_in_the_next(
    desk: Path, paragraphs: tuple[str, ...]
) -> None:
    put(desk, "post.md", *paragraphs)
    result = checked()
    assert (result.exit_code, "1 finding held: 1 ignored inline" in result.stdout) == (0, True), result.output
    assert result.stderr.splitlines()[-1] == "discrepancy: gate open; 1 held"


@pytest.mark.parametrize(
    "paragraphs",
    [
        (IGNORE, FILLER, SAYS),
        (SAYS, IGNORE),
        (f"{FILLER} {IGNORE}", SAYS),
        (IGNORE.replace("negation", "modal"), SAYS),
        ("```", IGNORE, "```", SAYS),
        ("<!-- on a discrepancy between the two: ignore it -->", SAYS),
    ],
    ids=["too-far", "below", "beside", "another-rule", "code", "no-directive"],
)
def test_a_comment_ignores_nothing_else(desk: Path, paragraphs: tuple[str, ...]) -> None:
    put(desk, "post.md", *paragraphs)
    result = checked()
    assert (result.exit_code, "error[wording/negation]" in result.stdout) == (1, True)


def test_either_article_may_hold_the_comment(desk: Path) -> None:
    put(desk, "post.md", SAYS)
    put(desk, "wire.md", IGNORE, SAYS_NOT, FILLER)
    assert checked().exit_code == 0


def test_the_reason_is_shown_where_it_is_asked_for(desk: Path) -> None:
    put(desk, "post.md", IGNORE, SAYS)
    assert "ignored in the article: checked against the tape" in checked("--show-held").stdout


def test_a_comment_that_ignores_nothing_is_told_and_shuts_nothing(desk: Path) -> None:
    put(desk, "post.md", SAYS_NOT, IGNORE.replace("wording/negation", "wording/modal"), OTHER)
    result = checked()
    assert result.exit_code == 0
    assert result.stderr == "desk/post.md:3:1: nothing here is found by wording/modal: the comment can go\n"
    assert checked("--select", "wording/negation").stderr == ""


def test_a_comment_on_a_family_is_not_called_useless_while_some_of_its_rules_do_not_judge(desk: Path) -> None:
    put(desk, "post.md", IGNORE.replace("wording/negation", "wording"), SAYS_NOT, OTHER)
    assert checked("--select", "wording/modal").stderr == ""
    assert "nothing here is found by wording" in checked("--select", "wording").stderr


@pytest.mark.parametrize(
    ("comment", "complaint"),
    [
        ("<!-- discrepancy: ignore -- seen -->", "no rule to ignore"),
        ("<!-- discrepancy: ignore wording, -- seen -->", "no rule to ignore"),
        ("<!-- discrepancy: ignore wording -->", "no reason, after two hyphens"),
        ("<!-- discrepancy: ignore wording -- -->", "no reason, after two hyphens"),
        (
            "<!-- discrepancy: ignore wording/negatoin -- seen -->",
            "no rule is called 'wording/negatoin' (did you mean 'wording/negation'?)",
        ),
        ("<!-- discrepancy: ignore wording — seen -->", "no rule is called 'wording — seen'"),
        ("<!-- discrepancy: ingore wording -- seen -->", "unknown directive 'ingore'"),
        ("<!-- discrepancy: -->", "unknown directive ''"),
        ("<!-- discrepancy ignore wording -- seen -->", "no colon after “discrepancy”"),
        ("<!-- Discrepancy: ignore all -- seen -->", "no rule is called 'all'"),
        ("<!-- discrepancy: ignore wording -- seen", "a comment is never closed by -->"),
        ("<!-- discrepancy: ignore wording -- seen\n\n<!-- a note -->", "not closed by --> before the next one"),
    ],
)
def test_a_malformed_comment_silences_nothing_and_is_an_error_beside_the_whole_report(
    desk: Path, comment: str, complaint: str
) -> None:
    put(desk, "post.md", FILLER, f"  {comment}", SAYS)
    result = checked()
    first, last = result.stderr.splitlines()[0], result.stderr.splitlines()[-1]
    assert result.exit_code == 2
    assert first.startswith("desk/post.md:3:3: ") and complaint in first
    assert first.endswith(": write <!-- discrepancy: ignore RULE -- reason -->")
    assert last == "discrepancy: 1 comment to this program could not be understood; 1 error in the rest"
    assert "error[wording/negation]" in result.stdout


def test_exit_zero_does_not_open_the_gate_for_a_malformed_comment(desk: Path) -> None:
    put(desk, "post.md", "<!-- discrepancy: ignore -->", SAYS_NOT)
    result = checked("--exit-zero")
    assert (result.exit_code, result.stdout.count("0 errors")) == (2, 1)


@pytest.mark.parametrize("place", [0, 20, len(SAYS_NOT) // 2, SAYS_NOT.index(" Mayor"), len(SAYS_NOT)])
def test_a_comment_is_never_read_as_words_of_the_article(desk: Path, place: int) -> None:
    note = " <!-- “We will not,” said Bob Hall: 12 dead --> "
    put(desk, "post.md", SAYS_NOT[:place] + note + SAYS_NOT[place:])
    result = checked("--fail-on", "note")
    assert result.exit_code == 0
    assert '"speaker": "Bob Hall"' not in discrepancy("extract", "desk").stdout


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("```\nif a <!-- b\n```", SAYS, "<!-- a note -->"),
        ("---\noutlet: Post\ntitle: \"A <!-- b\"\n---", SAYS, "An arrow --> that way."),
        ("Use the mark <!-- in code.", SAYS, "<!-- a note -->"),
        (f"Use the mark <!-- in code. {SAYS} <!-- a note -->",),
        (f"<!-- a note --> Use the mark <!-- in code.\n\n{SAYS}\n\n<!-- a note -->".replace("\n", "\r\n"),),
        ("<!-- a note\n```\n-->", SAYS, "<!-- a note\n```\n-->"),
    ],
    ids=["code", "front-matter", "paragraph", "second", "beside", "fence"],
)
def test_what_is_no_comment_swallows_nothing_of_the_article(desk: Path, paragraphs: tuple[str, ...]) -> None:
    put(desk, "post.md", *paragraphs)
    result = checked()
    assert (result.exit_code, "error[wording/negation]" in result.stdout) == (1, True), result.output


@pytest.mark.parametrize("opener", ["<!--", "> <!--", "<!-- a note --> <!--"])
def test_a_comment_that_begins_its_line_may_hide_paragraphs(desk: Path, opener: str) -> None:
    put(desk, "post.md", FILLER, f"{opener} until Monday:", SAYS, "-->", SAYS_NOT)
    assert checked("--fail-on", "note").exit_code == 0


def test_many_marks_that_hide_nothing_are_passed_over_quickly() -> None:
    for text in ("x <!-- ", "x <!--\n\n", "```\n~~~ <!--\n", "~~~~\n```\n<!-- x"):
        assert len(without_comments(text * 100_000 + "-->")) == len(text) * 100_000 + 3


def test_offsets_are_those_of_the_file_with_its_comments() -> None:
    noted = SAYS.replace("to anyone", "<!-- sic --> to anyone")
    articles = [Article("a", "A", SAYS_NOT), Article("b", "B", f"{IGNORE}\n\n{noted}")]
    report = check(articles)
    (finding,) = report.findings
    texts_of = {article.id: article.text for article in articles}
    for group in (*report.findings, *report.alignments):
        for witness in group.witnesses:
            assert witness.text == texts_of[witness.document][witness.start : witness.end]
    assert {w.text.count("sic") for w in finding.witnesses} == {0, 1}


@given(newsrooms(texts(), least=2, most=3), st.lists(st.integers(0, 8), max_size=3), st.randoms())
def test_nothing_found_is_lost_or_doubled_and_the_order_of_files_never_matters(
    articles: list[Article], places: list[int], random
) -> None:
    paragraphs = articles[0].text.split("\n\n")
    for place in places:
        paragraphs.insert(place, "<!-- discrepancy: ignore wording, attribution -- seen -->")
    noted = [replace(articles[0], text="\n\n".join(paragraphs)), *articles[1:]]
    report = check(noted)
    outcome = hold(report, blocks, NAMES)
    assert sorted(everything(outcome.report), key=lambda f: f.order) == list(report.findings)
    assert outcome.problems == ()
    assert {f.rule for f in report.findings} == {f.rule for f in check(articles).findings}
    random.shuffle(noted)
    assert hold(check(noted), blocks, NAMES) == outcome


def test_each_way_of_holding_takes_what_the_one_before_left(desk: Path) -> None:
    put(desk, "post.md", SAYS, OTHER_CHANGED)
    assert discrepancy("baseline", "desk").exit_code == 0
    put(desk, "post.md", IGNORE, SAYS, OTHER_CHANGED)
    both = ("--baseline", "discrepancy-baseline.json", "--accepted", "discrepancy-accepted.yml")
    discrepancy("accept", "wording", "--reason", "x", "--owner", "y")
    result = checked(*both)
    assert "2 findings held: 1 accepted, 1 ignored inline" in result.stdout
    assert "0 findings held by the baseline, 0 of its entries stale" in result.stderr
