"""Text made safe for the log of a CI job, where a runner obeys some lines."""

from __future__ import annotations

import re

from discrepancy.report.visible import visible
from discrepancy.report.wire import HASH_OF_COMMAND

# GitHub's runner obeys `::command::` at the start of a line. Text may be wrapped, so that any place in it can come to
# be one: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
_COMMAND = re.compile(rf"(?<=:):|{HASH_OF_COMMAND}")


def logged(text: str) -> str:
    """Return the text, code point for code point, with nothing that a terminal or a CI runner obeys."""
    return _COMMAND.sub("\N{REPLACEMENT CHARACTER}", visible(text))
