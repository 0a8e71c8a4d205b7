"""The text of a file whose encoding nobody wrote down. For every reader of a text format."""

from __future__ import annotations

import codecs

_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_SAMPLE_BYTES = 4096
_ZERO_SHARE = 0.3
"""Western text in UTF-16 has a zero in nearly every other byte; text in a one-byte encoding has none."""

_UNREADABLE = "\ufffd"


def decode(content: bytes) -> str:
    """The text without its byte order mark; never fails.

    By byte order mark, else UTF-16 where zero bytes tell it, else UTF-8, else Windows-1252. A few bytes that do not
    fit become U+FFFD, so that one torn character does not spoil every accent of the file.
    """
    return decoded(content)[0]


def decoded(content: bytes) -> tuple[str, str]:
    """The text as `decode` gives it, and what people call the encoding that it was read in."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), _NAMES[encoding]
    wide = _utf_16_by_its_zeros(content[:_SAMPLE_BYTES])
    if wide:
        return content.decode(wide, errors="replace"), _NAMES[wide]
    try:
        return content.decode("utf-8"), _NAMES["utf-8"]
    except UnicodeDecodeError:
        return _damaged_utf_8_or_windows_1252(content)


def wide_encoding(sample: bytes) -> str:
    """Whether a file that begins so is UTF-16, told as the name of that encoding; empty for every other."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return "" if encoding == "utf-8" else encoding
    return _utf_16_by_its_zeros(sample)


def _utf_16_by_its_zeros(sample: bytes) -> str:
    pairs = len(sample) // 2
    if pairs and sample[1::2].count(0) > pairs * _ZERO_SHARE and sample[::2].count(0) < pairs * _ZERO_SHARE:
        return "utf-16-le"
    if pairs and sample[::2].count(0) > pairs * _ZERO_SHARE and sample[1::2].count(0) < pairs * _ZERO_SHARE:
        return "utf-16-be"
    return ""


def _damaged_utf_8_or_windows_1252(content: bytes) -> tuple[str, str]:
    """Letters of Windows-1252 hardly ever form a character of UTF-8 by accident, so the majority decides."""
    text = content.decode("utf-8", errors="replace")
    torn = text.count(_UNREADABLE)
    whole = sum(1 for character in text if character > "\x7f") - torn
    if whole > torn:
        return text, _NAMES["utf-8"]
    return content.decode("cp1252", errors="replace"), "Windows-1252"
