"""What an article's reader sees where the file has entities, invisible characters, accents set apart and links."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from discrepancy.load.metadata import article
from discrepancy.model import Article, Report
from discrepancy.pipeline import check, collated
from discrepancy.text.seen import seen

PLAIN = "“We won't sell the café at Pier 5 or the old port this year,” Mayor José Peña said at Marks & Spencer.\n"
CHANGED = PLAIN.replace("old", "new")
FORMS = {
    "entities": [("&", "&amp;"), ("“", "&ldquo;"), ("”", "&#8221;"), ("é", "&eacute;"), (" 5", "&nbsp;5")],
    "apostrophes": [("'", "&#39;")],
    "quotation marks": [("“", "&quot;"), ("”", "&quot;")],
    "soft hyphens": [("old", "o\u00adld"), ("Peña", "Pe\u00adña"), ("port", "po\u00adrt")],
    "zero-width spaces": [("“", "\u200b“"), ("old", "o\u200bld"), ("year", "ye\u200bar")],
    "accents": [("é", "e\u0301"), ("ñ", "n\u0303")],
    "links": [("old port", "[old port](http://x.org/a_(b))"), ("José Peña", '[José Peña](/who "The mayor")')],
}
_PARTS = st.sampled_from(
    ["&amp;", "&nbsp;", "&lt;!--", "-->", "\u00ad", "e\u0301", "a", " ", "\n", "“", "[a](b.c)", "[", "---\n", "```\n"]
)


def written(text: str, form: str) -> str:
    for seen_so, stands in FORMS[form]:
        text = text.replace(seen_so, stands)
    return text


def checked(file: str) -> Report:
    return collated(check([Article("a.md", "Wire", file), Article("b.md", "Post", CHANGED)]), every=True)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_what_is_written_otherwise_reads_alike_and_stands_where_the_file_has_it(form: str) -> None:
    file = "A line above.\n\n" + written(PLAIN, form)
    report, (expected,) = checked(file), checked(PLAIN).findings
    (finding,) = report.findings
    assert (finding.rule, finding.message) == (expected.rule, expected.message)
    witness = next(w for w in finding.witnesses if w.document == "a.md")
    assert witness.speaker == "José Peña"
    assert witness.text == file[witness.start : witness.end] == written(expected_text(expected), form)
    assert (witness.line, witness.column) == (3, witness.start - file.index("\n\n") - 1)
    side = finding.witnesses.index(witness)
    start, end = (finding.variants[0].a_span, finding.variants[0].b_span)[side]
    assert written("old", form) in file[start:end]
    (collation,) = report.collations
    assert (witness.start, witness.end) in {
        (w.start, w.end) for r in (collation.base, *(p.witnesses for p in collation.parallels)) for w in r
    }
    (read,) = [one for one in report.statements[0].attributions if one.speaker]
    assert read.source and file[slice(*read.source)].endswith(written("Peña", form))
    assert read.speaker and read.speaker.name == "José Peña"


def expected_text(finding: object) -> str:
    """Return the words of the article that is written otherwise."""
    return next(w.text for w in finding.witnesses if w.document == "a.md")  # type: ignore[attr-defined]


def test_a_change_beside_an_entity_is_found() -> None:
    report = checked(written(PLAIN, "apostrophes").replace("won&#39;t", "will"))
    assert "wording/negation" in {finding.rule for finding in report.findings}


def test_links_are_those_of_markdown_alone() -> None:
    link = "We [port](http://x.org/a) it."
    assert seen(link, markdown=False).text == link
    assert seen(link, markdown=True).text.split() == ["We", "port", "it."]


@pytest.mark.parametrize("text", ["He is [sic](see below) late.", "AT&T; R&D; &nosuch;", "&lt;!-- so -->", "![a](b.c)"])
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert seen(text, markdown=True).text == text


def test_a_headline_is_told_as_it_is_seen() -> None:
    read = article("a.md", "# Marks &amp; Spencer shuts [a shop](http://x.org)\n\nIt is so.\n", "a.md")
    assert read.title == "Marks & Spencer shuts a shop"


@given(st.lists(_PARTS, max_size=12).map("".join))
@example("&amp;")
def test_what_is_seen_is_as_long_keeps_its_lines_and_finds_its_way_back(text: str) -> None:
    view = seen(text, markdown=True)
    assert len(view.text) == len(text)
    assert [i for i, letter in enumerate(view.text) if letter == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    for i, letter in enumerate(view.text):
        if letter.strip():
            start, end = view.in_file((i, i + 1))
            assert 0 <= start < end <= len(text)
            assert view.from_file((start, end)) == (i, i + 1)
            assert letter == text[start] or text[start] == "&" or end - start > 1
