"""All formats of one report say the same, whatever the articles say; each is read back as its consumer reads it."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hostile import HOSTILE_ARTICLES
from readers import READERS, TEMPLATE, command
from test_report import BAD, FINDING, REPORT

from discrepancy.model import Held, Hold, Report, Severity
from discrepancy.pipeline import check, check_folder, collated
from discrepancy.report import formats
from discrepancy.report.logged import logged
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.visible import visible

EXACT = {"json", "jsonl", "sarif", "gitlab", "rdjson"}  # paths stand as they are, the rest shows them harmless
FOR_LOGS = {"concise", "grouped", "junit"}
FOR_PEOPLE = ("concise", "grouped", "github", "gitlab", "rdjson", "markdown")
FOR_PROGRAMS = ("json", "jsonl", "sarif", "junit", "template")
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


@pytest.fixture
def look(tmp_path: Path) -> Look:
    template = tmp_path / "rows.txt"
    template.write_text(TEMPLATE, encoding="utf-8")
    return Look(width=100_000, template=template)


def expected(report: Report, name: str) -> Counter[tuple[str, str, int]]:
    """Return the findings that a format must hold, their paths as it shows them."""
    shows = (lambda path: path) if name in EXACT else logged if name in FOR_LOGS else visible
    firsts = [(finding.rule, finding.witnesses[0]) for finding in report.findings]
    return Counter((rule, shows(witness.document), witness.line) for rule, witness in firsts)


@pytest.mark.parametrize("name", READERS)
def test_every_format_holds_every_finding_where_it_stands(any_report, look, name):
    assert any_report.findings
    assert Counter(READERS[name](formats.render(name, any_report, look))) == expected(any_report, name)


def test_every_format_has_a_reader_here():
    assert set(READERS) | {"full", "svg", "html"} >= set(formats.NAMES)


@pytest.mark.parametrize("name", READERS)
def test_no_format_lets_a_control_or_a_direction_mark_through(look, name):
    report = check(HOSTILE_ARTICLES)
    assert not UNSAFE.findall(formats.render(name, report, look))


@pytest.mark.parametrize("name", [*sorted(set(READERS) - {"github", "template"})])
@pytest.mark.parametrize("width", [40, 100])
def test_no_line_of_a_log_is_a_command_of_its_runner(look, name, width):
    text = formats.render(name, check(HOSTILE_ARTICLES), replace(look, width=width))
    assert not [line for line in text.splitlines() if command(line)]
    assert not re.search(r"##\w*\[", text)


@pytest.mark.parametrize("name", READERS)
def test_the_order_of_the_articles_does_not_matter_and_a_second_time_gives_the_same_bytes(seeds, look, name):
    texts = {formats.render(name, check(articles), look) for articles in (seeds, seeds[::-1], seeds)}
    assert len(texts) == 1


@pytest.mark.parametrize("name", READERS)
def test_a_report_of_nothing_can_be_written(look, name):
    assert READERS[name](formats.render(name, Report((), (), ()), look)) == []


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_a_format_for_people_leaves_out_what_is_less_than_they_want_to_see(look, name):
    note = replace(FINDING, severity=Severity.NOTE, rule="wording/case", fingerprint="f2")
    report = replace(REPORT, findings=(FINDING, note), problems=())
    text = formats.render(name, report, replace(look, min_severity=Severity.WARNING))
    assert [rule for rule, _, _ in READERS[name](text)] == ["wording/modal"]


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_a_format_for_programs_holds_everything(look, name):
    note = replace(FINDING, severity=Severity.NOTE, rule="wording/case", fingerprint="f2")
    report = replace(REPORT, findings=(FINDING, note), problems=())
    text = formats.render(name, report, replace(look, min_severity=Severity.ERROR))
    assert [rule for rule, _, _ in READERS[name](text)] == ["wording/modal", "wording/case"]


@pytest.mark.parametrize("name", sorted({*READERS} - {"json", "jsonl", "template", "concise", "junit"}))
def test_paths_lead_from_the_working_directory(look, name):
    text = formats.render(name, replace(REPORT, problems=()), replace(look, folder="copy/today"))
    assert [path for _, path, _ in READERS[name](text)] == ["copy/today/post.txt"]


@pytest.mark.parametrize("name", ["concise", "grouped", "sarif", "junit", "github", "gitlab", "rdjson", "markdown"])
def test_an_input_that_could_not_be_read_is_named_where_the_others_are(look, tmp_path, name):
    report = replace(REPORT, problems=(replace(BAD, path=str(tmp_path / "bad.txt")),))
    text = formats.render(name, report, replace(look, folder="copy", root=tmp_path))
    assert "copy/bad.txt" in text and str(tmp_path) not in text
    assert "is not text" in text


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
@pytest.mark.parametrize("name", ["concise", "gitlab", "junit", "html"])
@pytest.mark.parametrize("spelt", ["../sp ace", ".", "../sp ace/x/..", "../link"])
def test_an_unreadable_input_is_named_alike_however_the_folder_is_spelt(look, tmp_path, monkeypatch, name, spelt):
    (tmp_path / "sp ace" / "x").mkdir(parents=True)
    (tmp_path / "link").symlink_to("sp ace")
    monkeypatch.chdir(tmp_path / "sp ace")
    report = replace(REPORT, problems=(replace(BAD, path=str(Path(spelt) / "x" / "bad.txt")),))
    text = formats.render(name, report, replace(look, root=tmp_path / "sp ace"))
    assert "x/bad.txt" in text and not re.search(r"(ace|link|\.)/x/", text)


@pytest.mark.parametrize("name", ["concise", "grouped", "full", "markdown"])
def test_without_a_summary_a_person_gets_the_findings_alone(look, name):
    report = replace(REPORT, problems=())
    told, short = (formats.render(name, report, replace(look, summary=summary)) for summary in (True, False))
    assert "1 error" in told and "1 error" not in short
    assert "alignments" not in short and "wording/modal" in short


@pytest.mark.parametrize("name", ["concise", "grouped", "markdown"])
def test_what_holds_findings_is_told_beside_their_number(look, name):
    held = (Held(FINDING, Hold.BASELINE), Held(FINDING, Hold.ACCEPTED))
    text = formats.render(name, replace(REPORT, findings=(), held=held, problems=()), look)
    assert "2 findings held: 1 by the baseline, 1 accepted" in text


def test_equal_fingerprints_are_told_apart_and_others_stay(look):
    twin = replace(FINDING, witnesses=FINDING.witnesses[::-1])
    report = replace(REPORT, findings=(FINDING, twin), problems=())
    gitlab = [issue["fingerprint"] for issue in json.loads(formats.render("gitlab", report, look))]
    results = json.loads(formats.render("sarif", report, look))["runs"][0]["results"]
    assert gitlab == ["f1", "f1-2"]
    assert [result["partialFingerprints"]["discrepancy/v1"] for result in results] == gitlab


def test_the_formats_with_fingerprints_agree_on_them(seeds_report, look):
    lines = formats.render("jsonl", seeds_report, look).splitlines()
    jsonl = [json.loads(line)["fingerprint"] for line in lines]
    gitlab = [issue["fingerprint"] for issue in json.loads(formats.render("gitlab", seeds_report, look))]
    assert gitlab == jsonl == [finding.fingerprint for finding in seeds_report.findings]


def test_a_line_of_jsonl_is_the_finding_of_the_json_report(seeds_report, look):
    whole = json.loads(formats.render("json", seeds_report, look))["findings"]
    assert [json.loads(line) for line in formats.render("jsonl", seeds_report, look).splitlines()] == whole


def test_concise_is_a_line_a_finding_and_one_that_counts_them():
    assert formats.render("concise", replace(REPORT, problems=()), Look(folder="copy")) == (
        "copy/post.txt:1:19: error wording/modal Coast Post quotes “will” where Harbour Wire has “could”.\n"
        "1 error, 0 warnings, 0 notes\n"
    )


def test_grouped_puts_findings_under_their_article_and_names_whom_they_are_against():
    assert formats.render("grouped", replace(REPORT, problems=()), Look(width=60, folder="copy")) == (
        "copy/post.txt\n"
        "  1:19  error    Coast Post quotes “will” where Harbour Wire\n"
        "                 has “could”. wording/modal\n"
        "                 against Harbour Wire copy/wire.txt:1\n"
        "\n"
        "1 error, 0 warnings, 0 notes\n"
    )


def test_grouped_is_coloured_and_keeps_its_words():
    text = formats.render("grouped", REPORT, Look(width=60, color=True))
    assert "\x1b[1;31merror" in text
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == formats.render("grouped", REPORT, Look(width=60))


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.sarif", "sarif"), ("a.md", "markdown"), ("a.jsonl", "jsonl"), ("a.json", "json"), ("a.txt", "full")],
)
def test_a_telling_suffix_names_the_format(name, form):
    assert formats.of_file(Path(name)) == form


def test_a_reference_above_the_folder_is_found_from_the_working_directory(look):
    named = replace(FINDING.witnesses[1], document="../minutes.txt")
    report = replace(REPORT, findings=(replace(FINDING, witnesses=(FINDING.witnesses[0], named)),), problems=())
    text = formats.render("grouped", report, replace(look, folder="desk/today"))
    assert "against Harbour Wire desk/minutes.txt:1\n" in text


@pytest.mark.parametrize("name", ["concise", "grouped"])
def test_what_is_held_is_listed_a_line_each_where_it_is_asked_for(name):
    note = replace(FINDING, severity=Severity.NOTE, fingerprint="f2", message="It is small.")
    report = replace(REPORT, findings=(), held=(Held(FINDING, Hold.BASELINE), Held(note, Hold.ACCEPTED)))
    look = Look(show_held=True, width=200, min_severity=Severity.WARNING)
    (line,) = [line for line in formats.render(name, report, look).splitlines() if "held (" in line]
    assert "held (by the baseline)" in line and FINDING.message in line and "error" in line
    assert "1:19" in line and (name == "grouped" or line.startswith("post.txt:1:19: held (by the baseline) error "))
    assert FINDING.message not in formats.render(name, report, replace(look, show_held=False))


STORIES = Path(__file__).resolve().parents[1] / "benchmarks" / "stories"
JUDGED = sorted(gold.parent for gold in STORIES.glob("*/gold.yaml"))


@pytest.mark.parametrize("part", range(5))
def test_every_format_shows_every_judged_story(part: int) -> None:
    for folder in JUDGED[part::5]:
        report = collated(check_folder(folder), every=True)
        assert all(formats.render(name, report, PLAIN).strip() for name in formats.NAMES if name != "template"), folder
