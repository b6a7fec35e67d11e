"""What the JSON formats share: text from articles that is equal once parsed, and harmless on a terminal until then."""

from __future__ import annotations

import re

# C0 controls are escaped by `json` itself; these it leaves as they are when it may print more than ASCII.
_UNSAFE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def plain_escapes(encoded: str) -> str:
    r"""Write controls, direction marks and lone surrogates as `\uXXXX`; outside its strings, JSON has none of them."""
    return encoded if encoded.isascii() else _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", encoded)
