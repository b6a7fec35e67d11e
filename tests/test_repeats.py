"""The number of findings grows with what is wrong, not with the number of articles or of like sentences."""

from __future__ import annotations

from itertools import permutations

import pytest

from discrepancy.model import Article, Finding
from discrepancy.pipeline import check

TOWNS = ("Alder", "Birch", "Cedar", "Denby", "Elmton", "Farnham", "Garton", "Hilden", "Ilton", "Jarrow", "Kelby")
OTHERS = ("Pinner", "Quarley", "Rowde", "Selby", "Thorne", "Upwey", "Velden", "Wickham", "Yarm", "Zeal", "Asham")
TEMPLATE = "“We will mend the school in {} before the winter comes,” Mayor Ana Ruiz said."


def article(name: str, *paragraphs: str) -> Article:
    return Article(f"{name}.txt", name, "\n\n".join(paragraphs) + "\n")


def printed(*articles: Article) -> list[tuple[str, str, str]]:
    """Return of each finding the rule, who deviates, and the words in which."""
    return sorted((f.rule, f.witnesses[0].outlet, f.variants[0].a) for f in check(articles).findings)


def listed(name: str, *told: object, template: str = TEMPLATE) -> Article:
    return article(name, "The council met.", *(template.format(each) for each in told))


def test_two_lists_of_other_things_are_not_held_each_against_each() -> None:
    assert len(check([listed("Wire", *TOWNS), listed("Post", *OTHERS)]).findings) <= len(TOWNS)


@pytest.mark.parametrize(
    "template",
    [
        "“We will mend the road, the bridge and school number {},” Mayor Ana Ruiz said.",
        "“School {} will close,” Mayor Ana Ruiz said.",
        "Mayor Ana Ruiz said school number {} would be closed by the council in the spring.",
    ],
)
def test_numbered_lists_say_nothing_of_each_other(template: str) -> None:
    wire, post = listed("Wire", *range(40), template=template), listed("Post", *range(1000, 1040), template=template)
    assert not check([wire, post]).findings


def test_the_same_list_in_two_articles_is_aligned_line_by_line() -> None:
    report = check([listed("Wire", *range(40)), listed("Post", *range(40))])
    assert (len(report.findings), len(report.alignments)) == (0, 40)


def test_a_line_of_a_list_that_differs_is_held_against_its_like_alone() -> None:
    changed = [TEMPLATE.format(town) for town in TOWNS]
    changed[3] = changed[3].replace("will mend", "may mend")
    post = article("Post", "The council met.", *changed)
    assert printed(listed("Wire", *TOWNS), post) == [("wording/modal", "Wire", "will")]


WIRE = "“He promised me that the mill was safe until 2030,” said union convenor Joe Brannigan on Monday."
OTHER = WIRE.replace("me that", "me")
WRONG = WIRE.replace("He promised me", "[Fell] promised us").replace("2030", "2035")


def told(*texts: str) -> list[Finding]:
    found = check([Article(f"{n}.txt", f"Outlet {n}", text) for n, text in enumerate(texts)]).findings
    return [finding for finding in found if finding.severity.rank]


@pytest.mark.parametrize("texts", list(permutations([WIRE, OTHER, WRONG])))
def test_a_place_that_deviates_is_told_once_against_two_versions(texts: tuple[str, ...]) -> None:
    found = [finding for finding in told(*texts) if finding.severity != "note"]
    assert [finding.rule for finding in found] == ["wording/number", "wording/pronoun"]


def test_a_figure_is_told_once_however_the_others_write_the_right_one() -> None:
    says = "“The harbour will cost {} to mend,” said Ana Ruiz."
    amounts = ("nineteen million pounds", "nine million pounds", "£9 million")
    assert [f.variants[0].a for f in told(*map(says.format, amounts))] == ["nineteen"]


def test_two_places_of_one_sentence_are_two_findings() -> None:
    right = "“We must sell nine ships this year, and we will keep the port,” Mayor Ana Ruiz said."
    wrong = right.replace("must", "may").replace("will keep", "will not keep")
    assert [finding.rule for finding in told(right, right, wrong)] == ["wording/modal", "wording/negation"]


def test_another_office_of_a_speaker_is_told_once() -> None:
    said = "“{}” {} Iris Dahl said."
    lines = ("The lorry had no lights when it came down the hill.", "Nobody has come forward since the crash.")
    wire = article("Wire", *(said.format(line, "Sergeant") for line in lines))
    post = article("Post", *(said.format(line, "Superintendent") for line in lines))
    assert [f.rule for f in check([wire, post]).findings] == ["attribution/role"]


def test_each_article_with_another_office_of_a_speaker_is_told() -> None:
    said = "“{}” {} Iris Dahl said."
    lights, forward = "The lorry had no lights when it came down the hill,", "Nobody has come forward since the crash,"
    for one, other in ((lights, forward), (forward, lights)):
        ranks = {"A": [("Superintendent", one)], "C": [("Inspector", other)]}
        ranks["B"] = [("Sergeant", one), ("Sergeant", other)]
        printed = {name: [said.format(line, rank) for rank, line in told] for name, told in ranks.items()}
        articles = [article(name, "The council met.", *paragraphs) for name, paragraphs in printed.items()]
        assert [f.rule for f in check(articles).findings] == ["attribution/role"] * 2


def test_one_odd_venue_is_told_once_whatever_the_others_call_theirs() -> None:
    said = "“This is the hardest vote of my life and I will not forget it,” Mayor Ana Ruiz {}."
    told_as = {"Wire": "told reporters", "Post": "told the chamber", "Echo": "told members in the chamber"}
    articles = [article(name, "The council met.", said.format(told)) for name, told in told_as.items()]
    assert [f.rule for f in check(articles).findings] == ["attribution/venue"]


def test_what_a_stitch_brings_together_nobody_else_has_left_out() -> None:
    hard, going = "“This was the hardest decision of my career,”", "“We could not go on as we were.”"
    apart = f"{hard} Mayor Ana Ruiz said. Asked later whether the pool could be saved, she said: {going}"
    stitched = "“This was the hardest decision of my career, but we could not go on as we were,” Mayor Ana Ruiz said."
    articles = [article("Wire", "The pool will shut.", apart), article("Post", "The pool will shut.", stitched)]
    assert [f.rule for f in check(articles).findings] == ["wording/stitch"]
