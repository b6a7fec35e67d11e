"""The command line: exit codes, where output goes, and what a user is told. The pipeline is a stand-in."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from click.testing import CliRunner

import discrepancy
from discrepancy.cli.main import shell
from discrepancy.cli.progress import Progress
from discrepancy.errors import LoadError, Problem, RuleError
from discrepancy.model import Alignment, Article, Attribution, Finding, Kind, Report, Severity, Statements, Witness

ROOT = Path(discrepancy.__file__).parent.parent
ARTICLE = Article("a.txt", "Wire", "“It held,” she said.")
WITNESS = Witness("a.txt", "Wire", 1, 8, 1, 2, "It held", "Dana Orrin")
ALIGNMENTS = (Alignment("q1", "quote", (WITNESS, WITNESS)),)
FINDING = Finding("wording/modal", Severity.ERROR, "One plain sentence.", "q1", "f1", (WITNESS, WITNESS))
BAD = Problem("bad\x1b[2J.txt", "is not text")


def report(*findings: Finding, articles=(ARTICLE,), problems=()) -> Report:
    return Report(tuple(articles), ALIGNMENTS, findings, problems=tuple(problems))


def rule(name: str, severity: str = "error") -> SimpleNamespace:
    example = SimpleNamespace(articles=(("a", "“It will.”"), ("b", "“It may.”")), note="a stronger word")
    return SimpleNamespace(
        id=name,
        family=name.partition("/")[0],
        title=f"About {name}",
        severity=Severity(severity),
        confidence=0.8,
        at_most=Severity.ERROR,
        why="Since readers act on it.",
        guide="Quotes are never altered.",
        message="{a.outlet} differs.",
        examples=SimpleNamespace(flags=(example,), passes=(example,)),
    )


RULES = (rule("attribution/speaker"), rule("wording/case", "note"), rule("wording/modal"))


class Pipeline(ModuleType):
    """Stands in for discrepancy.pipeline: returns `result` or raises it, and keeps how it was called."""

    def __init__(self) -> None:
        super().__init__("discrepancy.pipeline")
        self.result: object = report()
        self.called: dict = {}
        self.collated = lambda report, every=False: report
        self.check_folder = self.align_folder = self.extract_folder = self._run

    def _run(self, folder, **options):
        self.called = {"folder": folder, **options}
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result


@pytest.fixture
def pipeline(monkeypatch):
    stand_in = Pipeline()
    monkeypatch.setitem(sys.modules, "discrepancy.pipeline", stand_in)
    monkeypatch.setattr("discrepancy.cli.ruleset.all_rules", lambda paths=(): RULES)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "DISCREPANCY_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return stand_in


def run(*args: object, **env: str):
    return CliRunner(env=env).invoke(shell, [str(arg) for arg in args], prog_name="discrepancy")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "note"), 1),
        (("--fail-on", "never"), 0),
        (("--exit-zero",), 0),
        (("--min-severity", "error"), 1),
    ],
)
def test_findings_at_or_above_the_threshold_exit_1(pipeline, tmp_path, options, code):
    pipeline.result = report(FINDING)
    assert run("check", tmp_path, *options).exit_code == code


def test_a_shut_gate_says_why_in_one_line_on_stderr(pipeline, tmp_path):
    pipeline.result = report(FINDING)
    result = run("check", tmp_path)
    assert result.stderr == "discrepancy: 1 error: gate shut\n"
    assert "error[wording/modal] One plain sentence." in result.stdout


def test_a_clean_run_exits_0_and_is_silent_on_stderr(pipeline, tmp_path):
    result = run("check", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("options", [(), ("--exit-zero",), ("--fail-on", "never")])
def test_an_unreadable_article_is_named_the_rest_reported_and_the_exit_code_2(pipeline, tmp_path, options):
    pipeline.result = report(FINDING, problems=[BAD])
    result = run("check", tmp_path, *options)
    assert result.exit_code == 2
    assert result.stderr.startswith("bad\ufffd[2J.txt: is not text\ndiscrepancy: 1 article could not be read")
    assert "One plain sentence." in result.stdout


@pytest.mark.parametrize("command", ["check", "align"])
def test_json_names_what_could_not_be_read_as_it_names_what_was(pipeline, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk" / "a").mkdir(parents=True)
    paths = ("desk/a/b.txt", f"{tmp_path}/desk/c.txt", "desk/../d.txt", "/e.txt")
    pipeline.result = report(problems=[Problem(path, "is not text") for path in paths])
    errors = json.loads(run(command, "desk", "--format", "json").stdout)["errors"]
    assert [error["document"] for error in errors] == ["a/b.txt", "c.txt", "desk/../d.txt", "/e.txt"]


@pytest.mark.parametrize("command", ["check", "align"])
def test_a_folder_without_articles_exits_2_unless_allowed(pipeline, tmp_path, command):
    pipeline.result = report(articles=())
    assert run(command, tmp_path).exit_code == 2
    assert run(command, tmp_path, "--allow-empty").exit_code == 0


@pytest.mark.parametrize(
    "args",
    [(), ("check",), ("check", "/no/such/folder"), ("check", ".", "--fail-on", "fatal"), ("check", ".", "--jobs", "0"),
     ("chek", "."), ("check", ".", "--rules", "/no/such.yaml"), ("check", ".", "--output", "."), ("--bogus",),
     ("check", ".", "--min-confidence", "nan"), ("check", ".", "--min-confidence", "2")],
)  # fmt: skip
def test_bad_usage_exits_2_without_a_traceback(pipeline, args):
    result = run(*args)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_mistyped_command_gets_the_nearest_name(pipeline):
    assert "did you mean check?" in run("chek", ".").stderr


def test_options_reach_the_pipeline(pipeline, tmp_path):
    run("check", tmp_path, "--jobs", "3")
    assert (pipeline.called["folder"], pipeline.called["jobs"], pipeline.called["rules"]) == (tmp_path, 3, RULES)
    run("check", tmp_path)
    assert pipeline.called["jobs"] >= 1


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (("--select", "wording"), ["wording/case", "wording/modal"]),
        (("--select", "wording/modal"), ["wording/modal"]),
        (("--ignore", "wording"), ["attribution/speaker"]),
        (("--select", "wording", "--ignore", "wording/case"), ["wording/modal"]),
        (("--select", "wording/case,attribution"), ["attribution/speaker", "wording/case"]),
    ],
)
def test_rules_are_selected_by_id_or_family(pipeline, tmp_path, options, left):
    run("check", tmp_path, *options)
    assert [rule.id for rule in pipeline.called["rules"]] == left


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_exits_2_with_the_nearest_name(pipeline, tmp_path, option):
    result = run("check", tmp_path, option, "wording/modl")
    assert result.exit_code == 2
    assert result.stderr == "discrepancy: no rule is called wording/modl: did you mean wording/modal?\n"


def test_an_empty_rule_set_exits_2(pipeline, tmp_path):
    result = run("check", tmp_path, "--select", "wording", "--ignore", "wording")
    assert result.exit_code == 2
    assert "no rule is left" in result.stderr


def test_bad_rules_are_all_named_with_their_places(pipeline, tmp_path, monkeypatch):
    def broken(paths=()):
        raise RuleError(Problem("x.yaml", "no title", 3, 1), Problem("y.yaml", "no id", 1, 1))

    monkeypatch.setattr("discrepancy.cli.ruleset.all_rules", broken)
    result = run("check", tmp_path)
    assert (result.exit_code, result.stderr) == (2, "x.yaml:3:1: no title\ny.yaml:1:1: no id\n")


def test_an_error_of_the_pipeline_is_one_line(pipeline, tmp_path):
    pipeline.result = LoadError(Problem("folder", "is not there"))
    result = run("check", tmp_path)
    assert (result.exit_code, result.stderr) == (2, "folder: is not there\n")


def test_an_error_of_the_system_is_one_line(pipeline, tmp_path):
    pipeline.result = PermissionError(13, "Permission denied", "a.txt")
    result = run("check", tmp_path)
    assert (result.exit_code, result.stderr) == (2, "discrepancy: a.txt: Permission denied\n")


def test_a_crash_is_no_shut_gate(pipeline, tmp_path):
    pipeline.result = ZeroDivisionError("by zero")
    result = run("check", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith("discrepancy: internal error: ZeroDivisionError: by zero")
    assert "Traceback" not in result.stderr
    assert "Traceback" in run("check", tmp_path, DISCREPANCY_DEBUG="1").stderr


def test_an_interrupt_exits_130_with_one_line(pipeline, tmp_path):
    pipeline.result = KeyboardInterrupt()
    result = run("check", tmp_path)
    assert (result.exit_code, result.stderr.strip()) == (130, "discrepancy: interrupted")


def test_json_goes_to_stdout_and_always_holds_the_notes(pipeline, tmp_path):
    pipeline.result = report(Finding("wording/case", Severity.NOTE, "m", "q1", "f", (WITNESS,)))
    result = run("check", tmp_path, "--format", "json", "--min-severity", "error")
    data = json.loads(result.stdout)
    assert (data["version"], data["summary"]["note"], len(data["findings"])) == (1, 1, 1)


@pytest.mark.parametrize(
    ("args", "files", "screen"),
    [
        ("--format json --output a --format svg --output b", {"a": "{", "b": "<svg"}, ""),
        ("--format full --format json --output a", {"a": "{"}, "Quote"),
        ("--format json --output a --format full", {"a": "{"}, "Quote"),
        ("--output a --format json --format svg", {"a": "{"}, "<svg"),
        ("--output a.json", {"a.json": "{"}, ""),
        ("--output a.svg --output b.json --format full", {"a.svg": "<svg", "b.json": "{"}, "Quote"),
        ("--output a.svg --format full --output b.txt", {"a.svg": "<svg", "b.txt": "Quote"}, ""),
        ("--output a.json --format sarif", {"a.json": "{"}, ""),
        ("--output a.json --format json --output b.json", {"a.json": "{", "b.json": "{"}, ""),
        ("--output a.txt", {"a.txt": "Quote"}, ""),
        ("--format json --output -", {}, "{"),
    ],
)
def test_each_format_goes_to_the_output_beside_it(pipeline, tmp_path, monkeypatch, args, files, screen):
    monkeypatch.chdir(tmp_path)
    pipeline.result = report(FINDING)
    result = run("check", ".", *args.split())
    assert result.exit_code == 1
    assert result.stdout.startswith(screen) and bool(result.stdout) == bool(screen)
    assert {path.name: path.read_text("utf-8")[:1] for path in tmp_path.iterdir()} == {
        name: start[:1] for name, start in files.items()
    }


@pytest.mark.parametrize("args", ["--format json --format svg", "--format json --output a --format svg --output ./a"])
def test_two_reports_for_one_place_are_refused_before_anything_is_read(pipeline, tmp_path, monkeypatch, args):
    monkeypatch.chdir(tmp_path)
    result = run("check", ".", *args.split())
    assert result.exit_code == 2
    assert "more than one report goes to" in result.stderr
    assert not pipeline.called


def test_one_report_that_cannot_be_written_does_not_keep_back_the_others(pipeline, tmp_path):
    result = run("check", tmp_path, "--format", "json", "--output", "/no/such/a", "--format", "svg")
    assert result.exit_code == 2
    assert "cannot write /no/such/a" in result.stderr
    assert result.stdout.startswith("<svg")


def test_svg_is_a_format(pipeline, tmp_path):
    assert run("check", tmp_path, "--format", "svg").stdout.startswith("<svg")


def test_output_is_written_to_the_file_and_nothing_else_left_beside_it(pipeline, tmp_path):
    target = tmp_path / "report.json"
    target.write_text("old")
    result = run("check", tmp_path, "--format", "json", "--output", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(target.read_text())["version"] == 1
    assert list(tmp_path.iterdir()) == [target]


def test_the_old_report_stays_where_the_new_one_cannot_be_written(pipeline, tmp_path, monkeypatch):
    target = tmp_path / "report.json"
    target.write_text("old")

    def full(self, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("check", tmp_path, "--output", target)
    assert result.exit_code == 2
    assert result.stderr == f"discrepancy: cannot write {target}: No space left on device\n"
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_report_that_cannot_be_written_exits_2(pipeline, tmp_path):
    result = run("check", tmp_path, "--output", tmp_path / "missing" / "report.txt")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr


def test_a_device_is_written_to_and_not_replaced(pipeline, tmp_path):
    assert run("check", tmp_path, "--output", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


EMIT = "import pathlib, sys\nfrom discrepancy.cli.output import emit\nemit('new\\n', pathlib.Path(sys.argv[1]))"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs the names of open files")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/stderr", "/dev/fd/1", "/dev/fd/7", "/proc/self/fd/1", "link"])
def test_an_open_file_is_written_on_and_not_replaced(tmp_path, name):
    if name.startswith("/proc") and not Path(name).exists():
        pytest.skip("no /proc here")
    if name == "link":
        name = tmp_path / name
        name.symlink_to("/dev/stdout")
    log = tmp_path / "log"
    for redirection in ('{ echo old; "$@"; } >"$0" 2>&1 7>&1', '{ echo old; "$@" 2>&1 7>&1; } | cat >"$0"'):
        command = ["bash", "-c", redirection, log, sys.executable, "-c", EMIT, name]
        subprocess.run(command, cwd=ROOT, check=True)
        assert log.read_text() == "old\nnew\n"


@pytest.mark.parametrize(
    ("env", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_colour_follows_the_terminal_and_no_color(pipeline, tmp_path, env, colored):
    pipeline.result = report(FINDING)
    assert ("\x1b[" in run("check", tmp_path, **{"TERM": "xterm", **env}).stdout) is colored


def test_a_file_gets_no_colour(pipeline, tmp_path):
    run("check", tmp_path, "--output", tmp_path / "r.txt", FORCE_COLOR="1")
    assert "\x1b[" not in (tmp_path / "r.txt").read_text()


def test_extract_prints_a_json_object_a_line(pipeline, tmp_path):
    found = Statements("a.txt", (Attribution("a.txt", Kind.DIRECT, ((1, 8),)),))
    pipeline.result = SimpleNamespace(articles=(ARTICLE,), statements=(found,), problems=(BAD,))
    result = run("extract", tmp_path)
    assert result.exit_code == 2
    assert [json.loads(line)["content_text"] for line in result.stdout.splitlines()] == ["It held"]


def test_align_shows_the_witnesses_or_writes_json(pipeline, tmp_path):
    assert "Quote · Dana Orrin · 1 article" in run("align", tmp_path).stdout
    assert json.loads(run("align", tmp_path, "--format", "json").stdout)["findings"] == []


@pytest.mark.parametrize("args", [("rules",), ("rules", "list")])
def test_rules_are_listed_with_severity_and_title(pipeline, args):
    result = run(*args)
    assert result.exit_code == 0
    assert "wording/case         note     About wording/case\n" in result.stdout


def test_explain_tells_why_and_shows_examples(pipeline):
    text = run("explain", "wording/modal").stdout
    assert text.startswith("wording/modal  error  confidence 0.8\n")
    for part in ("About wording/modal", "Since readers", "Quotes are never", "{a.outlet} differs.", "a │ “It will.”"):
        assert part in text


def test_explain_of_an_unknown_rule_names_the_nearest(pipeline):
    result = run("explain", "wording/modals")
    assert (result.exit_code, "did you mean wording/modal?" in result.stderr) == (2, True)


def test_explain_of_a_family_names_its_rules(pipeline):
    result = run("explain", "wording")
    assert result.exit_code == 2
    assert "wording is a family of rules: name one of wording/case, wording/modal\n" in result.stderr


OWN_RULE = """\
id: house/softened
title: A promise printed as a possibility
severity: error
applies_to: quote
when: {variant.class: modal, variant.direction: weaker}
message: "{a.outlet} has “{variant.a}”."
why: Nobody can be held to it.
examples:
  flags:
    - a: "“We MODAL move the market in June,” Ines Roth said."
      b: "“We will move the market in June,” Ines Roth said."
      c: "“We will move the market in June,” Roth said."
