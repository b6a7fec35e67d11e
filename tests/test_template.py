"""A report by a template of one's own: what it sees, what it cannot do, and what is said of its mistakes."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_report import FINDING, HOSTILE, REPORT

from discrepancy.cli.main import shell
from discrepancy.errors import ReportError
from discrepancy.model import RuleInfo, Severity
from discrepancy.report.json_report import as_json
from discrepancy.report.look import Look
from discrepancy.report.template import render

RULE = RuleInfo("wording/modal", "Another modal verb", Severity.ERROR, "Readers act on it.")


def by(folder: Path, text: str, name: str = "t.txt", **changes) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return render(replace(REPORT, rules=(RULE,), **changes), Look(template=path, folder="copy"))


def test_a_template_sees_what_the_json_report_holds_and_the_rules(tmp_path):
    assert json.loads(by(tmp_path, "{{ findings | tojson }}")) == as_json(REPORT)["findings"]
    text = "{% for r in rules %}{{ r.id }} {{ r.title }} {{ r.severity }}{% endfor %} {{ version }} {{ summary.error }}"
    assert by(tmp_path, text) == "wording/modal Another modal verb error 1 1"


def test_a_path_leads_from_the_working_directory(tmp_path):
    assert by(tmp_path, "{{ findings[0].witnesses[0].document | path }}") == "copy/post.txt"


def test_a_line_that_holds_but_a_tag_leaves_no_line(tmp_path):
    assert by(tmp_path, "{% for d in documents %}\n  {% if true %}\n{{ d.outlet }}\n  {% endif %}\n{% endfor %}\n") == (
        "Coast Post\nHarbour Wire\nTide Times\n"
    )


@pytest.mark.parametrize("name", ["t.html", "t.html.j2", "t.XML", "t.svg"])
def test_markup_is_escaped_by_the_suffix_of_the_template(tmp_path, name):
    finding = replace(FINDING, message="<script>&")
    text = "{{ findings[0].message }}|{{ '<b>' | safe }}"
    assert by(tmp_path, text, name, findings=(finding,)) == "&lt;script&gt;&amp;|<b>"


def test_plain_text_stays_plain(tmp_path):
    finding = replace(FINDING, message="<script>&")
    assert by(tmp_path, "{{ findings[0].message }}", "t.md.j2", findings=(finding,)) == "<script>&"


def test_what_a_terminal_obeys_is_made_visible_and_line_breaks_and_tabs_stay(tmp_path):
    finding = replace(FINDING, message=HOSTILE + "\n\tx")
    text = by(tmp_path, "\x0b{{ findings[0].message }}", findings=(finding,))
    assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(text)
    assert text.endswith("\n\tx")


def test_a_template_can_include_its_neighbours_and_nothing_above_them(tmp_path):
    (tmp_path / "part.txt").write_text("{{ findings | length }} found", encoding="utf-8")
    assert by(tmp_path, "{% include 'part.txt' %}") == "1 found"
    with pytest.raises(ReportError, match=r"t\.txt:1: there is no template \.\./part\.txt"):
        by(tmp_path, "{% include '../part.txt' %}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one\n{% for x in findings %}\n", r"t\.txt:2: Unexpected end of template"),
        ("one\n\n{{ nothing }}", r"t\.txt:3: 'nothing' is undefined"),
        ("{{ findings[0].nothing }}", r"t\.txt:1: .*has no attribute 'nothing'"),
        ("\n{{ 1 / 0 }}", r"t\.txt:2: ZeroDivisionError: division by zero"),
        ("{{ 'x' | nofilter }}", r"t\.txt:1: No filter named 'nofilter'"),
        ("{{ ''.__class__.__mro__ }}", r"t\.txt:1: access to attribute '__class__' of 'str' object is unsafe"),
        ("{% set _ = findings.clear() %}", r"t\.txt:1: .*(clear|safely)"),
        ("{% for x in range(10**9) %}{% endfor %}", r"t\.txt:1: OverflowError"),
        ("{% include 't.txt' %}", r"t\.txt:1: RecursionError"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path, text, told):
    with pytest.raises(ReportError, match=told):
        by(tmp_path, text)


@pytest.mark.parametrize("text", ["{{ lipsum(1) }}", "{{ cycler('a') }}", "{{ findings | random }}"])
def test_what_would_be_another_each_time_is_not_there(tmp_path, text):
    with pytest.raises(ReportError, match=r"t\.txt:1: ('\w+' is undefined|No filter named 'random')"):
        by(tmp_path, text)


@pytest.mark.parametrize("text", ["{{ range }}", "{{ joiner() }}", "{{ findings | map(attribute='rule') }}"])
def test_what_python_would_print_by_its_address_is_refused(tmp_path, text):
    with pytest.raises(ReportError, match=r"t\.txt:1: TypeError: a \w+ cannot be printed"):
        by(tmp_path, text)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs paths of open files")
def test_a_template_can_come_from_a_pipe():
    reading, writing = os.pipe()
    os.write(writing, b"{{ findings | length }} found")
    os.close(writing)
    try:
        assert render(REPORT, Look(template=Path(f"/dev/fd/{reading}"))) == "1 found"
    finally:
        os.close(reading)


def test_a_template_that_is_no_text_is_told(tmp_path):
    (tmp_path / "t.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReportError, match=r"t\.txt: cannot be read"):
        render(REPORT, Look(template=tmp_path / "t.txt"))


ARTICLES = {
    "a.txt": "“We will not sell the port,” Mayor Ana Ruiz said on Monday.\n",
    "b.txt": "“We will sell the port,” Mayor Ana Ruiz said on Monday.\n",
}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A working directory with two articles in a folder, and no CI around it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (tmp_path / "copy").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "copy" / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*args: str, **env: str):
    return CliRunner(env=env).invoke(shell, ["check", "copy", *args], prog_name="discrepancy")


def test_the_command_writes_by_a_template(desk):
    (desk / "t.txt").write_text("{{ findings[0].rule }} in {{ findings[0].witnesses[0].document | path }}\n")
    result = run("--format", "template", "--template", "t.txt")
    assert (result.exit_code, result.stdout) == (1, "wording/negation in copy/b.txt\n")


def test_a_mistake_in_a_template_is_one_line_and_exit_code_2(desk):
    (desk / "t.txt").write_text("\n{{ nothing }}\n")
    result = run("--format", "template", "--template", "t.txt")
    assert (result.exit_code, result.stderr) == (2, "t.txt:2: 'nothing' is undefined\n")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--format", "template"), "--format template needs a --template FILE"),
        (("--template", "t.txt"), "--template needs --format template"),
        (("--format", "template", "--template", "none.txt"), "does not exist"),
    ],
)
def test_a_template_and_its_format_go_together(desk, args, told):
    (desk / "t.txt").write_text("x")
    result = run(*args)
    assert result.exit_code == 2
    assert told in result.stderr


def test_annotations_come_with_a_summary_of_the_step(desk):
    (desk / "summary").write_text("before\n")
    result = run("--format", "github", GITHUB_STEP_SUMMARY=str(desk / "summary"))
    assert result.stdout.startswith("::error file=copy/b.txt,line=1,endLine=1,")
    text = (desk / "summary").read_text("utf-8")
    assert text.startswith("before\n### discrepancy: 1 error") and "**not**" in text


def test_a_summary_of_the_step_never_goes_to_an_article(desk):
    article = desk / "copy" / "b.txt"
    before = article.read_bytes()
    result = run("--format", "github", GITHUB_STEP_SUMMARY=str(article))
    assert (result.exit_code, article.read_bytes()) == (2, before)
    assert "it is an article that this run reads" in result.stderr


def test_other_formats_leave_the_summary_of_the_step_alone(desk):
    run("--format", "json", GITHUB_STEP_SUMMARY=str(desk / "summary"))
    run("--format", "github", GITHUB_STEP_SUMMARY="")
    assert sorted(path.name for path in desk.iterdir()) == ["copy"]


@pytest.mark.skipif(os.name != "posix", reason="needs a path that is no file")
def test_a_summary_that_cannot_be_written_is_told(desk):
    result = run("--format", "github", GITHUB_STEP_SUMMARY=str(desk))
    assert result.exit_code == 2
    assert "cannot write" in result.stderr and "Traceback" not in result.stderr


def test_formats_go_to_files_by_their_suffixes(desk):
    result = run("--output", "r.sarif", "--output", "r.md", "--output", "r.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((desk / "r.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert (desk / "r.md").read_text("utf-8").startswith("### discrepancy")
    assert json.loads((desk / "r.jsonl").read_text("utf-8"))["rule"] == "wording/negation"
