"""Events and series: make, change, delete, hold the same one again, and say whether I go. Both front doors use this."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from netwerk_tui.actions.event_encounters import settle_all_encounters
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.errors import NotFound, Refused
from netwerk_tui.domain.event import OWN_ATTENDANCE_LABELS, AttendanceStatus, EventPage, EventSummary, OwnAttendance
from netwerk_tui.domain.event_form import EventValues
from netwerk_tui.domain.ids import EventId, SeriesId
from netwerk_tui.domain.rhythm import read_rhythm
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.events import (
    attendance_rows,
    days_of_series,
    event_page,
    event_summaries,
    events_named,
    series_named,
    shared_encounter,
)

_ID = re.compile("[0-9]{1,18}")
"""Longer numbers fit in no database."""


def all_events(network: Network) -> list[EventSummary]:
    """Every event, the newest first, those without a day last."""
    with network.database.reading() as connection:
        return event_summaries(connection)


def page_of(network: Network, event: EventId) -> EventPage:
    """One event with everybody who is listed for it. Raises NotFound for one that is gone."""
    with network.database.reading() as connection:
        page = event_page(connection, event)
    if page is None:
        raise _gone()
    return page


def resolve_event(network: Network, text: str, today: date) -> EventId:
    """The event that is meant: an id, else a name; of several of one name the one whose day is nearest.

    Raises NotFound when there is none.
    """
    text = clean_line(text).removeprefix("@")
    known = {each.id: each for each in all_events(network)}
    if _ID.fullmatch(text) and int(text) in known:
        return EventId(int(text))
    with network.database.reading() as connection:
        named = events_named(connection, text)
    if not named:
        named = [each.id for each in known.values() if fold(text) and fold(text) in fold(each.name)]
    if not named:
        raise NotFound(
            _("There is no event “{name}”.").format(name=text), _("“netwerk event list” names those there are.")
        )
    return min(named, key=lambda each: _distance(known[each].day, today))


def add_event(network: Network, values: EventValues) -> tuple[EventId, Committed]:
    """A new event, in a series where the values name one."""
    with transaction(network.database, _("New event {name}").format(name=values.name), network.actor) as recording:
        verbs = recording.verbs
        row = _columns(verbs, values)
        (event,) = verbs.insert(tables.event, [row])
    assert recording.committed is not None, "a new event is always a change"
    return EventId(event), recording.committed


def edit_event(network: Network, event: EventId, values: EventValues, today: date) -> Committed | None:
    """Change an event into what the form says; None where nothing differs. Raises NotFound for one that is gone.

    The contact moment of those who were there follows the day.
    """
    title = _("Edited event {name}").format(name=values.name)
    with transaction(network.database, title, network.actor) as recording:
        verbs = recording.verbs
        before = _row(verbs, event)
        changed = verbs.update(tables.event, [{"id": event, **_columns(verbs, values)}])
        if changed and _decides_encounters(before) != _decides_encounters(_row(verbs, event)):
            settle_all_encounters(verbs, event, today)
    return recording.committed


def delete_event(network: Network, event: EventId) -> Committed:
    """Delete an event with its attendance; what was noted of people there stays. Raises NotFound where it is gone."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _("Deleted event {name}").format(name=_row(verbs, event)["name"])
        shared = shared_encounter(verbs.connection, event)
        verbs.delete(tables.interaction, [] if shared is None else [shared])
        verbs.delete(tables.event, [event])
    assert recording.committed is not None, "there was an event to delete"
    return recording.committed


