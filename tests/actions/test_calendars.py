"""Promises in a calendar file, read back field by field by the library."""

from __future__ import annotations

import io
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from icalendar.cal.component import Component

from netwerk_tui.actions import contacts, followups, history
from netwerk_tui.actions.calendars import CalendarChoice, export_calendar, write_calendar
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.importing import import_file
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.followups import FollowupValues
from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.store import tables
from tests.actions.incoming import add

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
TASKS_ALONE = CalendarChoice()


@pytest.fixture
def jan(network: Network) -> ContactId:
    form = ContactForm(given_name="Jan", surname="Jansen", notes="likes birds", private_notes="only for my own eyes")
    return contacts.add_contact(network, form, TODAY)[0]


def _written(network: Network, choice: CalendarChoice = TASKS_ALONE) -> str:
    stream = io.StringIO(newline="")
    write_calendar(network, stream, TODAY, choice)
    return stream.getvalue()


def _tasks(network: Network, choice: CalendarChoice = TASKS_ALONE) -> list[Component]:
    return list(Calendar.from_ical(_written(network, choice)).walk("VTODO"))


def _newest(network: Network) -> FollowupId:
    return max(row.id for row in followups.followups(network, TODAY))


def test_an_open_promise_is_a_task_with_its_day(network: Network, jan: ContactId) -> None:
    followups.add_followup(network, jan, "bel over de vergunning", FRIDAY, TODAY)
    (task,) = _tasks(network)
    assert str(task["summary"]) == "Jan Jansen: bel over de vergunning"
    assert task.decoded("due") == FRIDAY
    assert task["due"].params["VALUE"] == "DATE"
    assert (str(task["status"]), str(task["class"])) == ("NEEDS-ACTION", "PRIVATE")
    assert "completed" not in task


def test_a_kept_promise_is_completed_on_its_day_in_utc(network: Network, jan: ContactId) -> None:
    followups.add_followup(network, jan, "stuurt de cijfers", None, TODAY, theirs=True)
    followups.complete_followup(network, _newest(network), FRIDAY, "bruikbaar")
    (task,) = _tasks(network)
    assert str(task["summary"]) == "Jan Jansen promised: stuurt de cijfers"
    assert task.decoded("completed") == datetime(2026, 11, 27, 12, tzinfo=UTC)
    assert (str(task["status"]), task["percent-complete"], "due" in task) == ("COMPLETED", 100, False)


def test_a_promise_kept_long_ago_stays_out(network: Network, jan: ContactId) -> None:
    followups.add_followup(network, jan, "bel", FRIDAY, TODAY)
    followups.complete_followup(network, _newest(network), TODAY - timedelta(days=31))
    assert _tasks(network) == []


def test_appointments_are_whole_days_that_keep_one_free(network: Network, jan: ContactId) -> None:
    followups.add_followup(network, jan, "bel", FRIDAY, TODAY)
    followups.add_followup(network, jan, "ooit koffie", None, TODAY)
    calendar = Calendar.from_ical(_written(network, CalendarChoice(appointments=True)))
    (event,) = calendar.walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (FRIDAY, date(2026, 11, 28))
    assert str(event["transp"]) == "TRANSPARENT"
    assert len(calendar.walk("VTODO")) == 2
    assert len({str(each["uid"]) for each in calendar.subcomponents}) == 3


def test_no_note_and_no_result_goes_out(network: Network, jan: ContactId) -> None:
    followups.add_followup(network, jan, "bel", FRIDAY, TODAY)
    followups.complete_followup(network, _newest(network), TODAY, "very pleased")
    written = _written(network, CalendarChoice(private=True))
    assert not any(words in written for words in ("birds", "own eyes", "pleased"))


def test_a_promise_made_at_a_private_moment_goes_out_only_when_asked(network: Network, jan: ContactId) -> None:
    moment = {"day": TODAY, "channel": "call", "direction": "out", "private": True, "recorded_at": datetime.now(UTC)}
    interaction = add(network, tables.interaction, **moment)
    add(network, tables.followup, contact_id=jan, interaction_id=interaction, text="whisper", due=FRIDAY)
    assert _tasks(network) == []
    assert len(_tasks(network, CalendarChoice(private=True))) == 1


def test_a_second_export_is_the_same_to_the_last_octet(network: Network, jan: ContactId) -> None:
    for text in ("bel", "mail", "schrijf"):
        followups.add_followup(network, jan, text, FRIDAY, TODAY)
    assert _written(network) == _written(network)


def test_a_change_never_touches_the_uid(network: Network, jan: ContactId) -> None:
    followups.add_followup(network, jan, "bel", FRIDAY, TODAY)
    (before,) = _tasks(network, CalendarChoice(appointments=True))
    followups.edit_followup(network, _newest(network), FollowupValues("mail", None, True))
    followups.complete_followup(network, _newest(network), TODAY)
    (after,) = _tasks(network)
    assert after["uid"] == before["uid"]


def test_the_stamp_is_the_instant_of_the_last_change(network: Network, jan: ContactId) -> None:
    followups.add_followup(network, jan, "bel", FRIDAY, TODAY)
    followups.add_followup(network, jan, "mail", FRIDAY, TODAY)
    instants = [entry.at.replace(microsecond=0) for entry in history.log(network, 2)]
    assert [task.decoded("dtstamp") for task in reversed(_tasks(network))] == instants


def test_uids_stay_in_another_database_that_the_network_was_brought_to(
    network: Network, jan: ContactId, tmp_path: Path
) -> None:
    for text in ("bel", "mail"):
        followups.add_followup(network, jan, text, FRIDAY, TODAY)
    export_file(network, tmp_path / "network.json")
    other = open_file(tmp_path / "other.db")
    try:
        import_file(other, tmp_path / "network.json", TODAY)
        assert [task["uid"] for task in _tasks(other)] == [task["uid"] for task in _tasks(network)]
    finally:
        other.close()


def test_the_file_is_for_the_user_alone_and_has_the_line_ends_of_a_calendar(
    network: Network, jan: ContactId, tmp_path: Path
) -> None:
    followups.add_followup(network, jan, "bel", FRIDAY, TODAY)
    path = tmp_path / "promises.ics"
    assert export_calendar(network, path, TODAY, TASKS_ALONE).followups == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    octets = path.read_bytes()
    assert octets.count(b"\n") == octets.count(b"\r\n") > 0


def test_the_network_itself_is_never_overwritten(tmp_path: Path) -> None:
    network = open_file(tmp_path / "netwerk.db")
    try:
        with pytest.raises(Refused):
            export_calendar(network, tmp_path / "netwerk.db", TODAY, TASKS_ALONE)
    finally:
        network.close()
