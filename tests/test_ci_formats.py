"""What CI servers make of a report: annotations, test pages, Code Quality, review comments."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml
from readers import command
from test_report import BAD, DEVIANT, FINDING, READING, REPORT, of

from discrepancy.model import Article, Held, Hold, Severity, Witness
from discrepancy.report import formats
from discrepancy.report.look import PLAIN, Look

WARNING = replace(FINDING, severity=Severity.WARNING, rule="wording/omission", fingerprint="f2", message="It is gone.")
NOTE = replace(FINDING, severity=Severity.NOTE, rule="wording/case", fingerprint="f3", message="It is small.")
ALL = replace(REPORT, findings=(FINDING, WARNING, NOTE), problems=())

# What the dialect allows, of what a reader of it checks. Source:
# https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
JENKINS = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time"}, {"testcase"}),
    "testcase": ({"name", "time", "classname"}, {"skipped", "error", "failure", "system-out"}),
    "skipped": ({"type", "message"}, set()),
    "error": ({"type", "message"}, set()),
    "failure": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}

# The fields that GitLab documents as needed: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}

# Written after https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
_POSITION = {
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
_LOCATION = {
    "required": ["path"],
    "properties": {
        "path": {"type": "string", "minLength": 1},
        "range": {"required": ["start"], "properties": {"start": _POSITION, "end": _POSITION}},
    },
    "additionalProperties": False,
}
RDFORMAT = {
    "required": ["diagnostics"],
    "properties": {
        "source": {"required": ["name"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "required": ["message", "location"],
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "location": _LOCATION,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"required": ["value"], "properties": {"value": {"type": "string"}}},
                    "related_locations": {
                        "type": "array",
                        "items": {"required": ["location"], "properties": {"location": _LOCATION}},
                    },
                    "original_output": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


@pytest.mark.parametrize(("name", "schema"), [("gitlab", GITLAB), ("rdjson", RDFORMAT)])
def test_json_has_the_fields_that_its_reader_documents(any_report, name, schema):
    for report in (any_report, REPORT):
        Draft202012Validator(schema).validate(json.loads(formats.render(name, report, PLAIN)))


def test_junit_is_in_the_dialect_of_jenkins(any_report):
    held = (Held(FINDING, Hold.ACCEPTED, "why"),)
    for report in (any_report, replace(REPORT, held=held)):
        for element in ElementTree.fromstring(formats.render("junit", report, PLAIN).encode()).iter():
            attributes, children = JENKINS[element.tag]
            assert set(element.keys()) <= attributes
            assert {child.tag for child in element} <= children


def cases(report, look=PLAIN):
    """Return the testcases of a report by suite, as a CI server reads them."""
    return {suite.name: list(suite) for suite in JUnitXml.fromstring(formats.render("junit", report, look).encode())}


def test_an_error_fails_and_a_warning_or_a_note_passes_with_what_it_says():
    error, warning, note = cases(ALL)["post.txt"]
    assert (error.is_failure, error.result[0].type) == (True, "wording/modal")
    assert error.result[0].text.splitlines() == [
        "post.txt:1:19: error wording/modal Coast Post quotes “will” where Harbour Wire has “could”.",
        "wire.txt:1: Harbour Wire has it so: “We could rebuild the wall before winter”",
    ]
    assert warning.is_passed and "It is gone." in warning.system_out
    assert note.is_passed and "It is small." in note.system_out
    assert (error.classname, error.name) == ("wording.modal", "post.txt: " + FINDING.message)


def test_an_article_with_nothing_wrong_is_a_test_that_passes():
    (case,) = cases(ALL, Look(folder="copy"))["copy/wire.txt"]
    assert case.is_passed and case.name == "copy/wire.txt: no differences found"


def test_an_article_that_could_not_be_read_is_an_error_and_one_held_back_is_skipped():
    found = cases(replace(REPORT, held=(Held(WARNING, Hold.BASELINE, "known since May"),)))
    assert found["bad.txt"][0].is_error
    assert found["post.txt"][1].is_skipped
    assert found["post.txt"][1].result[0].message == "baseline: known since May"


def test_the_numbers_of_a_junit_report_are_those_of_its_cases():
    root = JUnitXml.fromstring(formats.render("junit", replace(ALL, problems=(BAD,)), PLAIN).encode())
    assert (root.tests, root.failures, root.errors) == (6, 1, 1)


def test_two_findings_that_say_the_same_are_two_tests():
    names = [case.name for case in cases(replace(ALL, findings=(FINDING, FINDING)))["post.txt"]]
    assert names == [f"post.txt: {FINDING.message}", f"post.txt: {FINDING.message} (2)"]


def test_annotations_come_worst_first_since_only_ten_of_a_kind_are_shown():
    text = formats.render("github", replace(ALL, findings=(NOTE, FINDING, WARNING)), PLAIN)
    assert [line.split()[0] for line in text.splitlines()] == ["::error", "::warning", "::notice"]


def test_an_annotation_is_escaped_so_that_the_runner_reads_what_was_meant():
    name = "100%, a:b\nc,line=9.txt"
    deviant = replace(DEVIANT, document=name)
    text = formats.render("github", of(deviant, READING, message="50% %0A\r\n::error::x"), Look(folder="copy"))
    (line,) = text.splitlines()
    kind, properties, message = command(line)
    assert kind == "error"
    assert properties == {
        "file": "copy/100%, a:b c,line=9.txt", "line": "1", "endLine": "1", "col": "19", "endColumn": "57",
        "title": "wording/modal",
    }  # fmt: skip
    assert message.splitlines() == [
        "50% %0A  ::error::x",
        "copy/wire.txt:1: Harbour Wire has it so: “We could rebuild the wall before winter”",
    ]


def test_an_annotation_of_several_lines_has_no_columns_which_the_runner_would_drop():
    deviant = replace(DEVIANT, text="We\nwill", end=DEVIANT.start + 7)
    _, properties, _ = command(formats.render("github", of(deviant, READING), PLAIN).splitlines()[0])
    assert (properties["line"], properties["endLine"]) == ("1", "2")
    assert not {"col", "endColumn"} & properties.keys()


@pytest.mark.parametrize(
    ("name", "key", "words"),
    [("gitlab", "severity", ["critical", "major", "info"]), ("rdjson", "severity", ["ERROR", "WARNING", "INFO"])],
)
def test_a_severity_has_the_word_that_its_reader_knows(name, key, words):
    data = json.loads(formats.render(name, ALL, PLAIN))
    assert [each[key] for each in (data["diagnostics"] if name == "rdjson" else data)] == words


def test_columns_of_rdjson_count_bytes_of_utf_8():
    text = "a𐐀 “né 𝕏\r\n𝕏𝕏 fin” é"
    article = Article("a.txt", "A", text)
    start, end = text.index("n"), text.index("”")
    a = Witness("a.txt", "A", start, end, 1, start + 1, text[start:end])
    data = json.loads(formats.render("rdjson", replace(of(a, READING), articles=(article,)), PLAIN))
    place = data["diagnostics"][0]["location"]["range"]
    lines = [line.encode() for line in text.split("\r\n")]
    assert lines[0][place["start"]["column"] - 1 :].decode() == "né 𝕏"
    assert (place["end"]["line"], lines[1][: place["end"]["column"] - 1].decode()) == (2, "𝕏𝕏 fin")


def test_rdjson_says_how_the_others_have_it_and_keeps_the_line_of_a_log():
    (found,) = json.loads(formats.render("rdjson", replace(REPORT, problems=()), PLAIN))["diagnostics"]
    assert found["related_locations"][0]["message"].startswith("Harbour Wire has it so: “We could")
    assert found["original_output"].startswith("post.txt:1:19: error wording/modal ")
