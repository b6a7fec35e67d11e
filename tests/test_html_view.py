"""What the HTML report shows, as plain data: no browser, no markup."""

from __future__ import annotations

from dataclasses import replace

from test_report import DEVIANT, FINDING, MODAL, POST, READING, REPORT, SAME, TIMES, WIRE, of, variant, witness

from discrepancy.model import (
    Alignment,
    Article,
    Attribution,
    Collation,
    Event,
    Figure,
    Finding,
    Held,
    Hold,
    Kind,
    Parallel,
    Position,
    Report,
    Severity,
    Statement,
    Statements,
    VariantClass,
)
from discrepancy.pipeline import check, collated
from discrepancy.report.html import render
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.page.articles import articles
from discrepancy.report.page.places import Places
from discrepancy.report.page.sigla import sigla
from discrepancy.report.page.view import Page, page


def of_report(report: Report, least: Severity = Severity.NOTE) -> Page:
    return page(report, Look(min_severity=least))


def texts(chunks) -> list[str]:
    return [text for text, style in chunks if style in ("deviant", "other")]


def test_sigla_are_initials_and_never_twice():
    assert sigla(["Tide Times", "The Tide", "Wire", "Tidy Tom", "Tim Tam"]) == {
        "Tide Times": "TT",
        "The Tide": "Ti",
        "Wire": "Wi",
        "Tidy Tom": "TT2",
        "Tim Tam": "TT3",
    }
    assert len(set(sigla(["…", "—", "???"]).values())) == 3


def test_a_pair_has_its_words_its_marks_and_what_stands_around_them():
    (group,) = of_report(REPORT).groups
    first, second = group.pairs[0].witnesses
    assert texts(first.text) == ["will"] and texts(second.text) == ["could"]
    assert first.text[0] == ("Dana Orrin said: “", "dim")
    assert (first.side, second.side) == ("a", "b")
    assert first.place.where == "post.txt:1" and first.place.anchor == f"a1-{DEVIANT.start}"


def test_readings_that_agree_are_named_and_not_shown():
    (group,) = of_report(REPORT).groups
    ((reading, same),) = group.shared
    assert reading.outlet == "Harbour Wire" and [place.outlet for place in same] == ["Tide Times"]


def test_a_finding_stands_for_those_folded_into_it():
    other = replace(MODAL, b_span=(SAME.start + 3, SAME.start + 8))
    again = replace(FINDING, witnesses=(DEVIANT, SAME), variants=(other,), fingerprint="f2")
    view = of_report(replace(REPORT, findings=(FINDING, again)))
    (pair,) = view.groups[0].pairs
    (finding,) = pair.findings
    assert finding.stands_for == 2 and finding.fingerprints == ["f1", "f2"] and view.shown == 2
    assert [place.outlet for place in pair.likewise] == ["Tide Times"]
    assert len(finding.outlets) == 3  # a filter for the outlet named alone finds it


def test_two_findings_of_one_fingerprint_link_each_to_its_own_group():
    twin = replace(FINDING, alignment="q2", witnesses=(replace(DEVIANT, document="times.txt"), READING))
    report = replace(REPORT, findings=(FINDING, twin), alignments=(*REPORT.alignments, Alignment("q2", "quote", ())))
    places = Places(report, PLAIN)
    assert [places.of_finding(finding) for finding in (FINDING, twin)] == ["f1", "f2"]


def test_words_missing_on_one_side_leave_a_gap_there():
    gone = replace(witness(POST, "We will rebuild the wall"), end=POST.text.index(" before"))
    at = POST.text.index(" the wall")
    cut = replace(variant(VariantClass.OMISSION, gone, READING, "", "could"), a_span=(at, at))
    (first, second) = of_report(of(gone, READING, cut)).groups[0].pairs[0].witnesses
    assert texts(first.text) == [""] and texts(second.text) == ["could"]


def test_marks_that_tell_no_difference_are_left_out():
    figures = []
    for article in (WIRE, TIMES):
        at = article.text.index("winter")
        figure = Figure(article.id, (at, at + 6), 1, 1, "", "exactly")
        figures.append(replace(witness(article, "We could rebuild the wall before winter"), statement=figure))
    shown = of_report(of(*figures, rule="attribution/day")).groups[0].pairs[0].witnesses
    assert [texts(each.text) for each in shown] == [[], []]


