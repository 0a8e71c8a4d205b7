"""The events that a calendar may tell anew, as they stand now, for imports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.event import AttendanceStatus, OwnAttendance
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """An event that a calendar may tell anew, as it stands now."""

    id: EventId
    external_id: str
    name: str
    day: date | None
    until: date | None
    starts: str
    ends: str
    place: str
    own: OwnAttendance


def imported_events(connection: sa.Connection, source: str, external_ids: Iterable[str]) -> dict[str, ImportedEvent]:
    """The events that came from `source` with these ids, by external id."""
    column = tables.event.c
    query = sa.select(tables.event).where(column.source == source)
    return {
        row.external_id: _imported(row)
        for chunk in chunks(sorted(set(external_ids)))
        for row in connection.execute(query.where(column.external_id.in_(chunk)))
    }


def own_events_on(connection: sa.Connection, days: Iterable[date]) -> dict[tuple[str, date], ImportedEvent]:
    """The events on these days that came from no other program, by folded name and day."""
    column = tables.event.c
    wanted = set(days)
    if not wanted:
        return {}
    query = sa.select(tables.event).where(column.source == "", column.day.between(min(wanted), max(wanted)))
    return {(row.search_key, row.day): _imported(row) for row in connection.execute(query) if row.day in wanted}


def attendance_of(
    connection: sa.Connection, events: Sequence[EventId]
) -> dict[EventId, dict[ContactId, tuple[int, AttendanceStatus]]]:
    """Everybody who is listed for each of these events, as `attendance_rows` tells it."""
    column = tables.attendance.c
    query = sa.select(tables.attendance)
    found: dict[EventId, dict[ContactId, tuple[int, AttendanceStatus]]] = defaultdict(dict)
    for chunk in chunks(events):
        for row in connection.execute(query.where(column.event_id.in_(chunk))):
            found[EventId(row.event_id)][ContactId(row.contact_id)] = row.id, AttendanceStatus(row.status)
    return found


def _imported(row: sa.Row[Any]) -> ImportedEvent:
    return ImportedEvent(
        id=EventId(row.id),
        external_id=row.external_id,
        name=row.name,
        day=row.day,
        until=row.until,
        starts=row.starts,
        ends=row.ends,
        place=row.place,
        own=OwnAttendance(row.own_attendance),
    )
