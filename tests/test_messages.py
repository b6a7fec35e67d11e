"""What findings say: the words that differ, enough of them to be true by themselves, and each conflict once."""

from __future__ import annotations

from typing import Any

import pytest
from yamlcases import cases

from discrepancy import Article, check


@pytest.mark.parametrize("case", cases("judge", "messages"))
def test_one_finding_quotes_the_words_that_differ(case: dict[str, Any]) -> None:
    (finding,) = check([Article("a.txt", "Wire", case["a"]), Article("b.txt", "Post", case["b"])]).findings
    (variant,) = finding.variants
    shown = [variant.a, variant.b] if finding.witnesses[0].document == "a.txt" else [variant.b, variant.a]
    assert shown == case["shown"]
    assert all(f"“{words}”" in finding.message for words in shown)
