"""What I chose against what I did, and events as they are typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.event import EventSummary, OwnAttendance, months_of_choices
from netwerk_tui.domain.event_form import EventForm, checked_event
from netwerk_tui.domain.ids import EventId

TODAY = date(2026, 11, 23)
CAFE = EventForm(name="Energiecafé", day="2026-12-01")


def event(day: date | None, own: OwnAttendance) -> EventSummary:
    return EventSummary(EventId(1), "Borrel", day, None, "", "", "", own, None, "")


def test_a_month_counts_what_i_chose_and_what_i_did() -> None:
    events = [
        event(date(2026, 11, 3), OwnAttendance.ATTENDED),
        event(date(2026, 11, 9), OwnAttendance.MISSED),
        event(date(2026, 11, 30), OwnAttendance.CHOSEN),
        event(date(2026, 11, 4), OwnAttendance.UNDECIDED),
        event(date(2026, 10, 4), OwnAttendance.ATTENDED),
        event(None, OwnAttendance.CHOSEN),
    ]
    month = months_of_choices(events, TODAY, 6)[-1]
    assert (month.chosen, month.attended, month.missed, month.open) == (3, 1, 1, 1)


def test_the_months_of_a_year_change_are_all_there() -> None:
    months = months_of_choices([], date(2026, 2, 1), 4)
    assert [month.first_day for month in months] == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]


def test_going_round_the_choices_comes_back_to_undecided() -> None:
    own = OwnAttendance.UNDECIDED
    for _step in OwnAttendance:
        own = own.after(is_past=True)
    assert own is OwnAttendance.UNDECIDED


def test_what_is_still_to_come_is_only_chosen_or_not() -> None:
    chosen = OwnAttendance.UNDECIDED.after(is_past=False)
    assert (chosen, chosen.after(is_past=False)) == (OwnAttendance.CHOSEN, OwnAttendance.UNDECIDED)


@pytest.mark.parametrize(
    ("text", "time"), [("9:30", "09:30"), ("9.30", "09:30"), ("14u30", "14:30"), ("14 uur", "14:00"), ("7", "07:00")]
)
def test_a_time_is_read_as_people_write_it(text: str, time: str) -> None:
    assert checked_event(replace(CAFE, starts=text), TODAY).starts == time


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (replace(CAFE, name="  "), "name"),
        (replace(CAFE, day=""), "day"),
        (replace(CAFE, day="somewhen"), "day"),
        (replace(CAFE, until="2026-11-30"), "until"),
        (replace(CAFE, starts="25:00"), "starts"),
        (replace(CAFE, ends="late"), "ends"),
        (replace(CAFE, own=OwnAttendance.MISSED), "own"),
    ],
)
def test_a_field_that_cannot_be_taken_is_named(form: EventForm, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        checked_event(form, TODAY)
    assert refused.value.field == field


def test_a_rhythm_alone_makes_a_series_of_the_events_own_name() -> None:
    assert checked_event(replace(CAFE, rhythm="monthly"), TODAY).series == "Energiecafé"
