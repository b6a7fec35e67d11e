"""Configuration from end to end: where it is found, what it does, what wins, and what is refused and where."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from discrepancy.cli import options
from discrepancy.cli.configured import Configured, configuration, in_full
from discrepancy.cli.main import shell
from discrepancy.config.chain import load
from discrepancy.config.discover import discover
from discrepancy.config.jsonschema import config_schema
from discrepancy.config.keys import KEYS
from discrepancy.config.settings import Settings
from discrepancy.config.shown import as_yaml
from discrepancy.errors import ConfigError
from discrepancy.judge.jsonschema import rule_schema
from discrepancy.model import Severity
from discrepancy.text.resources import Loader

ROOT = Path(__file__).parent.parent
SAID = "“We {} drain the lake this summer,” said the water chief, Edna Cole.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a folder of two wires that agree and a live blog that differs in a modal."""
    for name, modal in (("wire/one.txt", "may"), ("wire/two.txt", "may"), ("live/blog.txt", "will")):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SAID.format(modal), encoding="utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(shell, list(args), prog_name="discrepancy")


def configure(text: str, path: str = "discrepancy.yml") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def check(*args: str) -> dict:
    result = run("check", "news", "--format", "json", *args)
    assert result.exit_code in (0, 1), result.output
    return json.loads(result.stdout)


def severities(*args: str) -> list[str]:
    return sorted({finding["severity"] for finding in check(*args)["findings"]})


