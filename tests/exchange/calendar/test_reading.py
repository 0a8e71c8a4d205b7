"""Reading calendars: ordinary ones, odd ones and hostile ones. Nothing costs the next meeting or takes long."""

from __future__ import annotations

import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.incoming_events import IncomingCalendar
from netwerk_tui.exchange.calendar.reading import MOST_ATTENDEES, MOST_OF_ONE, read_calendar
from netwerk_tui.exchange.source_file import SourceFile

TODAY = date(2026, 11, 23)
MEETING = ("UID:one", "DTSTART:20261103T100000", "DTEND:20261103T113000", "SUMMARY:Overleg")


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def read(*parts: str) -> IncomingCalendar:
    """The calendar with these parts."""
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""])
    return read_calendar(SourceFile("agenda.ics", text.encode()), TODAY)


def days(calendar: IncomingCalendar) -> list[str]:
    return [f"{each.day:%m-%d}" for each in calendar.events]


def test_a_meeting_is_told_with_its_day_hours_place_and_text() -> None:
    calendar = read(event(*MEETING, "LOCATION:Raadhuis\\, Ede", "DESCRIPTION:Over het\\nwarmtenet"))
    (told,) = calendar.events
    assert (told.name, told.day, told.until, told.starts, told.ends) == (
        "Overleg",
        date(2026, 11, 3),
        None,
        "10:00",
        "11:30",
    )
    assert (told.place, told.text) == ("Raadhuis, Ede", "Over het\nwarmtenet")


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        ("DTSTART;TZID=Europe/Amsterdam:20261103T100000", "10:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20261103T100000", "10:00"),
        ("DTSTART;TZID=America/New_York:20261103T100000", "16:00"),
        ("DTSTART:20261103T100000Z", "11:00"),
        ("DTSTART;TZID=Nowhere at all:20261103T100000", "10:00"),
    ],
)
def test_times_are_told_in_local_time(amsterdam: None, line: str, starts: str) -> None:
    (told,) = read(event("UID:one", line, "SUMMARY:Overleg")).events
    assert told.starts == starts


def test_whole_days_end_on_the_day_before_the_end() -> None:
    (told,) = read(event("UID:1", "DTSTART;VALUE=DATE:20261103", "DTEND;VALUE=DATE:20261105", "SUMMARY:Beurs")).events
    assert (told.day, told.until, told.starts) == (date(2026, 11, 3), date(2026, 11, 4), "")


def test_an_evening_past_midnight_is_one_day() -> None:
    (told,) = read(event("UID:1", "DTSTART:20261103T200000", "DTEND:20261104T010000")).events
    assert (told.day, told.until, told.ends) == (date(2026, 11, 3), None, "01:00")


def test_attendees_are_told_each_once_and_rooms_are_not() -> None:
    (told,) = read(
        event(
            *MEETING,
            'ORGANIZER;CN="Jansen, Jan":mailto:jan@example.org',
            "ATTENDEE;CN=Jan Jansen:MAILTO:jan@example.org",
            "ATTENDEE;PARTSTAT=DECLINED;CN=Bo:mailto:bo@example.org",
            "ATTENDEE;CUTYPE=ROOM;CN=Zaal 1:mailto:zaal@example.org",
            "ATTENDEE;CN=Mia Zonder:invalid:nomail",
            "ATTENDEE:urn:uuid:1234",
        )
    ).events
    assert [(each.name, each.email, each.declined) for each in told.attendees] == [
        ("Jan Jansen", "jan@example.org", False),
        ("Bo", "bo@example.org", True),
        ("Mia Zonder", "", False),
    ]


def test_what_comes_back_is_told_day_by_day_without_those_left_out() -> None:
    rule = ("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4", "EXDATE:20261117T100000", "RDATE:20261120T100000")
    calendar = read(event(*MEETING, *rule))
    assert days(calendar) == ["11-03", "11-20", "12-01", "12-15"]
    assert {(each.series, each.rhythm) for each in calendar.events} == {("Overleg", "every 2 weeks")}


