"""The text that a person wrote in a message, out of its parts and encodings. For `reading`, and only when asked for.

The standard library's parser is not used: parts nested in parts would take it beyond its depth.
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator

from netwerk_tui.domain.text import clean_block
from netwerk_tui.exchange.encoding import decode
from netwerk_tui.exchange.hypertext import plain_text
from netwerk_tui.exchange.mail.header import Fields, fields_in, first_of

LONGEST_BODY = 262_144
"""Bytes of a message behind its header; the text stands before the attachments."""
LONGEST_TEXT = 10_000
"""Characters."""
_DEEPEST = 6
_MOST_PARTS = 20

_EMPTY_LINE = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_PARAMETER = re.compile(r';\s*(boundary|charset)\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)
_CHARSET = re.compile(
    r"utf-?(?:8|16|16le|16be)|us-ascii|ascii|latin-?1|iso-8859-\d+|windows-\d+|cp\d+|koi8-[ru]|gb\d+|gbk|big5|euc-\w+"
    r"|shift_jis|iso-2022-[a-z]+",
    re.IGNORECASE,
)
"""Encodings of letters; Python knows others, of which some take hours for a hostile text."""
_NOT_BASE_64 = re.compile(rb"[^A-Za-z0-9+/]")
_ESCAPED_ENVELOPE = re.compile(r"^>(>*From )", re.MULTILINE)


def text_of(content: bytes) -> str:
    """The text of a message of these bytes, clean; empty where it has none, such as one of a picture alone."""
    return max(_texts(content, 0), key=lambda found: found[0], default=(0, ""))[1]


def _texts(content: bytes, depth: int) -> Iterator[tuple[int, str]]:
    """The texts of a message or a part, each behind how much it is wanted: plain text more than HTML."""
    header, body = _apart(content)
    fields = fields_in(decode(header))
    told = first_of(fields, "content-type")
    kind = told.partition(";")[0].strip().lower() or "text/plain"
    parameters = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(f";{told}")}
    if first_of(fields, "content-disposition").strip().lower().startswith("attachment"):
        return
    if kind.startswith("multipart/") and parameters.get("boundary") and depth < _DEEPEST:
        for part in _parts(body, parameters["boundary"]):
            yield from _texts(part, depth + 1)
    elif kind in ("text/plain", "text/html"):
        letters = _letters(_unpacked(body, fields), parameters.get("charset", ""))
        is_html = kind == "text/html"
        plain = plain_text(letters, LONGEST_TEXT) if is_html else clean_block(letters, LONGEST_TEXT)
        text = _ESCAPED_ENVELOPE.sub(r"\1", plain).strip()
        if text:
            yield (1 if is_html else 2), text


def _apart(content: bytes) -> tuple[bytes, bytes]:
    """What stands before the first empty line, and behind it."""
    empty = _EMPTY_LINE.search(content)
    return (content[: empty.start()], content[empty.end() :]) if empty else (content, b"")


def _parts(body: bytes, boundary: str) -> list[bytes]:
    """The parts of a body, what stands before the first left out."""
    mark = re.escape(boundary.encode("utf-8", "replace"))
    pieces = re.split(rb"(?:\A|\r?\n)--" + mark + rb"(?:--)?[ \t]{0,100}(?:\r?\n|\Z)", body, maxsplit=_MOST_PARTS + 1)
    return pieces[1 : _MOST_PARTS + 1]


def _unpacked(body: bytes, fields: Fields) -> bytes:
    match first_of(fields, "content-transfer-encoding").strip().lower():
        case "base64":
            letters = _NOT_BASE_64.sub(b"", body)
            return binascii.a2b_base64(letters[: len(letters) // 4 * 4] + _rest_of_base_64(letters))
        case "quoted-printable":
            return quopri.decodestring(body)
        case _:
            return body


def _rest_of_base_64(letters: bytes) -> bytes:
    """The last letters with the marks that they lost; one letter alone is no byte."""
    rest = letters[len(letters) // 4 * 4 :]
    return rest.ljust(4, b"=") if len(rest) > 1 else b""


def _letters(content: bytes, charset: str) -> str:
    if not _CHARSET.fullmatch(charset):
        return decode(content)
    try:
        return content.decode(charset)
    except (LookupError, ValueError):
        return decode(content)
