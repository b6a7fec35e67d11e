"""Bytes to text: every newline and every code point stays, only a leading byte-order mark goes."""

from __future__ import annotations

import codecs
import re

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

_STRAY = re.compile("[\udc80-\udcff]")  # as Python hands on the bytes that are no UTF-8
_LONG = re.compile("[\u0800-\ud7ff\ue000-\U0010ffff]")  # three bytes or four: legacy bytes rarely look like that
_SHORT = re.compile("[\x80-\u07ff]")


class NotUnicodeError(ValueError):
    """A text in UTF-8 with a byte in it that is not: `line` and `column`, from 1, are where it stands."""

    def __init__(self, message: str, line: int, column: int) -> None:
        """Keep the place beside the message."""
        super().__init__(message)
        self.line, self.column = line, column


def decode(data: bytes) -> str:
    """Return the text of a file: by its byte-order mark, else as strict UTF-8, else by the likeliest legacy encoding.

    Raises:
        NotUnicodeError: nearly all of the bytes are UTF-8; the message names the first that is not.
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
        _refuse_damaged(data)
        return _strict(data, _likeliest(data))


def _refuse_damaged(data: bytes) -> None:
    """Refuse UTF-8 with a few stray bytes: read as a legacy text, it would lose its quotation marks without a word."""
    text = data.decode("utf-8", "surrogateescape")
    stray = _STRAY.findall(text)
    if 2 * len(_LONG.findall(text)) + len(_SHORT.findall(text)) <= len(stray):
        return
    at = text.index(stray[0])
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    place, byte = len(text[:at].encode()) + 1, ord(stray[0][0]) - 0xDC00
    more = f" ({len(stray) - 1} more such bytes)" if len(stray) > 1 else ""
    raise NotUnicodeError(f"is UTF-8 but for byte {place} of the file, 0x{byte:02X}{more}", line, column)


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
