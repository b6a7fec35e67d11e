"""Text files that must be UTF-8; an article, which may be in any encoding, is none of these."""

from __future__ import annotations

from pathlib import Path

from discrepancy.errors import DiscrepancyError, Problem


def read_utf8(path: Path) -> str:
    """Return the text of a file, less a leading byte-order mark.

    Raises:
        DiscrepancyError: the file cannot be read or is not UTF-8; it names the file.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DiscrepancyError(Problem(str(path), error.strerror or "cannot be read")) from error
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 text: {error.reason} at byte {error.start}"
        raise DiscrepancyError(Problem(str(path), reason)) from error
