"""What a reader sees of a report, and what a program reads."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from discrepancy.errors import Problem
from discrepancy.model import (
    Alignment,
    Article,
    Attribution,
    Counts,
    Figure,
    Finding,
    Kind,
    Occasion,
    Report,
    Severity,
    Speaker,
    SpeakerKind,
    Statements,
    Variant,
    VariantClass,
    Witness,
)
from discrepancy.pipeline import check
from discrepancy.report.json_report import as_json
from discrepancy.report.json_report import render as render_json
from discrepancy.report.jsonl import render_jsonl
from discrepancy.report.layout import wrap
from discrepancy.report.look import Look
from discrepancy.report.svg import render as render_svg
from discrepancy.report.terminal import render, render_alignments
from discrepancy.report.visible import visible

POST = Article("post.txt", "Coast Post", "Dana Orrin said: “We will rebuild the wall before winter.”")
WIRE = Article("wire.txt", "Harbour Wire", "“We could rebuild the wall before winter,” said Dana Orrin.")
TIMES = Article("times.txt", "Tide Times", "“We could rebuild the wall before winter,” Orrin said.")


def witness(article: Article, text: str, speaker: str | None = "Dana Orrin") -> Witness:
    start = article.text.index(text)
    return Witness(article.id, article.outlet, start, start + len(text), 1, start + 1, text, speaker)


def variant(cls: VariantClass, a: Witness, b: Witness, x: str, y: str) -> Variant:
    first, second = a.start + a.text.index(x), b.start + b.text.index(y)
    return Variant(cls, x, y, (first, first + len(x)), (second, second + len(y)))


DEVIANT = witness(POST, "We will rebuild the wall before winter")
READING = witness(WIRE, "We could rebuild the wall before winter")
SAME = witness(TIMES, "We could rebuild the wall before winter")
MODAL = variant(VariantClass.MODAL, DEVIANT, READING, "will", "could")
MESSAGE = "Coast Post quotes “will” where Harbour Wire has “could”."
FINDING = Finding("wording/modal", Severity.ERROR, MESSAGE, "q1", "f1", (DEVIANT, READING), (MODAL,))
BAD = Problem("bad.txt", "is not text")
REPORT = Report(
    (POST, WIRE, TIMES),
    (Alignment("q1", "quote", (DEVIANT, READING, SAME)),),
    (FINDING,),
    Counts(articles=3, passed_over=1, statements=9, quotes=3, unattributed=1, single_outlet=2),
    (BAD,),
)


def of(a: Witness, b: Witness, *variants: Variant, **changes) -> Report:
    """Return a report of one finding about two witnesses."""
    finding = replace(FINDING, witnesses=(a, b), variants=variants, **changes)
    return Report((POST, WIRE), (Alignment("q1", "quote", (a, b)),), (finding,))


def flat(text: str) -> str:
    """Return the text on one line, without the bars."""
    return " ".join(text.replace("│", "").split())


def test_a_finding_shows_rule_severity_message_and_both_witnesses_with_the_words_marked():
    text = render(REPORT)
    assert "error[wording/modal] Coast Post quotes “will” where" in text
    assert "Coast Post post.txt:1 · Dana Orrin\n    │ We [-will-] rebuild the wall before winter\n" in text
    assert "Harbour Wire wire.txt:1 · Dana Orrin\n    │ We {+could+} rebuild the wall before winter\n" in text


def test_witnesses_that_agree_stand_in_one_line():
    assert "also as in Harbour Wire: Tide Times times.txt:1\n" in render(REPORT)
    assert render(REPORT).count("Tide Times") == 1


def test_the_same_words_of_another_speaker_do_not_agree():
    other = replace(SAME, speaker="Kim Vale")
    report = replace(REPORT, alignments=(Alignment("q1", "quote", (DEVIANT, READING, other)),))
    assert "also as in" not in render(report)


def test_the_same_difference_from_another_article_is_named_and_not_shown_again():
    other = replace(MODAL, b_span=(SAME.start + 3, SAME.start + 8))
    again = replace(FINDING, witnesses=(DEVIANT, SAME), variants=(other,), fingerprint="f2")
    text = render(replace(REPORT, findings=(FINDING, again)))
    assert text.count("[-will-]") == 1
    assert "likewise against Tide Times times.txt:1\n" in text
    assert "also as in" not in text
    assert "2 errors" in text


def test_another_speaker_on_the_other_side_is_shown_again():
    mock = replace(DEVIANT, speaker="Lee Mock")
    findings = [replace(FINDING, witnesses=(mock, b), variants=()) for b in (READING, SAME)]
    assert "likewise against" in render(replace(REPORT, findings=tuple(findings)))
    findings[1] = replace(findings[1], witnesses=(mock, replace(SAME, speaker="Kim Vale")))
    assert "likewise against" not in render(replace(REPORT, findings=tuple(findings)))


def test_a_disputed_speaker_does_not_head_the_group():
    assert render(of(replace(DEVIANT, speaker="Lee Mock"), READING)).startswith("Quote · 2 articles ─")


def test_a_partial_quote_agrees_only_where_it_has_the_words_in_question():
    with_word, without = replace(SAME, text="could rebuild"), replace(SAME, text="before winter")
    for other, named in ((with_word, True), (without, False)):
        report = replace(REPORT, alignments=(Alignment("q1", "quote", (DEVIANT, READING, other)),))
        assert ("also as in" in render(report)) is named


def test_the_summary_counts_what_was_read_and_found():
    text = render(REPORT)
    for part in (
        "3 articles read, 1 other file passed over",
        "9 statements, among them 3 quotes (1 without a speaker)",
        "1 alignment; 2 quotes that no other outlet has",
        "1 article could not be read",
        "1 error, 0 warnings, 0 notes",
    ):
        assert part in text


def test_findings_about_the_same_witnesses_are_shown_once_together():
    omission = replace(FINDING, rule="wording/omission", severity=Severity.WARNING, message="Coast Post leaves it out.")
    text = render(replace(REPORT, findings=(omission, FINDING)))
    assert text.count("│ We [-will-]") == 1
    assert text.index("error[wording/modal]") < text.index("warning[wording/omission]")


def test_min_severity_hides_findings_from_the_eye_and_says_how_many():
    note = replace(FINDING, severity=Severity.NOTE, rule="wording/case")
    text = render(replace(REPORT, findings=(FINDING, note)), Look(min_severity=Severity.WARNING))
    assert "wording/case" not in text
    assert "1 error, 0 warnings, 1 note (1 below warning not shown)" in text


def test_speakers_are_marked_where_the_words_are_the_same():
    text = render(of(replace(DEVIANT, speaker="Lee Mock"), READING))
    assert "post.txt:1 · [-Lee Mock-]" in text
    assert "wire.txt:1 · {+Dana Orrin+}" in text


def test_without_variants_the_figure_itself_is_marked():
    figures = []
    for name, text, number in (("A", "It hurt 46 people.", "46"), ("B", "Some 64.", "64")):
        article = Article(f"{name}.txt", name, text)
        at = article.text.index(number)
        figure = Figure(article.id, (at, at + 2), float(number), float(number), "", "exactly")
        figures.append(replace(witness(article, article.text, None), statement=figure))
    text = render(of(*figures))
    assert "It hurt [-46-] people." in text and "Some {+64+}." in text


def test_a_quote_without_a_speaker_marks_nobody():
    assert "[-" not in render(of(replace(DEVIANT, speaker=None), READING))


def test_colour_marks_whole_words_and_needs_no_brackets():
    text = render(REPORT, Look(color=True))
    assert "\x1b[1;7;31mwill\x1b[0m" in text
    assert "\x1b[1;7;32mcould\x1b[0m" in text
    assert "[-" not in text
    stripped = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert stripped == re.sub(r"\[-(.*?)-\]|\{\+(.*?)\+\}", lambda m: m[1] or m[2], render(REPORT))


def test_a_mark_grows_to_the_whole_word_and_leaves_spaces_out():
    part = Variant(VariantClass.MODAL, "il", "", (DEVIANT.start + 4, DEVIANT.start + 6), (READING.start, READING.start))
    spaced = Variant(VariantClass.OMISSION, " wall ", "", (DEVIANT.start + 19, DEVIANT.start + 25), (0, 0))
    text = render(of(DEVIANT, READING, part, spaced))
    assert "We [-will-] rebuild the [-wall-] before" in text


def test_a_long_witness_is_cut_to_the_words_around_the_difference():
    head, tail = "".join(f"a{i} " for i in range(90)), "".join(f" z{i}" for i in range(90))
    a, b = (Article(f"{w}.txt", w, f"{head}{w}{tail}") for w in ("will", "could"))
    first, second = witness(a, a.text), witness(b, b.text)
    text = render(of(first, second, variant(VariantClass.MODAL, first, second, "will", "could")))
    shown = text[text.index("│") : text.index("could.txt")]
    assert "[-will-]" in shown
    assert shown.count("[…]") == 2
    assert 24 <= len(re.findall(r"\b[az]\d+\b", shown)) <= 26
    assert "a89" in shown and "z0" in shown and "a0 " not in shown


def test_two_distant_differences_are_both_shown_with_a_cut_between():
    words = " ".join(f"w{i}" for i in range(120))
    a = Article("a.txt", "A", f"one {words} two")
    b = Article("b.txt", "B", f"uno {words} dos")
    first, second = witness(a, a.text), witness(b, b.text)
    found = [variant(VariantClass.SUBSTITUTION, first, second, x, y) for x, y in (("one", "uno"), ("two", "dos"))]
    text = render(of(first, second, *found))
    assert "[-one-] w0" in text and "w119 [-two-]" in flat(text)
    assert text.count("[…]") == 2  # one in each witness


def test_the_place_of_missing_words_is_kept_in_view():
    words = " ".join(f"w{i}" for i in range(120))
    a, b = Article("a.txt", "A", f"{words} end"), Article("b.txt", "B", f"{words} late end")
    first, second = witness(a, a.text), witness(b, b.text)
    at = a.text.index("end")
    gap = Variant(VariantClass.OMISSION, "", "late ", (at, at), (b.text.index("late"), b.text.index("end")))
    text = flat(render(of(first, second, gap)))
    assert "w119 end" in text and "{+late+} end" in text


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_asked_and_no_word_is_broken(width):
    text = render(REPORT, Look(width=width))
    assert max(map(len, text.splitlines())) <= width
    assert "rebuild" in text and all(line == line.rstrip() for line in text.splitlines())


def test_text_without_spaces_is_folded_in_terminal_cells():
    lines = wrap([("海" * 100, "")], 40, [("  ", "")], [("  ", "")])
    assert [len(line[-1][0]) for line in lines] == [19, 19, 19, 19, 19, 5]


HOSTILE = "\x1b]0;owned\x07\x1b[31m\x9b2J [bold]x[/bold] [link=file:///]y \u202eabc\u2066 zero\u200bwidth\ufeff \x00"


def test_text_from_articles_cannot_speak_to_the_terminal():
    article = Article("evil\x1b[2J.txt", "\x9bOutlet\u202e", HOSTILE)
    bad = Witness(article.id, article.outlet, 0, len(HOSTILE), 1, 1, HOSTILE, "Al\x1b[1m\nEve")
    report = of(bad, READING, message="says \x1b[5m [red]x[/red]")
    for text in (render(report), render(report, Look(color=True)), render_alignments(report)):
        plain = re.sub(r"\x1b\[[\d;]*m", "", text) if "\x1b[1m" in text else text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\u2066\ufeff]", plain)
        assert "[bold]x[/bold] [link=file:///]y" in plain
    assert "\x1b[5m" not in render(report, Look(color=True))


def test_line_breaks_inside_a_witness_show_as_spaces():
    article = Article("a.txt", "A", "first\nsecond\u2028third")
    assert "│ first second third\n" in render(of(witness(article, article.text), READING))


def test_visible_keeps_the_length():
    assert visible(HOSTILE) != HOSTILE
    assert len(visible(HOSTILE)) == len(HOSTILE)
    assert visible("Zoë, 王 — “ok”") == "Zoë, 王 — “ok”"


def test_a_finding_without_an_alignment_stands_under_its_document():
    text = render(replace(REPORT, alignments=(), findings=(replace(FINDING, alignment=None, witnesses=(DEVIANT,)),)))
    assert text.startswith("post.txt ─")


def test_a_report_of_nothing_is_a_summary():
    assert render(Report((), (), ())).startswith("Summary ─")


def test_alignments_are_listed_without_judgement():
    text = render_alignments(REPORT)
    assert "Quote · Dana Orrin · 3 articles ─" in text
    assert text.count("│ We") == 3
    assert "error" not in text


def test_json_has_the_wire_format():
    data = json.loads(render_json(REPORT))
    assert list(data) == ["version", "documents", "alignments", "findings", "errors", "summary", "held"]
    assert data["version"] == 1
    assert data["documents"][0] == {"document": "post.txt", "outlet": "Coast Post", "title": None, "published": None}
    finding = data["findings"][0]
    assert finding["rule"] == "wording/modal" and finding["severity"] == "error" and finding["alignment"] == "q1"
    assert finding["confidence"] == 1.0 and finding["fingerprint"] == "f1"
    assert finding["witnesses"][0] == {
        "document": "post.txt", "start": 18, "end": 56, "line": 1, "column": 19,
        "text": "We will rebuild the wall before winter", "speaker": "Dana Orrin",
    }  # fmt: skip
    assert finding["variants"] == [
        {"class": "modal", "a": "will", "b": "could", "a_start": 21, "a_end": 25, "b_start": 4, "b_end": 9,
         "direction": "", "scope": ""}
    ]  # fmt: skip
    assert [w["document"] for w in data["alignments"][0]["witnesses"]] == ["post.txt", "wire.txt", "times.txt"]
    assert data["errors"] == [{"document": "bad.txt", "message": "is not text"}]
    assert data["summary"] == {
        "articles": 3, "passed_over": 1, "statements": 9, "quotes": 3, "unattributed": 1, "single_outlet": 2,
        "alignments": 1, "error": 1, "warning": 0, "note": 0,
        "held": 0, "held_baseline": 0, "held_accepted": 0, "held_inline": 0, "held_unchanged": 0,
    }  # fmt: skip


def test_json_holds_what_a_template_sees():
    assert json.loads(render_json(REPORT)) == as_json(REPORT)


def test_json_is_readable_harmless_and_lossless():
    article = Article("evil\udc80.txt", "Wire", HOSTILE)
    report = replace(REPORT, articles=(article, replace(POST, title="Zoë “says”")))
    text = render_json(report)
    assert "Zoë “says”" in text and "\u202e" not in text and "\x9b" not in text
    text.encode()
    assert json.loads(text)["documents"][0]["document"] == "evil\udc80.txt"


def test_jsonl_writes_attributions_and_the_rest_in_order_of_offset():
    text = "Orrin put it at 40 metres. “We will,” she said, “rebuild.”"
    dana = Speaker("dana orrin", "Dana Orrin", SpeakerKind.PERSON)

    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    quote = Attribution("a.txt", Kind.DIRECT, (span("We will"), span("rebuild")), span("she"), span("said"), dana)
    figure = Figure("a.txt", span("40 metres"), 40.0, float("inf"), "metre", "at least")
    lines = render_jsonl(Article("a.txt", "A", text), Statements("a.txt", (quote,), figures=(figure,))).splitlines()
    first, second = map(json.loads, lines)
    assert (first["kind"], first["text"], first["value"], first["unit"]) == ("figure", "40 metres", [40, None], "metre")
    assert "content" not in first
    assert second["content"] == [list(span("We will")), list(span("rebuild"))]
    assert second["content_text"] == "We will rebuild"
    assert (second["source_text"], second["source"]) == ("she", [list(span("she"))])
    assert second["cue"] == [list(span("said"))]
    assert (second["doc"], second["kind"], second["speaker"]) == ("a.txt", "direct", "Dana Orrin")


def test_jsonl_leaves_an_absent_source_empty():
    quote = Attribution("a.txt", Kind.REPORTED, ((0, 2),))
    row = json.loads(render_jsonl(Article("a.txt", "A", "It fell."), Statements("a.txt", (quote,))))
    assert (row["kind"], row["source"], row["source_text"], row["cue"]) == ("indirect", [], "", [])
    assert row["speaker"] is None


def test_svg_is_a_picture_of_the_coloured_report_and_the_same_every_time():
    picture = render_svg(REPORT)
    assert picture == render_svg(REPORT)
    root = ET.fromstring(picture)
    text = "".join(root.itertext()).replace("\xa0", " ")
    assert "We will rebuild the wall" in text and "[-" not in text


def test_findings_of_one_severity_keep_the_order_of_the_report():
    twice = replace(REPORT, findings=(FINDING, replace(FINDING, rule="wording/number")))
    assert render(twice).index("wording/modal") < render(twice).index("wording/number")


def test_where_two_days_differ_the_days_are_marked_even_beside_a_long_quote() -> None:
    said = "“We could rebuild the whole of the sea wall before winter if the council votes it,” Orrin said on {}."
    articles = [Article(f"{day}.txt", day, said.format(day)) for day in ("Monday", "Tuesday")]
    text = render(check(articles))
    assert "{+Monday+}" in text and "[-Tuesday-]" in text


def attributed(article: Article, *, day: str = "", venue: str = "", role: str = "") -> Witness:
    """Return the words of an article with when, where and by whom they were said."""
    text = re.findall("“(.*?),?”", article.text)[0].rstrip(".")
    found = witness(article, text)
    days = ((day, 0, 1),) if day else ()
    occasion = Occasion(days=days, venues=((venue, venue, 0, 1),) if venue else ())
    speaker = Speaker("dana", "Dana Orrin", SpeakerKind.PERSON, (role,) if role else ())
    said = Attribution(article.id, Kind.DIRECT, ((found.start, found.end),), speaker=speaker, occasion=occasion)
    return replace(found, statement=said)


@pytest.mark.parametrize("key", ["day", "venue", "role"])
def test_a_witness_is_named_with_a_reading_only_where_it_tells_the_same_of_what_is_in_question(key):
    articles = [Article(f"{n}.txt", f"Outlet {n}", "“We could rebuild the wall,” said Dana Orrin.") for n in "abcdef"]
    values = ["monday", "tuesday", "tuesday", "friday", "", "tuesday"]
    a, b, *others = [attributed(article, **{key: value}) for article, value in zip(articles, values, strict=True)]
    finding = replace(FINDING, rule=f"attribution/{key}", witnesses=(a, b), variants=())
    text = render(Report((), (Alignment("q1", "quote", (a, b, *others)),), (finding,)))
    assert "also as in Outlet b: Outlet c c.txt:1, Outlet f f.txt:1\n" in text


def test_figures_that_agree_are_named_whatever_their_words():
    told = {"a": ("420 million", 420), "b": ("$240 million", 240), "c": ("240m dollars", 240), "d": ("up to 500", 0)}
    witnesses = []
    for name, (text, value) in told.items():
        figure = Figure(f"{name}.txt", (0, len(text)), value, value or 500, "$", "exactly")
        witnesses.append(replace(witness(Article(f"{name}.txt", f"Outlet {name}", text), text), statement=figure))
    a, b = witnesses[:2]
    number = variant(VariantClass.NUMBER, a, b, a.text, b.text)
    finding = replace(FINDING, rule="contradiction/figure", witnesses=(a, b), variants=(number,))
    text = render(Report((), (Alignment("q1", "subject", tuple(witnesses)),), (finding,)))
    assert "also as in Outlet b: Outlet c c.txt:1\n" in text


def test_the_summary_tells_how_many_findings_have_no_head_of_their_own():
    other = replace(MODAL, b_span=(SAME.start + 3, SAME.start + 8))
    again = replace(FINDING, witnesses=(DEVIANT, SAME), variants=(other,), fingerprint="f2")
    text = render(replace(REPORT, findings=(FINDING, again)))
    assert text.count("error[") == 1 and "2 errors, 0 warnings, 0 notes (1 told with another)\n" in text
    assert "told with another" not in render(REPORT)


def test_a_weekday_and_its_date_are_one_day_unless_the_deviant_has_it_too():
    articles = [Article(f"{n}.txt", f"Outlet {n}", "“We could rebuild the wall,” said Dana Orrin.") for n in "abcd"]
    days = [("monday", "02-10"), ("monday", "02-17"), ("02-17",), ("monday",)]
    a, b, *others = [
        replace(told, statement=replace(told.statement, occasion=Occasion(days=tuple((day, 0, 1) for day in each))))
        for each, told in zip(days, map(attributed, articles), strict=True)
    ]
    finding = replace(FINDING, rule="attribution/day", witnesses=(a, b), variants=())
    text = render(Report((), (Alignment("q1", "quote", (a, b, *others)),), (finding,)))
    assert "also as in Outlet b: Outlet c c.txt:1\n" in text
