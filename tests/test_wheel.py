"""The wheel, installed alone: it carries its rules and its sample articles, and checks them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = "from importlib.resources import files; print(files('discrepancy') / '_data' / 'seeds')"


def run(*command: str | Path, expect: int = 0, cwd: Path | None = None) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=cwd, encoding="utf-8")
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.mark.slow
def test_the_wheel_alone_checks_the_articles_that_it_carries(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "wheel", ROOT)
    (wheel,) = (tmp_path / "wheel").iterdir()
    run(sys.executable, "-m", "venv", tmp_path / "user")
    user = tmp_path / "user" / "bin"
    run(user / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel)
    seeds = run(user / "python", "-c", SEEDS, cwd=tmp_path)
    assert str(ROOT) not in seeds
    report = json.loads(run(user / "discrepancy", "check", seeds, "--format", "json", expect=1, cwd=tmp_path))
    assert report["summary"]["articles"] == len(list((ROOT / "seeds").iterdir()))
    assert "error" in {finding["severity"] for finding in report["findings"]}
    assert "wording/modal" in run(user / "discrepancy", "rules", cwd=tmp_path)
    page = run(user / "discrepancy", "check", seeds, "--format", "html", expect=1, cwd=tmp_path)
    assert page.startswith("<!doctype html>") and "Who has what" in page
