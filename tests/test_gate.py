from dataclasses import replace

import pytest

from discrepancy.errors import Problem
from discrepancy.gate.threshold import confident, coverage, verdict
from discrepancy.gate.unchanged import hold as hold_unchanged
from discrepancy.model import Article, Finding, Held, Hold, Report, Severity, Witness

ARTICLE = Article("a.txt", "Wire", "text")


def report(*severities: Severity, articles: int = 1, problems: int = 0) -> Report:
    findings = tuple(Finding("wording/x", severity, "m", None, "f", ()) for severity in severities)
    return Report((ARTICLE,) * articles, (), findings, problems=(Problem("b.txt", "is not text"),) * problems)


@pytest.mark.parametrize(
    ("found", "fail_on", "code"),
    [
        ((), Severity.NOTE, 0),
        ((Severity.NOTE,), Severity.ERROR, 0),
        ((Severity.WARNING,), Severity.ERROR, 0),
        ((Severity.WARNING,), Severity.WARNING, 1),
        ((Severity.NOTE,), Severity.NOTE, 1),
        ((Severity.ERROR,), Severity.NOTE, 1),
        ((Severity.ERROR,), None, 0),
    ],
)
def test_a_finding_at_or_above_the_threshold_shuts_the_gate(found, fail_on, code):
    assert verdict(report(*found), fail_on).code == code


def test_the_reason_counts_what_stands_at_or_above_the_threshold_worst_first():
    found = report(Severity.WARNING, Severity.ERROR, Severity.NOTE, Severity.ERROR)
    assert verdict(found, Severity.WARNING).reason == "2 errors, 1 warning: gate shut"
    assert verdict(found, Severity.ERROR).reason == "2 errors: gate shut"


def test_findings_of_less_confidence_are_left_out_and_those_of_as_much_stay():
    findings = tuple(Finding("r/x", Severity.ERROR, "m", None, "f", (), (), share) for share in (0.5, 0.7, 0.9))
    whole = Report((ARTICLE,), (), findings)
    assert [f.confidence for f in confident(whole, 0.7).findings] == [0.7, 0.9]
    assert confident(whole, 0.0) == whole


def test_an_open_gate_needs_no_reason():
    assert verdict(report(Severity.NOTE), Severity.ERROR).reason == ""


def test_an_unreadable_article_wins_over_findings_and_exit_zero():
    outcome = verdict(report(Severity.ERROR, problems=2), Severity.ERROR, exit_zero=True)
    assert outcome == (2, "2 articles could not be read; 1 error in the rest")


def test_exit_zero_leaves_a_shut_gate_open_and_says_so():
    outcome = verdict(report(Severity.ERROR), Severity.ERROR, exit_zero=True)
    assert outcome == (0, "1 error: gate left open by --exit-zero")


def test_a_folder_without_articles_is_unsound_unless_allowed():
    assert verdict(report(articles=0), Severity.ERROR).code == 2
    assert verdict(report(articles=0), Severity.ERROR, allow_empty=True).code == 0


def held(*confidences: float) -> tuple[Held, ...]:
    return tuple(
        Held(Finding("r/x", Severity.ERROR, "m", None, "f", (), (), share), Hold.BASELINE) for share in confidences
    )


@pytest.mark.parametrize(
    ("found", "options", "outcome"),
    [
        ((), {}, (0, "gate open; 2 held")),
        ((Severity.NOTE,), {}, (0, "gate open; 2 held")),
        ((Severity.ERROR,), {}, (1, "1 error: gate shut; 2 held")),
        ((Severity.ERROR,), {"exit_zero": True}, (0, "1 error: gate left open by --exit-zero; 2 held")),
        (
            (Severity.ERROR,),
            {"malformed": 1, "exit_zero": True},
            (2, "1 comment to this program could not be understood; 1 error in the rest; 2 held"),
        ),
    ],
)
def test_what_is_held_shuts_nothing_and_is_always_counted(found, options, outcome):
    whole = replace(report(*found), held=held(1.0, 1.0))
    assert verdict(whole, Severity.ERROR, **options) == outcome


def test_an_unreadable_article_is_told_before_a_malformed_comment():
    outcome = verdict(report(problems=1), Severity.ERROR, malformed=2)
    assert outcome == (2, "1 article could not be read")


def test_findings_of_less_confidence_are_left_out_of_what_is_held_too():
    whole = replace(report(), held=held(0.5, 0.9))
    assert [each.finding.confidence for each in confident(whole, 0.7).held] == [0.9]


def test_what_no_change_touches_is_held_in_the_order_of_findings():
    def finding(document: str) -> Finding:
        return Finding("r/x", Severity.ERROR, "m", None, "f", (Witness(document, "Wire", 0, 1, 1, 1, "x"),))

    first, second, third = map(finding, ("a.txt", "b.txt", "c.txt"))
    before = Report((ARTICLE,), (), (first, second), held=(Held(third, Hold.BASELINE),))
    after = hold_unchanged(before, {"b.txt"}, ())
    assert (after.findings, after.held) == ((second,), (Held(first, Hold.UNCHANGED), Held(third, Hold.BASELINE)))


def test_coverage_prefers_the_unreadable_to_the_empty():
    assert coverage(0, 1, allow_empty=True) == (2, "1 article could not be read")
