"""One finding a line, each the object that it is in the JSON report: for streams, `jq` and tables.

Source of the format: https://jsonlines.org
"""

from __future__ import annotations

from dataclasses import replace

from discrepancy.model import Report
from discrepancy.report.json_report import as_json
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.wire import written


def render(report: Report, look: Look = PLAIN) -> str:
    """Return every finding as a line of JSON, whatever the least severity shown."""
    findings = as_json(replace(report, articles=(), alignments=()))["findings"]
    return "".join(written(finding, depth=0) for finding in findings)