def complaints(text: str, *args: str, path: str = "discrepancy.yml") -> list[str]:
    configure(text, path)
    result = run("check", "news", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr.splitlines()


def test_without_configuration_the_rules_speak_for_themselves(desk: Path) -> None:
    assert severities() == ["error"]


@pytest.mark.parametrize("name", ["discrepancy.yml", "discrepancy.yaml", "news/discrepancy.yml"])
def test_configuration_is_found_in_the_folder_and_above_it(desk: Path, name: str) -> None:
    configure("severity: {wording/modal: note}", name)
    assert severities() == ["note"]


def test_the_nearest_configuration_is_the_only_one(desk: Path) -> None:
    configure("severity: {wording/modal: note}")
    configure("jobs: 1", "news/discrepancy.yml")
    assert severities() == ["error"]


def test_the_search_ends_at_the_top_of_the_repository(desk: Path) -> None:
    configure("severity: {wording/modal: note}")
    (desk / "news" / ".git").mkdir()
    assert severities() == ["error"]


def test_pyproject_is_read_where_it_has_the_section(desk: Path) -> None:
    configure("[tool.other]\nx = 'tool.discrepancy'\n", "pyproject.toml")
    assert discover(desk) is None
    configure('[tool.discrepancy.severity]\n"wording/modal" = "note"\n', "pyproject.toml")
    assert severities() == ["note"]
    configure("{}")
    assert severities() == ["error"], "a file of its own goes before pyproject.toml"


def test_another_file_can_be_named_and_none_be_read(desk: Path) -> None:
    configure("severity: {wording/modal: note}")
    configure("severity: {wording/modal: warning}", "other/house.yml")
    assert severities("--config", "other/house.yml") == ["warning"]
    assert severities("--isolated") == ["error"]
    assert run("check", "news", "--isolated", "--config", "other/house.yml").exit_code == 2
    for name in ("other/gone.yml", "other"):
        assert run("check", "news", "--config", name).exit_code == 2


def test_two_configurations_in_one_folder_are_refused(desk: Path) -> None:
    configure("{}", "discrepancy.yaml")
    assert complaints("{}") == ["discrepancy.yaml: discrepancy.yml beside it is a configuration too: keep one"]


def test_an_empty_file_and_one_of_comments_say_nothing(desk: Path) -> None:
    for text in ("", "# to do\n", "{}"):
        configure(text)
        assert severities() == ["error"]


@pytest.mark.parametrize(
    ("text", "args", "expected"),
    [
        ("severity: {wording: note}", (), ["note"]),
        ("severity: {wording: note, wording/modal: warning}", (), ["warning"]),
        ("severity: {wording/modal: off}", (), []),
        ("ignore: wording/modal", (), []),
        ("ignore: [wording]", (), []),
        ("{ignore: wording, severity: {wording/modal: note}}", (), ["note"]),
        ("{ignore: wording/modal, severity: {wording/modal: note}}", (), []),
        ("select: attribution", (), []),
        ("select: attribution", ("--select", "wording"), ["error"]),
        ("select: []", (), ["error"]),
        ("severity: {wording/modal: note}", ("--severity", "wording/modal=warning"), ["warning"]),
        ("severity: {wording/modal: note}", ("--severity", "wording=warning"), ["warning"]),
        ("ignore: wording/modal", ("--severity", "wording/modal=warning"), ["warning"]),
        ("severity: {wording/modal: note}", ("--ignore", "wording"), []),
        ("min_confidence: 0.5", (), ["error"]),
    ],
)
def test_the_nearer_layer_wins_and_in_one_layer_the_rule_over_its_family(
    desk: Path, text: str, args: tuple[str, ...], expected: list[str]
) -> None:
    configure(text)
    assert severities(*args) == expected


def test_options_of_the_gate_default_to_the_configuration_and_the_command_line_wins(desk: Path) -> None:
    configure("severity: {wording/modal: warning}\nfail_on: warning\nmin_severity: error\njobs: 1")
    result = run("check", "news")
    assert (result.exit_code, "below error not shown" in result.stdout) == (1, True)
    assert run("check", "news", "--fail-on", "error").exit_code == 0
    assert "below error not shown" not in run("check", "news", "--min-severity", "note").stdout


@click.command(cls=Configured)
@options.folder
@click.option("--baseline", type=click.Path(path_type=Path))
@click.option("--accepted", type=click.Path(path_type=Path), multiple=True)
@options.configured
@click.pass_context
def gate(ctx: click.Context, **_: object) -> None:
    click.echo(as_yaml(in_full(ctx, configuration(ctx))))


def test_options_of_files_default_to_the_configuration_too(desk: Path) -> None:
    configure("baseline: known.json\naccepted: [a.yml, b.yml]", "desk/discrepancy.yml")

    def told(*args: str) -> dict:
        return yaml.load(CliRunner().invoke(gate, ["news", *args]).stdout, Loader=Loader)

    args = ("--config", "desk/discrepancy.yml")
    assert told(*args) == {"baseline": "desk/known.json", "accepted": ["desk/a.yml", "desk/b.yml"]}
    assert told(*args, "--accepted", "c.yml", "--baseline", "d") == {"baseline": "d", "accepted": ["c.yml"]}


def test_rules_are_found_from_the_file_that_names_them(desk: Path) -> None:
    rule = (
        'id: house/will\ntitle: Will\nseverity: note\napplies_to: quote\nwhen: {a.text: "We will drain the lake this '
        'summer,"}\nmessage: "{a.label} promises."\nwhy: So.\n'
    )
    configure(rule, "house/rules/house/will.yaml")
    configure("rules: rules\nselect: house", "house/shared.yml")
    configure("extends: house/shared.yml")
    assert [finding["message"] for finding in check()["findings"]][:1] == ["blog promises."]
    configure(rule.replace("house/will", "mine/will"), "mine.yaml")
    assert {f["rule"] for f in check("--rules", "mine.yaml", "--select", "house,mine")["findings"]} == {
        "house/will",
        "mine/will",
    }


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("exclude: live/", ["wire/one.txt", "wire/two.txt"]),
        ("exclude: [news/live/, news/wire/two.*]", ["wire/one.txt"]),
        ("exclude: ['*.txt', '!two.txt']", ["wire/two.txt"]),
        ("include: wire/", ["wire/one.txt", "wire/two.txt"]),
        ("{include: news/wire/, exclude: one.txt}", ["wire/two.txt"]),
        ("{include: [], exclude: []}", ["live/blog.txt", "wire/one.txt", "wire/two.txt"]),
    ],
)
def test_documents_are_chosen_by_patterns_seen_from_the_file(desk: Path, text: str, read: list[str]) -> None:
    configure(text)
    report = check()
    assert [document["document"] for document in report["documents"]] == read
    assert report["summary"]["passed_over"] == 3 - len(read)


