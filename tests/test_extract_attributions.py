"""Quotes, reported speech and speakers of one article, by cases in `cases/extract/`, and what holds of any text."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy import Article
from discrepancy import check as check_articles
from discrepancy.extract.attributions import Quoted, read_attributions
from discrepancy.model import Attribution, Block, Kind, Role
from discrepancy.text.tokens import tokenize

CASES = [
    pytest.param(case, id=f"{path.stem}/{case['id']}")
    for path in sorted((Path(__file__).parent / "cases" / "extract").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.stem in ("marks", "sources", "speakers", "scares", "reported")
]


def read(text: str, headline: bool = False) -> Quoted:
    blocks: list[Block] = []
    at = 0
    for paragraph in text.split("\n\n"):
        start, end = at, at + len(paragraph.rstrip())
        role = Role.HEADLINE if headline and not blocks else Role.BODY
        if end > start:
            blocks.append(Block(start, end, role))
        at += len(paragraph) + 2
    return read_attributions([(tokenize(text, blocks), "a.txt", None)])[0]


def facts(text: str, one: Attribution) -> dict[str, Any]:
    speaker, within = one.speaker, one.within
    return {
        "text": " | ".join(text[start:end] for start, end in one.pieces),
        "source": text[slice(*one.source)] if one.source else None,
        "cue": text[slice(*one.cue)] if one.cue else None,
        "cue_class": one.cue_class,
        "kind": str(one.kind),
        "speaker": speaker.key if speaker else None,
        "speaker_kind": str(speaker.kind) if speaker else None,
        "roles": list(speaker.roles) if speaker else [],
        "nations": list(speaker.nations) if speaker else [],
        "within": within.key if within else None,
    }


def check(text: str, found: list[Attribution], wanted: list[dict[str, Any]]) -> None:
    got = [facts(text, one) for one in found]
    shown = [
        {key: have[key] for key in want} for have, want in zip(got, wanted, strict=False)
    ] + [have["text"] for have in got[len(wanted) :]]
    assert shown == wanted


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    quoted = read(text, case.get("headline", False))
    if "quotes" in case:
        check(text, [one for one in quoted.attributions if one.kind is not Kind.REPORTED], case["quotes"])
    if "scares" in case:
        assert [text[start:end] for start, end in quoted.scares] == case["scares"]
    if "reported" in case:
        check(text, [one for one in quoted.attributions if one.kind is Kind.REPORTED], case["reported"])


def test_a_quote_takes_the_day_and_venue_of_its_sentence() -> None:
    text = "Bea Orme told a news conference on Monday: “The salt is gone.”"
    (one,) = read(text).attributions
    assert [day for day, _, _ in one.occasion.days] == ["monday"]
    assert len(one.occasion.venues) == 1


@pytest.mark.parametrize(
    ("before", "said", "venue"),
    [
        ("Bea Orme gave evidence to the inquiry on Tuesday. ", ", she said on Tuesday.", "hearing"),
        ("“It is late,” Bea Orme told the inquiry. ", ", she added.", "hearing"),
        ("“It is late,” Bea Orme told the inquiry.\n\n", ", she added.", "hearing"),
        ("Bea Orme gave evidence to the inquiry on Tuesday. ", ", she said on Friday.", ""),
        ("Bea Orme gave evidence to the inquiry in March. ", ", she said on Friday.", ""),
        ("“It is late,” Bea Orme told the inquiry. ", ", she said later.", ""),
        ("“It is late,” Bea Orme had told the inquiry. ", ", she said on Friday.", ""),
        ("“It is late,” Bea Orme told the inquiry. ", ", Ada Finn said.", ""),
        ("“It is late,” Bea Orme told the inquiry. The rain fell. ", ", Bea Orme said.", ""),
        ("“It is late,” Bea Orme told the inquiry.\n\nThen the rain fell. ", ", Bea Orme said.", ""),
    ],
)  # fmt: skip
def test_a_quote_goes_on_at_the_venue_of_what_its_speaker_said_just_before(before: str, said: str, venue: str) -> None:
    *_, last = read(f"{before}“The salt is gone”{said}").attributions
    assert last.occasion.named_venues == (frozenset([venue]) if venue else frozenset())


@pytest.mark.parametrize(
    ("told", "then"),
    [
        ("told us in the March of that year", (2019,)),
        ("told us in March", ()),
        ("told us on the first Monday of the year", ()),
    ],
)
def test_what_was_said_in_that_year_was_said_in_the_year_named_before(told: str, then: tuple[int, ...]) -> None:
    one, *_ = read(f"The mill was sold in 2019. “The salt is gone,” Bea Orme {told}.").attributions
    assert one.occasion.then == then


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("a briefing", "the briefing", ["monday"]),
        ("a news conference", "the news conference", ["monday"]),
        ("a briefing", "a briefing", []),
        ("the inquiry", "the inquiry", []),
        ("parliament", "parliament", []),
    ],
)
def test_the_briefing_is_the_one_named_before(first: str, second: str, days: list[str]) -> None:
    text = f"“It is late,” Bea Orme told {first} on Monday. Ada Finn was there. “It is gone,” Ada Finn told {second}."
    _, last = read(text).attributions
    assert [day for day, _, _ in last.occasion.days] == days


def test_the_context_holds_the_stems_of_the_sentence_in_order() -> None:
    (one,) = read("Bea Orme told the council: “The salt is gone.”").attributions
    assert list(one.context) == sorted(set(one.context))
    assert {"salt", "council"} <= set(one.context)


def test_a_cast_resolves_a_range_of_tokens() -> None:
    text = "Vera Dunn, the trade secretary, opened the mill. The trade secretary left."
    cast = read(text).cast
    first = cast.scene.tokens.lows.index("the", 10)
    speaker = cast.resolve(first, first + 3)
    assert speaker is not None
    assert speaker.key == "vera dunn"


def test_a_range_without_a_mention_has_no_speaker() -> None:
    cast = read("It rained all night over the hills.").cast
    assert cast.resolve(3, 4) is None


MARKS = st.text(alphabet="\"'“”‘’«»`ab A.,\n:?é—", max_size=80)


@settings(max_examples=150, deadline=None)
@given(MARKS)
def test_any_marks_give_spans_within_the_text(text: str) -> None:
    quoted = read(text)
    for one in quoted.attributions:
        for start, end in one.pieces:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
    assert all(0 <= start < end <= len(text) for start, end in quoted.scares)


@pytest.mark.parametrize("unit", ["\" a ", "“a ", "'a ", "‘a ’", "a\" ", "Bea said \"", "(‘a’s ", "Ann Lee, "])
def test_time_grows_no_faster_than_a_few_times_the_text(unit: str) -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        read(unit * count)
        return time.process_time() - started

    seconds(50)
    assert min(seconds(2400) for _ in range(3)) < 30 * max(seconds(300), 0.01)  # a pause of the machine is no growth


@pytest.mark.parametrize("text", ["Ann Lee,", "Ann Lee (", "Ann Lee, 61,", "Mayor Ann Lee, of"])
def test_a_text_may_break_off_after_a_name(text: str) -> None:
    assert check_articles([Article("a.txt", "Wire", text), Article("b.txt", "Post", f"{text} said")]).findings == ()


def days_told(text: str) -> list[list[str]]:
    return [[day for day, _, _ in one.occasion.days] for one in read(text).attributions]


def test_the_same_news_conference_has_the_day_of_the_one_before() -> None:
    told = "Bea Orme told a news conference on Monday: “The salt is gone.”\n\nThe mill is shut.\n\n"
    assert days_told(told + "Asked at the same news conference about it, she said: “It will be back.”")[1] == ["monday"]
    assert days_told(told + "Asked at a news conference about it, she said: “It will be back.”")[1] == []


def test_another_news_conference_has_not_the_day_of_the_one_before() -> None:
    told = "Bea Orme told a news conference on Monday: “The salt is gone.” She told "
    assert days_told(told + "another news conference: “It will be back.”")[1] == []
    assert days_told(told + "the Echo: “It will be back.”")[1] == ["monday"]


@pytest.mark.parametrize(
    ("full", "alone"),
    [
        ("Ann Kelly", "Kelly"),
        ("Ann Baker", "Baker"),
        ("Frank Hall", "Mr Hall"),
        ("Mary King", "King"),
        ("Grace Bishop", "Bishop"),
        ("Moqtada al-Orr", "al-Orr"),
        ("Moqtada al-Orr", "Orr"),
        ("Martin King Jr.", "King"),
        ("Ann Brook MP", "Brook"),
        ("Siobhán O’Brook", "O’Brook"),
        ("Ursula von der Orr", "von der Orr"),
        ("J.D. Orr", "Orr"),
        ("Gen. Mark Orr", "Gen. Orr"),
        ("Ann Brook-Reed", "Ms Brook-Reed"),
        ("Theresa May", "May"),
        ("Ann March", "Mrs March"),
        ("Tom Church", "Church"),
        ("Sarah Court", "Court"),
        ("Grace Long", "Long"),
    ],
)
def test_a_surname_alone_is_whoever_bears_it(full: str, alone: str) -> None:
    said = f"“The river is too deep,” {alone} said.\n\n{alone} said that the bridge would close."
    text = f"{full} opened the meeting.\n\n{said}\n"
    found = [one.speaker for one in read(text).attributions]
    assert len(found) == 2
    assert len({one.key if one else None for one in found}) == 1
    assert found[0] and len(found[0].name.split()) > 1