def set_own_attendance(network: Network, event: EventId, own: OwnAttendance, today: date) -> Committed | None:
    """Say whether I go, or went; None where it said so already.

    An event that I missed made nobody meet me. Raises Refused for telling what is still to come, and NotFound.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        row = _row(verbs, event)
        if own in {OwnAttendance.ATTENDED, OwnAttendance.MISSED} and row["day"] is not None and row["day"] > today:
            raise Refused(
                _("{event} is still to come.").format(event=row["name"]),
                _("Until then you can only want to go, or not know yet."),
            )
        verbs.title = _("{event}: {choice}").format(event=row["name"], choice=_(OWN_ATTENDANCE_LABELS[own]))
        verbs.update(tables.event, [{"id": event, "own_attendance": own}])
        if OwnAttendance.MISSED in {own, row["own_attendance"]}:
            settle_all_encounters(verbs, event, today)
    return recording.committed


def next_day_of(network: Network, event: EventId, today: date) -> date | None:
    """When the same event will probably be again: by the rhythm of its series, else by how far the last two lie apart.

    None where neither tells. Raises NotFound for an event that is gone.
    """
    page = page_of(network, event)
    if page.event.series is None:
        return None
    with network.database.reading() as connection:
        days = days_of_series(connection, page.event.series)
    rhythm = read_rhythm(page.rhythm)
    if rhythm is not None and days:
        return rhythm.next_from(days[-1], today)
    if len(days) > 1 and days[-1] > days[-2]:
        following = days[-1] + (days[-1] - days[-2])
        return following if following >= today else None
    return None


def repeat_event(network: Network, event: EventId, day: date) -> tuple[EventId, Committed]:
    """The same event again on another day: same name, place, hours and dossier, and those of last time are expected.

    An event that belonged to no series begins one. Those who declined last time are not asked again. Raises Refused
    where the series has an event on that day, and NotFound for an event that is gone.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        last = _row(verbs, event)
        series = last["series_id"]
        if (series is not None and day in days_of_series(verbs.connection, SeriesId(series))) or day == last["day"]:
            raise Refused(
                _("{event} of {day} is there already.").format(event=last["name"], day=full_day(day)),
                _("Choose another day, or open that one."),
            )
        if series is None:
            (series,) = verbs.insert(tables.series, [{"name": last["name"], "search_key": last["search_key"]}])
            verbs.update(tables.event, [{"id": event, "series_id": series}])
        kept = ("name", "search_key", "starts", "ends", "place", "dossier_id")
        (again,) = verbs.insert(
            tables.event, [{**{name: last[name] for name in kept}, "day": day, "series_id": series}]
        )
        verbs.insert(
            tables.attendance,
            [
                {"event_id": again, "contact_id": contact, "status": AttendanceStatus.EXPECTED}
                for contact, (_row_id, status) in attendance_rows(verbs.connection, event).items()
                if status is not AttendanceStatus.DECLINED
            ],
        )
        verbs.title = _("{event} again on {day}").format(event=last["name"], day=full_day(day))
    assert recording.committed is not None, "a new event is always a change"
    return EventId(again), recording.committed


def _columns(verbs: Transaction, values: EventValues) -> dict[str, Any]:
    return {
        "name": values.name,
        "search_key": fold(values.name),
        "day": values.day,
        "until": values.until,
        "starts": values.starts,
        "ends": values.ends,
        "place": values.place,
        "notes": values.notes,
        "own_attendance": values.own,
        "series_id": ensure_series(verbs, values.series, values.rhythm) if values.series else None,
        "dossier_id": values.dossier,
    }


def ensure_series(verbs: Transaction, name: str, rhythm: str) -> SeriesId:
    """The series of this name, made where it is new, with this rhythm where one is given."""
    known = series_named(verbs.connection, name)
    if known is None:
        (made,) = verbs.insert(tables.series, [{"name": name, "search_key": fold(name), "rhythm": rhythm}])
        return SeriesId(made)
    if rhythm:
        verbs.update(tables.series, [{"id": known, "rhythm": rhythm}])
    return known


def _row(verbs: Transaction, event: EventId) -> dict[str, Any]:
    """The event as it stands in this transaction. Raises NotFound for one that is gone."""
    rows = verbs.rows(tables.event, [event], missing_ok=True)
    if not rows:
        raise _gone()
    return rows[event]


def _decides_encounters(row: dict[str, Any]) -> tuple[object, ...]:
    """What of an event its contact moment hangs on."""
    return row["day"], row["own_attendance"], row["dossier_id"]


def _distance(day: date | None, today: date) -> tuple[int, bool]:
    """How far away a day is, the coming one before the past one; a day that is not known is the furthest."""
    return (10**7, True) if day is None else (abs((day - today).days), day < today)


def _gone() -> NotFound:
    return NotFound(_("This event does not exist any more."), _("It was deleted or undone meanwhile."))
