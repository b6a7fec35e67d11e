"""Positions: who stands where on what."""

from __future__ import annotations

from typing import Any

import pytest
from yamlcases import cases

from discrepancy.extract.article import extract
from discrepancy.load.clean import blocks
from discrepancy.model import Article, Position


def positions(text: str) -> tuple[Position, ...]:
    return extract(Article("a.txt", "A", text), blocks(text)).positions


def told(position: Position, text: str) -> str:
    holder = position.holder.name if position.holder else "nobody"
    told = f"{holder} {position.scale} {position.degree}: {text[slice(*position.target_span)]}"
    return f"{told} (on a condition)" if position.conditional else told


@pytest.mark.parametrize("case", cases("positions", "positions"))
def test_a_sentence(case: dict[str, Any]) -> None:
    assert [told(position, case["text"]) for position in positions(case["text"])] == case["is"]


def test_a_position_spans_its_stance_and_its_target() -> None:
    text = "On Monday Governor Elin Marsh never ruled out a toll on the Karsund bridge."
    (found,) = positions(text)
    assert text[slice(*found.span)] == "never ruled out a toll on the Karsund bridge"
    assert text[slice(*found.stance)] == "never ruled out"
    assert found.names == ("karsund",)
    assert [day for day, _, _ in found.occasion.days] == ["monday"]
