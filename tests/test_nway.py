"""The n-way view: one base text, and under the words that differ what each other outlet has."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from discrepancy.model import Article, Report
from discrepancy.pipeline import check, collated
from discrepancy.report.look import Look
from discrepancy.report.terminal import render, render_alignments

SAID = "We will rebuild the sea wall before winter and we will not raise the harbour fee, whatever the council decides"
CHANGES = {
    "Wire": SAID,
    "Post": SAID,
    "Times": SAID.replace("We will", "We could"),
    "Echo": SAID.replace("We will", "We might").replace(" not raise", " raise"),
    "Star": SAID.replace("harbour fee", "harbour fee at all"),
}


def report(changes: dict[str, str], speaker: str = "Dana Orrin") -> Report:
    said = {outlet: f"“{text},” Mayor {speaker} said." for outlet, text in changes.items()}
    articles = [Article(f"{outlet.lower()}.txt", f"The {outlet}", text) for outlet, text in said.items()]
    return collated(check(articles), every=True)


def column(lines: list[str], needle: str) -> int:
    (line,) = [line for line in lines if needle in line and "│" in line]
    return line.index(needle)


def test_each_outlets_words_stand_under_the_words_they_replace() -> None:
    lines = render(report(CHANGES), Look(width=100)).splitlines()
    base = next(line for line in lines if "rebuild the sea wall" in line)
    assert column(lines, "[-could-]") == column(lines, "[-might-]") == base.index("{+will+}")
    assert next(line for line in lines if "[-could-]" in line).startswith("    The Times │")


def test_what_an_outlet_leaves_out_is_struck_and_what_it_adds_has_a_caret() -> None:
    lines = render(report(CHANGES), Look(width=100)).splitlines()
    base = next(n for n, line in enumerate(lines) if "{+not+}" in line)
    struck = next(line for line in lines[base + 1 :] if "–––" in line)
    assert struck.startswith("    The Echo ") and struck.index("–––") == lines[base].index("{+not+}")
    assert any("‸" in line for line in lines) and any("[-at all-]" in line for line in lines)


def test_those_that_print_the_base_are_named_and_their_words_not_repeated() -> None:
    text = render(report(CHANGES), Look(width=100))
    assert "so too The Wire" in text or "so too The Post" in text
    assert text.count("rebuild the sea wall") == 1


def test_the_same_words_of_another_speaker_are_not_passed_over() -> None:
    articles = [Article(f"{n}.txt", f"Outlet {n}", f"“{SAID},” Mayor Dana Orrin said.") for n in "abc"]
    articles.append(Article("d.txt", "Outlet d", f"“{SAID},” Sheriff Lee Mock said."))
    text = render_alignments(collated(check(articles), every=True))
    assert "Outlet d d.txt:1 · Lee Mock" in text
    assert "Outlet d" not in next(line for line in text.splitlines() if "so too" in line)


def test_words_too_unlike_to_compare_are_shown_whole_and_without_marks() -> None:
    unlike = {"Wire": "The board will sell the old mill to the highest bidder this very year", "Post": "The board will "
              "never part with anything that the town holds dear, nor the old mill, not even under threat of ruin"}
    text = render_alignments(report(unlike))
    assert "{+" not in text and "[-" not in text


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("color", [False, True])
def test_every_line_keeps_to_the_width(width: int, color: bool) -> None:
    text = re.sub(r"\x1b\[[\d;]*m", "", render(report(CHANGES), Look(width=width, color=color)))
    assert max(map(len, text.splitlines())) <= width


def test_colour_and_brackets_mark_the_same_words() -> None:
    plain, colored = (render(report(CHANGES), Look(width=100, color=color)) for color in (False, True))
    told = re.findall(r"\[-(.*?)-\]|\{\+(.*?)\+\}", plain)
    painted = re.findall(r"\x1b\[1;7;3[12]m([^\x1b]*)", colored)
    assert {a or b for a, b in told} <= {" ".join(words.split()) for words in painted}


def test_the_context_says_how_much_of_a_long_passage_is_shown() -> None:
    before = " ".join(f"word{n}" for n in range(80))
    long = {"Wire": f"{before} we will go", "Post": f"{before} we may go"}
    few, many = (render(report(long), Look(width=100, context=n)) for n in (2, 30))
    assert len(set(re.findall(r"word\d+", few))) < 10 < len(set(re.findall(r"word\d+", many)))


LONG = ["https://harbour.example/minutes/2031/05/the-wall.html", "東京都は防潮堤を冬の前に再建すると市長が述べた"]
VOCABULARY = ["we", "will", "may", "never", "go", "stay", "the", "wall", "fee", "rise", "fall", "if", "12", "Orrin"]
VOCABULARY += [*LONG, "well-known"]

@pytest.mark.parametrize("width", [40, 50, 80])
@pytest.mark.parametrize("word", LONG)
def test_a_word_longer_than_the_line_is_folded_or_shown_pair_by_pair(word: str, width: int) -> None:
    kept = {outlet: text.replace("winter", word) for outlet, text in CHANGES.items()}
    for changes in (kept, {**kept, "Star": SAID}, {**CHANGES, "Star": SAID.replace("winter", word)}):
        text = render(report(changes), Look(width=width, statistics=True))
        assert max(map(cell_len, text.splitlines())) <= width
        assert word in re.sub(r"[\s│]|\{\+|\+\}|\[-|-\]", "", text)


def test_headings_and_statistics_keep_to_a_narrow_screen() -> None:
    found = report(CHANGES, speaker="Maximiliana Featherstonehaugh-Cholmondeley")
    rules = [replace(finding, rule=f"wording/{'every-' * n}modal") for n, finding in enumerate(found.findings, 8)]
    text = render(replace(found, findings=tuple(rules)), Look(width=40, statistics=True))
    assert max(map(cell_len, text.splitlines())) <= 40 and "Cholmondeley · 5 articles" in " ".join(text.split())


READINGS = st.lists(st.lists(st.sampled_from(VOCABULARY), min_size=4, max_size=30), min_size=2, max_size=5)


@given(READINGS, st.integers(40, 100))
def test_any_readings_keep_to_the_width_and_every_article_is_named(readings: list[list[str]], width: int) -> None:
    found = report({f"P{n}": " ".join(words) for n, words in enumerate(readings)})
    text = render_alignments(found, Look(width=width))
    assert max(map(cell_len, text.splitlines())) <= width
    assert {w.document for a in found.alignments for w in a.witnesses} <= set(re.findall(r"[\w.]+\.txt", text))


def test_a_witness_of_another_day_is_not_passed_over_either() -> None:
    said = {"a": ("will", "Monday"), "b": ("will", "Monday"), "c": ("could", "Monday"), "d": ("will", "Thursday")}
    articles = [
        Article(f"{n}.txt", f"Outlet {n}", f"“{SAID.replace('will', word, 1)},” Mayor Dana Orrin said on {day}.")
        for n, (word, day) in said.items()
    ]
    text = render(collated(check(articles), every=True), Look(width=100))
    line = next(line for line in text.splitlines() if "so too" in line)
    assert "Outlet d" not in line and "Outlet b" in line
    assert "    Outlet d d.txt:1 · Dana Orrin" in text.splitlines()


def test_words_changed_across_an_attribution_in_the_middle_are_shown_piece_by_piece() -> None:
    split = "“We will rebuild the old,” Mayor Dana Orrin said, “dykes before winter and not raise the harbour fee.”"
    told = {name: f"“{CHANGES[name]},” Mayor Dana Orrin said." for name in ("Wire", "Times", "Echo")}
    articles = [Article(f"{name}.txt", name, text) for name, text in {**told, "Star": split}.items()]
    text = render(collated(check(articles), every=True), Look(width=100))
    assert "[-old, dykes-]" in text and "quotes “old, … dykes” where" in text
