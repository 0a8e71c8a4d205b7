"""Events and who came: each rule of attendance, what it means for contact moments, and undo."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netwerk_tui.actions import contacts, events, history, notes
from netwerk_tui.actions.attendance import attend, take_off
from netwerk_tui.actions.dossiers import general
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reading import timeline
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.event import AttendanceStatus, NewGuest, OwnAttendance
from netwerk_tui.domain.event_form import EventValues
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.quicknote import parse
from netwerk_tui.domain.timeline import TimelineKind

TODAY = date(2026, 11, 23)
LAST_WEEK, NEXT_WEEK = TODAY - timedelta(days=7), TODAY + timedelta(days=7)


@pytest.fixture
def people(network: Network) -> tuple[ContactId, ...]:
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo", "Cor")]
    return tuple(contacts.add_contact(network, form, TODAY)[0] for form in forms)


@pytest.fixture
def borrel(network: Network) -> EventId:
    return make(network, "Raadsborrel", LAST_WEEK)


@pytest.fixture
def congress(network: Network) -> EventId:
    return make(network, "Zorgcongres", NEXT_WEEK)


def make(network: Network, name: str, day: date, *, place: str = "", series: str = "", rhythm: str = "") -> EventId:
    values = EventValues(name, day, None, place=place, series=series, rhythm=rhythm)
    return events.add_event(network, values)[0]


def moments(network: Network, contact: ContactId) -> list[tuple[Channel | None, date, str]]:
    """The contact moments of somebody, newest first."""
    items = [item for item in timeline(network, contact) if item.kind is TimelineKind.INTERACTION]
    return [(item.channel, item.day, item.text) for item in items]


def note(network: Network, line: str) -> None:
    draft = parse(line, TODAY, notes.KnownNetwork(network))
    notes.record(network, draft, today=TODAY, dossier=general(network), accept_moves=False)


def statuses(network: Network, event: EventId) -> list[AttendanceStatus]:
    return [guest.status for guest in events.page_of(network, event).guests]


def test_who_was_there_shares_one_encounter(network: Network, people: tuple[ContactId, ...], borrel: EventId) -> None:
    attend(network, borrel, people, None, TODAY)
    assert [moments(network, each) for each in people] == [[(Channel.EVENT, LAST_WEEK, "")]] * 3
    (item,) = [each for each in timeline(network, people[0]) if each.kind is TimelineKind.INTERACTION]
    assert (len(item.others), item.event) == (2, "Raadsborrel")


def test_saying_twice_that_somebody_was_there_changes_nothing(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people, None, TODAY)
    assert attend(network, borrel, people[:1], None, TODAY)[1] is None


def test_who_comes_later_joins_the_same_encounter(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    for each in people:
        attend(network, borrel, [each], None, TODAY)
    (item,) = [each for each in timeline(network, people[0]) if each.kind is TimelineKind.INTERACTION]
    assert len(item.others) == 2


def test_who_was_not_there_after_all_has_no_encounter(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people, None, TODAY)
    attend(network, borrel, people[:1], AttendanceStatus.EXPECTED, TODAY)
    assert [len(moments(network, each)) for each in people] == [0, 1, 1]


def test_attendance_that_is_undone_leaves_no_encounter(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people, None, TODAY)
    history.undo(network)
    assert moments(network, people[0]) == []
    assert events.page_of(network, borrel).guests == ()


def test_a_note_of_somebody_there_takes_the_place_of_the_shared_encounter(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people, None, TODAY)
    note(network, "bijeenkomst An Jansen: wants to help @Raadsborrel")
    assert moments(network, people[0]) == [(Channel.EVENT, TODAY, "wants to help")]
    assert len(moments(network, people[1])) == 1


def test_who_was_noted_first_gets_no_second_encounter(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    note(network, "gesprek An Jansen: wants to help @Raadsborrel")
    attend(network, borrel, people, None, TODAY)
    assert [len(moments(network, each)) for each in people] == [1, 1, 1]


def test_a_note_makes_somebody_who_was_expected_one_who_was_there(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people[:1], AttendanceStatus.EXPECTED, TODAY)
    note(network, "gesprek An Jansen: wants to help @Raadsborrel")
    assert statuses(network, borrel) == [AttendanceStatus.ATTENDED]


def test_a_note_about_an_event_that_is_still_to_come_makes_somebody_expected(
    network: Network, people: tuple[ContactId, ...], congress: EventId
) -> None:
    note(network, "bel An Jansen: comes to @Zorgcongres")
    assert statuses(network, congress) == [AttendanceStatus.EXPECTED]


def test_a_call_before_an_event_is_no_encounter_at_it(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    note(network, f"bel An Jansen: will come @Raadsborrel {(LAST_WEEK - timedelta(days=2)).isoformat()}")
    attend(network, borrel, people[:1], None, TODAY)
    assert [channel for channel, _day, _text in moments(network, people[0])] == [Channel.EVENT, Channel.CALL]


def test_people_of_an_event_to_come_are_expected(
    network: Network, people: tuple[ContactId, ...], congress: EventId
) -> None:
    attend(network, congress, people, None, TODAY)
    assert statuses(network, congress) == [AttendanceStatus.EXPECTED] * 3
    assert moments(network, people[0]) == []


def test_nobody_has_been_at_an_event_to_come(
    network: Network, people: tuple[ContactId, ...], congress: EventId
) -> None:
    with pytest.raises(Refused):
        attend(network, congress, people, AttendanceStatus.ATTENDED, TODAY)


def test_nobody_named_is_refused(network: Network, borrel: EventId) -> None:
    with pytest.raises(UsageError):
        attend(network, borrel, [], None, TODAY)


def test_somebody_who_is_gone_is_refused(network: Network, borrel: EventId) -> None:
    with pytest.raises(NotFound):
        attend(network, borrel, [ContactId(999)], None, TODAY)


def test_many_and_new_people_are_one_entry(network: Network, people: tuple[ContactId, ...], borrel: EventId) -> None:
    new = NewGuest.named("Fatima El Amrani (Zorggroep)")
    attended, committed = attend(network, borrel, [*people, new], None, TODAY)
    assert committed is not None
    assert committed.title == "4 people were at Raadsborrel"
    assert events.page_of(network, borrel).event.counts.attended == 4
    history.undo(network)
    assert contacts.rows_of(network, attended[-1:]) == []


def test_whoever_sees_people_at_an_event_was_there(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people, None, TODAY)
    assert events.page_of(network, borrel).event.own is OwnAttendance.ATTENDED


def test_an_event_that_i_missed_made_nobody_meet_me(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people, None, TODAY)
    events.set_own_attendance(network, borrel, OwnAttendance.MISSED, TODAY)
    assert moments(network, people[0]) == []
    events.set_own_attendance(network, borrel, OwnAttendance.ATTENDED, TODAY)
    assert len(moments(network, people[0])) == 1


def test_what_is_to_come_cannot_have_been_missed(network: Network, congress: EventId) -> None:
    with pytest.raises(Refused):
        events.set_own_attendance(network, congress, OwnAttendance.MISSED, TODAY)


def test_the_encounter_follows_the_day_of_the_event(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people, None, TODAY)
    own = events.page_of(network, borrel).event.own
    events.edit_event(network, borrel, EventValues("Raadsborrel", TODAY, None, own=own), TODAY)
    assert moments(network, people[0]) == [(Channel.EVENT, TODAY, "")]
    events.edit_event(network, borrel, EventValues("Raadsborrel", NEXT_WEEK, None), TODAY)
    assert moments(network, people[0]) == []


def test_a_deleted_event_takes_its_encounter_and_leaves_the_notes(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people, None, TODAY)
    note(network, "gesprek An Jansen: wants to help @Raadsborrel")
    events.delete_event(network, borrel)
    assert [len(moments(network, each)) for each in people] == [1, 0, 0]
    history.undo(network)
    assert [len(moments(network, each)) for each in people] == [1, 1, 1]


def test_who_is_taken_off_the_list_did_not_meet_me(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    attend(network, borrel, people, None, TODAY)
    take_off(network, borrel, people[:2], TODAY)
    assert [len(moments(network, each)) for each in people] == [0, 0, 1]
    assert take_off(network, borrel, people[:1], TODAY) is None


def test_first_meetings_and_encounters_are_counted(
    network: Network, people: tuple[ContactId, ...], borrel: EventId
) -> None:
    note(network, f"gesprek An Jansen: lunch {(LAST_WEEK - timedelta(days=30)).isoformat()}")
    attend(network, borrel, people, None, TODAY)
    page = events.page_of(network, borrel)
    assert [(guest.name, guest.met) for guest in page.guests] == [("An Jansen", 2), ("Bo Jansen", 1), ("Cor Jansen", 1)]
    assert [guest.name for guest in page.guests if guest.is_first_meeting] == ["Bo Jansen", "Cor Jansen"]
    assert page.event.counts.first_met == 2


def test_the_list_counts_what_the_page_counts(network: Network, people: tuple[ContactId, ...], borrel: EventId) -> None:
    note(network, f"gesprek An Jansen: lunch {(LAST_WEEK - timedelta(days=30)).isoformat()}")
    attend(network, borrel, people[:2], None, TODAY)
    attend(network, borrel, people[2:], AttendanceStatus.DECLINED, TODAY)
    (listed,) = events.all_events(network)
    assert listed == events.page_of(network, borrel).event


def test_the_same_event_again_expects_those_of_last_time(network: Network, people: tuple[ContactId, ...]) -> None:
    first = make(network, "Energiecafé", LAST_WEEK, place="De Smederij")
    attend(network, first, people[:1], AttendanceStatus.EXPECTED, TODAY)
    attend(network, first, people[1:2], None, TODAY)
    attend(network, first, people[2:], AttendanceStatus.DECLINED, TODAY)
    again, _committed = events.repeat_event(network, first, NEXT_WEEK)
    page = events.page_of(network, again)
    assert (page.event.name, page.event.place, page.event.day) == ("Energiecafé", "De Smederij", NEXT_WEEK)
    assert [(guest.name, guest.status) for guest in page.guests] == [
        ("An Jansen", AttendanceStatus.EXPECTED),
        ("Bo Jansen", AttendanceStatus.EXPECTED),
    ]
    assert page.event.series == events.page_of(network, first).event.series is not None


def test_a_series_has_one_event_a_day(network: Network, borrel: EventId) -> None:
    events.repeat_event(network, borrel, NEXT_WEEK)
    with pytest.raises(Refused):
        events.repeat_event(network, borrel, NEXT_WEEK)
    with pytest.raises(Refused):
        events.repeat_event(network, borrel, LAST_WEEK)


def test_the_next_day_goes_by_the_rhythm_of_the_series(network: Network) -> None:
    weekly = make(network, "Overleg", LAST_WEEK, series="Overleg", rhythm="every 2 weeks")
    assert events.next_day_of(network, weekly, TODAY) == LAST_WEEK + timedelta(days=14)


def test_without_a_rhythm_the_last_two_tell_the_next_day(network: Network) -> None:
    first = make(network, "Borrel", TODAY - timedelta(days=40))
    events.repeat_event(network, first, TODAY - timedelta(days=10))
    assert events.next_day_of(network, first, TODAY) == TODAY + timedelta(days=20)


def test_events_of_one_series_share_it(network: Network) -> None:
    one = make(network, "Overleg", LAST_WEEK, series="Overleg", rhythm="monthly")
    two = make(network, "Overleg", NEXT_WEEK, series="overleg")
    pages = [events.page_of(network, each) for each in (one, two)]
    assert pages[0].event.series == pages[1].event.series
    assert pages[1].rhythm == "monthly"


def test_an_event_is_named_by_its_id_or_its_name(network: Network, borrel: EventId, congress: EventId) -> None:
    later = make(network, "Raadsborrel", TODAY + timedelta(days=70))
    assert events.resolve_event(network, str(later), TODAY) == later
    assert events.resolve_event(network, "raadsborrel", TODAY) == borrel
    assert events.resolve_event(network, "@Zorg", TODAY) == congress
    with pytest.raises(NotFound):
        events.resolve_event(network, "Kerstmarkt", TODAY)


def test_an_event_that_is_gone_is_told_of(network: Network, borrel: EventId) -> None:
    events.delete_event(network, borrel)
    with pytest.raises(NotFound):
        events.page_of(network, borrel)
    with pytest.raises(NotFound):
        events.delete_event(network, borrel)
