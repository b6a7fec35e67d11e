"""Events: what a clause says happened or did not, and which clauses cannot both be so."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from yamlcases import cases

from discrepancy.extract.article import extract
from discrepancy.load.clean import blocks
from discrepancy.model import Article, Event
from discrepancy.pipeline import check
from discrepancy.text.resources import lexicon


def events(text: str) -> tuple[Event, ...]:
    return extract(Article("a.txt", "A", text), blocks(text)).events


def told(event: Event) -> str:
    kind = " ".join(filter(None, (event.predicate or "plain", "not" if event.negative else "", event.modal)))
    return f"{kind}: {' '.join(event.stems)}"


@pytest.mark.parametrize("case", cases("events", "events"))
def test_a_sentence(case: dict[str, Any]) -> None:
    assert [told(event) for event in events(case["text"])] == case["is"]


@pytest.mark.parametrize("case", cases("events", "pairs"))
def test_two_articles(case: dict[str, Any]) -> None:
    articles = [Article(f"{key}.txt", key.upper(), case[key]) for key in ("a", "b")]
    for ordered in (articles, articles[::-1]):
        found = [f.rule for f in check(ordered).findings if f.rule.startswith("contradiction/event")]
        assert bool(found) == case["opposed"]


def test_outcomes_that_may_be_of_two_things_are_a_note_and_those_of_one_an_error() -> None:
    def severities(*texts: str) -> list[str]:
        articles = [Article(f"{n}.txt", str(n), text) for n, text in enumerate(texts)]
        return [f.severity for f in check(articles).findings if f.rule.startswith("contradiction/event")]

    mast = "The mast of the Karsund ferry was found."
    assert severities("Crews looked for the mast of the Karsund ferry, but by noon it was not found.", mast) == ["note"]
    assert severities("The mast of the Karsund ferry was not found.", mast) == ["error"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The old Karsund mill burned down in 2019. Nobody was hurt.", (2019,)),
        ("The old Karsund mill burned down in 2019. Nobody was hurt on Monday.", ()),
        ("The old Karsund mill burned down in 2019. Nobody was hurt when the new one was flooded.", ()),
        ("The old Karsund mill burned down in 2019.\n\nNobody was hurt.", ()),
    ],
)
def test_a_short_sentence_goes_on_about_the_year_of_the_one_before(text: str, years: tuple[int, ...]) -> None:
    assert events(text)[-1].occasion.years == years


def test_an_event_is_as_short_as_its_clause_and_knows_who_says_it() -> None:
    text = "Owner Greta Lund said that power was not lost on the Sorby platform."
    found = next(event for event in events(text) if event.negative)
    assert text[slice(*found.span)] == "that power was not lost on the Sorby platform"
    assert found.speaker is not None
    assert found.speaker.name == "Greta Lund"
    assert not found.quoted


def test_words_in_quotation_marks_are_told() -> None:
    found = events("“The power was not lost on the Sorby platform,” Owner Greta Lund said.")
    assert [event.quoted for event in found if event.negative] == [True]


ASHORE = "{}The car ferry Aurora ran aground off the Orme lighthouse on {}."


@pytest.mark.parametrize(
    ("first", "second", "flagged"),
    [
        (ASHORE.format("", "Thursday"), ASHORE.format("", "Wednesday"), True),
        (ASHORE.format("", "Thursday"), ASHORE.format("", "Thursday"), False),
        (ASHORE.format("", "March 5"), ASHORE.format("", "5 March"), False),
        (ASHORE.format("", "Thursday"), ASHORE.format("", "March 5"), False),  # who knows what day that was?
        (ASHORE.format("", "Thursday"), ASHORE.format("Unlike the Belle, ", "Wednesday, not on Thursday"), False),
        ("The Tarn council met on Tuesday.", "The Tarn council met on Wednesday.", False),
        (ASHORE.format("", "Thursday"), ASHORE.format("", "Thursday") + " " + ASHORE.format("", "Wednesday"), False),
    ],
)
def test_one_event_told_of_two_days_is_flagged(first: str, second: str, flagged: bool) -> None:
    found = {finding.rule for finding in check([Article("a", "A", first), Article("b", "B", second)]).findings}
    assert ("contradiction/day" in found) == flagged


@pytest.mark.parametrize(
    ("told", "published", "flagged"),
    [
        (("Monday", "Tuesday"), (3, 4), False),  # each its own day's news: it happens day after day
        (("Sunday", "Monday"), (3, 4), False),  # each of the day before
        (("Monday", "Sunday"), (3, 4), True),
        (("Monday", "Tuesday"), (4, 4), True),
    ],
)
def test_news_of_two_days_is_no_slip(told: tuple[str, str], published: tuple[int, int], flagged: bool) -> None:
    articles = [
        Article(day, day, ASHORE.format("", day), published=datetime.date(2025, 3, on))
        for day, on in zip(told, published, strict=True)
    ]
    assert any(finding.rule == "contradiction/day" for finding in check(articles).findings) == flagged


@pytest.mark.parametrize(
    ("a", "b", "flagged"),
    [
        ("Ada Brandt, 31, who was hurt, was allowed home on Saturday.", "still in hospital on Sunday", True),
        ("Ada Brandt was discharged from hospital on Sunday.", "still in hospital on Saturday", False),
        ("Ada Brandt will be discharged from hospital on Saturday.", "still in hospital on Sunday", False),
        ("Peter Brandt was discharged from hospital on Saturday.", "still in hospital on Sunday", False),
        ("Ada Brandt was found on Saturday.", "still missing on Sunday", True),
        ("Ada Brandt was found on Sunday.", "still missing on Saturday", False),
    ],
)
def test_what_had_ended_by_one_day_was_not_so_on_a_later_one(a: str, b: str, flagged: bool) -> None:
    day = datetime.date(2025, 3, 10)  # a Monday
    texts = f"KARSUND - {a}", f"KARSUND - Ada Brandt was {b}."
    articles = [Article(f"{n}.txt", str(n), text, published=day) for n, text in enumerate(texts)]
    assert bool([f for f in check(articles).findings if f.severity == "error"]) == flagged


def test_the_sides_of_a_topic_share_no_words() -> None:
    topics = lexicon("turns")["kinds"]
    for name, topic in topics.items():
        yes, no = ({*topic.get(side, ()), *topic.get(f"{side}_told", ())} for side in ("yes", "no"))
        assert yes, name
        assert no, name
        assert yes.isdisjoint(no), name
    assert topics.keys().isdisjoint({*lexicon("outcomes")["outcomes"], *lexicon("befallen")["kinds"]})


def test_short_verbs_double_their_last_letter() -> None:
    kinds = (*lexicon("turns")["kinds"].values(), *lexicon("befallen")["kinds"].values())
    bases = {verb.split()[0] for kind in kinds for side in ("yes", "no") for verb in kind.get(side, ())}
    doubling = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
    assert {base for base in bases if doubling.fullmatch(base)} <= lexicon("befallen")["irregular"].keys()
