"""Test cases out of YAML files, one loader for all stages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from discrepancy.text.resources import Loader

FOLDER = Path(__file__).parent / "cases"


def cases(stage: str, name: str) -> list[Any]:
    """Return the cases of one file as pytest parameters, each named by its `name` or by its first text."""
    path = FOLDER / stage / f"{name}.yaml"
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    return [pytest.param(case, id=_name(case)) for case in found]


def _name(case: dict[str, str]) -> str:
    return case.get("name") or case.get("text") or f"{case['a']} | {case['b']}"
