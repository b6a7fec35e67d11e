"""Collation: how a difference is typed, which reading is held against which, and what is no difference."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from yamlcases import cases

from discrepancy.collate.quotes import compare_quotes
from discrepancy.collate.readings import Reading, substantive, variants_between
from discrepancy.model import Alignment, Article, Attribution, Comparison, Kind, Variant, VariantClass, Witness
from discrepancy.pipeline import check
from discrepancy.text.view import keys_in

HARMLESS = {VariantClass.SPELLING, VariantClass.SENTENCE_JOIN, VariantClass.CASE, VariantClass.PUNCTUATION}


def witness(document: str, words: str, *, kind: Kind = Kind.DIRECT) -> Witness:
    statement = Attribution(document, kind, ((0, len(words)),))
    return Witness(document, document.upper(), 0, len(words), 1, 1, words, statement=statement)


def reading(document: str, words: str) -> Reading:
    found = witness(document, words)
    assert isinstance(found.statement, Attribution)
    return Reading((found,), found.statement, words, keys_in(words))


def told(variant: Variant) -> str:
    kind = " ".join(filter(None, (variant.cls, variant.direction, variant.scope)))
    return f"{kind}: {variant.a} / {variant.b}"


@pytest.mark.parametrize("case", cases("collate", "variants"))
def test_a_difference_is_typed(case: dict[str, Any]) -> None:
    found = variants_between(reading("a", case["a"]), reading("b", case["b"]))
    assert [told(variant) for variant in found] == case["is"]


@pytest.mark.parametrize("case", cases("collate", "variants"))
def test_a_wording_does_not_differ_from_itself(case: dict[str, Any]) -> None:
    assert variants_between(reading("a", case["a"]), reading("b", case["a"])) == ()


@pytest.mark.parametrize("case", cases("collate", "variants"))
def test_a_difference_weighs_alike_from_either_side(case: dict[str, Any]) -> None:
    there = variants_between(reading("a", case["a"]), reading("b", case["b"]))
    back = variants_between(reading("b", case["b"]), reading("a", case["a"]))
    assert all(v.cls in HARMLESS for v in there) == all(v.cls in HARMLESS for v in back)
    assert {(v.cls, v.direction) for v in there} == {(mirror(v.cls), TURNED[v.direction]) for v in back}


TURNED = {"stronger": "weaker", "weaker": "stronger", "": ""}
PAIRED = {VariantClass.OMISSION: VariantClass.ADDITION, VariantClass.ADDITION: VariantClass.OMISSION}


def mirror(cls: VariantClass) -> VariantClass:
    return PAIRED.get(cls, cls)


def test_an_end_left_out_is_no_other_wording() -> None:
    shorter, longer = reading("a", "The harbour was full"), reading("b", "The harbour was full of boats from abroad")
    assert not substantive(variants_between(shorter, longer))


def comparisons(*wordings: str) -> list[Comparison]:
    """Return the comparisons of quotes, documents named a, b, c in order of the wordings."""
    names = "abcdefgh"[: len(wordings)]
    articles = {n: Article(n, n.upper(), words) for n, words in zip(names, wordings, strict=True)}
    witnesses = tuple(witness(n, words) for n, words in zip(names, wordings, strict=True))
    return [c for c in compare_quotes(Alignment("q", "quote", witnesses), articles) if c.kind == "quote"]


def compared(*wordings: str) -> list[tuple[str, str]]:
    """Return which documents are held against which."""
    return [(c.a.document, c.b.document) for c in comparisons(*wordings) if substantive(c.variants)]


def deviants(cls: VariantClass, *wordings: str) -> list[str]:
    """Return the differences of one class, each with its deviant and the other."""
    found = [(c, v) for c in comparisons(*wordings) for v in c.variants if v.cls is cls]
    return [f"{c.a.document}/{c.b.document} {told(v)}" for c, v in found]


def test_the_reading_of_fewer_outlets_deviates() -> None:
    assert compared("We will pay them", "We may pay them", "We will pay them") == [("b", "a")]


def test_of_two_readings_alone_the_fuller_is_the_measure() -> None:
    assert compared("We pay them twice", "We will not pay them twice") == [("a", "b")]


def test_each_deviant_is_held_against_each_better_reading_once() -> None:
    found = compared("We will pay", "We may pay", "We will pay", "We must pay")
    assert found == [("b", "a"), ("d", "a"), ("d", "b")]


RAISE = "We may raise fares in the first year if fuel prices keep climbing as they have"


def test_a_reading_cut_elsewhere_is_not_blamed_for_the_odd_ones_word() -> None:
    part = "We may raise fares in the first year"
    found = compared(RAISE, part, RAISE, RAISE.replace("may", "will"), RAISE)
    assert found == [("d", "a"), ("b", "a")]


def test_an_odd_reading_that_ranks_first_is_told_once_of_what_others_have() -> None:
    one, two = "We may sell the ferry in July", "We may sell the ferry in April"
    odd = "We will sell the ferry in June to them"
    assert deviants(VariantClass.MODAL, odd, one, two) == ["a/b modal stronger: will / may"]


def test_a_word_that_most_print_is_left_out_by_the_one_that_ranks_first() -> None:
    odd, one, two = "We sell the ferry in June to them", "We sell the old ferry in July", "We sell the old ferry in May"
    assert deviants(VariantClass.OMISSION, odd, one, two) == ["a/b omission plain:  / old"]
    assert deviants(VariantClass.ADDITION, odd, one, two) == []


def test_one_outlet_against_one_at_a_place_stays_as_ranked() -> None:
    odd, part = RAISE.replace("may", "will"), "We may raise fares in the first year"
    assert ("b", "a") in compared(odd, part, "in the first year if fuel prices keep climbing as they have")


def test_outlets_that_spell_a_word_otherwise_count_for_it() -> None:
    longest = "We lost 40 boats in the storm"
    found = compared(longest, "We lost 41 boats", "We lost forty boats", "We lost 41 boats in")
    assert ("a", "b") not in found
    assert ("a", "d") not in found


def test_what_is_marked_is_told_of_the_reading_that_marks_it() -> None:
    plain = "The storm did not sink a single boat of ours"
    bracket, dots = plain.replace("single", "[single]"), plain.replace("sink", "sink …")
    assert deviants(VariantClass.BRACKET, plain, bracket, plain) == ["b/a bracket: [single] / single"]
    assert deviants(VariantClass.BRACKET, bracket, bracket, plain) == ["a/c bracket: [single] / single"]
    assert deviants(VariantClass.ELLIPSIS, dots, dots, plain) == ["a/c ellipsis edge: … / "]


def rules_of(*texts: str) -> list[str]:
    articles = [Article(f"{n}.txt", f"Outlet {n}", text) for n, text in enumerate(texts)]
    return [finding.rule for finding in check(articles).findings]


STORY = "The storm of Monday closed the harbour at Karsund and cut the road to Odesk.\n\n"


@pytest.mark.parametrize("case", cases("collate", "paraphrases"))
def test_a_paraphrase_is_held_against_the_words(case: dict[str, Any]) -> None:
    assert rules_of(STORY + case["a"], STORY + case["b"]) == case["is"]
    assert rules_of(STORY + case["b"], STORY + case["a"]) == case["is"]


FULL = "“We will reopen the Karsund line before winter if the rails are sound,” Governor Elin Marsh said."
CUT = "“We will reopen the Karsund line before winter,” Governor Elin Marsh said."


def test_a_condition_cut_is_told() -> None:
    assert rules_of(FULL, CUT) == ["wording/condition"]


def test_a_cut_is_none_where_the_same_article_prints_the_whole() -> None:
    assert rules_of(FULL, f"{CUT}\n\nThe rails were laid in 1904.\n\n{FULL}") == []


def test_a_phrase_is_not_put_after_its_subject_as_if_nothing_denied_it() -> None:
    denied = "“I am not persuaded that a longer pier would have saved the boats,” Governor Elin Marsh said in Karsund."
    conceded = "In Karsund Governor Elin Marsh conceded that a longer pier “would have saved the boats”."
    doubted = "In Karsund Governor Elin Marsh doubted that a longer pier “would have saved the boats”."
    assert "wording/negation" in rules_of(denied, conceded)
    assert rules_of(denied, doubted) == []


@pytest.mark.parametrize(
    "told",
    [
        "In Karsund Governor Elin Marsh dismissed reports that a longer pier “would have saved the boats”.",
        "Asked in Karsund whether a longer pier “would have saved the boats”, Governor Elin Marsh shook her head.",
        "The idea that a longer pier “would have saved the boats” is a tale, Governor Elin Marsh said in Karsund.",
        "In Karsund Governor Elin Marsh does not believe that a longer pier “would have saved the boats”.",
    ],
)
def test_a_phrase_after_its_subject_that_the_outlet_gives_as_another_s_is_left_alone(told: str) -> None:
    denied = "“I am not persuaded that a longer pier would have saved the boats,” Governor Elin Marsh said in Karsund."
    assert "wording/negation" not in rules_of(denied, told)


@pytest.mark.parametrize("told", ["said it was “clear", "is “clear", "said that it had been “clear"])
def test_a_phrase_is_not_stated_whose_denial_stands_before_it(told: str) -> None:
    denied = "Governor Elin Marsh said in Karsund: “It is not clear that a longer pier would have saved the boats.”"
    stated = f"In Karsund Governor Elin Marsh {told} that a longer pier would have saved the boats”."
    assert "wording/negation" in rules_of(denied, stated)


@pytest.mark.parametrize("told", ["said it was not “clear", "doubted it was “clear", "asked if it was “clear"])
def test_a_phrase_whose_denial_the_outlet_tells_is_left_alone(told: str) -> None:
    denied = "Governor Elin Marsh said in Karsund: “It is not clear that a longer pier would have saved the boats.”"
    left = f"In Karsund Governor Elin Marsh {told} that a longer pier would have saved the boats”."
    assert "wording/negation" not in rules_of(denied, left)


def test_like_remarks_made_at_two_venues_are_two() -> None:
    heard = "Governor Elin Marsh testified in Karsund. “We should have called in an engineer sooner,” she testified."
    met = "“We should have called the commission sooner,” Governor Elin Marsh told a news conference in Karsund."
    assert rules_of(heard, met) == []


def test_what_two_quotations_differ_in_is_told_of_their_first_sentence() -> None:
    said = "“The pier is a danger to the town. The boats must go by Friday night,” Governor Elin Marsh {}."
    rally, meeting = said.format("said at a party rally"), said.format("told a news conference")
    articles = [Article(f"{n}.txt", f"Outlet {n}", text) for n, text in enumerate((rally, meeting))]
    (found,) = [f for f in check(articles).findings if f.rule == "attribution/venue"]
    assert {witness.text for witness in found.witnesses} == {"The pier is a danger to the town."}


@pytest.mark.parametrize(
    "told",
    [
        "“We will reopen the Karsund line before winter,” Governor Elin Marsh said, if all was well with the rails.",
        "If the rails were good, Governor Elin Marsh said, “we will reopen the Karsund line before winter”.",
    ],
)
def test_a_condition_in_the_outlet_s_own_words_is_not_cut(told: str) -> None:
    assert "wording/condition" not in rules_of(FULL, told)


def test_a_weekday_alone_is_the_day_that_another_outlet_gives_with_its_date() -> None:
    """The day of fewer outlets alone departs from the others, and is told once."""
    said = "“We will reopen the Karsund line before winter,” Governor Elin Marsh said"
    monday, dated, sunday = f"{said} on Monday.", f"{said} on Monday 3 March.", f"{said} on Sunday 2 March."
    assert rules_of(monday, dated, sunday) == ["attribution/day"]


def test_two_speakers_in_one_article_are_no_wrong_speaker_in_another() -> None:
    words = "“The pumps at the Karsund yard were never once tested in the winter,”"
    one, two = f"{words} welder Ruta Lindholm said.", f"{words} crane driver Otto Brandt said."
    assert "attribution/speaker" in rules_of(one, two)
    assert rules_of(one, f"{one} {two}") == []


STITCHED = "“I came to Karsund as a child but I will not sell my father’s orchard,” farmer Ruta Lindholm said."
APART = (
    "“I came to Karsund as a child in the year of the flood,” farmer Ruta Lindholm said. She prunes the trees herself. "
    "“Ask me for anything else, I will not sell my father’s orchard,” Lindholm said."
)


def test_a_stitch_of_two_remarks_is_told() -> None:
    assert rules_of(STITCHED, APART) == ["wording/stitch"]


@pytest.mark.parametrize(
    "split",
    [
        "{x} farmer Ruta Lindholm said. She prunes the trees herself. {y} Lindholm said.",
        "{x} farmer Ruta Lindholm told a news conference. {y} she said in a speech.",
    ],
)
def test_a_remark_that_another_outlet_splits_is_no_stitch(split: str) -> None:
    split = split.format(x="“I came to Karsund as a child,”", y="“I will not sell my father’s orchard,”")
    assert "wording/stitch" not in rules_of(STITCHED, split)


def test_of_two_outlets_that_both_print_two_remarks_neither_stitches() -> None:
    joined = "“Nobody rang me and I shall read every page of it tonight,” Ilse Brandt told the hall in Karsund."
    one = "Ilse Brandt sat. “Nobody rang me,” she said. Asked, she said: “I shall read every page of it tonight.”"
    two = "“Nobody rang me,” Ilse Brandt said of it. Would she take it home? “I shall read every page of it tonight.”"
    assert rules_of(joined, one, two).count("wording/stitch") == 1


@pytest.mark.parametrize(
    "split",
    [
        "{x} farmer Ruta Lindholm told the hearing. At its end, tired, she went on. {y} she said.",
        "{x} farmer Ruta Lindholm told the hearing. Asked about the trees she said: {y}",
        "{x} farmer Ruta Lindholm said. {y} she said later.",
        "{x} farmer Ruta Lindholm said in an interview. In a letter to the buyers she had been firmer. {y} she wrote.",
        "{y} farmer Ruta Lindholm wrote in a letter on Monday. {x} she told the hearing on Tuesday.",
    ],
)
def test_two_remarks_made_at_two_times_are_stitched(split: str) -> None:
    apart = split.format(x="“I came to Karsund as a child,”", y="“I will not sell my father’s orchard,”")
    assert "wording/stitch" in rules_of(STITCHED, apart)


def test_two_sentences_of_one_quotation_that_were_said_at_two_times_are_stitched() -> None:
    joined = "“I came to Karsund as a child. I will not sell my father’s orchard,” farmer Ruta Lindholm said."
    apart = (
        "“I came to Karsund as a child,” farmer Ruta Lindholm said. At the end of the hearing she said it again. "
        "“I will not sell my father’s orchard.”"
    )
    assert rules_of(joined, apart) == rules_of(apart, joined) == ["wording/stitch"]
    for other in ("She shook her head.", "Asked about the trees, she said:", "Earlier, the mayor had laid flowers."):
        assert rules_of(joined, apart.replace("At the end of the hearing she said it again.", other)) == []
    assert rules_of(joined, apart.replace("the hearing she said it again.", "the same interview she said:")) == []


def test_an_ellipsis_at_the_joint_is_no_stitch() -> None:
    assert "wording/stitch" not in rules_of(STITCHED.replace("child but", "child … but"), APART)


def test_variants_come_in_order_of_place() -> None:
    a = reading("a", "We could never sell the old mill to Halden this year for 14 crowns")
    b = reading("b", "We will never sell the new mill to Bergen this year for 41 crowns")
    starts = [v.a_span[0] for v in variants_between(a, b)]
    assert len(starts) == 4
    assert all(x < y for x, y in pairwise(starts))


def test_what_another_said_in_the_same_words_hides_no_change() -> None:
    """The look-alike of years ago, told by no name, is no second printing of what the speaker says now."""
    now = "“The brake did what it was built to do,” inspector Elin Marsh said in Karsund."
    turned = "“The brake did not do what it was built to do,” inspector Elin Marsh said in Karsund."
    old = "It comes years after an official in Karsund purred that “the brake did what it was built to do”."
    assert rules_of(now, f"{turned}\n\n{old}") == ["wording/negation"]


def test_brief_sentences_beside_like_ones_of_one_speaker_are_one() -> None:
    one = "“She was taken from us,” keeper Elin Marsh of Karsund said. “We never sold her.”"
    two = "“She was taken from us,” keeper Elin Marsh of Karsund said. “We should never have sold her.”"
    assert "wording/modal" in rules_of(one, two)


def test_a_brief_sentence_that_goes_on_elsewhere_is_held_against_it() -> None:
    one = "“We will suspend him,” tour president Elin Marsh said in Karsund."
    two = "“We could suspend him, but only after a hearing,” tour president Elin Marsh said in Karsund."
    assert "wording/modal" in rules_of(one, two)


def test_brief_quotations_of_two_times_are_two() -> None:
    one = "“The bank is sound,” Elin Marsh said in March in Karsund."
    assert rules_of(one, "“The bank is not sound,” Elin Marsh said on Friday in Karsund.") == []
    assert rules_of(one, "“The bank is not sound,” Elin Marsh said in March in Karsund.") == ["wording/negation"]


def test_when_nobody_was_in_danger_is_no_idle_end() -> None:
    one = "Rescue chief Elin Marsh said in Karsund: “Nobody was in danger.”"
    two = "“Nobody was in danger after the first hour,” rescue chief Elin Marsh said in Karsund."
    assert rules_of(one, two) == ["wording/qualifier"]


def test_a_body_is_one_by_whatever_order_of_its_name() -> None:
    one = "“The offer from Karsund is far too low,” the union's board said."
    said = "“The offer from Karsund is far too low,” the board of the"
    assert rules_of(one, f"{said} union said.") == []
    assert rules_of(one, f"{said} bank said.") == ["attribution/speaker"]


def test_who_is_not_to_be_named_is_anonymous_in_the_sentences_after_it() -> None:
    told = "A former engineer at Karsund, speaking on condition of anonymity, said that warnings were ignored. "
    unnamed = told + "“We had asked for a second pump since the flood,” the engineer said."
    named = "“We had asked for a second pump since the flood,” said Colm Hester, an engineer at Karsund."
    assert rules_of(unnamed, named) == ["attribution/anonymous"]
