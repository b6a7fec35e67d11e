"""Profiles: what the shipped ones make of the same articles, how newsrooms extend them, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from discrepancy.cli.main import shell
from discrepancy.config.chain import load, profile_names, profiles
from discrepancy.config.settings import NOTHING, Settings
from discrepancy.errors import ConfigError, RuleError
from discrepancy.judge.schema import default_rules, load_rules
from discrepancy.text.resources import rules_folder

PROFILES = rules_folder() / "profiles"
SEEDS = rules_folder().parent / "seeds"
GUIDE = Path(__file__).parent.parent / "docs" / "configuration.md"
NAMES = ("default", "ap", "reuters", "guardian", "strict")


def run(*args: str) -> Result:
    return CliRunner().invoke(shell, list(args), prog_name="discrepancy")


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(a: str, b: str, *args: str) -> dict[str, str]:
    """Return the severities by rule of what is found between two articles."""
    for name, text in (("a", a), ("b", b)):
        Path("news").mkdir(exist_ok=True)
        Path("news", f"{name}.txt").write_text(text, "utf-8")
    result = run("check", "news", "--format", "json", *args)
    assert result.exit_code in (0, 1), result.output
    return {finding["rule"]: finding["severity"] for finding in json.loads(result.stdout)["findings"]}


PAIRS = {
    "wording/grammar": (
        "“The gates was shut before the water came over the wall,” keeper Jonas Reed said.",
        "“The gates were shut before the water came over the wall,” keeper Jonas Reed said.",
    ),
    "wording/substitution": (
        "“The gates were shut before the flood came over the wall,” keeper Jonas Reed said.",
        "“The gates were shut before the storm came over the wall,” keeper Jonas Reed said.",
    ),
    "wording/ellipsis": (
        "“The gates were shut … the water came over the wall,” keeper Jonas Reed said.",
        "“The gates were shut by hand at dusk and then the water came over the wall,” keeper Jonas Reed said.",
    ),
    "wording/qualifier": (
        "“The pumps have failed in towns along the northern coast,” keeper Jonas Reed said.",
        "“The pumps have failed in some towns along the northern coast,” keeper Jonas Reed said.",
    ),
}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("wording/grammar", ["note", "error", "error", None, "error"]),
        ("wording/substitution", ["warning", "error", "error", "error", "error"]),
        ("wording/ellipsis", ["note", "warning", "note", "note", "warning"]),
        ("wording/qualifier", ["warning", "error", "error", "warning", "error"]),
    ],
)
def test_one_difference_weighs_what_each_guide_makes_of_it(
    news: Path, rule: str, expected: list[str | None]
) -> None:
    assert [findings(*PAIRS[rule], "--profile", name).get(rule) for name in NAMES] == expected


@pytest.mark.parametrize("form", ["json", "full"])
def test_the_default_profile_is_no_profile(form: str) -> None:
    plain = run("check", str(SEEDS), "--isolated", "--format", form)
    default = run("check", str(SEEDS), "--isolated", "--format", form, "--profile", "default")
    assert (plain.stdout, plain.stderr, plain.exit_code) == (default.stdout, default.stderr, default.exit_code)
    assert load(None, "default") == NOTHING


def test_strict_shuts_the_gate_on_warnings(news: Path) -> None:
    assert findings(*PAIRS["wording/ellipsis"], "--profile", "strict") == {"wording/ellipsis": "warning"}
    assert run("check", "news", "--profile", "strict").exit_code == 1
    assert run("check", "news", "--profile", "strict", "--fail-on", "error").exit_code == 0
    assert run("check", "news", "--profile", "ap").exit_code == 0


def test_the_profile_lies_beneath_the_configuration_and_the_command_line_over_both(news: Path) -> None:
    pair, rule = PAIRS["wording/grammar"], "wording/grammar"
    Path("discrepancy.yml").write_text("profile: ap")
    assert findings(*pair) == {rule: "error"}
    assert findings(*pair, "--profile", "default") == {rule: "note"}
    assert findings(*pair, "--severity", f"{rule}=warning") == {rule: "warning"}
    Path("discrepancy.yml").write_text(f"profile: guardian\nseverity: {{{rule}: note}}")
    assert findings(*pair) == {rule: "note"}
    Path("discrepancy.yml").write_text("extends: guardian")
    assert findings(*pair) == {}
    assert findings(*pair, "--profile", "ap") == {rule: "error"}, "the profile lies over what the file extends"


def test_a_newsroom_extends_a_profile_in_a_file_of_its_own(news: Path) -> None:
    house = Path("house/desk.yaml")
    house.parent.mkdir()
    house.write_text("title: Ours\nextends: ap\nseverity: {wording: note, wording/substitution: warning}")
    args = ("--profile", "house/desk.yaml")
    assert findings(*PAIRS["wording/substitution"], *args) == {"wording/substitution": "warning"}
    assert findings(*PAIRS["wording/grammar"], *args) == {"wording/grammar": "note"}
    Path("discrepancy.yml").write_text("profile: house/desk.yaml")
    assert findings(*PAIRS["wording/grammar"]) == {"wording/grammar": "note"}
    Path("house/night.yaml").write_text("extends: ./desk.yaml\nignore: wording")
    assert findings(*PAIRS["wording/grammar"], "--profile", "house/night.yaml") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("exclude: a", "desk.yaml:1:1: unknown key of a profile: 'exclude'"),
        ("profile: ap", "desk.yaml:1:1: unknown key of a profile: 'profile'"),
        ("extends: app", "desk.yaml:1:10: no profile is called app: did you mean ap?"),
        ("extends: [ap, ./desk.yaml]", "desk.yaml:1:15: './desk.yaml' extends itself: desk.yaml > desk.yaml"),
        ("extends: ./night.yaml", "desk.yaml:1:10: there is no file ./night.yaml"),
        ("title: a\nseverity:\n  wording/modal: 2", "desk.yaml:3:18: a severity must be a text, not the number 2"),
        ("ignore:\n- wording/gramar", "desk.yaml:2:3: no rule is called wording/gramar: did you mean wording/grammar?"),
    ],
)
def test_a_profile_that_is_wrong_is_refused_at_its_place(news: Path, text: str, message: str) -> None:
    Path("news").mkdir()
    Path("desk.yaml").write_text(text)
    result = run("check", "news", "--profile", "./desk.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(message)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gardian", "discrepancy: no profile is called gardian: did you mean guardian?\n"),
        ("./gone.yaml", "there is no file"),
        ("x", "discrepancy: no profile is called x: there are ap, default, guardian, reuters, strict, and files by"),
    ],
)
def test_a_profile_that_is_not_there_is_bad_usage(news: Path, name: str, message: str) -> None:
    Path("news").mkdir()
    result = run("check", "news", "--profile", name)
    assert (result.exit_code, message in result.stderr) == (2, True)
    assert run("rules", "list", "--profile", name).exit_code == 2


def test_rules_are_listed_as_a_profile_has_them(news: Path) -> None:
    def listed(*args: str) -> dict[str, str]:
        return dict(re.findall(r"^(\w+/[\w-]+) +(\w+)", run("rules", "list", *args).stdout, re.MULTILINE))

    plain, guardian = listed(), listed("--profile", "guardian")
    assert {rule for rule in plain if plain[rule] != guardian[rule]} == {"wording/grammar", "wording/substitution"}
    assert guardian["wording/grammar"] == "off"
    Path("few.yaml").write_text("select: [attribution]")
    assert set(listed("--profile", "./few.yaml").values()) == {"off", "error", "warning", "note"}
    assert listed("--profile", "./few.yaml")["wording/modal"] == "off"


def test_profiles_are_listed_with_a_line_each() -> None:
    lines = run("rules", "profiles").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(profile_names()) == sorted(NAMES)


@pytest.mark.parametrize("name", profile_names())
def test_a_shipped_profile_tells_why_and_names_rules_that_are_there(name: str) -> None:
    document = dict(profiles())[name]
    known = {rule.id for rule in default_rules()} | {rule.family for rule in default_rules()}
    assert document.title
    assert document.why
    assert document.sources or name in ("default", "strict")
    assert {rule for rule, _ in document.settings.severity} <= known


@pytest.mark.parametrize("name", profile_names())
def test_extending_a_profile_by_itself_or_twice_changes_nothing(name: str) -> None:
    settings = load(None, name)
    assert settings.over(settings) == settings
    assert settings.over(load(None, "default")) == settings


def test_the_guides_table_of_what_profiles_move_is_true() -> None:
    table = re.findall(r"^\| `(\w+/[\w-]+)` \|(.*)\|$", GUIDE.read_text("utf-8"), re.MULTILINE)
    told = {rule: [cell.strip() for cell in cells.split("|")][: len(NAMES)] for rule, cells in table}
    moved = {}
    for rule in default_rules():
        levels = [_level(rule.id, load(None, name), str(rule.severity)) for name in NAMES]
        if len(set(levels)) > 1:
            moved[rule.id] = levels
    assert told == moved


def _level(rule: str, settings: Settings, own: str) -> str:
    said = dict(settings.severity).get(rule)
    return own if said is None else str(said.value or "off")


def test_a_rule_can_say_how_severe_it_may_be_made(news: Path) -> None:
    text = (
        "id: house/may\ntitle: May\nseverity: {}\nat_most: warning\napplies_to: quote\n"
        'when: {{variant.class: modal}}\nmessage: "{{a.label}} differs."\nwhy: So.\n'
    )
    Path("may.yaml").write_text(text.format("note"))
    said = PAIRS["wording/grammar"][1]
    pair = (said.replace("were", "may be"), said.replace("were", "will be"))
    args = ("--rules", "may.yaml", "--select", "house")
    assert findings(*pair, *args, "--severity", "house=error") == {"house/may": "warning"}
    assert "house/may is warning at most" in run("check", "news", *args, "--severity", "house/may=error").stderr
    Path("may.yaml").write_text(text.format("error"))
    with pytest.raises(RuleError, match=r"may\.yaml:3:11: the severity is above 'at_most', warning"):
        load_rules([Path("may.yaml")])


def test_an_unknown_profile_is_an_error_of_configuration() -> None:
    with pytest.raises(ConfigError):
        load(None, "nobody")