def test_findings_below_the_least_severity_are_counted_and_nowhere_else():
    note = replace(FINDING, severity=Severity.NOTE, rule="wording/case", fingerprint="f2")
    view = of_report(replace(REPORT, findings=(FINDING, note)), Severity.WARNING)
    assert [words for _, _, words in view.tally] == ["1 error", "0 warnings", "1 note"]
    assert (view.shown, view.hidden) == (1, 1)
    assert list(view.facets.rules) == ["wording/modal"]
    assert view.articles[0].tally == {"error": 1}


def test_the_apparatus_sets_lemma_bracket_reading_and_sigla():
    ((kind,),) = (story.kinds for story in of_report(REPORT).stories)
    (edition,) = kind.alignments
    assert texts(edition.base.text) == ["could"]
    assert [place.siglum for place in edition.base.places] == ["TT", "HW"]
    (entry,) = edition.entries
    assert (entry.lemma, entry.reading, [place.siglum for place in entry.places]) == ("could", "will", ["CP"])
    assert edition.others == []


def test_a_part_of_the_base_is_told_as_a_part_and_other_words_are_shown():
    part, apart = witness(TIMES, "rebuild the wall"), witness(POST, "We will rebuild")
    report = replace(REPORT, findings=(), alignments=(Alignment("q1", "quote", (READING, part, apart)),))
    edition = of_report(report).stories[0].kinds[0].alignments[0]
    assert [(other.part, other.places[0].siglum) for other in edition.others] == [(True, "TT"), (False, "CP")]


def test_speakers_who_differ_are_a_variant_where_the_words_do_not():
    report = of(replace(SAME, document="post.txt", outlet="Coast Post", speaker="Lee Mock"), READING)
    (entry,) = of_report(report).stories[0].kinds[0].alignments[0].entries
    assert entry.of_speakers and (entry.lemma, entry.reading) == ("Dana Orrin", "Lee Mock")


def test_the_matrix_tells_who_agrees_who_differs_and_who_has_nothing():
    alone = Article("alone.txt", "Alone", "Nothing was said.")
    two = Alignment("q2", "quote", (READING, SAME))
    report = replace(REPORT, articles=(alone, *REPORT.articles), alignments=(*REPORT.alignments, two))
    (story,) = of_report(report).stories
    assert [outlet for outlet, _ in story.outlets] == ["Coast Post", "Harbour Wire", "Tide Times"]
    states = [[cell.state for cell in row.cells] for row in story.kinds[0].rows]
    assert states == [["error", "same", "same"], ["", "same", "same"]]


def states(report: Report, least: Severity = Severity.NOTE) -> list[list[str]]:
    """Return the cells of each row, in the order of outlets."""
    kinds = [kind for story in of_report(report, least).stories for kind in story.kinds]
    return [[f"{c.state} {c.severity}".strip() for c in row.cells] for kind in kinds for row in kind.rows]


def of_kind(kind: str, *statements: Statement) -> Report:
    """Return a report of one alignment without findings, a witness a statement."""
    pairs = zip((POST, WIRE, TIMES), statements, strict=False)
    found = [replace(witness(article, "rebuild the wall"), statement=told) for article, told in pairs]
    return replace(REPORT, findings=(), alignments=(Alignment("q1", kind, tuple(found)),))


def test_a_held_finding_never_turns_into_sameness():
    held = replace(REPORT, findings=(), held=(Held(FINDING, Hold.BASELINE),))
    assert states(held) == [["held error", "same", "same"]]
    note = replace(FINDING, severity=Severity.NOTE)
    assert states(replace(REPORT, findings=(note,)), Severity.WARNING) == [["differs", "same", "same"]]


def test_a_collated_quote_differs_or_is_the_same_and_reported_speech_is_neither():
    collation = Collation("q1", (READING,), (Parallel((DEVIANT,), (MODAL,), 0.9), Parallel((SAME,), (), 1.0)))
    report = replace(REPORT, findings=(), collations=(collation,))
    assert states(report) == [["differs", "same", "same"]]
    told = replace(collation, parallels=collation.parallels[:1])
    assert states(replace(report, collations=(told,))) == [["differs", "same", "has it"]]
    reported = replace(REPORT.alignments[0], kind="reported")
    assert states(replace(report, alignments=(reported,), collations=())) == [["has it", "has it", "has it"]]


