"""The Reviewdog Diagnostic Format, for review comments on any forge that reviewdog knows.

Columns count bytes of UTF-8 and an end is exclusive; keys are the names of the protocol's fields:
https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discrepancy.errors import Problem
from discrepancy.model import Article, Finding, Report, Severity, Witness
from discrepancy.report import told
from discrepancy.report.concise import line
from discrepancy.report.levels import RDFORMAT
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.places import byte_place, input_path, primary, shown
from discrepancy.report.wire import written

Articles = Mapping[str, Article]
Object = dict[str, Any]


def render(report: Report, look: Look = PLAIN) -> str:
    """Return a `DiagnosticResult` with each input that could not be read and each finding shown."""
    articles = {article.id: article for article in report.articles}
    diagnostics = [_unreadable(problem, look) for problem in report.problems]
    diagnostics += [_diagnostic(finding, articles, look) for finding in shown(report, look)]
    result = {"source": {"name": "discrepancy"}, "diagnostics": diagnostics}
    return written(result, depth=2)


def _diagnostic(finding: Finding, articles: Articles, look: Look) -> Object:
    return {
        "message": told.message(finding),
        "location": _location(primary(finding), articles, look),
        "severity": RDFORMAT[finding.severity],
        "code": {"value": finding.rule},
        "related_locations": [
            {"message": sentence, "location": _location(witness, articles, look)}
            for witness, sentence in told.against(finding, look)
        ],
        "original_output": line(finding, look),
    }


def _unreadable(problem: Problem, look: Look) -> Object:
    return {
        "message": told.unreadable(problem),
        "location": {"path": input_path(problem, look)},
        "severity": RDFORMAT[Severity.ERROR],
        "code": {"value": told.UNREADABLE},
    }


def _location(witness: Witness, articles: Articles, look: Look) -> Object:
    where = byte_place(witness, articles)
    return {
        "path": look.path(witness.document),
        "range": {
            "start": {"line": where.line, "column": where.column},
            "end": {"line": where.end_line, "column": where.end_column},
        },
    }
