"""The entries of a file in LDIF, one by one, each costing only itself. For `reading`.

Time is linear in the size of the file; memory is that of one entry, and pictures are walked over.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from netwerk_tui.exchange.encoding import decode
from netwerk_tui.exchange.vcard.physical_lines import physical_lines

LONGEST_VALUE = 131_072
"""Bytes of one value that are kept."""
MOST_ATTRIBUTES = 2000
"""Of one entry."""
MOST_REMARKS = 20
"""Of one entry."""

_ATTRIBUTE = re.compile(rb"([A-Za-z][A-Za-z0-9.-]{0,99})(?:;[A-Za-z0-9;-]{0,200})?:([:<]?)[ \t]*+")
_BINARY_NAMES = (
    "jpegphoto photo thumbnailphoto thumbnaillogo audio userpassword usercertificate usersmimecertificate"
    " cacertificate userpkcs12 mozillaphoto"
)
_BINARY = frozenset(_BINARY_NAMES.split())


@dataclass(slots=True)
class Entry:
    """One entry as it stands in the file."""

    line: int
    """Where it begins, from 1."""
    attributes: list[tuple[str, str]] = field(default_factory=list)
    """Names in small letters without their options, and text; in their order, without pictures and what is secret."""
    unread: list[int] = field(default_factory=list)
    """Lines that are no attribute, or whose value cannot be decoded."""
    _by_name: dict[str, list[str]] = field(default_factory=dict)

    def all(self, *names: str) -> list[str]:
        """The values of these attributes, those of the first name first, without the empty ones."""
        if not self._by_name:
            for name, value in self.attributes:
                if value.strip():
                    self._by_name.setdefault(name, []).append(value)
        return [value for name in names for value in self._by_name.get(name, ())]

    def first(self, *names: str) -> str:
        """The first value of these attributes; empty where the entry has none."""
        return next(iter(self.all(*names)), "")


def read_entries(stream: BinaryIO) -> Iterator[Entry]:
    """The entries of the stream, in their order; one ends at an empty line, or where the next one tells its name."""
    gathering = _Gathering()
    for piece in physical_lines(stream):
        if not piece.starts_line:
            gathering.go_on(piece.content)
            continue
        entry = gathering.take(piece.line, piece.content)
        if entry is not None:
            yield entry
    entry = gathering.finish()
    if entry is not None:
        yield entry


class _Gathering:
    """The entry that is being read."""

    def __init__(self) -> None:
        self._entry: Entry | None = None
        self._number = 0
        self._line = bytearray()
        """The line that may go on; empty for none."""

    def take(self, number: int, content: bytes) -> Entry | None:
        """Look at one more line; the entry that was finished by it."""
        if content[:1] in (b" ", b"\t") and self._line and content.strip():
            self.go_on(content[1:])
            return None
        self._close_line()
        if not content.strip():
            return self.finish()
        earlier = self.finish() if content[:3].lower() == b"dn:" and self._tells() else None
        if self._entry is None:
            self._entry = Entry(number)
        self._number, self._line = number, bytearray(content[:LONGEST_VALUE])
        return earlier

    def go_on(self, content: bytes) -> None:
        """Let the line go on, as far as it is kept."""
        self._line += content[: max(0, LONGEST_VALUE - len(self._line))]

    def finish(self) -> Entry | None:
        """The entry so far, unless it is but a comment or the version of the format."""
        self._close_line()
        entry = self._entry if self._tells() else None
        self._entry = None
        return entry

    def _tells(self) -> bool:
        entry = self._entry
        return entry is not None and (bool(entry.unread) or any(name != "version" for name, _text in entry.attributes))

    def _close_line(self) -> None:
        line, self._line = bytes(self._line), bytearray()
        entry = self._entry
        if entry is None or not line or line[:1] == b"#":
            return
        found = _ATTRIBUTE.match(line)
        if found is None:
            self._complain(entry)
            return
        name = found[1].decode().lower()
        if name in _BINARY or found[2] == b"<" or len(entry.attributes) >= MOST_ATTRIBUTES:
            return
        value = line[found.end() :]
        if found[2] == b":":
            try:
                value = base64.b64decode(value + b"=" * (-len(value.strip()) % 4))
            except binascii.Error:
                self._complain(entry)
                return
        entry.attributes.append((name, decode(value)))

    def _complain(self, entry: Entry) -> None:
        if len(entry.unread) < MOST_REMARKS:
            entry.unread.append(self._number)
