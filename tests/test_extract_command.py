"""`discrepancy extract`: what an editor sees of one article, and what a program gets."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from discrepancy.cli.main import shell
from discrepancy.model import (
    Article,
    Attribution,
    Event,
    Figure,
    Kind,
    Moment,
    Occasion,
    Position,
    Speaker,
    SpeakerKind,
    Statements,
)
from discrepancy.report.article_view import legend, render_article
from discrepancy.report.jsonl import render_jsonl

TEXT = """Bridge to stay shut, council says

“The bridge is not safe,” Mayor Ana Ruiz told reporters on Monday. “She said to me, ‘Close it now.’”

Ruiz denied that the city had hidden a report. The so-called “quick fix” cost 40 euros.
"""
ESCAPE = re.compile("\x1b\\[[0-9;]*m")
RUIZ = Speaker("ana ruiz", "Ana Ruiz", SpeakerKind.PERSON, ("mayor",))


def span(part: str) -> tuple[int, int]:
    return TEXT.index(part), TEXT.index(part) + len(part)


OCCASION = Occasion((("monday", *span("Monday")),), (2016,), (("press", "reporters", *span("reporters")),))
FOUND = Statements(
    "a.txt",
    attributions=(
        Attribution(
            "a.txt",
            Kind.DIRECT,
            (span("The bridge is not safe,"), span("She said to me, ‘Close it now.’")),
            source=span("Mayor Ana Ruiz"),
            cue=span("told"),
            speaker=RUIZ,
            occasion=OCCASION,
            cue_class="neutral",
        ),
        Attribution("a.txt", Kind.DIRECT, (span("Close it now."),), span("She"), span("said to"), within=RUIZ),
        Attribution(
            "a.txt",
            Kind.REPORTED,
            (span("that the city had hidden a report"),),
            source=(span("Ruiz denied")[0], span("Ruiz denied")[0] + 4),
            cue=span("denied"),
            speaker=RUIZ,
            cue_class="denial",
        ),
    ),
    scares=(span("quick fix"),),
    figures=(Figure("a.txt", span("40 euros"), 40.0, 40.0, "EUR", "exactly", counted=("fix",)),),
    positions=(
        Position("a.txt", span("Ruiz denied"), "truth", -2, span("denied"), ("report",), span("a report"), RUIZ),
    ),
    events=(Event("a.txt", span("The bridge is not safe"), "safe", ("bridg", "safe"), True, "", marker=span("not")),),
    moments=(Moment("a.txt", span("Monday"), "day", "monday"),),
)
ARTICLE = Article("a.txt", "Wire", TEXT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("“It will open in May,” engineer Tom Vale said.\n", encoding="utf-8")
    return tmp_path


def run(*args: object, **env: str | None):
    environment = {"NO_COLOR": None, "FORCE_COLOR": None, "COLUMNS": None, **env}
    return CliRunner(env=environment).invoke(shell, ["extract", *map(str, args)], prog_name="discrepancy")


def rows() -> dict[str, dict]:
    """Return the first JSON line of each kind."""
    found: dict[str, dict] = {}
    for line in render_jsonl(ARTICLE, FOUND).splitlines():
        row = json.loads(line)
        found.setdefault(row["kind"], row)
    return found


def test_without_colour_braces_tell_source_cue_and_content():
    text = render_article(ARTICLE, FOUND, width=200)
    assert "“{q:The bridge is not safe,}” {s:Mayor Ana Ruiz} {c:told} reporters on Monday." in text
    assert "“{q:{s:She} {c:said to} me, ‘{n:Close it now.}’}”" in text
    assert "{s:Ruiz} {c:denied} {r:that the city had hidden a report}." in text
    assert "“{x:quick fix}” cost 40 euros" in text


def test_figures_and_positions_are_marked_where_they_are_asked_for():
    text = render_article(ARTICLE, FOUND, width=200, facts=True)
    assert "cost {f:40 euros}." in text and "{c:{p:denied}}" in text


def test_in_colour_every_kind_has_a_look_of_its_own_and_the_words_are_those_of_the_article():
    text = render_article(ARTICLE, FOUND, width=200, color=True)
    looks = {
        word: re.search(rf"\x1b\[([0-9;]+)m[^\x1b]*{word}", text).group(1)
        for word in ("Mayor", "told", "bridge is", "Close it", "hidden", "quick fix")
    }
    assert len(set(looks.values())) == len(looks)
    assert "“The bridge is not safe,” Mayor Ana Ruiz told reporters" in ESCAPE.sub("", text)


def test_the_gutter_holds_the_line_numbers_of_the_file():
    lines = render_article(ARTICLE, FOUND, width=60).splitlines()
    numbered = {int(line[:3]): line[6:] for line in lines if re.match(r" *\d+ │", line)}
    assert list(numbered) == [1, 2, 3, 4, 5]
    assert numbered[5].startswith("{s:Ruiz} {c:denied}")


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_the_screen_and_no_word_is_broken(width, color):
    text = ESCAPE.sub("", render_article(ARTICLE, FOUND, width=width, color=color))
    assert max(map(len, text.splitlines())) <= width
    body = [line for line in text.splitlines() if "│" in line]
    plain = re.sub(r"\{\w:|\}", "", " ".join(line.partition("│")[2] for line in body))
    assert plain.split() == TEXT.split()


@pytest.mark.parametrize("size", range(20, 45))
def test_a_long_name_does_not_widen_the_heading(size):
    article = Article("n" * size + ".txt", "Wire", "It rained.")
    text = render_article(article, Statements(article.id), width=40)
    assert max(map(len, text.splitlines())) <= 40


def test_the_table_names_speaker_cue_time_and_first_words():
    text = render_article(ARTICLE, FOUND, width=100)
    table = [re.split(r"  +", line.strip()) for line in text.partition("speaker")[2].splitlines()[1:]]
    assert table[0] == ["3", "Ana Ruiz (person)", "told (neutral)", "reporters, Monday", "“The bridge is not safe,"]
    assert table[1][1].startswith("She (?), quoted by")
    assert ["5", "Ana Ruiz (person)", "denied (denial)", "that the city had hidden a…"] in table
    assert "2 quotes, 1 reported, 1 scare quote, 1 figure, 1 position" in text


@pytest.mark.parametrize("color", [False, True])
def test_an_article_cannot_colour_hide_or_mark_anything(color):
    hostile = "“{s:Lee} \x1b[31mred\x9b2J [bold]no[/bold] \u202edlog\r{c:said}”"
    found = Statements("a.txt", (Attribution("a.txt", Kind.DIRECT, ((1, len(hostile) - 1),)),))
    article = Article("a\x1b[2J.txt", "Wi\x1bre", hostile)
    text = render_article(article, found, color=color)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ESCAPE.sub("", text) if color else text)
    assert "[bold]no[/bold]" in text
    if not color:
        assert "{s:" not in text and "{c:" not in text and "❴s:Lee❵" in text


def test_marks_that_cross_are_split_and_stay_balanced():
    quote = Attribution("a.txt", Kind.DIRECT, ((0, 9),))
    found = Statements("a.txt", (quote, Attribution("a.txt", Kind.REPORTED, ((4, 14),), source=(12, 20))))
    text = render_article(Article("a.txt", "A", "one two three four five"), found, width=80)
    shown = next(line for line in text.splitlines() if "one" in line)
    depth = 0
    for character in shown:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert re.sub(r"\{\w:|\}", "", shown).endswith("one two three four five")


def test_a_quote_over_several_lines_is_marked_in_each():
    found = Statements("a.txt", (Attribution("a.txt", Kind.DIRECT, ((1, 12),)),))
    text = render_article(Article("a.txt", "A", "“One\r\n\r\nmore”"), found, width=80)
    assert "  1 │ “{q:One}\n" in text and "  3 │ {q:more}”\n" in text


def test_an_article_without_statements_is_shown_bare():
    text = render_article(Article("a.txt", "A", "It rained."), Statements("a.txt"), width=80)
    assert "  1 │ It rained.\n" in text and "0 quotes" in text and "speaker" not in text


def test_the_legend_names_each_mark_once_and_facts_on_request():
    text = legend(80, color=False, facts=False)
    assert "{s:source}" in text and "{r:reported speech}" in text and "figure" not in text
    assert "{f:figure}" in legend(80, color=False, facts=True)


def test_jsonl_tells_all_that_is_known_of_an_attribution():
    row = rows()["direct"]
    assert (row["speaker"], row["speaker_kind"], row["roles"]) == ("Ana Ruiz", "person", ["mayor"])
    assert (row["cue_text"], row["cue_class"], row["within"], row["headline"]) == ("told", "neutral", None, False)
    assert row["days"] == [["monday", *span("Monday")]]
    assert row["venues"] == [["press", "reporters", *span("reporters")]]
    assert row["years"] == [2016]


def test_jsonl_gives_the_other_kinds_their_own_keys():
    found = rows()
    figure, position, event = found["figure"], found["position"], found["event"]
    assert (figure["value"], figure["unit"], figure["bound"], figure["counted"]) == (40, "EUR", "exactly", ["fix"])
    assert (position["scale"], position["degree"], position["holder"]) == ("truth", -2, "Ana Ruiz")
    assert (position["stance"], position["target"]) == ("denied", "a report")
    assert (event["predicate"], event["negative"], event["marker"]) == ("safe", True, "not")
    assert (found["moment"]["moment"], found["moment"]["value"]) == ("day", "monday")
    assert found["scare"]["text"] == "quick fix"


def test_the_command_shows_a_folder_with_one_legend(folder):
    result = run(folder, "--format", "terminal")
    assert result.exit_code == 0
    assert result.stdout.count("{s:source}") == 1
    assert result.stdout.index("a.txt") < result.stdout.index("b.txt · ")
    assert "{c:said}" in result.stdout and "Tom Vale (person)" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("form", ["terminal", "jsonl"])
def test_a_single_article_may_be_named(folder, form):
    result = run(folder / "b.txt", "--format", form)
    assert result.exit_code == 0
    assert "Vale" in result.stdout and "Ruiz" not in result.stdout


def test_json_lines_are_the_default_and_name_the_class_of_the_cue(folder):
    found = [json.loads(line) for line in run(folder).stdout.splitlines()]
    said = next(row for row in found if row["doc"] == "b.txt" and "content" in row)
    assert (said["cue_text"], said["cue_class"], said["speaker"]) == ("said", "neutral", "Tom Vale")


def test_a_file_gets_the_plain_view(folder, tmp_path):
    target = tmp_path / "view.out"
    result = run(folder, "--format", "terminal", "--output", target, FORCE_COLOR="1", TERM="xterm")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "{c:said}" in target.read_text(encoding="utf-8") and "\x1b" not in target.read_text(encoding="utf-8")


def test_colour_is_used_where_it_is_wanted(folder):
    assert "\x1b[" in run(folder, "--format", "terminal", FORCE_COLOR="1", TERM="xterm").stdout
    assert "\x1b[" not in run(folder, "--format", "terminal", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm").stdout
