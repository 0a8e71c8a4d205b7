"""The lines of a file of cards, whatever ends them, in pieces that never fill the memory. For `cards`."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from netwerk_tui.exchange.encoding import wide_encoding

LONGEST_PIECE = 65_536
"""Bytes of a line that are looked at in one go."""

_SAMPLE_BYTES = 4096


class Piece(NamedTuple):
    """A line, or a part of one that is longer than `LONGEST_PIECE`; UTF-8 where the file was UTF-16."""

    line: int
    """From 1."""
    content: bytes
    """Without the line end."""
    starts_line: bool


def physical_lines(stream: BinaryIO) -> Iterator[Piece]:
    """The lines of a stream that can be sought in, from where it is to its end. It stays open."""
    sample = stream.read(_SAMPLE_BYTES)
    wide = wide_encoding(sample)
    # Latin-1 gives every byte back as it was, and a text stream knows all three line ends.
    encoding, as_bytes = (wide, "utf-8") if wide else ("latin-1", "latin-1")
    stream.seek(-len(sample), io.SEEK_CUR)
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=None)
    number, starts_line = 1, True
    try:
        while piece := text.readline(LONGEST_PIECE):
            content = piece.removesuffix("\n").encode(as_bytes, "replace")
            if number == 1 and starts_line:
                content = content.removeprefix(codecs.BOM_UTF8)
            yield Piece(number, content, starts_line)
            starts_line = piece.endswith("\n")
            number += starts_line
    finally:
        text.detach()
