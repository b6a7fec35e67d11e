"""Text from articles made safe to show: what would move a cursor, recolour a line or hide a word is made visible."""

from __future__ import annotations

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# First and last code point of each run that a terminal obeys or hides instead of printing.
_UNSAFE = (
    (0x0000, 0x001F),  # C0 controls, the escape character among them
    (0x007F, 0x009F),  # delete and C1 controls, the one-byte CSI among them
    (0x00AD, 0x00AD),  # soft hyphen
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200F),  # zero-width space and joiners, direction marks
    (0x2028, 0x202E),  # line and paragraph separators, bidi embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, bidi isolates
    (0xD800, 0xDFFF),  # lone surrogates of undecodable file names
    (0xFEFF, 0xFEFF),  # byte-order mark
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xE0000, 0xE007F),  # tags
)
_SPACES = {ord(space): " " for space in "\t\n\v\f\r\x85\u2028\u2029"}
_VISIBLE = {code: _REPLACEMENT for first, last in _UNSAFE for code in range(first, last + 1)} | _SPACES


def visible(text: str) -> str:
    """Return the text, code point for code point, with white space as spaces and unsafe characters as U+FFFD."""
    return text if text.isascii() and text.isprintable() else text.translate(_VISIBLE)