"""


@pytest.mark.parametrize(
    ("modal", "code", "told"),
    [
        ("may", 0, "house/softened: 1 example, as said\n"),
        ("will", 1, "house/softened: flagging example 1 is not flagged\n"),
    ],
)
@pytest.mark.parametrize("order", [("rules", "test", "--rules", "OWN"), ("rules", "--rules", "OWN", "test")])
def test_rules_of_ones_own_are_tried_on_their_examples(tmp_path, order, modal, code, told):
    (tmp_path / "softened.yaml").write_text(OWN_RULE.replace("MODAL", modal), encoding="utf-8")
    result = run(*(tmp_path if word == "OWN" else word for word in order))
    assert (result.exit_code, result.stdout.endswith(told)) == (code, True), result.output
    assert result.stdout.count("\n") == 1


def test_rules_of_ones_own_are_listed_with_the_others(tmp_path):
    (tmp_path / "softened.yaml").write_text(OWN_RULE, encoding="utf-8")
    listed = run("rules", "--rules", tmp_path).stdout
    assert listed == run("rules", "list", "--rules", tmp_path).stdout
    assert "house/softened" in listed
    assert "wording/modal" in listed


def test_a_progress_bar_is_drawn_only_for_a_person_and_a_long_run(monkeypatch, capsys):
    clock = iter([0.0, 0.5, 1.5, 2.0])
    monkeypatch.setattr("discrepancy.cli.progress.time.monotonic", lambda: next(clock, 2.0))
    monkeypatch.setattr("discrepancy.cli.progress.is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm")
    with Progress() as progress:
        progress(1, 9)
        assert progress._bar is None
        progress(5, 9)
        assert progress._bar is not None
    assert capsys.readouterr().out == ""


def test_away_from_a_terminal_no_bar_is_drawn(monkeypatch, capsys):
    monkeypatch.setattr("discrepancy.cli.progress._PATIENCE", 0.0)
    with Progress() as progress:
        progress(1, 9)
    assert capsys.readouterr().err == ""


def test_help_and_version():
    assert run("--version").stdout == f"discrepancy, version {discrepancy.__version__}\n"
    for args in (("-h",), ("check", "-h"), ("rules", "-h"), ("extract", "--help")):
        assert run(*args).exit_code == 0


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert discrepancy.__version__ == project["version"]


def test_the_public_names_load_when_used():
    assert discrepancy.Article is Article
    assert set(discrepancy.__all__) <= set(dir(discrepancy))
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = discrepancy.chekc


def shell_out(code: str, **popen) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **popen
    )


def test_start_up_imports_nothing_heavy():
    code = (
        "import sys\nfrom discrepancy.cli.main import shell\n"
        "try: shell.main()\n"
        "except SystemExit: print(sorted({'rich', 'yaml', 'discrepancy.pipeline'} & set(sys.modules)))"
    )
    process = subprocess.run(
        [sys.executable, "-c", code, "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert process.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_goes_away_ends_the_run_cleanly():
    code = "from discrepancy.cli.output import emit\nimport sys\nsys.stdin.read()\nemit('x' * 10_000_000)\nsys.exit(1)"
    process = shell_out(code, stdin=subprocess.PIPE)
    process.stdout.close()
    process.stdin.close()
    process.wait(30)
    assert (process.returncode, process.stderr.read()) == (1, b"")
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_of():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-c", "from discrepancy.cli.output import emit; emit('x')"]
        process = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert "cannot write the report: No space left" in process.stderr


def test_any_locale_can_print_any_article():
    code = "from discrepancy.cli.output import emit, say\nemit('“Zoë” 王\\n')\nsay('Zoë 王')"
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    process = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, env=env, check=True)
    assert process.stdout.decode() == "“Zoë” 王\n"


def test_a_new_rule_passes_its_own_examples_as_it_stands(tmp_path):
    written = run("rules", "new", "house/firmer", "--folder", tmp_path / "ours")
    assert written.exit_code == 0 and (tmp_path / "ours/house/firmer.yaml").is_file()
    tried = run("rules", "test", "--rules", tmp_path / "ours")
    assert (tried.exit_code, tried.stdout) == (0, "house/firmer: 2 examples, as said\n")


def test_a_new_rule_takes_no_id_of_the_project(tmp_path):
    result = run("rules", "new", "wording/modal", "--folder", tmp_path)
    assert (result.exit_code, "wording/modal is a rule of the project's own" in result.stderr) == (2, True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("option", ["--output", "--select", "--ignore"])
def test_an_empty_value_is_bad_usage(tmp_path, option):
    result = run("check", tmp_path, option, "")
    assert (result.exit_code, f"Invalid value for '{option}': it is empty" in result.stderr) == (2, True)


def test_explain_of_nothing_and_of_a_large_family_stays_short():
    assert "the name of the rule is empty" in run("explain", "").stderr
    told = run("explain", "wording").stderr
    assert told.startswith("discrepancy: wording is a family of rules: name one of wording/addition, ")
    assert told.endswith(" others, which `discrepancy rules` lists\n") and told.count(",") < 10


def test_a_new_rule_never_replaces_a_file(tmp_path):
    (tmp_path / "house").mkdir()
    (tmp_path / "house/firmer.yaml").write_text("mine", encoding="utf-8")
    result = run("rules", "new", "house/firmer", "--folder", tmp_path)
    assert result.exit_code == 2 and "house/firmer.yaml exists" in result.stderr
    assert (tmp_path / "house/firmer.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["firmer", "House/firmer", "../house/firmer", "house/a/b", ""])
def test_a_new_rule_needs_an_id(tmp_path, name):
    result = run("rules", "new", name, "--folder", tmp_path)
    assert result.exit_code == 2 and "family/name" in result.stderr
    assert not list(tmp_path.rglob("*.yaml"))
