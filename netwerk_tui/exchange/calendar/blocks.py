"""The parts of a calendar file, each by itself: whatever is wrong with one costs only that one.

Linear in the size of the file; no part is longer than `LONGEST_BLOCK`, so that nothing later can take long over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from netwerk_tui.language import _

LONGEST_BLOCK = 256 * 1024
"""Characters of one meeting, its attendees among them."""

_BEGIN, _END = "BEGIN:", "END:"


@dataclass(frozen=True, slots=True)
class Block:
    """One component of the calendar, without those inside it."""

    line: int
    """Of its beginning, counted from 1."""
    text: str
    problem: str = ""
    """Why it cannot be read, in the user's language; the text is then empty."""


def event_blocks(text: str) -> Iterator[Block]:
    """The VEVENTs of a calendar, in their order. Alarms and other components inside them are left out."""
    lines: list[str] = []
    start, size, depth = 0, 0, 0
    for number, line in enumerate(_lines(text), 1):
        mark = line.rstrip().upper() if line[:6].upper().startswith(("BEGIN:", "END:")) else ""
        if mark == _BEGIN + "VEVENT":
            if start:
                yield Block(start, "", _("this meeting has no end"))
            lines, start, size, depth = [line], number, len(line), 0
        elif not start:
            continue
        elif mark == _END + "VEVENT":
            if size > LONGEST_BLOCK:
                yield Block(start, "", _("this meeting is too long to be one"))
            else:
                yield Block(start, "\r\n".join([*lines, line, ""]))
            lines, start = [], 0
        elif mark.startswith(_BEGIN):
            depth += 1
        elif mark.startswith(_END):
            depth = max(0, depth - 1)
        elif not depth:
            size += len(line)
            if size <= LONGEST_BLOCK:
                lines.append(line)
    if start:
        yield Block(start, "", _("this meeting has no end"))


def calendar_property(text: str, name: str) -> str:
    """The value of a property of the calendar itself, such as X-WR-CALNAME; empty where it has none."""
    for line in _lines(text):
        upper = line[: len(name) + 1].upper()
        if line[:12].upper() == "BEGIN:VEVENT":
            return ""
        if upper == f"{name}:":
            return line[len(name) + 1 :].strip()[:1000]
    return ""


def _lines(text: str) -> Iterator[str]:
    """The lines without their ends; nothing of the file is copied but the line."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start : min(end, start + LONGEST_BLOCK + 1)].rstrip("\r")
        start = end + 1
