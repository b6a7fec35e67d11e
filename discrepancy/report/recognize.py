"""Telling a report that this program wrote from a text that somebody else did."""

from __future__ import annotations

import re

_BEGINS = re.compile(
    r'\s*(?:### discrepancy: |<!doctype html|<\?xml|<svg|\{\s*"|\[\s*[\]{]'
    r"|\d+ errors?, \d+ (?:warning|note|held)|\Z)"
)
_LINES = re.compile(
    r"\S.* ─{2,}\Z"  # what heads a passage or the summary
    r"|::(?:error|warning|notice) file="
    r"|\S.*?:\d+:\d+: (?:error|warning|note) [\w-]+/[\w-]+ "
    r"|  \d+:\d+ +(?:error|warning|note) "
    r"|\*\*(?:error|warning|note)\*\* <code>",
)
_HEAD = 3  # lines of which one tells: the second of a grouped report


def is_report(beginning: str) -> bool:
    """Whether a file with such a beginning is empty or a report: what a template writes cannot be told from a text."""
    return bool(_BEGINS.match(beginning) or any(map(_LINES.match, beginning.splitlines()[:_HEAD])))