def test_a_meeting_that_was_moved_takes_the_place_of_its_own() -> None:
    calendar = read(
        event(*MEETING, "RRULE:FREQ=WEEKLY;COUNT=2"),
        event("UID:one", "RECURRENCE-ID:20261110T100000", "DTSTART:20261111T140000", "SUMMARY:Verzet"),
    )
    assert [(each.name, each.external_id) for each in calendar.events] == [
        ("Overleg", "one/20261103T100000"),
        ("Verzet", "one/20261110T100000"),
    ]


def test_what_comes_back_for_ever_is_told_in_a_window() -> None:
    told = read(event("UID:1", "DTSTART;VALUE=DATE:20100104", "RRULE:FREQ=WEEKLY")).events
    assert told[0].day >= TODAY - timedelta(days=3 * 366)
    assert told[-1].day <= TODAY + timedelta(days=366)


def test_what_comes_back_too_often_is_told_around_today() -> None:
    calendar = read(event("UID:1", "DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=DAILY", "SUMMARY:Stand"))
    assert len(calendar.events) == MOST_OF_ONE
    assert calendar.events[0].day < TODAY < calendar.events[-1].day
    assert len(calendar.problems) == 1


@pytest.mark.parametrize("frequency", ["SECONDLY", "MINUTELY", "HOURLY", "NEVER"])
def test_what_comes_back_by_the_minute_is_refused_and_its_first_one_told(frequency: str) -> None:
    calendar = read(event(*MEETING, f"RRULE:FREQ={frequency}"), event("UID:two", "DTSTART:20261104T100000"))
    assert days(calendar) == ["11-03", "11-04"]
    assert [problem.where for problem in calendar.problems] == ["line 3"]


def test_a_rule_that_is_not_read_is_named_without_commands_to_the_screen() -> None:
    (problem,) = read(event(*MEETING, "RRULE:FREQ=DAILY;CO\x1b[31mUNT=3")).problems
    assert "\x1b" not in problem.reason


def test_a_time_zone_of_another_program_is_understood_without_a_word_on_the_terminal(amsterdam: None) -> None:
    zone = "/freeassociation.sourceforge.net/Tzfile/Europe/Amsterdam"
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        calendar = read(event("UID:one", f"DTSTART;TZID={zone}:20261103T100000", "SUMMARY:Overleg"))
    assert (days(calendar), warned) == (["11-03"], [])


def test_a_cancelled_meeting_is_not_told() -> None:
    assert read(event(*MEETING, "STATUS:CANCELLED")).events == ()


def test_a_private_meeting_keeps_its_text_to_itself() -> None:
    (told,) = read(event(*MEETING, "CLASS:PRIVATE", "DESCRIPTION:Bij de dokter")).events
    assert (told.private, told.text) == (True, "")


def test_a_meeting_without_uid_is_the_same_one_again() -> None:
    first, second = (read(event("DTSTART:20261103T100000", "SUMMARY:Overleg")).events[0] for _time in range(2))
    assert first.external_id == second.external_id != ""


def test_an_alarm_is_no_part_of_a_meeting() -> None:
    (told,) = read(event(*MEETING, "BEGIN:VALARM", "SUMMARY:Piep", "DTSTART:20200101", "END:VALARM")).events
    assert (told.name, told.day.year) == ("Overleg", 2026)


