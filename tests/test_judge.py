"""The engine, the facts and the messages, on comparisons built by hand."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from discrepancy.judge.conditions import All, In, Not, Order, Some
from discrepancy.judge.engine import judge
from discrepancy.judge.facts import FACTS, facts, variant_facts
from discrepancy.judge.fingerprint import fingerprint
from discrepancy.judge.message import Message, parse_template, shown
from discrepancy.judge.relations import (
    relation_of_days,
    relation_of_holders,
    relation_of_roles,
    relation_of_speakers,
)
from discrepancy.judge.rule import Rule, speaks_of_variants
from discrepancy.model import (
    NO_OCCASION,
    Alignment,
    Attribution,
    Comparison,
    Event,
    Figure,
    Kind,
    Moment,
    Occasion,
    Position,
    Severity,
    Speaker,
    SpeakerKind,
    Statement,
    Variant,
    VariantClass,
    Witness,
)

PERSON, BODY, ROLE, ANONYMOUS = SpeakerKind.PERSON, SpeakerKind.BODY, SpeakerKind.ROLE, SpeakerKind.ANONYMOUS
ANN = Speaker("ann lee", "Ann Lee", PERSON, ("mayor",))
BEN = Speaker("ben cole", "Ben Cole", PERSON)
UNNAMED = Speaker("anonymous", "an official", ANONYMOUS)


def said(speaker: Speaker | None, within: Speaker | None = None, occasion: Occasion = NO_OCCASION) -> Attribution:
    return Attribution("a.txt", Kind.DIRECT, ((0, 10),), speaker=speaker, within=within, occasion=occasion)


def witness(outlet: str, text: str, statement: Statement | None = None, start: int = 0) -> Witness:
    document = f"{outlet.lower()}.txt"
    return Witness(document, outlet, start, start + len(text), 1, start + 1, text, statement=statement)


def variant(cls: VariantClass, a: str, b: str, at: int = 0, **more: str) -> Variant:
    return Variant(cls, a, b, (at, at + len(a)), (at, at + len(b)), **more)


def comparison(a: Witness, b: Witness, *variants: Variant, kind: str = "quote") -> Comparison:
    return Comparison(Alignment("q1", kind, (a, b)), kind, a, b, variants)


def rule(id_: str, when: object, severity: Severity = Severity.WARNING, message: str = "A finding.") -> Rule:
    text = Message((parse_template(message),))
    condition = when if hasattr(when, "holds") else In("variant.class", (when,))
    per_variant = speaks_of_variants(condition, text)  # type: ignore[arg-type]
    return Rule(
        id_, id_, severity, frozenset({"quote"}), condition, text, "Because.", Path("r.yaml"), per_variant=per_variant  # type: ignore[arg-type]
    )  # fmt: skip


MODAL = variant(VariantClass.MODAL, "will", "could", direction="stronger")
PLAIN = comparison(witness("A", "we will go"), witness("B", "we could go"), MODAL)


class TestEngine:
    def test_stamps_what_the_rule_says(self) -> None:
        modal = rule("wording/modal", "modal", Severity.ERROR, "{a.outlet} has {variant.a}, {b.outlet} {variant.b}.")
        (finding,) = judge([PLAIN], [modal])
        assert (finding.rule, finding.severity, finding.alignment) == ("wording/modal", Severity.ERROR, "q1")
        assert finding.message == "A has will, B could."
        assert finding.witnesses == (PLAIN.a, PLAIN.b)
        assert finding.variants == (MODAL,)

    def test_keeps_silent_on_other_kinds(self) -> None:
        assert judge([replace(PLAIN, kind="paraphrase")], [rule("wording/modal", "modal")]) == []

    def test_carries_all_variants_that_meet_the_condition_and_speaks_of_the_first(self) -> None:
        later, other = variant(VariantClass.MODAL, "may", "will", 20), variant(VariantClass.NAME, "X", "Y", 30)
        found = judge(
            [replace(PLAIN, variants=(later, other, MODAL))], [rule("wording/modal", "modal", message="{variant.a}")]
        )
        assert [f.variants for f in found] == [(MODAL, later)]
        assert found[0].message == "will"

    def test_of_one_family_only_the_worst_rule_speaks_of_a_variant(self) -> None:
        rules = [rule("wording/any", In("variant.a", ("will",))), rule("wording/modal", "modal", Severity.ERROR)]
        assert [f.rule for f in judge([PLAIN], rules)] == ["wording/modal"]

    def test_a_newsrooms_own_family_speaks_beside(self) -> None:
        rules = [rule("house/will", In("variant.a", ("will",))), rule("wording/modal", "modal", Severity.ERROR)]
        assert [f.rule for f in judge([PLAIN], rules)] == ["wording/modal", "house/will"]

    def test_a_condition_on_variants_must_hold_of_one_and_the_same(self) -> None:
        both = All((In("variant.class", ("modal",)), In("variant.a", ("x",))))
        given = replace(PLAIN, variants=(MODAL, variant(VariantClass.NAME, "X", "Y", 30)))
        assert judge([given], [rule("wording/both", both)]) == []

    def test_the_same_finding_comes_once(self) -> None:
        assert len(judge([PLAIN, PLAIN], [rule("wording/modal", "modal")])) == 1

    def test_order_depends_on_nothing_but_the_findings(self) -> None:
        others = [
            comparison(witness("A", "so", start=n), witness("B", "or", start=n), MODAL) for n in range(20, 80, 20)
        ]
        rules = [rule("wording/modal", "modal"), rule("attribution/x", In("kind", ("quote",)), Severity.ERROR)]
        found = judge([PLAIN, *others], rules)
        assert found == judge([*reversed(others), PLAIN], rules[::-1])
        assert [f.severity for f in found] == [Severity.ERROR] * 4 + [Severity.WARNING] * 4

    def test_a_finding_about_speakers_shows_no_words(self) -> None:
        (finding,) = judge([PLAIN], [rule("attribution/x", In("kind", ("quote",)))])
        assert finding.variants == ()


class TestFingerprint:
    def test_outlives_a_moved_paragraph_case_spaces_and_marks(self) -> None:
        one, moved = witness("A", "We “will” go"), witness("A", 'we "WILL"\n go', start=400)
        other = witness("B", "We could go")
        assert fingerprint("wording/modal", (one, other)) == fingerprint("wording/modal", (other, moved))

    def test_outlives_another_outlet_for_the_same_words_and_a_stop_at_their_end(self) -> None:
        assert fingerprint("r/r", (witness("A", "We will,"),)) == fingerprint("r/r", (witness("B", "We will."),))

    @pytest.mark.parametrize(("text", "name", "told"), [("y", "r/r", "may"), ("x", "r/s", "may"), ("x", "r/r", "june")])
    def test_tells_words_rules_and_what_is_told_of_them_apart(self, text: str, name: str, told: str) -> None:
        assert fingerprint("r/r", (witness("A", "x"),), ["may"]) != fingerprint(name, (witness("A", text),), [told])

    def test_tells_one_figure_from_another_of_the_same_size(self) -> None:
        one, other = (
            witness("A", "12", Figure("a.txt", (0, 2), 12, 12, "", "", counted)) for counted in (("dead",), ("ship",))
        )
        assert fingerprint("r/r", (one,)) != fingerprint("r/r", (other,))

    def test_is_sixteen_hexadecimal_digits(self) -> None:
        digits = fingerprint("r/r", (witness("A", "x"),))
        assert len(digits) == 16
        assert int(digits, 16) >= 0


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (said(ANN), said(ANN), "same"),
        (said(ANN), said(BEN), "different"),
        (said(ANN), said(None), "unknown"),
        (None, said(ANN), "unknown"),
        (said(ANN), said(BEN, within=ANN), "nested"),
        (said(BEN, within=ANN), said(ANN), "nested"),
        (said(BEN, within=ANN), said(BEN), "same"),
        (said(ANN), said(UNNAMED), "anonymous"),
        (said(UNNAMED), said(replace(UNNAMED, key="sources")), "unknown"),
        (said(ANN), said(replace(UNNAMED, roles=("mayor",))), "unknown"),
        (said(Speaker("city", "the city", BODY)), said(Speaker("police", "police", BODY)), "different"),
        (said(Speaker("city", "the city", BODY)), said(ANN), "unknown"),
        (said(Speaker("r", "a man", ROLE)), said(UNNAMED), "unknown"),
    ],
)
def test_speakers(a: Statement | None, b: Statement | None, relation: str) -> None:
    assert relation_of_speakers(a, b) == relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (["monday"], ["monday", "02-10"], "same"),
        (["monday"], ["tuesday", "02-11"], "different"),
        (["monday"], ["02-10"], "unknown"),
        (["2025-02-10"], ["02-10"], "same"),
        (["02-10"], ["02-12"], "different"),
        ([], ["monday"], "unknown"),
    ],
)
def test_days(a: list[str], b: list[str], relation: str) -> None:
    one, other = (Occasion(tuple((day, 0, 1) for day in days)) for days in (a, b))
    assert relation_of_days(one, other) == relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (("mayor",), ("senator",), "different"),
        (("mayor of the town",), ("town mayor",), "same"),
        (("chief executive",), ("ceo",), "same"),
        (("chief executive",), ("chairman",), "other"),
        (("former governor",), ("senator",), "unknown"),
        (("climber",), ("senator",), "unknown"),
        ((), ("senator",), "unknown"),
    ],
)
def test_roles(a: tuple[str, ...], b: tuple[str, ...], relation: str) -> None:
    assert relation_of_roles(replace(ANN, roles=a), replace(ANN, roles=b)) == relation


def test_roles_of_two_people_say_nothing() -> None:
    assert relation_of_roles(ANN, replace(BEN, roles=("senator",))) == "unknown"


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (ANN, ANN, "same"),
        (ANN, None, "unknown"),
        (ANN, UNNAMED, "unknown"),
        (ANN, BEN, "other"),
        (replace(ANN, roles=("president",)), replace(BEN, roles=("defense secretary",)), "body"),
        (
            replace(ANN, roles=("president",), nations=("french",)),
            replace(BEN, roles=("defense minister",), nations=("polish",)),
            "other",
        ),
        (replace(ANN, roles=("president",)), replace(BEN, roles=("former defense secretary",)), "other"),
        (replace(ANN, roles=("acme chief executive",)), replace(BEN, roles=("acme spokesman",)), "body"),
        (replace(ANN, roles=("acme chief executive",)), replace(BEN, roles=("borealis chief executive",)), "other"),
        (Speaker("acme", "Acme", BODY), replace(BEN, roles=("acme chief executive",)), "body"),
        (Speaker("acme", "Acme", BODY), BEN, "other"),
        (Speaker("r", "The president", ROLE), replace(BEN, roles=("foreign minister",)), "body"),
        (Speaker("r", "The climber", ROLE), BEN, "unknown"),
    ],
)
def test_holders(a: Speaker | None, b: Speaker | None, relation: str) -> None:
    assert relation_of_holders(a, b) == relation


def test_every_fact_can_be_read_of_every_kind_of_statement() -> None:
    statements: list[Statement | None] = [
        None,
        said(ANN),
        Figure("a.txt", (0, 2), 4, 4, "", "exactly"),
        Position("a.txt", (0, 2), "support", 2, (0, 2), (), (3, 4)),
        Event("a.txt", (0, 2), "close", (), False, ""),
        Moment("a.txt", (0, 2), "day", "monday"),
    ]
    for one in statements:
        for other in statements:
            known = facts(comparison(witness("A", "we will go", one), witness("B", "we could go", other)))
            for name, fact in FACTS.items():
                if not name.startswith("variant."):
                    assert not fact.values or known[name] in fact.values
    assert set(variant_facts(MODAL)) == {name for name in FACTS if name.startswith("variant.")}


def test_facts_of_figures_positions_and_events() -> None:
    ten, forty = Figure("a.txt", (5, 7), 10, 10, "", "about"), Figure("b.txt", (5, 7), 40, float("inf"), "", "more")
    known = facts(comparison(witness("A", "with 10 dead", ten), witness("B", "over 40 dead", forty), kind="figure"))
    assert (known["figure.a"], known["figure.b"], known["figure.bound.b"], known["figure.gap"]) == (
        "10",
        "40",
        "more",
        0.75,
    )
    for_, against = (Position("a.txt", (0, 5), "support", d, (0, 5), (), (6, 9)) for d in (2, -1))
    known = facts(comparison(witness("A", "backs the plan", for_), witness("B", "fears the plan", against)))
    assert (known["distance"], known["opposed"], known["stance.a"], known["holder"]) == (3, True, "backs", "unknown")
    was, was_not = (Event("a.txt", (0, 5), "close", ("road",), negative, "") for negative in (False, True))
    known = facts(comparison(witness("A", "closed", was), witness("B", "not closed", was_not)))
    assert (known["polarity"], known["antonym"]) == ("opposite", False)
    passed, failed = (replace(each, predicate="outcome:vote") for each in (was, was_not))
    known = facts(comparison(witness("A", "passed", passed), witness("B", "failed", failed)))
    assert known["antonym"] is True


def test_days_and_venues_are_shown_as_printed() -> None:
    occasion = Occasion(days=(("monday", 40, 46), ("02-10", 40, 46)), venues=(("speech", "at a rally", 50, 60),))
    known = facts(comparison(witness("A", "so", said(ANN, occasion=occasion)), witness("B", "so", said(ANN))))
    assert (known["day.a"], known["day.b"], known["venue.a"], known["venue.b"]) == ("Monday", "", "at a rally", "")
    dated = replace(occasion, days=(("02-10", 40, 46),))
    assert (
        facts(comparison(witness("A", "so", said(ANN, occasion=dated)), witness("B", "so")))["day.a"] == "February 10"
    )


def test_one_outlets_two_articles_are_told_apart_in_labels() -> None:
    one, other = witness("A", "x"), replace(witness("A", "y"), document="later.txt")
    known = facts(comparison(one, other))
    assert (known["a.label"], known["b.label"]) == ("A (a.txt)", "A (later.txt)")


KNOWN = {"a.text": "Don’t  GO", "outlets": 3, "distance": None}


class TestConditions:
    def test_texts_compare_without_case_spaces_or_shape_of_marks(self) -> None:
        assert In("a.text", ("don't go",)).holds(KNOWN)

    def test_numbers_compare_by_order_and_a_missing_one_never_holds(self) -> None:
        assert Order("outlets", "ge", 3).holds(KNOWN)
        assert not Order("outlets", "gt", 3).holds(KNOWN)
        assert not Order("distance", "lt", 3).holds(KNOWN)

    def test_groups(self) -> None:
        yes, no = In("outlets", (3,)), In("outlets", (4,))
        assert All((yes, Not(no))).holds(KNOWN)
        assert Some((no, yes)).holds(KNOWN)
        assert not All((yes, no)).holds(KNOWN)
        assert All((yes, In("distance", (1,)))).names() == {"outlets", "distance"}


class TestMessage:
    def test_braces_are_doubled_to_stand_for_themselves(self) -> None:
        assert parse_template("{{a}} {a.outlet}").fill({"a.outlet": "Wire"}) == "{a} Wire"

    @pytest.mark.parametrize("text", ["{a.outlet", "a}", "{a.{b}}"])
    def test_a_stray_brace_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="stray"):
            parse_template(text)

    def test_the_first_template_whose_facts_have_values_is_used(self) -> None:
        message = Message((parse_template("{a} for {b}"), parse_template("no {b}"), parse_template("neither")))
        filled = [message.fill({"a": a, "b": b}) for a, b in (("x", "y"), ("", "y"), ("", ""))]
        assert filled == ["x for y", "no y", "neither"]

    def test_what_articles_say_is_never_read_as_a_template(self) -> None:
        assert parse_template("{a}").fill({"a": "{b} {0.__class__}"}) == "{b} {0.__class__}"

    def test_values_are_short_plain_and_on_one_line(self) -> None:
        assert shown("one\ntwo\x1b[31m") == "one two[31m"
        assert shown(" ".join("abcdefghijklmnop")) == "a b c d e f g h i j k l …"
        assert (shown(True), shown(2.0), shown(0.5), shown(None)) == ("yes", "2", "0.5", "")
        assert (shown(120.0), shown(0.718182), shown(0.0)) == ("120", "0.72", "0")


def test_rules_pickle() -> None:
    one = rule("wording/modal", All((In("variant.class", ("modal",)), Not(Order("outlets", "gt", 2)))))
    assert pickle.loads(pickle.dumps(one)) == one
