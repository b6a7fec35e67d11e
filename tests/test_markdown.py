"""The comment on a pull request: what a reader sees of it, and that no article can write in it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hostile import CONTROLS, HOSTILE_ARTICLES, MARKUP
from hypothesis import given
from hypothesis import strategies as st
from readers import Page, read_markdown
from test_report import DEVIANT, FINDING, POST, READING, REPORT, of, variant, witness

from discrepancy.model import Severity, VariantClass
from discrepancy.pipeline import check
from discrepancy.report.look import Look
from discrepancy.report.markdown import LONGEST, render
from discrepancy.report.mdescape import escaped
from discrepancy.report.visible import visible

OURS = {"h3", "table", "thead", "tbody", "tr", "th", "td", "p", "strong", "del", "code", "blockquote", "br"}
FOLD = {"details", "summary"}
PARTS = re.findall(
    r"\S+ ?",
    "< > & ` * _ ~ [x](y) \\ | # @a 1. - + = :// www.a.test http://a.test a@b.test "
    "! $ :x: &lt; &#1; GH-1 abcdef12 \U0001d54f",
)
MORE = ("\n", "\x00", "\u202e", "    ")


def note(**changes):
    return replace(FINDING, severity=Severity.NOTE, rule="wording/case", **changes)


def test_a_finding_shows_both_witnesses_with_the_words_that_differ_marked():
    text = render(REPORT)
    assert "\n> **Coast Post** <code>post.txt:1</code> · Dana Orrin<br>\n> We ~~will~~ rebuild the wall" in text
    assert "\n> **Harbour Wire** <code>wire.txt:1</code> · Dana Orrin<br>\n> We **could** rebuild the wall" in text
    page = "".join(Page(text).parts)
    assert "\x01del\x02will\x01/del\x02" in page and "\x01strong\x02could\x01/strong\x02" in page
    assert Page(text).tags.count("blockquote") == 2


def test_the_head_counts_what_was_found_and_read():
    text = render(REPORT)
    assert text.startswith("### discrepancy: 1 error, 0 warnings, 0 notes; 1 article could not be read\n")
    assert "| 3 | 3 | 1 | 1 |\n" in text
    assert "<code>bad.txt</code> could not be read: is not text" in text


@pytest.mark.parametrize(("a", "b"), [("30%", "20%"), ("“will”", "“could”"), ("e\u0301", "o\u0301"), ("(we)", "I")])
def test_a_mark_holds_where_it_does_not_begin_or_end_with_a_letter(a, b):
    first, second = (replace(POST, id=f"{x}.txt", text=f"So{x}it is.") for x in (a, b))
    found = witness(first, first.text), witness(second, second.text)
    page = Page(render(of(*found, variant(VariantClass.NUMBER, *found, a, b))))
    assert page.tags.count("del") == 1 and page.tags.count("strong") == 4  # severity, two outlets, the other's words


def test_marks_that_touch_are_two():
    article = replace(POST, text="Some-thing is so.")
    a = witness(article, article.text)
    found = [variant(VariantClass.NAME, a, READING, x, y) for x, y in (("Some-", "We"), ("thing", "the"))]
    page = "".join(Page(render(of(a, READING, *found))).parts)
    assert page.count("\x01del\x02") == 2 and "~" not in page


def test_notes_are_folded_under_what_is_worse():
    text = render(replace(REPORT, findings=(note(), FINDING)))
    assert text.index("wording/modal") < text.index("<details><summary>1 note</summary>") < text.index("wording/case")
    assert text.endswith("\n</details>\n")


def test_what_is_less_than_asked_for_is_counted_and_not_shown():
    text = render(replace(REPORT, findings=(FINDING, note())), Look(min_severity=Severity.WARNING))
    assert "1 note (1 below warning not shown)" in text and "wording/case" not in text


def worse(**changes):
    return replace(FINDING, **changes)


@pytest.mark.parametrize(("make", "message"), [(worse, "𝕏*" * 90), (note, "")])
def test_a_comment_is_no_longer_than_github_takes_and_says_what_it_left_out(make, message):
    report = replace(REPORT, findings=tuple(make(message=f"{n} {message}") for n in range(2_000)))
    text = render(report)
    assert LONGEST * 0.9 < len(text.encode("utf-16-le")) // 2 <= LONGEST
    left_out = int(re.search(r"([\d,]+) more findings left out", text)[1].replace(",", ""))
    assert len(read_markdown(text)) + left_out == 2_000
    page = Page(text)
    assert "".join(page.parts).count("details\x02") % 2 == 0
    assert set(page.tags) <= OURS | FOLD


def test_many_inputs_that_could_not_be_read_are_counted():
    text = render(replace(REPORT, problems=REPORT.problems * 5_000))
    assert len(text) < LONGEST and "and 4,980 more" in text


def test_no_article_writes_in_the_comment():
    page = Page(render(check(HOSTILE_ARTICLES)))
    assert set(page.tags) <= OURS
    assert set(page.attributes) <= {"align"}
    assert {comment.strip() for comment in page.comments} <= {""}
    shown = page.text.replace("\u200b", "")
    for part in ("<script>alert(1)</script>", "[a](http://evil.test)", "`x` **b** ~~c~~ | <!-- --> & &amp; {0}"):
        assert part in shown


def test_nobody_is_told_and_nothing_is_linked():
    page = Page(render(of(replace(DEVIANT, text=f"{MARKUP} {CONTROLS}"), READING, message=MARKUP)))
    assert "a" not in page.tags
    assert not re.search(r"@\w|#\d|GH-\d|://|www\.|:tada:", page.text)


@given(st.lists(st.sampled_from((*PARTS, *MORE)) | st.characters(codec="utf-8"), max_size=30).map("".join))
def test_any_text_shows_as_it_stands_wherever_it_is_put(text):
    for before in ("", "> ", "x ", "- x\n  ", "| a |\n|---|\n| "):
        page = Page(f"{before}{escaped(text)}\n")
        assert set(page.tags) <= {"p", "blockquote", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
        assert not page.comments
        assert squeezed(page.text).endswith(squeezed(visible(text)))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u200b", "")).strip()


def test_speakers_are_marked_where_the_words_are_the_same_and_days_where_those_differ():
    said = "“We could rebuild the whole of the sea wall before winter if the council votes it,” {} said on {}."
    pairs = [("Dana Orrin", "Monday"), ("Kim Vale", "Monday")], [("Dana Orrin", "Monday"), ("Dana Orrin", "Tuesday")]
    for (first, second), marked in zip(pairs, (("Dana Orrin", "Kim Vale"), ("Monday", "Tuesday")), strict=True):
        articles = [replace(POST, id=f"{n}.txt", text=said.format(*each)) for n, each in enumerate((first, second))]
        text = render(check(articles))
        assert all(re.search(rf"(~~|\*\*){each}\1", text) for each in marked)