@pytest.mark.parametrize("command", ["check", "align", "extract"])
def test_the_ignore_file_of_a_folder_is_heeded_by_every_command(desk: Path, command: str) -> None:
    configure("# drafts\nlive/\n", "news/.discrepancyignore")
    assert "blog" not in run(command, "news", *(["--format", "json"] if command != "extract" else [])).stdout
    assert "blog" in run(command, "news", "--isolated", *(["--format", "json"] if command != "extract" else [])).stdout


def test_brackets_that_close_are_patterns(desk: Path) -> None:
    configure("# [\n[lm]ive/\n\\[\n[]]\n[!]a]\n", "news/.discrepancyignore")
    result = run("check", "news", "--format", "json")
    assert "blog" not in result.stdout and "no pattern" not in result.stderr


def test_a_bad_line_of_the_ignore_file_is_told(desk: Path) -> None:
    configure("live/\n!\n", "news/.discrepancyignore")
    result = run("check", "news")
    assert result.exit_code == 2
    assert result.stderr.startswith("news/.discrepancyignore:2:1: '!' is no pattern as in .gitignore")


def test_an_article_that_is_named_itself_is_read(desk: Path) -> None:
    configure("exclude: '*'")
    assert run("extract", "news/live/blog.txt").exit_code == 0


def test_outlets_come_after_the_front_matter_and_before_the_file(desk: Path) -> None:
    (desk / "news" / "wire" / "two.txt").write_text(f"---\noutlet: Own Name\n---\n{SAID.format('may')}", "utf-8")
    configure("outlets:\n  wire/one.txt: Nobody\n  news/wire/: Harbour Wire\n  '*': Live Desk")
    assert [document["outlet"] for document in check()["documents"]] == ["Live Desk", "Harbour Wire", "Own Name"]


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("{documents: live/, severity: {wording: note}}", ["note"]),
        ("{documents: news/live/, ignore: wording/modal}", []),
        ("{documents: news/wire/one.txt, severity: {wording: note}}", ["error"]),
        ("{outlets: blog, severity: {wording/modal: warning}}", ["warning"]),
        ("{outlets: [one, two], severity: {wording/modal: warning}}", ["error"]),
        ("{outlets: blog, documents: wire/, severity: {wording/modal: warning}}", ["error"]),
        ("{outlets: blog, severity: {attribution: note}}", ["error"]),
    ],
)
def test_an_override_weighs_findings_by_where_the_deviant_stands(
    desk: Path, override: str, expected: list[str]
) -> None:
    configure(f"overrides: [{override}]")
    assert severities() == expected


def test_the_last_override_wins_and_the_gate_goes_by_it(desk: Path) -> None:
    configure("overrides:\n- {outlets: blog, ignore: wording}\n- {documents: live/, severity: {wording: note}}")
    assert severities() == ["note"]
    assert run("check", "news").exit_code == 0


def test_an_override_brings_back_a_rule_that_is_off_elsewhere(desk: Path) -> None:
    configure("ignore: wording\noverrides: [{outlets: blog, severity: {wording: note}}]")
    assert severities() == ["note"]
    configure("ignore: wording\noverrides: [{outlets: one, severity: {wording: note}}]")
    assert severities() == []
    configure("select: attribution\noverrides: [{outlets: blog, severity: {wording: note}}]")
    assert severities() == []


