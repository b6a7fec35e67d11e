"""What others run this project by: the GitHub action, the pre-commit hook, and the snippets in the docs."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from newsdesk import differing

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def snippet(heading: str) -> str:
    """Return the first block of YAML under a heading of docs/ci.md."""
    found = re.search(r"^```yaml\n(.*?)^```$", CI.partition(f"\n### {heading}\n")[2], flags=re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def valid(schema: str, path: Path) -> None:
    """Check a file against the published schema of those who read it, as SchemaStore has it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("github-actions", (ROOT / "action.yml").read_text(encoding="utf-8")),
        ("github-workflows", snippet("GitHub")),
        ("gitlab-ci", snippet("GitLab")),
    ],
    ids=["action", "workflow", "gitlab"],
)
def test_it_is_what_its_reader_expects(tmp_path: Path, schema: str, text: str) -> None:
    path = tmp_path / "file.yml"
    path.write_text(text, encoding="utf-8")
    valid(schema, path)


def run_action(here: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's own script as a runner does: bash, stopping at an error, inputs as variables."""
    step = next(step for step in ACTION["runs"]["steps"] if step.get("name") == "Check")
    given = {name: str(each["default"]) for name, each in ACTION["inputs"].items()} | inputs
    called = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
    variables = {key: called.sub(lambda match: given[match[1]], value) for key, value in step["env"].items()}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=here, env={**os.environ, **variables, "PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_action_shuts_the_gate_annotates_and_leaves_its_reports(tmp_path: Path) -> None:
    differing(tmp_path / "articles")
    done = run_action(tmp_path)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=articles/")
    report = tmp_path / "discrepancy-report"
    assert sorted(path.name for path in report.iterdir()) == ["report.html", "report.json", "report.sarif"]
    assert json.loads((report / "report.json").read_text(encoding="utf-8"))["summary"]["error"] == 1


def test_the_actions_options_are_split_and_nothing_in_them_is_run(tmp_path: Path) -> None:
    differing(tmp_path / "my articles")
    assert run_action(tmp_path, folder="my articles", args="--fail-on never --jobs 1").returncode == 0
    assert run_action(tmp_path, folder="my articles", args="; touch owned; $(touch owned) *").returncode == 2
    assert not (tmp_path / "owned").exists()


def test_the_actions_options_may_stand_on_several_lines(tmp_path: Path) -> None:
    differing(tmp_path / "articles")
    assert run_action(tmp_path, args="--jobs 1\n--fail-on\n  never\n").returncode == 0
    assert run_action(tmp_path, args="--jobs 1\n--no-such-option").returncode == 2


def test_the_pre_commit_hook_names_a_command_that_runs(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    differing(tmp_path / "articles")
    (configured,) = yaml.safe_load(snippet("Before a commit"))["repos"][0]["hooks"]
    assert configured["id"] == hook["id"] and not hook["pass_filenames"]
    command = [sys.executable, "-m", *shlex.split(hook["entry"]), *hook["args"]]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "wording/negation" in done.stdout