@pytest.mark.parametrize(
    "broken",
    [
        event("UID:x", "SUMMARY:no day"),
        event("UID:x", "DTSTART:rubbish"),
        event("UID:x", "DTSTART:99999999T999999"),
        event("UID:x", "DTSTART"),
        event("UID:x", "DTSTART:20261103", "\x00\x01:\x02"),
        "BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20261103",
        event("UID:x", "DTSTART:20261103", "DESCRIPTION:" + "x" * 300_000),
        event("UID:x", "DTSTART:20261103", *(["COMMENT:" + "y" * 100] * 3000)),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_costs_nothing_else(broken: str) -> None:
    calendar = read(broken, event(*MEETING))
    assert [each.name for each in calendar.events][-1] == "Overleg"
    assert len(calendar.events) + len(calendar.problems) >= 2
    assert all(problem.where == "line 3" for problem in calendar.problems)


@pytest.mark.parametrize("zone", ["x" * 5000, "Europe/" + "Ams" * 2000, "../../etc/passwd", "a/b\tc"])
def test_a_time_zone_that_cannot_be_costs_nothing_else(zone: str) -> None:
    calendar = read(event("UID:a", f"DTSTART;TZID={zone}:20261103T100000", "SUMMARY:x"), event(*MEETING))
    assert "Overleg" in [each.name for each in calendar.events]


def test_a_crowd_is_cut_off() -> None:
    people = [f"ATTENDEE:mailto:p{number}@example.org" for number in range(MOST_ATTENDEES + 50)]
    calendar = read(event(*MEETING, *people))
    assert len(calendar.events[0].attendees) == MOST_ATTENDEES
    assert len(calendar.problems) == 1


def test_hostile_text_is_clean() -> None:
    (told,) = read(event("UID:1", "DTSTART:20261103", "SUMMARY:a\x1b]0;b\x07c", "LOCATION:\u202ex")).events
    assert (told.name, told.place) == ("ac", "x")


def test_one_line_of_50_megabytes_costs_one_meeting() -> None:
    calendar = read(event("UID:x", "DTSTART:20261103", "DESCRIPTION:" + "x" * 50_000_000), event(*MEETING))
    assert [each.name for each in calendar.events] == ["Overleg"]
    assert len(calendar.problems) == 1


def test_the_owner_is_who_takes_part_in_everything() -> None:
    me = "ATTENDEE:mailto:me@example.org"
    calendar = read(
        event("UID:1", "DTSTART:20261103", me, "ATTENDEE:mailto:jan@example.org"),
        event("UID:2", "DTSTART:20261104", me, "ATTENDEE:mailto:bo@example.org"),
    )
    assert calendar.owner_email == "me@example.org"
    assert read("X-WR-CALNAME:Me@example.org", event(*MEETING)).owner_email == "me@example.org"
    assert read(event("UID:1", "DTSTART:20261103", me, "ATTENDEE:mailto:jan@example.org")).owner_email == ""


_NAMES = ["DTSTART", "DTEND", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "DURATION", "ATTENDEE", "ORGANIZER", "UID"]
_VALUES = st.one_of(
    st.sampled_from(
        (
            *("20261103T100000", "20261103", "20261103T100000Z/PT1H", "PT99999999H", "-P1D", "FREQ=DAILY;BYDAY=99XX"),
            *("FREQ=YEARLY;BYMONTH=0", "FREQ=WEEKLY;UNTIL=x", "FREQ=DAILY;COUNT=-5", "FREQ=DAILY;INTERVAL=0"),
            *("FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=400", "00010101T000000Z", "99991231T235959Z", "FREQ=DAILY;FREQ=WEEKLY"),
        )
    ),
    st.text(max_size=30),
)
_PARAMETERS = st.sampled_from(["", ";VALUE=DATE", ";TZID=Europe/Amsterdam", ";TZID=", ";X", ';CN="', ";VALUE=PERIOD"])
_LINES = st.lists(st.builds("{}{}:{}".format, st.sampled_from(_NAMES), _PARAMETERS, _VALUES), max_size=8)


@given(_LINES)
def test_whatever_stands_in_a_meeting_the_next_one_is_read(lines: list[str]) -> None:
    calendar = read(event(*lines), event("UID:next", "DTSTART:20261103T100000", "SUMMARY:Next"))
    assert [each.name for each in calendar.events if each.external_id == "next"] == ["Next"]
