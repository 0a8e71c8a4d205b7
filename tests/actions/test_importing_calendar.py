"""Importing a calendar: what becomes of meetings and people, again and again, and undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions import contacts, events, history
from netwerk_tui.actions.import_plan import ImportReport
from netwerk_tui.actions.importing import import_file
from netwerk_tui.actions.importing_calendar import CalendarPlan, plan_calendar
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reading import timeline
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.event import AttendanceStatus, EventPage, OwnAttendance
from netwerk_tui.domain.event_form import EventValues
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.timeline import TimelineKind
from netwerk_tui.store.reads.network import network_id

TODAY = date(2026, 11, 23)
PAST = ("UID:past", "DTSTART:20261103T100000", "SUMMARY:Overleg", "LOCATION:Ede")
COMING = ("UID:coming", "DTSTART:20261203T100000", "SUMMARY:Lunch")
JAN = "ATTENDEE;CN=Jan Jansen:mailto:jan@example.org"
MIA = "ATTENDEE;CN=Mia Nieuw:mailto:mia@example.org"


@pytest.fixture
def jan(network: Network) -> ContactId:
    form = ContactForm(given_name="Jan", surname="Jansen", emails="Jan@Example.org")
    return contacts.add_contact(network, form, TODAY)[0]


@pytest.fixture
def calendar(tmp_path: Path) -> Calendar:
    return Calendar(tmp_path / "agenda.ics")


class Calendar:
    """A file that is exported again and again."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def bring(self, network: Network, *meetings: tuple[str, ...], today: date = TODAY) -> ImportReport:
        """Import a calendar of these meetings."""
        self.write(*meetings)
        return import_file(network, self.path, today)

    def write(self, *meetings: tuple[str, ...]) -> None:
        lines = [line for meeting in meetings for line in ("BEGIN:VEVENT", *meeting, "END:VEVENT")]
        self.path.write_text("\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]), encoding="utf-8")


def pages(network: Network) -> list[EventPage]:
    return [events.page_of(network, each.id) for each in events.all_events(network)]


def moments(network: Network, contact: ContactId) -> list[tuple[Channel | None, date]]:
    items = [item for item in timeline(network, contact) if item.kind is TimelineKind.INTERACTION]
    return [(item.channel, item.day) for item in items]


def test_a_past_meeting_is_an_event_and_a_contact_with_who_was_there(
    network: Network, jan: ContactId, calendar: Calendar
) -> None:
    report = calendar.bring(network, (*PAST, JAN))
    (page,) = pages(network)
    assert (page.event.name, page.event.day, page.event.starts, page.event.place) == (
        "Overleg",
        date(2026, 11, 3),
        "10:00",
        "Ede",
    )
    assert [(guest.contact, guest.status) for guest in page.guests] == [(jan, AttendanceStatus.ATTENDED)]
    assert moments(network, jan) == [(Channel.MEETING, date(2026, 11, 3))]
    assert (report.new, report.unchanged, report.events, report.interactions) == (0, 1, 1, 1)


def test_who_takes_part_in_what_is_to_come_is_expected(network: Network, jan: ContactId, calendar: Calendar) -> None:
    calendar.bring(network, (*COMING, JAN))
    assert [guest.status for guest in pages(network)[0].guests] == [AttendanceStatus.EXPECTED]
    assert moments(network, jan) == []


def test_the_same_calendar_again_changes_nothing(network: Network, jan: ContactId, calendar: Calendar) -> None:
    meetings = ((*PAST, JAN, MIA), (*COMING, JAN), ("UID:w", "DTSTART:20261101", "RRULE:FREQ=WEEKLY;COUNT=3", JAN))
    calendar.bring(network, *meetings)
    report = calendar.bring(network, *meetings)
    assert (report.entry, report.new, report.events, report.interactions) == (None, 0, 0, 0)


def test_somebody_new_is_shown_beforehand_and_added(network: Network, jan: ContactId, calendar: Calendar) -> None:
    meeting = (*PAST, MIA, "ATTENDEE:mailto:piet.de.vries@example.org", "ATTENDEE:mailto:info@example.org")
    calendar.write(meeting)
    plan = plan_calendar(network, calendar.path, TODAY)
    assert isinstance(plan, CalendarPlan)
    assert [(each.name.given_name, each.name.surname, each.email) for each in plan.people] == [
        ("Mia", "Nieuw", "mia@example.org"),
        ("Piet", "Vries", "piet.de.vries@example.org"),
        ("info@example.org", "", "info@example.org"),
    ]
    assert import_file(network, calendar.path, TODAY).new == 3


def test_a_meeting_that_is_past_by_now_becomes_a_contact(network: Network, jan: ContactId, calendar: Calendar) -> None:
    calendar.bring(network, (*COMING, JAN))
    report = calendar.bring(network, (*COMING, JAN), today=date(2026, 12, 10))
    assert report.interactions == 1
    assert moments(network, jan) == [(Channel.MEETING, date(2026, 12, 3))]


def test_a_meeting_to_come_follows_the_calendar_and_a_past_one_stays(
    network: Network, jan: ContactId, calendar: Calendar
) -> None:
    calendar.bring(network, PAST, COMING)
    calendar.bring(
        network,
        ("UID:past", "DTSTART:20261105T100000", "SUMMARY:Anders"),
        ("UID:coming", "DTSTART:20261204T110000", "SUMMARY:Anders"),
    )
    assert [(page.event.name, page.event.day) for page in pages(network)] == [
        ("Lunch", date(2026, 12, 4)),
        ("Overleg", date(2026, 11, 3)),
    ]


def test_a_meeting_that_comes_back_is_a_series(network: Network, calendar: Calendar) -> None:
    calendar.bring(network, (*PAST, "RRULE:FREQ=WEEKLY;COUNT=3"))
    found = pages(network)
    assert len(found) == 3
    assert {(page.event.series_name, page.rhythm) for page in found} == {("Overleg", "every week")}


def test_an_event_of_ones_own_is_not_doubled(network: Network, jan: ContactId, calendar: Calendar) -> None:
    own, _committed = events.add_event(network, EventValues("overleg", date(2026, 11, 3), None))
    calendar.bring(network, (*PAST, JAN))
    (page,) = pages(network)
    assert (page.event.id, page.event.name, page.event.place) == (own, "overleg", "Ede")
    assert moments(network, jan) == [(Channel.EVENT, date(2026, 11, 3))]
    assert calendar.bring(network, (*PAST, JAN)).entry is None


def test_a_meeting_that_was_missed_makes_no_contact(network: Network, jan: ContactId, calendar: Calendar) -> None:
    calendar.bring(network, (*COMING, JAN))
    later = date(2026, 12, 10)
    events.set_own_attendance(network, pages(network)[0].event.id, OwnAttendance.MISSED, later)
    calendar.bring(network, (*COMING, JAN), today=later)
    assert moments(network, jan) == []


def test_what_netwerk_itself_exported_is_not_brought_in(network: Network, calendar: Calendar) -> None:
    with network.database.reading() as connection:
        own = network_id(connection)
    report = calendar.bring(network, (f"UID:event-1@{own}", "DTSTART:20261103", "SUMMARY:Borrel"))
    assert (report.entry, report.events) == (None, 0)


def test_two_contacts_of_one_address_are_told_apart_by_name_or_left_out(
    network: Network, jan: ContactId, calendar: Calendar
) -> None:
    other = ContactForm(given_name="Els", surname="Jansen", emails="jan@example.org")
    contacts.add_contact(network, other, TODAY)
    calendar.bring(network, (*PAST, JAN))
    assert [guest.contact for guest in pages(network)[0].guests] == [jan]
    report = calendar.bring(network, (*COMING, "ATTENDEE;CN=Kim:mailto:jan@example.org"))
    assert len(report.problems) == 1
    assert pages(network)[0].guests == ()


def test_an_import_is_one_entry_that_undo_takes_back_whole(
    network: Network, jan: ContactId, calendar: Calendar
) -> None:
    calendar.bring(network, (*PAST, JAN, MIA), COMING)
    history.undo(network)
    assert pages(network) == []
    assert moments(network, jan) == []


def test_a_calendar_without_meetings_is_refused(network: Network, calendar: Calendar) -> None:
    with pytest.raises(UserError):
        calendar.bring(network)
