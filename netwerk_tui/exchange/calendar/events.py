"""Events as entries of a calendar. Only the name, when and where go out: who is expected, and notes, stay.

An event that came from a calendar keeps what it is called there, so that it replaces itself and is not doubled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Event
from icalendar.cal.component import Component

from netwerk_tui.domain.calendar_uid import CalendarKind, calendar_uid
from netwerk_tui.domain.event import OutgoingEvent, OwnAttendance
from netwerk_tui.exchange.calendar.writing import calendar_text

_CATEGORY = "netwerk"
_STAMP_FORMS = (("%Y%m%dT%H%M%SZ", UTC), ("%Y%m%dT%H%M%S", None))


def event_components(events: Iterable[OutgoingEvent], network: str) -> Iterator[Component]:
    """A VEVENT for each event that has a day. `network` is the id of the network."""
    for outgoing in events:
        day = outgoing.event.day
        if day is not None:
            yield _component(outgoing, day, network)


def _component(outgoing: OutgoingEvent, day: date, network: str) -> Component:
    event = outgoing.event
    component = Event()
    uid, _slash, stamp = outgoing.external_id.rpartition("/")
    occurrence = _occurrence(stamp) if uid else None
    own = calendar_uid(network, CalendarKind.EVENT, event.id)
    component.add("uid", (uid if occurrence is not None else outgoing.external_id) or own)
    if occurrence is not None:
        component.add("recurrence-id", occurrence)
    component.add("dtstamp", outgoing.revised_at)
    component.add("last-modified", outgoing.revised_at)
    component.add("summary", calendar_text(event.name))
    if event.place:
        component.add("location", calendar_text(event.place))
    begins, ends = _hours(day, event.until, event.starts, event.ends)
    component.add("dtstart", begins)
    if ends is not None:
        component.add("dtend", ends)
    component.add("categories", [_CATEGORY])
    component.add("class", "PRIVATE")
    if event.own is OwnAttendance.UNDECIDED:
        component.add("transp", "TRANSPARENT")
    return component


def _hours(day: date, until: date | None, starts: str, ends: str) -> tuple[date | datetime, date | datetime | None]:
    """When it begins and ends: in UTC where the time is known, else whole days, the end not included."""
    if not starts:
        return day, (until or day) + timedelta(days=1)
    begins = _instant(day, starts)
    if not ends:
        return begins, None
    finish = _instant(until or day, ends)
    return begins, finish if finish > begins else _instant((until or day) + timedelta(days=1), ends)


def _instant(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour)).astimezone(UTC)


def _occurrence(stamp: str) -> date | datetime | None:
    """Which one of a series an event is; None for what is no such stamp."""
    for form, zone in _STAMP_FORMS:
        try:
            return datetime.strptime(stamp, form).replace(tzinfo=zone)
        except ValueError:
            continue
    try:
        return date.fromisoformat(stamp) if len(stamp) == len("20261231") else None
    except ValueError:
        return None
