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
