"""Anything at all as an article, a transcript, a rule or a settings file: a result or a named problem, never a crash.

The run is bounded; FUZZ_EXAMPLES=5000 in the environment makes it a longer one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discrepancy.config.chain import load
from discrepancy.errors import DiscrepancyError
from discrepancy.extract.article import extract
from discrepancy.gate import accepted_file, baseline_file
from discrepancy.judge.schema import load_rules
from discrepancy.load.clean import blocks
from discrepancy.load.files import read
from discrepancy.model import Article
from discrepancy.pipeline import check

# Pieces that mean something to one reader or another, strewn among anything.
PIECES = [
    "“", "”", "‘", "’", "\"", "'", "\n", "\n\n", "\r", ": ", "- ", "---\n", "```", "<!--", "-->", "[", "]", "{", "}",
    "&a ",
    "*a", "!!python/object ", "outlet: ", "id: house/x", "when:", "severity: ", "extends: ", "rule: ", "fingerprint: ",
    "said", "Dana", "DANA ORRIN: ", "Q: ", "(Applause.)", "40%", "$2.5bn", "not ", "will ", "on Tuesday ", "... ",
    "discrepancy: ignore wording -- x", "\x00", "\ufeff", "\u202e", "\ud7ff", "é", "\U0001f600",
]  # fmt: skip
STREWN = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)
QUICK = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "60")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)


@QUICK
@given(data=st.one_of(st.binary(max_size=300), STREWN.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_an_article_or_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.md").write_bytes(data)
    try:
        article = read(tmp_path, "a.md")
    except DiscrepancyError as error:
        assert all(problem.path.endswith("a.md") for problem in error.problems)
    else:
        assert extract(article, blocks(article.text)).document == "a.md"


@QUICK
@given(text=STREWN, other=STREWN)
def test_any_text_can_be_a_reference(text: str, other: str) -> None:
    report = check([Article("a", "A", text, reference=True), Article("b", "B", other), Article("c", "C", text)])
    for finding in report.findings:
        assert not finding.witnesses[0].reference


@pytest.mark.parametrize("kind", ["rule", "configuration", "accepted", "baseline"])
@QUICK
@given(text=STREWN)
def test_any_text_is_settings_or_named(tmp_path: Path, kind: str, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    readers = {
        "rule": lambda: load_rules([path]),
        "configuration": lambda: load(path, None),
        "accepted": lambda: accepted_file.read(text, str(path), frozenset({"wording"})),
        "baseline": lambda: baseline_file.read(text, str(path)),
    }
    try:
        readers[kind]()
    except DiscrepancyError as error:
        assert error.problems and all(problem.message for problem in error.problems)
