"""The headers of all messages in a mailbox: an mbox, a single message, or a Maildir. For `reading`.

Texts and attachments are walked over and never held, but for the beginning of a body where that is asked for.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from netwerk_tui.domain.progress import STEP, Progress
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.exchange.mail.header import LONGEST_HEADER
from netwerk_tui.exchange.place import Place

_LONGEST_LINE = 65_536
_ENVELOPE = re.compile(rb"From (?:\r?\n|\S.*\d\d:\d\d.*\d{4})")
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_LONGEST_ENVELOPE = 400
"""Bytes: an address and a day. A line of 60,000 digits would take a minute."""
_NOT_FOR_READING = frozenset({"trash", "junk", "spam", "drafts", "prullenbak", "ongewenst", "concepten", "outbox"})
_FLAGS_OF_NO_MESSAGE = frozenset("DT")
"""Drafts and what was thrown away, after `:2,` in the name of a file."""


class FoundHeader(NamedTuple):
    """The bytes of one message's header, and where it stands."""

    where: str
    content: bytes
    body: bytes = b""
    """The first bytes of the body, as many as were asked for."""


def headers_in_mbox(stream: BinaryIO, total: int, progress: Progress, body_bytes: int = 0) -> Iterator[FoundHeader]:
    """The headers in a stream of `total` bytes, which may also be a single message without an envelope."""
    header: list[bytes] = []
    body: list[bytes] = []
    begins, line, size, held, messages = 1, 0, 0, 0, 0
    in_header, after_blank, whole_line = True, True, True
    while piece := stream.readline(_LONGEST_LINE):
        starts_line, whole_line = whole_line, piece.endswith(b"\n")
        line += starts_line
        if not starts_line:
            continue
        if after_blank and piece.startswith(b"From ") and _ENVELOPE.match(piece[:_LONGEST_ENVELOPE]):
            if header:
                yield FoundHeader(Place().line(begins), b"".join(header), b"".join(body))
            header, body, size, held, in_header, begins = [], [], 0, 0, True, line
            messages += 1
            if messages % STEP == 0:
                progress(stream.tell(), total)
        elif in_header and not piece.strip():
            in_header = not header
        elif in_header and size < LONGEST_HEADER:
            header.append(piece)
            size += len(piece)
        elif not in_header and held < body_bytes:
            body.append(piece)
            held += len(piece)
        after_blank = not piece.strip()
    if header:
        yield FoundHeader(Place().line(begins), b"".join(header), b"".join(body))


def headers_in_maildir(folder: Path, progress: Progress, body_bytes: int = 0) -> Iterator[FoundHeader]:
    """The headers in a Maildir and the folders inside it, but for drafts, spam and what was thrown away."""
    files = sorted(_messages(folder))
    for number, path in enumerate(files):
        if number % STEP == 0:
            progress(number, len(files))
        with path.open("rb") as stream:
            content = stream.read(LONGEST_HEADER + body_bytes)
        where = clean_line(str(path.relative_to(folder)), 120)
        if not body_bytes:
            yield FoundHeader(where, content)
            continue
        empty = _EMPTY_LINE.search(content)
        end = empty.end() if empty else len(content)
        yield FoundHeader(where, content[: min(end, LONGEST_HEADER)], content[end:])


def is_maildir(folder: Path) -> bool:
    """Whether the folder, or one right inside it, is a Maildir."""
    return any((each / "cur").is_dir() for each in (folder, *(path for path in folder.iterdir() if path.is_dir())))


def _messages(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if fold(name).strip(". ") not in _NOT_FOR_READING]
        place = Path(root)
        if place.name in ("cur", "new"):
            for name in files:
                flags = name.rpartition(":2,")[2] if ":2," in name else ""
                if not name.startswith(".") and _FLAGS_OF_NO_MESSAGE.isdisjoint(flags):
                    yield place / name
