"""The table of exit codes in docs/ci.md stays true: each of its rows is run as it stands."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from newsdesk import OTHER, OTHER_CHANGED, SAYS, SAYS_NOT, differing, discrepancy, put

DOCS = Path(__file__).parent.parent / "docs" / "ci.md"
TABLE = DOCS.read_text(encoding="utf-8").partition("\n## Exit codes\n")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| (.+?) \| `discrepancy (.+?)` \| (\d+) \|$", TABLE, flags=re.MULTILINE)
UNREADABLE = b"\x00\x01\x02\xff" * 20
ENTRY = "- rule: wording/negation\n  reason: On tape\n  owner: Desk\n"
EXAMPLE = """
examples:
  flags:
    - a: “The mill will close in the autumn,” owner Edna Cole said.
      b: “The mill {} close in the autumn,” owner Edna Cole said.
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with every folder and file that the table names."""
    monkeypatch.chdir(tmp_path)
    for name in ("agree", "unreadable"):
        put(tmp_path / name, "post.md", SAYS_NOT)
        put(tmp_path / name, "wire.md", SAYS_NOT)
    (tmp_path / "unreadable" / "wire.md").write_bytes(UNREADABLE)
    for name in ("differ", "differ-more", "ignored", "garbled", "configured", "edited"):
        differing(tmp_path / name)
    put(tmp_path / "differ-more", "post.md", SAYS, OTHER)
    put(tmp_path / "differ-more", "wire.md", SAYS_NOT, OTHER_CHANGED)
    put(tmp_path / "ignored", "post.md", "<!-- discrepancy: ignore wording/negation -- on tape -->", SAYS)
    put(tmp_path / "idle", "post.md", "<!-- discrepancy: ignore wording/negation -- on tape -->", SAYS_NOT)
    put(tmp_path / "garbled", "post.md", "<!-- discrepancy: ignore this -->", SAYS_NOT)
    put(tmp_path / "warned", "post.md", OTHER)
    put(tmp_path / "warned", "wire.md", OTHER.replace("winter storms", "autumn gales"))
    (tmp_path / "empty").mkdir()
    (tmp_path / "another-version.json").write_text('{"version": 99, "findings": []}', encoding="utf-8")
    (tmp_path / "accepted.yml").write_text(ENTRY, encoding="utf-8")
    (tmp_path / "expired.yml").write_text(f"{ENTRY}  until: 2001-01-01\n", encoding="utf-8")
    (tmp_path / "mistaken.yml").write_text(ENTRY.replace("owner", "onwer"), encoding="utf-8")
    (tmp_path / "configured" / "discrepancy.yml").write_text("severity: {wording: note}\n", encoding="utf-8")
    (tmp_path / "mistaken-config.yml").write_text("severities: {wording: note}\n", encoding="utf-8")
    rules(tmp_path)
    committed(tmp_path)
    put(tmp_path / "edited", "post.md", SAYS, "It rained.")
    assert discrepancy("baseline", "differ", "--output", "known.json").exit_code == 0
    return tmp_path


def committed(folder: Path) -> None:
    """Make a repository of a folder, with all of it committed."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.invalid", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "first")):
        subprocess.run(["git", "-C", str(folder), *identity, *command], check=True, capture_output=True)


def rules(folder: Path) -> None:
    """Put a good rule, a broken one and one that its own example refutes below a folder."""
    for name, key, other in (("good", "when", "may"), ("failing", "when", "will"), ("broken", "wen", "may")):
        rule = f"id: house/{name}\ntitle: A modal\nseverity: note\napplies_to: quote\nmessage: A modal.\nwhy: Trust.\n"
        (folder / f"{name}-rules").mkdir()
        text = f"{rule}{key}: {{variant.class: modal}}{EXAMPLE.format(other)}"
        (folder / f"{name}-rules" / "rule.yaml").write_text(text, encoding="utf-8")


def test_the_table_is_found_whole() -> None:
    lines = [line for line in TABLE.splitlines() if line.startswith("|")]
    assert lines[0] == "| situation | command | exit code |"
    assert len(ROWS) == len(lines) - 2
    assert {code for _, _, code in ROWS} == {"0", "1", "2"}


@pytest.mark.parametrize(("situation", "command", "code"), ROWS, ids=[row[1] for row in ROWS])
def test_a_row_of_the_table_is_true(here: Path, situation: str, command: str, code: str) -> None:
    result = discrepancy(*shlex.split(command))
    assert result.exit_code == int(code), (situation, result.output)
    assert "internal error" not in result.stderr