WRONG = [
    ("profil: ap", "1:1: unknown key of the configuration: 'profil'; did you mean 'profile'?"),
    ("severity: {wording/modal: wraning}", "1:27: unknown severity 'wraning'; did you mean 'warning'?"),
    ("severity: [wording]", "1:11: 'severity' must be a mapping, not a list"),
    ("severity: {wording/modal: 3}", "1:27: a severity must be a text, not the number 3"),
    ("\nseverity:\n  wording/modl: note", "3:17: no rule is called wording/modl: did you mean wording/modal?"),
    ("ignore: [wording, atribution]", "1:19: no rule is called atribution: did you mean attribution?"),
    ("select: wordings", "1:9: no rule is called wordings: did you mean wording?"),
    ("severity: {wording/sentence-join: error}", "1:35: wording/sentence-join is note at most: its rule says so"),
    ("fail_on: errors", "1:10: unknown value of 'fail_on' 'errors'; did you mean 'error'?"),
    ("min_severity: never", "1:15: unknown value of 'min_severity' 'never'; expected one of: 'error', 'warning'"),
    ("min_confidence: 2", "1:17: 'min_confidence' must be a number from 0 to 1, not the number 2"),
    ("min_confidence: .nan", "1:17: 'min_confidence' must be a number from 0 to 1, not the number .nan"),
    ("jobs: 0", "1:7: 'jobs' must be a whole number from 1, not the number 0"),
    ("jobs: two", "1:7: 'jobs' must be a whole number from 1, not 'two'"),
    ("exclude: '!'", "1:10: '!' is no pattern as in .gitignore: Invalid git pattern: '!'"),
    ("exclude: ['[z-a]']", "1:11: '[z-a]' is no pattern as in .gitignore: bad character range z-a at position 10"),
    ("exclude: [a, '[']", "1:14: '[' is no pattern as in .gitignore: a [ is never closed"),
    ("outlets: {'a[!': A}", "1:11: 'a[!' is no pattern as in .gitignore: a [ is never closed"),
    ('outlets: {a: "b\\u0007"}', r"1:14: the name of an outlet must hold no control characters, as 'b\x07' does"),
    ("include: [a, [b]]", "1:14: an entry of 'include' must be a text, not a list"),
    ("outlets:\n  a:", "2:5: an outlet must be a text, not nothing"),
    ("outlets: {'!': A}", "1:11: '!' is no pattern as in .gitignore: Invalid git pattern: '!'"),
    ("overrides: {a: 1}", "1:12: 'overrides' must be a list, not a mapping"),
    ("overrides: [{documents: a}]", "1:13: an override must hold 'severity' or 'ignore'"),
    ("overrides: [{ignore: wording}]", "1:13: an override must hold 'documents' or 'outlets'"),
    ("overrides: [{document: a}]", "1:14: unknown key of an override: 'document'; did you mean 'documents'?"),
    ("overrides: [{outlets: a, ignore: wordin}]", "1:34: no rule is called wordin: did you mean wording?"),
    ("profile: reuter", "1:10: no profile is called reuter: did you mean reuters?"),
    ("extends: [ap, guardien]", "1:15: no profile is called guardien: did you mean guardian?"),
    ("extends: ./gone.yml", "1:10: there is no file ./gone.yml"),
    ("rules: gone/", ""),
    ("- a", "1:1: the configuration must be a mapping, not a list"),
    ("a: 1\na: 2\njobs: 1\njobs: 2", "4:1: 'jobs' is given twice in the configuration"),
    ("a: &x [1]\nb: *x", "2:4: aliases (*name) are not allowed: write it out"),
    ("a: !!python/object:os.system x", "1:4: tags ("),
    ("profile: !mine ap", "1:10: tags ("),
    ("[" * 10_000, "1:41: nested too deep"),
    ("a: [", "2:1: not YAML: did not find expected node content"),
    ("a: 1\n---\nb: 1", "2:1: not YAML: but found another document"),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[text[:30] for text, _ in WRONG])
def test_what_is_wrong_is_told_with_its_line_and_column(desk: Path, text: str, message: str) -> None:
    told = complaints(text)
    assert any(line.startswith(f"discrepancy.yml:{message}") for line in told) if message else "gone" in told[0]


def test_all_that_is_wrong_is_told_at_once_in_every_file(desk: Path) -> None:
    configure("fail_on: x", "base.yml")
    told = complaints("extends: base.yml\njobs: 0\nprofil: ap")
    places = [line.partition(" ")[0] for line in told]
    assert places == ["base.yml:1:10:", "discrepancy.yml:2:7:", "discrepancy.yml:3:1:"]


def test_what_is_wrong_in_toml_is_told_with_its_key(desk: Path) -> None:
    told = complaints('[tool.discrepancy]\nprofil = "ap"\nseverity = {wording = "eror"}\n', path="pyproject.toml")
    assert told == [
        "pyproject.toml: tool.discrepancy.profil: unknown key of the configuration: 'profil'; did you mean 'profile'?",
        "pyproject.toml: tool.discrepancy.severity.wording: unknown severity 'eror'; did you mean 'error'?",
    ]
    told = complaints("[tool.discrepancy]\nseverity = {wording/modal = 'note'}\n", path="pyproject.toml")
    assert len(told) == 1
    assert ":2:20: not TOML: " in told[0]


