"""docs/formats.md stays true: it names every format and its suffix, and its examples work."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from discrepancy.cli.main import shell
from discrepancy.report import formats

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (?:`(\.\w+)`)?", TEXT, flags=re.MULTILINE))


def run(*args: str, code: int = 1) -> str:
    result = CliRunner().invoke(shell, ["check", *args])
    assert result.exit_code == code, result.output
    return result.stdout


def block(language: str) -> str:
    """Return the first fenced block in a language."""
    return str(re.search(rf"^```{language}\n(.*?)^```$", TEXT, flags=re.DOTALL | re.MULTILINE)[1])


def test_it_names_the_formats_and_their_suffixes():
    assert set(ROWS) <= set(formats.NAMES)
    assert set(formats.NAMES) - set(ROWS) <= {"html"}
    assert {suffix: formats.of_file(Path(f"a{suffix}")) for suffix in ROWS.values() if suffix} == {
        suffix: name for name, suffix in ROWS.items() if suffix
    }


def test_its_template_writes_a_list_for_the_copy_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    (tmp_path / "desk.txt").write_text(block("jinja"), encoding="utf-8")
    text = run("seeds", "--format", "template", "--template", str(tmp_path / "desk.txt"))
    assert "seeds/lantern-online.txt, line 14: Lantern Online quotes “will” where" in text
    assert re.search(r"^    \w.*\.$", text, flags=re.MULTILINE)
    assert all(text.splitlines())


def test_its_problem_matcher_reads_the_lines_of_concise(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    pattern = json.loads(block("json"))["pattern"]
    lines = [re.fullmatch(pattern["regexp"], line) for line in run("seeds", "--format", "concise").splitlines()]
    rows = [line for line in lines if line]
    assert len(rows) == len(lines) - 1
    assert all((ROOT / row[pattern["file"]]).is_file() for row in rows)


def test_its_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"discrepancy check articles ([^\n|']+)", TEXT)
    assert len(commands) >= 6
    for command in commands:
        run(str(ROOT / "seeds"), *command.split(), code=0 if "--exit-zero" in command else 1)