def test_values_and_stances_that_oppose_the_base_differ():
    two, four, pounds = (Figure("", (0, 1), n, n, unit, "exactly") for n, unit in ((240, "$"), (420, "$"), (9, "£")))
    assert states(of_kind("subject", two, four, pounds)) == [["has it", "differs", "has it"]]
    for_it, against = (Position("", (0, 1), "will", degree, (0, 1), (), (0, 1)) for degree in (2, -1))
    assert states(of_kind("position", for_it, against)) == [["has it", "differs"]]
    denied, told = (Event("", (0, 1), "", (), negative, "") for negative in (True, False))
    assert states(of_kind("event", told, denied, told)) == [["has it", "differs", "has it"]]


def test_a_finding_of_another_alignment_shows_where_it_names_words_of_the_cell():
    whole = Alignment("q2", "quote", (replace(DEVIANT, text=DEVIANT.text), READING))
    assert states(replace(REPORT, alignments=(*REPORT.alignments, whole)))[1][0] == "error"
    wall = Alignment("q3", "quote", (witness(POST, "rebuild the wall"), witness(WIRE, "rebuild the wall")))
    assert states(replace(REPORT, alignments=(*REPORT.alignments, wall)))[1] == ["same", "same", ""]


def test_the_base_of_a_question_stays_where_its_finding_is_held():
    texts_of = {"a": "$240 million", "b": "$240 million", "c": "$420 million"}
    text = "The new tram line will cost {} and open in 2029, the city council said on Monday."
    report = check([Article(f"{name}.txt", name.upper(), text.format(cost)) for name, cost in texts_of.items()])
    assert any(row[2] == "error" for row in states(collated(report, every=True)))
    held = replace(report, findings=(), held=tuple(Held(each, Hold.UNCHANGED) for each in report.findings))
    rows = states(collated(held, every=True))
    assert any(row[2] == "held error" for row in rows) and not any("differs" in row for row in rows)
    assert "same" not in {row[2] for row in rows}


def test_articles_that_share_nothing_tell_stories_of_their_own():
    alignments = []
    for n in (1, 2):
        pair = [replace(each, document=f"{each.document}-{n}") for each in (READING, SAME)]
        alignments.append(Alignment(f"q{n}", "quote", tuple(pair)))
    stories = of_report(Report((), tuple(alignments), ())).stories
    assert len(stories) == 2 and {story.articles for story in stories} == {2}
    assert [[siglum for _, siglum in story.outlets] for story in stories] == [["HW", "TT"], ["HW", "TT"]]


def test_a_table_that_would_be_too_large_keeps_what_was_found(monkeypatch):
    monkeypatch.setattr("discrepancy.report.page.stories._CELLS", 3)
    two = Alignment("q2", "quote", (READING, SAME))
    (story,) = of_report(replace(REPORT, alignments=(two, *REPORT.alignments))).stories
    (row,) = story.kinds[0].rows
    assert story.left_out == 1 and row.anchor == "q2"
    assert [cell.state for cell in row.cells] == ["error", "same", "same"]


def test_a_reference_is_the_base_and_named_as_one():
    short = replace(witness(TIMES, "rebuild the wall"), reference=True)
    report = replace(REPORT, findings=(), alignments=(Alignment("q1", "quote", (READING, short)),))
    base = of_report(report).stories[0].kinds[0].alignments[0].base
    assert base.places[0].reference and base.places[0].outlet == "Tide Times"


def test_a_collation_tells_variants_that_no_finding_does():
    parallels = (Parallel((DEVIANT,), (MODAL,), 0.9), Parallel((SAME,), (), 1.0))
    collation = Collation("q1", (READING,), parallels)
    report = replace(REPORT, findings=(), collations=(collation,))
    edition = of_report(report).stories[0].kinds[0].alignments[0]
    assert [(entry.lemma, entry.reading) for entry in edition.entries] == [("could", "will")]
    assert texts(edition.base.text) == ["could"] and edition.others == []


