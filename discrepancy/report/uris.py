"""Where a file lies, as a URI: percent-encoded, so that any name that a file system allows can stand in it.

Source: https://www.rfc-editor.org/rfc/rfc3986 and, for `file`, https://www.rfc-editor.org/rfc/rfc8089
"""

from __future__ import annotations

import re
from urllib.parse import quote

_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


def is_absolute(path: str) -> bool:
    """Tell a path from the root or from a drive, with forward slashes, from one that goes on from somewhere."""
    return _ABSOLUTE.match(path) is not None


def uri(path: str) -> str:
    """Return a relative path as a relative reference, an absolute one as a `file` URI."""
    if not is_absolute(path):
        return quote(_bytes(path))
    return "file://" + quote(_bytes(path if path.startswith("/") else f"/{path}"), safe="/:")


def _bytes(path: str) -> bytes:
    """Return the bytes of a name: those of the file system where they are no UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")
