"""Promises as entries of a calendar: a task each, and where asked a day in the diary.

Only the text, the name and the day go out, marked as private: a calendar is often read by others too. What came of a
promise, notes and positions stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Event, Todo
from icalendar.cal.component import Component

from netwerk_tui.domain.calendar_uid import CalendarKind, calendar_uid
from netwerk_tui.domain.followups import OutgoingFollowup
from netwerk_tui.exchange.calendar.writing import calendar_text
from netwerk_tui.language import _

_CATEGORY = "netwerk"
_NOON = time(12, tzinfo=UTC)
"""A promise is kept on a day; in nearly every time zone noon UTC is on that same day."""


def promise_components(
    promises: Iterable[OutgoingFollowup], network: str, *, appointments: bool = False
) -> Iterator[Component]:
    """A VTODO for each promise, and with `appointments` a VEVENT for each open one that has a day.

    `network` is the id of the network. The same promises give the same octets again.
    """
    for promise in promises:
        yield _task(promise, network)
        if appointments and promise.row.due is not None and promise.row.done_on is None:
            yield _day(promise, promise.row.due, network)


def _task(promise: OutgoingFollowup, network: str) -> Todo:
    row = promise.row
    task = Todo()
    _describe(task, promise, calendar_uid(network, CalendarKind.PROMISE, row.id))
    if row.due is not None:
        task.add("due", row.due)
    if row.done_on is None:
        task.add("status", "NEEDS-ACTION")
    else:
        task.add("status", "COMPLETED")
        task.add("completed", datetime.combine(row.done_on, _NOON))
        task.add("percent-complete", 100)
    return task


def _day(promise: OutgoingFollowup, due: date, network: str) -> Event:
    """The whole day, on which one stays free to do anything else."""
    event = Event()
    _describe(event, promise, calendar_uid(network, CalendarKind.PROMISE_DAY, promise.row.id))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _describe(component: Component, promise: OutgoingFollowup, uid: str) -> None:
    row = promise.row
    summary = _("{name} promised: {text}") if row.theirs else _("{name}: {text}")
    component.add("uid", uid)
    component.add("dtstamp", promise.revised_at)
    component.add("last-modified", promise.revised_at)
    component.add("summary", calendar_text(summary.format(name=row.name, text=row.text)))
    component.add("categories", [_CATEGORY])
    component.add("class", "PRIVATE")
