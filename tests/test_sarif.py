"""SARIF as code scanning reads it: valid by the published schema, places exact, what is held back told as such."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace

import pytest
from hostile import HOSTILE_ARTICLES
from sarif_kit.validate import validation_errors
from test_report import BAD, FINDING, REPORT

from discrepancy.model import Held, Hold, Report, RuleInfo, Severity
from discrepancy.pipeline import check
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.sarif import render

RULE = RuleInfo("wording/modal", "Another modal verb", Severity.ERROR, "Readers act on it.", "AP Stylebook.", 0.8)


def run_of(report: Report, look: Look = PLAIN) -> dict:
    log = json.loads(render(report, look))
    assert validation_errors(log) == []
    return log["runs"][0]


def result_of(report: Report, look: Look = PLAIN) -> dict:
    return run_of(report, look)["results"][0]


def test_a_report_is_valid_by_the_published_schema(any_report):
    assert len(run_of(any_report)["results"]) == len(any_report.findings)


def test_one_place_is_wrong_and_the_others_say_how_they_have_it():
    result = result_of(REPORT)
    assert [place["physicalLocation"]["artifactLocation"]["uri"] for place in result["locations"]] == ["post.txt"]
    (other,) = result["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "wire.txt"
    assert other["message"]["text"] == "Harbour Wire has it so: “We could rebuild the wall before winter”"


def test_the_further_pieces_of_a_split_quote_are_related_and_no_contrary():
    first, second = FINDING.witnesses[0], replace(FINDING.witnesses[0], start=60, end=64, column=61, text="soon")
    split = replace(FINDING, witnesses=(first, second, FINDING.witnesses[1]))
    related = result_of(replace(REPORT, findings=(split,)))["relatedLocations"]
    assert [each["message"]["text"][:18] for each in related] == ["Coast Post goes on", "Harbour Wire has i"]
    assert [each["id"] for each in related] == [1, 2]


def test_a_region_is_the_words_themselves_by_offset_and_by_line_and_column():
    report = check(HOSTILE_ARTICLES)
    texts = {article.id: article.text for article in report.articles}
    for finding, result in zip(report.findings, run_of(report)["results"], strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        text = texts[finding.witnesses[0].document]
        starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
        first = starts[region["startLine"] - 1] + region["startColumn"] - 1
        last = starts[region["endLine"] - 1] + region["endColumn"] - 1
        assert (first, last - first) == (region["charOffset"], region["charLength"])
        assert region.get("snippet", {"text": text[first:last]})["text"] == text[first:last]


def test_a_rule_tells_its_level_its_precision_and_why():
    run = run_of(replace(REPORT, rules=(RULE,)))
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"], rule["shortDescription"]["text"]) == (
        "wording/modal", "WordingModal", "Another modal verb",
    )  # fmt: skip
    assert rule["help"]["text"] == "Readers act on it.\n\nAP Stylebook."
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {"precision": "high", "tags": ["wording"]}


def test_a_result_points_to_its_rule_even_where_the_report_knows_none(seeds_report):
    for report in (seeds_report, replace(seeds_report, rules=())):
        run = run_of(report)
        ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert ids == sorted(ids)
        assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


@pytest.mark.parametrize(
    ("folder", "uri", "base"),
    [
        ("", "a%20%23%25%C3%A9.txt", "%SRCROOT%"),
        ("copy", "copy/a%20%23%25%C3%A9.txt", "%SRCROOT%"),
        ("/copy/x y", "file:///copy/x%20y/a%20%23%25%C3%A9.txt", None),
        ("C:/copy", "file:///C:/copy/a%20%23%25%C3%A9.txt", None),
    ],
)
def test_a_uri_is_encoded_and_relative_only_to_a_base(folder, uri, base):
    named = replace(FINDING.witnesses[0], document="a #%é.txt")
    report = replace(REPORT, findings=(replace(FINDING, witnesses=(named, FINDING.witnesses[1])),), articles=())
    run = run_of(report, Look(folder=folder))
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (place["uri"], place.get("uriBaseId")) == (uri, base)
    assert ("originalUriBaseIds" in run) is (base is not None)


def test_a_name_of_no_encoding_keeps_its_bytes():
    named = replace(FINDING.witnesses[0], document="a\udcff:b.txt")
    report = replace(REPORT, findings=(replace(FINDING, witnesses=(named,)),))
    assert result_of(report)["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%FF%3Ab.txt"


def test_what_could_not_be_read_is_a_failed_run_that_says_so():
    assert run_of(replace(REPORT, problems=()))["invocations"] == [{"executionSuccessful": True}]
    (invocation,) = run_of(replace(REPORT, problems=(replace(BAD, line=3),)))["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert told["message"]["text"] == "bad.txt could not be read: is not text"
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}


def test_without_anything_held_back_no_result_speaks_of_it():
    assert not {"baselineState", "suppressions"} & result_of(REPORT).keys()


def test_a_known_finding_is_unchanged_and_all_others_are_new():
    known = Held(replace(FINDING, fingerprint="old"), Hold.BASELINE)
    results = run_of(replace(REPORT, held=(known,)))["results"]
    assert [result["baselineState"] for result in results] == ["new", "unchanged"]
    assert all("suppressions" not in result for result in results)


@pytest.mark.parametrize(("by", "kind"), [(Hold.ACCEPTED, "external"), (Hold.INLINE, "inSource")])
def test_a_finding_that_someone_answers_for_is_suppressed_and_says_why(by, kind):
    held = Held(replace(FINDING, fingerprint="f9"), by, "Corrected in print.", "Ana", datetime.date(2026, 3, 1))
    results = run_of(replace(REPORT, held=(held,)))["results"]
    assert [result["suppressions"] for result in results] == [
        [],
        [{"kind": kind, "status": "accepted", "justification": "Corrected in print.",
          "properties": {"owner": "Ana", "until": "2026-03-01"}}],
    ]  # fmt: skip


def test_a_message_holds_no_link():
    report = replace(REPORT, findings=(replace(FINDING, message="See [here](http://evil.test) or [1](2)."),))
    assert "](" not in result_of(report)["message"]["text"]
