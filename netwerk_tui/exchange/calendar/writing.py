"""A whole calendar as bytes, from components of any kind. For the actions that export one."""

from __future__ import annotations

from collections.abc import Iterable

from icalendar import Calendar
from icalendar.cal.component import Component

from netwerk_tui.domain.text import clean_line

_PRODUCT = "-//netwerk//netwerk//EN"
_END = b"END:VCALENDAR\r\n"


def calendar_bytes(name: str, components: Iterable[Component]) -> bytes:
    """UTF-8 with CRLF, no line over 75 octets, the components in their order. Memory holds one of them at a time."""
    frame = Calendar()
    frame.add("version", "2.0")
    frame.add("prodid", _PRODUCT)
    frame.add("name", calendar_text(name))
    frame.add("x-wr-calname", calendar_text(name))
    empty = frame.to_ical()
    assert empty.endswith(_END), "a calendar ends in one line, before which components stand"
    return b"".join([empty.removesuffix(_END), *(each.to_ical() for each in components), _END])


def calendar_text(text: str) -> str:
    """The text as a calendar may hold it: one line with no control characters, which RFC 5545 forbids.

    The library escapes what has a meaning in the format, and lets control characters through.
    """
    return clean_line(text)