def test_a_configuration_that_is_a_link_to_nothing_is_told(desk: Path) -> None:
    (desk / "discrepancy.yml").symlink_to(desk / "gone.yml")
    result = run("check", "news")
    assert (result.exit_code, result.stderr) == (2, "discrepancy.yml: No such file or directory\n")


def test_bytes_that_are_no_text_are_told(desk: Path) -> None:
    (desk / "discrepancy.yml").write_bytes(b"title: caf\xe9")
    assert run("check", "news").stderr.startswith("discrepancy.yml: not UTF-8 text")


def test_files_extend_one_another_the_nearer_over_the_farther(desk: Path) -> None:
    configure("severity: {wording: note}\nfail_on: note", "a/base.yml")
    configure("extends: ../a/base.yml\nseverity: {wording/modal: warning}", "b/mid.yml")
    configure("extends: [b/mid.yml]")
    assert (severities(), run("check", "news").exit_code) == (["warning"], 1)
    configure("extends: [b/mid.yml, a/base.yml]")
    assert severities() == ["note"], "the later of two lies over the earlier"
    configure("extends: [b/mid.yml]\nfail_on: never\nignore: wording/modal")
    assert severities() == []


def test_files_that_extend_themselves_are_refused(desk: Path) -> None:
    configure("extends: ./discrepancy.yml", "b.yml")
    assert complaints("extends: b.yml") == [
        "b.yml:1:10: './discrepancy.yml' extends itself: discrepancy.yml > b.yml > discrepancy.yml"
    ]
    (desk / "b.yml").unlink()
    assert complaints("extends: discrepancy.yml")[0].endswith("extends itself: discrepancy.yml > discrepancy.yml")


def test_a_chain_of_files_has_an_end(desk: Path) -> None:
    for n in range(400):
        configure(f"extends: ./c{n + 1}.yml", f"c{n}.yml")
    (told,) = complaints("extends: c0.yml")
    assert told == "c99.yml:1:10: './c100.yml' lies more than 100 files deep"


def test_a_file_of_hyphens_and_comments_is_as_good_as_an_empty_one(desk: Path) -> None:
    for text in ("", "# a\n", "---\n", "---\n# a\n"):
        configure(text)
        assert severities() == ["error"]
    assert "must be a mapping, not nothing" in complaints("''")[0]


def test_little_is_shown_of_a_file_that_is_no_configuration(desk: Path) -> None:
    Path("secrets").write_text("root:x:0:0\n" * 99, encoding="utf-8")
    (told,) = complaints("extends: ../" + desk.name + "/secrets")
    assert "must be a mapping, not 'root:x:0:0 root" in told and "…'" in told and len(told) < 160


def test_many_files_that_extend_one_another_twice_are_read_once(desk: Path) -> None:
    for n in range(40):
        configure(f"extends: [./c{n + 1}.yml, ./c{n + 1}.yml]", f"c{n}.yml")
    configure("fail_on: never", "c40.yml")
    configure("extends: c0.yml")
    assert run("check", "news").exit_code == 0


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("wording/modl=note", "no rule is called wording/modl: did you mean wording/modal?"),
        ("wording/modal=nite", "no severity is called nite: did you mean note?"),
        ("wording/modal", "'wording/modal' is not RULE=LEVEL"),
        ("=note", "'=note' is not RULE=LEVEL"),
        ("wording/sentence-join=error", "wording/sentence-join is note at most"),
    ],
)
def test_a_severity_that_is_none_is_bad_usage(desk: Path, value: str, message: str) -> None:
    result = run("check", "news", "--severity", value)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_family_is_raised_only_as_far_as_each_rule_allows(desk: Path) -> None:
    said = "“The engines stopped{} the lights went out over the water,” passenger Mia Novak said."
    for name, join in (("a", " and"), ("b", ". And")):
        configure(said.format(join), f"ferry/{name}.txt")
    result = run("check", "ferry", "--severity", "wording=error", "--format", "json")
    assert [(f["rule"], f["severity"]) for f in json.loads(result.stdout)["findings"]] == [
        ("wording/sentence-join", "note")
    ]


