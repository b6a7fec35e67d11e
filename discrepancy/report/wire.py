"""What the JSON formats share: text from articles that is equal once parsed, and harmless on a terminal until then."""

from __future__ import annotations

# C0 controls are escaped by `json` itself; these it leaves as they are when it may print more than ASCII.
_RUNS = ((0x7F, 0x9F), (0x200B, 0x200F), (0x2028, 0x202E), (0x2066, 0x2069), (0xD800, 0xDFFF), (0xFEFF, 0xFEFF))
_ESCAPES = {code: f"\\u{code:04x}" for first, last in _RUNS for code in range(first, last + 1)}


def plain_escapes(encoded: str) -> str:
    r"""Write controls, direction marks and lone surrogates as `\uXXXX`; outside its strings, JSON has none of them."""
    return encoded if encoded.isascii() else encoded.translate(_ESCAPES)
