"""A whole calendar as bytes, read back by the library and looked at octet by octet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Todo

from netwerk_tui.domain.calendar_uid import CalendarKind, calendar_uid
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.calendar.writing import calendar_bytes, calendar_text

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _task(summary: str) -> Todo:
    task = Todo()
    task.add("uid", "1@here")
    task.add("dtstamp", NOON)
    task.add("summary", calendar_text(summary))
    return task


def _summaries(written: bytes) -> list[str]:
    return [str(task["summary"]) for task in Calendar.from_ical(written).walk("VTODO")]


def test_components_are_read_back_in_their_order() -> None:
    assert _summaries(calendar_bytes("netwerk", map(_task, ("een", "twee")))) == ["een", "twee"]


def test_an_empty_calendar_is_a_calendar() -> None:
    calendar = Calendar.from_ical(calendar_bytes("Beloften", ()))
    assert (calendar["version"], calendar["x-wr-calname"], calendar.subcomponents) == ("2.0", "Beloften", [])


@pytest.mark.parametrize(
    "hostile",
    [
        "een\nEND:VTODO\nBEGIN:VTODO",
        "een\r\nATTACH:file:///etc/passwd",
        "a; b, c: d \\ e \\n f \\",
        '"tussen" haken [b] {c} ^n',
        "\x07bel\x1b]0;x\x07 \x00Jan\x85 nu\u2028dan\u202e",
        "日本語" * 60,
        "é" * 200,
        "👩‍👩‍👧" * 40,
    ],
)
def test_a_hostile_text_is_read_back_as_one_clean_line(hostile: str) -> None:
    assert _summaries(calendar_bytes("netwerk", [_task(hostile)])) == [clean_line(hostile)]


@given(st.text(max_size=300))
def test_any_text_is_folded_at_75_octets_and_unfolds_to_itself(text: str) -> None:
    written = calendar_bytes("netwerk", [_task(text)])
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is cut in two
    assert _summaries(written) == [clean_line(text)]


def test_a_uid_tells_networks_kinds_and_rows_apart() -> None:
    uids = {calendar_uid(network, kind, row) for network in "ab" for kind in CalendarKind for row in (1, 11)}
    assert len(uids) == 2 * len(CalendarKind) * 2