def test_the_settings_are_shown_with_where_each_comes_from(desk: Path) -> None:
    configure(
        "profile: guardian\nfail_on: warning\nexclude: ['*-draft.md']\noutlets: {wire/: Harbour Wire}\n"
        "overrides: [{outlets: Harbour Wire, documents: wire/, ignore: wording}, "
        "{outlets: [], severity: {attribution: note}}]\nbaseline: known.json\n"
    )
    result = run("check", "news", "--show-config", "--severity", "wording/bracket=warning", "--jobs", "1")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert "  wording/bracket: warning  # command line" in lines
    assert any(line.startswith("  wording/grammar: off  # profile guardian:") for line in lines)
    assert "fail_on: warning  # discrepancy.yml:2:10" in lines
    assert "baseline: known.json  # discrepancy.yml:6:11" in lines
    assert "min_severity: note  # default" in lines
    assert "jobs: 1  # command line" in lines
    shown = yaml.load(result.stdout, Loader=Loader)
    assert shown["overrides"] == [
        {"documents": ["wire/"], "outlets": ["Harbour Wire"], "severity": {"wording": "off"}},
        {"outlets": [], "severity": {"attribution": "note"}},
    ]
    Draft202012Validator(config_schema()).validate(shown)
    configure(result.stdout)
    again = run("check", "news", "--show-config").stdout.splitlines()
    assert [line.partition("#")[0] for line in again] == [line.partition("#")[0] for line in lines]


def test_help_is_given_whatever_the_configuration(desk: Path) -> None:
    configure("profil: ap")
    assert run("check", "news", "--help").exit_code == 0
    assert run("check", "--help").exit_code == 0
    assert "Missing argument" in run("check").stderr


def test_init_writes_a_configuration_that_changes_nothing_and_never_overwrites(desk: Path) -> None:
    before = run("check", "news", "--format", "json").stdout
    assert run("init", "news").exit_code == 0
    after = json.loads(run("check", "news", "--format", "json").stdout)
    assert after["summary"].pop("passed_over") == 1, "the file itself is no article"
    assert after["findings"] == json.loads(before)["findings"]
    text = (desk / "news" / "discrepancy.yml").read_text("utf-8")
    again = run("init", "news")
    assert (again.exit_code, "exists" in again.stderr) == (2, True)
    assert (desk / "news" / "discrepancy.yml").read_text("utf-8") == text


def test_what_init_has_in_comments_works_once_they_are_taken_away(desk: Path) -> None:
    run("init")
    path = desk / "discrepancy.yml"
    lines = path.read_text("utf-8").splitlines()
    prose = (".", "example:", "-config")
    keys = [line for line in lines if line.startswith("# ") and not line.endswith(prose)]
    path.write_text("profile: default\n" + "\n".join(line.removeprefix("# ") for line in keys), "utf-8")
    run("rules", "new", "house/one", "--folder", "newsroom-rules")
    result = run("check", "news", "--show-config")
    assert result.exit_code == 0, result.output
    assert {"severity", "fail_on", "min_confidence", "rules", "exclude", "outlets", "overrides"} <= set(
        yaml.load(result.stdout, Loader=Loader)
    )


@pytest.mark.parametrize(("name", "schema"), [("config", config_schema()), ("rule", rule_schema())])
def test_the_schemas_in_the_docs_are_current(name: str, schema: dict) -> None:
    Draft202012Validator.check_schema(schema)
    path = ROOT / "docs" / "schemas" / f"{name}.schema.json"
    assert path.read_text("utf-8") == json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def test_the_schema_is_printed() -> None:
    result = run("config", "schema")
    assert (result.exit_code, json.loads(result.stdout)) == (0, config_schema())


GUIDE = (ROOT / "docs" / "configuration.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```(yaml|toml)\n(.*?)^```$", GUIDE, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("language", "text"), EXAMPLES, ids=[text[:20] for _, text in EXAMPLES])
def test_the_examples_of_the_guide_work(desk: Path, language: str, text: str) -> None:
    configure("fail_on: never", str(desk / "../house/discrepancy.yml"))
    run("rules", "new", "house/one", "--folder", "newsroom-rules")
    configure(text, {"yaml": "discrepancy.yml", "toml": "pyproject.toml"}[language])
    result = run("check", "news", "--show-config")
    assert result.exit_code == 0, result.output
    if language == "yaml":
        Draft202012Validator(config_schema()).validate(yaml.load(text, Loader=Loader))


