"""`discrepancy why`: what became of two lines, in words a person can act on."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from discrepancy.cli.main import shell

WIRE = """The wall broke on Monday.

“We will rebuild the sea wall before winter,” Mayor Dana Orrin said. \
Four people were hurt.\n"""
POST = "“We could rebuild the sea wall before winter,” Mayor Dana Orrin said. Five people were hurt.\n\nIt rained.\n"
ECHO = "“The ferries are back to their timetable since noon,” Sheriff Lee Mock said. Mayor Dana Orrin was there.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("wire", WIRE), ("post", POST), ("echo", ECHO)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def why(folder: Path, first: str, second: str, *more: str) -> Result:
    return CliRunner().invoke(shell, ["why", f"{folder}/{first}", f"{folder}/{second}", *more])


def test_two_lines_held_together_show_the_finding_and_the_words_that_differ(folder: Path) -> None:
    told = why(folder, "wire.txt:3", "post.txt:1").stdout
    assert "Held together: yes (quote" in told
    assert "error[wording/modal]" in told
    assert "modal: “will” / “could”" in told
    assert "As words they are one" in told and "Both are given to Dana Orrin." in told


def test_two_lines_of_two_speakers_say_so(folder: Path) -> None:
    told = why(folder, "wire.txt:3", "echo.txt:1").stdout
    assert "Held together: no" in told
    assert "are two people" in told and "As words they are two: 0.00" in told


def test_figures_say_how_sure_it_is_that_they_answer_one_question(folder: Path) -> None:
    told = " ".join(why(folder, "wire.txt:3", "post.txt:1").stdout.split())
    assert "“Four people” and “Five people”: the evidence is" in told


def test_a_line_without_a_statement_says_what_was_looked_for(folder: Path) -> None:
    told = why(folder, "wire.txt:3", "wire.txt:2").stdout
    assert "no statement was read here" in told
    assert "The first line has 6 statements and the second no statement: no two" in " ".join(told.split())


def test_two_lines_without_a_statement_say_so_in_a_sentence(folder: Path) -> None:
    assert "Neither line has a statement that could be compared." in why(folder, "wire.txt:2", "post.txt:2").stdout


def test_a_file_that_is_no_article_is_refused_before_any_is_read(folder: Path) -> None:
    (folder / "table.csv").write_text("1\n", encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\xff\xfe\xfa")
    result = why(folder, "table.csv:1", "post.txt:1")
    assert result.exit_code == 2
    assert "table.csv: no article, whose name ends in .md or .txt" in result.stderr


def test_a_large_folder_is_told_of_with_what_narrows_it_unless_it_was_named(folder: Path) -> None:
    for n in range(210):
        (folder / f"{n}.txt").write_text("It rained.\n", encoding="utf-8")
    told = f"reads all 213 articles of {folder}; --folder FOLDER narrows that"
    assert told in why(folder, "wire.txt:3", "post.txt:1").stderr
    assert not why(folder, "wire.txt:3", "post.txt:1", "--folder", str(folder)).stderr


def test_a_column_after_the_line_is_taken_as_reports_print_it(folder: Path) -> None:
    assert why(folder, "wire.txt:3:9", "post.txt:1:2").stdout == why(folder, "wire.txt:3", "post.txt:1").stdout


@pytest.mark.parametrize(
    ("first", "told"),
    [("wire.txt", "is not FILE:LINE"), ("none.txt:3", "no such file"), ("wire.txt:99", "has no line 99, but 4")],
)
def test_a_place_that_is_none_exits_2_and_is_named(folder: Path, first: str, told: str) -> None:
    result = why(folder, first, "post.txt:1")
    assert result.exit_code == 2
    assert told in result.stderr and first.partition(":")[0] in result.stderr


def test_it_goes_by_the_configuration_that_check_goes_by(folder: Path) -> None:
    config = "severity: {wording/modal: note}\noutlets: {post.txt: The Daily Post}\n"
    (folder / "discrepancy.yml").write_text(config, encoding="utf-8")
    told = why(folder, "wire.txt:3", "post.txt:1").stdout
    assert "note[wording/modal]" in told and "Daily Post" in told
    assert "error[wording/modal]" in why(folder, "wire.txt:3", "post.txt:1", "--isolated").stdout
    assert "warning[wording/modal]" in why(folder, "wire.txt:3", "post.txt:1", "--severity", "wording=warning").stdout


@pytest.mark.parametrize(
    ("name", "text"), [("discrepancy.yml", "exclude: post.txt\n"), (".discrepancyignore", "post.txt\n")]
)
def test_an_article_that_is_left_out_was_not_read(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    result = why(folder, "wire.txt:3", "post.txt:1")
    assert result.exit_code == 2 and "no such article was read" in result.stderr


def test_a_reference_counts_and_may_lie_elsewhere(folder: Path) -> None:
    (folder / "desk").mkdir()
    post = (folder / "post.txt").rename(folder / "desk" / "post.txt")
    (folder / "desk" / "wire.txt").write_text(WIRE, encoding="utf-8")
    minutes = folder / "wire.txt"
    result = CliRunner().invoke(shell, ["why", f"{minutes}:3", f"{post}:1", "--reference", str(minutes)])
    assert "../wire.txt:3" in result.stdout and "error[wording/modal]" in result.stdout


def test_one_line_named_twice_is_refused(folder: Path) -> None:
    result = why(folder, "wire.txt:3", "wire.txt:3:7")
    assert result.exit_code == 2 and "are one line: name two" in result.stderr


def test_a_folder_that_holds_all_that_one_has_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    result = why(folder, "wire.txt:3", "post.txt:1")
    assert result.exit_code == 2 and "--folder" in result.stderr
    assert why(folder, "wire.txt:3", "post.txt:1", "--folder", str(folder)).exit_code == 0
