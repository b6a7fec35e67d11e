"""Places in a race or an election: who finished where, by one person's name, in one contest."""

from __future__ import annotations

import datetime

import pytest

from discrepancy import Article, check
from discrepancy.model import Severity

LEAD = "A dog on the road at the Orme marathon\n\nORME - A dog ran on to the road in the Orme marathon on Sunday.\n\n"
FOURTH = "Ida Moe, 31, met the dog at the bridge. She lost a minute, and she finished fourth."


def loud(a: str, b: str, days: tuple[int, int] = (1, 1)) -> list[str]:
    """Return the rules of the errors and warnings on two articles that open alike, out on two days of a month."""
    texts = [Article(f"{n}.txt", f"Outlet {n}", LEAD + text, published=datetime.date(2024, 5, day))
             for n, (text, day) in enumerate(zip((a, b), days, strict=True))]  # fmt: skip
    return [finding.rule for finding in check(texts).findings if finding.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moe fell over the dog and finished third.",
        "Ida Moe, who came home third with a sore knee, patted the dog.",
        "The dog sat down. Ida Moe came in third in 2:33:15.",
        "Ida Moe was placed 3rd after a protest.",
        "The dog barked. Ida Moe ran in third.",
        "Ida Moe came home in third place, behind Ann Lund.",
        "Ida Moe took the bronze medal in the Orme marathon.",
        "Ida Moe claimed second place in the race.",
        "Results\n\n1. Ann Lund (DEN) 2:31:07\n2. Eva Rask (SWE) 2:32:40\n3. Ida Moe (NOR) 2:33:15",
        "Results\n\n1 Ann Lund 2:31:07\n2 Eva Rask 2:32:40\n3 Ida Moe 2:33:15",
    ],
)
def test_one_runner_has_one_place(text: str) -> None:
    assert loud(text, FOURTH) == loud(FOURTH, text) == ["contradiction/figure"]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moe fell over the dog and came in fourth.",
        "Ida Moe took 4th place in the Orme marathon.",
        "Results\n\n3. Eva Rask (SWE) 2:32:40\n4. Ida Moe (NOR) 2:33:15",
        "Ann Lund fell over the dog and finished third.",
        "Ida Moe had finished third in Brane in May.",
        "Ida Moe was a nurse. She came third in her heat.",
        "Ida Moe could have finished third without the dog.",
        "Ida Moe hugged Ann Lund and finished third.",
        "Ida Moe finished a third of the course alone.",
        "Ida Moe finished the third bottle of water.",
        "Ida Moe finished third from last in Brane.",
        "Ida Moe, a nurse, came third in a contest of bakers.",
        "Ida Moe came third in a poll of runners.",
        "Ida Moe came third among the women of Orme.",
        "Ida Moe came first to the village as a child.",
        "Ida Moe finished fourth. A jury had said that Ida Moe finished third.",
        "“I finished third,” said Ida Moe of her first race in Brane.",
        "Speakers\n\n1. Ann Lund 14:30\n2. Ida Moe 15:30",
        "Ida Moe finished third in 2019.",
        "Ida Moe finished third on Saturday.",
    ],
)
def test_what_tells_no_other_place(text: str) -> None:
    assert "contradiction/figure" not in loud(text, FOURTH) + loud(FOURTH, text)


def test_two_races_of_one_day() -> None:
    first = "Moe in the 100m final at Orme\n\nORME - Ida Moe met a dog in the 100m final. Moe finished third."
    second = "Moe in the 200m final at Orme\n\nORME - Ida Moe met a dog in the 200m final. Moe finished second."
    found = check([Article("a.txt", "A", first), Article("b.txt", "B", second)]).findings
    assert "contradiction/figure" not in [finding.rule for finding in found]


def test_the_next_race_is_another() -> None:
    text = "Ida Moe fell over the dog and finished third."
    assert "contradiction/figure" not in loud(text, FOURTH, (1, 8))
