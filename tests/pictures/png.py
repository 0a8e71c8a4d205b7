"""Reading back a screenshot: as much of PNG as a browser writes."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Screenshot:
    """Size in pixels, and the rows as the file has them: filtered, as PNG does."""

    width: int
    height: int
    rows: tuple[bytes, ...]

    @property
    def distinct_rows(self) -> int:
        """How many rows are unlike each other: a handful on a blank page, hundreds where there is text."""
        return len(set(self.rows))


def read_png(path: Path) -> Screenshot:
    """The screenshot in a file of 8 bits a channel that is not interlaced."""
    content = path.read_bytes()
    assert content.startswith(_SIGNATURE), "not a PNG file"
    position, packed = len(_SIGNATURE), b""
    width = height = channels = 0
    while position < len(content):
        length, kind = struct.unpack_from(">I4s", content, position)
        body = content[position + 8 : position + 8 + length]
        if kind == b"IHDR":
            width, height, _depth, colour = struct.unpack_from(">IIBB", body)
            channels = {0: 1, 2: 3, 6: 4}[colour]
        elif kind == b"IDAT":
            packed += body
        position += length + 12
    pixels, stride = zlib.decompress(packed), width * channels + 1
    return Screenshot(width, height, tuple(pixels[row * stride : (row + 1) * stride] for row in range(height)))