def test_an_alignment_within_one_outlet_is_left_out_unless_something_was_found():
    same = replace(SAME, outlet="Harbour Wire")
    report = replace(REPORT, findings=(), alignments=(Alignment("q1", "quote", (READING, same)),))
    assert of_report(report).stories == []
    finding = replace(FINDING, witnesses=(same, READING), variants=())
    assert len(of_report(replace(report, findings=(finding,))).stories) == 1


def test_an_article_is_whole_with_its_statements_marked_and_linked(seeds):
    report = check(seeds)
    for view, article in zip(articles(Places(report, PLAIN)), report.articles, strict=True):
        lines = article.text.splitlines()
        for line in view.lines:
            assert "".join(text for run in line.runs for text, _ in run.pieces) == lines[line.number - 1]
        assert sum(bool(line.strip()) for line in lines) == len(view.lines)
    runs = [run for view in of_report(report).articles for line in view.lines for run in line.runs]
    assert {"q", "r", "f", "p"} <= {letter for run in runs for _, letters in run.pieces for letter in letters.split()}


def test_of_two_witnesses_in_one_place_the_inner_links_and_the_graver_colours():
    outer, inner = witness(POST, POST.text), witness(POST, "will rebuild")
    alignments = (Alignment("q1", "event", (outer, READING)), Alignment("q2", "quote", (inner, SAME)))
    finding = Finding("x/y", Severity.ERROR, "It differs.", "q1", "f1", (outer, READING))
    view = of_report(Report((POST, WIRE, TIMES), alignments, (finding,))).articles[0]
    runs = view.lines[0].runs
    assert [(run.link, run.severity) for run in runs] == [("q1", "error"), ("q2", "error"), ("q1", "error")]
    assert runs[1].anchor == f"a1-{inner.start}" and runs[2].anchor == ""


def test_a_quote_across_lines_is_marked_on_each():
    text = "“One\ntwo,” she said."
    quote = Attribution("a.txt", Kind.DIRECT, ((1, 8),))
    report = Report((Article("a.txt", "A", text),), (), (), statements=(Statements("a.txt", (quote,)),))
    lines = page(report, PLAIN).articles[0].lines
    assert [[piece for run in line.runs for piece in run.pieces] for line in lines] == [
        [("“", ""), ("One", "q")],
        [("two", "q"), (",” she said.", "")],
    ]


def test_front_matter_and_headline_are_told_from_the_text():
    text = "---\ntitle: One\n---\n# One\n\nText.\n---\nMore."
    view = page(Report((Article("a.md", "A", text, title="One"),), (), ()), PLAIN).articles[0]
    assert [line.role for line in view.lines] == ["matter", "matter", "matter", "head", "", "", ""]


def test_two_articles_of_one_outlet_are_told_apart_by_their_files():
    same = replace(TIMES, outlet="Coast Post")
    view = of_report(replace(REPORT, articles=(POST, WIRE, same)))
    assert [article.namesake for article in view.articles] == [True, False, True]
    html = render(replace(REPORT, articles=(POST, WIRE, same)))
    assert '<a href="#a3">Coast Post</a> <span class="count">times.txt</span>' in html


def test_what_is_held_is_told_by_what_holds_it():
    held = tuple(Held(replace(FINDING, fingerprint=f"f{n}"), Hold.UNCHANGED) for n in range(9))
    assert of_report(replace(REPORT, findings=(), held=held)).held_by == "9 findings held: 9 in unchanged articles"


def test_headings_of_markdown_are_headings_and_keep_their_signs():
    text = "# One\n\n## Two parts\n\n#tag and text.\n"
    lines = page(Report((Article("a.md", "A", text, title="One"),), (), ()), PLAIN).articles[0].lines
    assert [line.role for line in lines] == ["head", "section", ""]
    assert [line.runs[0].pieces for line in lines] == [
        [("# ", "hash"), ("One", "")],
        [("## ", "hash"), ("Two parts", "")],
        [("#tag and text.", "")],
    ]
    plain = page(Report((Article("a.txt", "A", text),), (), ()), PLAIN).articles[0].lines
    assert [line.role for line in plain] == ["", "", ""]
