"""Bytes to text: every newline and every code point stays, only a leading byte-order mark goes."""

from __future__ import annotations

import codecs

# The marks of UTF-32 come first: that of UTF-16, little end first, opens one of them.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What newsrooms have filed English in; a wider choice makes short texts look Vietnamese.
_USUAL = "cp1252"
_LEGACY = [_USUAL, "mac_roman", "cp1250", "cp1251", "cp1254", "gb18030", "big5", "shift_jis", "euc_kr"]


def decode(data: bytes) -> str:
    """Return the text of a file: by its byte-order mark, else as strict UTF-8, else by the likeliest legacy encoding.

    Raises:
        ValueError: the bytes are no text; the message says why.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data:
        raise ValueError("holds NUL bytes: not a text file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, _likeliest(data))


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"is not {encoding.upper()} at byte {error.start}: {error.reason}") from error
    if "\0" in text:
        raise ValueError("holds NUL characters: not a text file")
    return text


def _likeliest(data: bytes) -> str:
    """Return the name of the encoding that makes the most sense of the bytes, the usual one where others do as well."""
    from charset_normalizer import from_bytes  # slow to import, and rarely wanted

    matches = from_bytes(data, cp_isolation=_LEGACY)
    best = matches.best()
    if best is None:
        raise ValueError("is neither UTF-8 nor text in any encoding known")
    equal = [match for match in matches if match.chaos <= best.chaos]
    names = {match.encoding for top in equal for match in (top, *top.submatch)}
    return _USUAL if _USUAL in names else best.encoding
