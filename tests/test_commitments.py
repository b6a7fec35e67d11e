"""Reports that bind a speaker to what the speaker's own words, as another outlet quotes them, leave open."""

from __future__ import annotations

import datetime

import pytest

from discrepancy import Article, check

DAY = datetime.date(2025, 6, 10)
STORY = "The Tarn Mill strike went into its third week on Monday, and the gates at Orme Quay stayed shut.\n\n"
OPEN = "“I would consider arbitration if both sides asked for it,” Petra Lind said."
FIRM = "Petra Lind told the chamber that she would send it to arbitration."


def found(firm: str, open_: str, days: int = 0) -> list[str]:
    """Return the messages on two articles on one story."""
    later = DAY + datetime.timedelta(days)
    articles = [
        Article("a.txt", "Echo", STORY + firm, published=later),
        Article("b.txt", "Post", STORY + open_, published=DAY),
    ]
    return [one.message for one in check(articles).findings if one.rule == "wording/paraphrase-commitment"]


def test_both_sides_are_shown() -> None:
    assert found(FIRM, OPEN) == [
        "Echo reports Petra Lind with “that she would send it to arbitration”; the words in Post leave that open: "
        "“I would consider arbitration if both sides asked for it,”."
    ]


@pytest.mark.parametrize(
    ("firm", "open_"),
    [
        ("Petra Lind promised to send it to arbitration.", OPEN),
        ("Petra Lind assured the chamber that arbitration was coming.", OPEN),
        ("Petra Lind confirmed that redundancies were coming.", "“We are not ruling out redundancies,” Lind said."),
        ("Petra Lind pledged to pay a refund.", "“I can't promise a refund today,” Petra Lind said."),
    ],
)
def test_what_hardens(firm: str, open_: str) -> None:
    assert found(firm, open_)


@pytest.mark.parametrize(
    ("firm", "open_"),
    [
        ("Joe Marsh told the chamber that he would send it to arbitration.", OPEN),  # another speaker
        (f"{FIRM} {OPEN}", OPEN),  # who reads this has her words
        ("Petra Lind said that she would send it to arbitration if both sides agreed.", OPEN),
        ("Petra Lind refused to promise arbitration.", OPEN),
        ("Petra Lind told the chamber that she would resign in May.", OPEN),  # of another matter
        (FIRM, f"{OPEN} She later said that she would send it to arbitration."),  # firm there as well
        (FIRM, "“I will send it to arbitration,” Petra Lind said."),
        (FIRM, "“We cannot go to arbitration,” Petra Lind said."),  # firm, the other way
        (f"{FIRM} That depends on the other side, she added.", OPEN),
        (FIRM.replace("told the chamber", "threatened"), OPEN),
        (FIRM.replace("told the chamber", "told the chamber on Tuesday"), OPEN.replace("said.", "said on Monday.")),
    ],
)
def test_what_does_not(firm: str, open_: str) -> None:
    assert found(firm, open_) == []


def test_days_later_the_speaker_may_have_decided() -> None:
    assert found(FIRM, OPEN, days=10) == []
