"""The README stays true: its Python runs, its rule works, the commands it shows exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from discrepancy.cli.main import shell
from discrepancy.judge.rule import Example
from discrepancy.judge.schema import load_rules
from discrepancy.model import Article
from discrepancy.pipeline import check

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
README_PICTURE = (ROOT / "docs" / "report.svg").read_text(encoding="utf-8")


def block(language: str, starting: str = "") -> str:
    """Return the first fenced block in a language that starts with some words."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)
    return str(next(text for text in blocks if text.startswith(starting)))


def test_its_python_prints_the_finding(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python"), "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("error wording/negation ")


def test_its_rule_is_loaded_and_agrees_with_its_examples(tmp_path: Path) -> None:
    file = tmp_path / "my-rules" / "house" / "softened.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(block("yaml", "id: "), encoding="utf-8")
    rules = load_rules([tmp_path / "my-rules"])

    def flagged(example: Example) -> bool:
        articles = [Article(letter, letter.upper(), text) for letter, text in example.articles]
        return bool(check(articles, rules=rules).findings)

    (rule,) = rules
    assert [flagged(example) for example in rule.examples.flags] == [True]
    assert [flagged(example) for example in rule.examples.passes] == [False]


COMMANDS = [
    line.split("#")[0].split()[1:] for line in README.splitlines() if re.match(r"discrepancy [a-z]+( |$)", line)
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_its_commands_run(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = [str(ROOT / "seeds") if word == "FOLDER" else word for word in command]
    assert CliRunner().invoke(shell, arguments).exit_code in (0, 1)


def test_what_it_says_of_the_sample_is_so() -> None:
    told = re.findall(r"^\| `([\w.-]+)` \|", README, flags=re.MULTILINE)
    names = {path.name for path in (ROOT / "seeds").iterdir()}
    assert told
    assert set(told) <= names


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"\[[^\]]*\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_picture_of_the_report_is_today_s(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import pictures

    drawn, kept = (re.findall(r">([^<>]+)</text>", text) for text in (pictures.svg(), README_PICTURE))
    assert drawn == kept, "run `python docs/pictures.py`"