def test_the_guide_has_an_example_of_every_key() -> None:
    shown = [yaml.load(text, Loader=Loader) for language, text in EXAMPLES if language == "yaml"]
    assert {key for table in shown for key in table} == set(KEYS)
    assert all(f"`{key}`" in GUIDE for key in KEYS)


def test_what_the_guide_says_of_mistakes_is_so(desk: Path) -> None:
    told = complaints("profil: ap\nseverity:\n  attribution: note\n  wording/modal: wraning")
    assert "\n".join(told) in GUIDE


_UNSEEN = (".nan", "u0007")  # by a schema
SCHEMA_SEES = [
    text
    for text, message in WRONG
    if (" must " in message and not any(each in text for each in _UNSEEN)) or "unknown" in message
]


@pytest.mark.parametrize("text", SCHEMA_SEES)
def test_the_schema_refuses_what_the_reader_refuses(text: str) -> None:
    assert not Draft202012Validator(config_schema()).is_valid(yaml.load(text, Loader=Loader))


WORDS = st.sampled_from([*KEYS, "wording", "note"])
CALM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), WORDS)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS, inner, max_size=3), max_leaves=8
)
TABLES = st.dictionaries(st.sampled_from([*KEYS, "profil"]), VALUES).map(yaml.safe_dump)


def gives_settings_or_an_error_of_its_own(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    try:
        assert isinstance(load(path), Settings)
    except ConfigError as error:
        assert error.problems
        assert all(problem.path for problem in error.problems)


@CALM
@given(text=st.one_of(st.text(), TABLES))
@example(text="jobs: 0b_")
@example(text="rules: \"\\0\"")
@example(text="extends: \"\\0/\"")
@example(text="profile: \"\\ud800/\"")
@example(text="? {a: b}\n: c")
@example(text=f"extends: ./{'a' * 300}")
@example(text="jobs: " + "1" * 5000)
def test_any_text_gives_settings_or_an_error_of_its_own(tmp_path: Path, text: str) -> None:
    gives_settings_or_an_error_of_its_own(tmp_path / "discrepancy.yml", text)


@CALM
@given(text=st.text())
@example(text="[tool.discrepancy]\nx = " + "[" * 3000)
@example(text="[tool.discrepancy]\njobs = " + "1" * 5000)
@example(text="[tool.discrepancy]\nsince = 2025-02-13")
@example(text="tool.discrepancy = 1")
def test_any_toml_gives_settings_or_an_error_of_its_own(tmp_path: Path, text: str) -> None:
    gives_settings_or_an_error_of_its_own(tmp_path / "pyproject.toml", text)


NAMES = st.sampled_from(["wording", "wording/modal", "wording/name", "attribution", "attribution/day"])
LAYERS = st.fixed_dictionaries(
    {},
    optional={
        "severity": st.dictionaries(NAMES, st.sampled_from(["error", "warning", "note", "off"])),
        "ignore": st.lists(NAMES),
        "select": st.lists(NAMES),
        "fail_on": st.sampled_from([str(severity) for severity in Severity]),
        "exclude": st.lists(st.sampled_from(["a/", "*.md"])),
        "outlets": st.dictionaries(st.sampled_from(["a/", "*.md"]), st.sampled_from(["A", "B"])),
        "overrides": st.lists(st.just({"outlets": ["A"], "ignore": ["wording"]}), max_size=2),
    },
)


@CALM
@given(st.tuples(LAYERS, LAYERS, LAYERS))
def test_layers_merge_as_an_idempotent_monoid(tmp_path: Path, tables: tuple[dict, dict, dict]) -> None:
    layers = []
    for table in tables:
        (tmp_path / "discrepancy.yml").write_text(json.dumps(table), "utf-8")
        layers.append(load(tmp_path / "discrepancy.yml"))
    a, b, c = layers
    assert a.over(b.over(c)) == a.over(b).over(c)
    assert a.over(Settings()) == Settings().over(a) == a
    assert a.over(a) == a
