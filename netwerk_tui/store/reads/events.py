"""Events with who is expected and who came: a fixed number of queries, whatever the number of events and guests."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.event import (
    AttendanceStatus,
    EventPage,
    EventSummary,
    Guest,
    GuestCounts,
    OutgoingEvent,
    OwnAttendance,
)
from netwerk_tui.domain.ids import ContactId, DossierId, EventId, InteractionId, SeriesId
from netwerk_tui.domain.interaction import ENCOUNTERS, Channel, Direction
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_AT_THE_EVENT = (Channel.EVENT, Channel.MEETING, Channel.NOTE)
"""What is told of somebody under the name of an event and in one of these ways, happened there."""


@dataclass(frozen=True, slots=True)
class _Moments:
    """What is known of meeting somebody."""

    met: int
    first_met: date | None
    last_contact: date | None


def event_summaries(connection: sa.Connection) -> list[EventSummary]:
    """Every event, the newest first, those without a day last. Two queries."""
    counts = _counts(connection)
    column = tables.event.c
    query = _events().order_by(column.day.desc().nulls_last(), column.starts.desc(), column.id.desc())
    return [_summary(row, counts.get(row.id, GuestCounts())) for row in connection.execute(query)]


def event_page(connection: sa.Connection, event: EventId) -> EventPage | None:
    """One event with everybody who is listed for it; None where it is gone. Four queries."""
    row = connection.execute(_events().where(tables.event.c.id == event)).first()
    if row is None:
        return None
    guests = _guests(connection, event, row.day)
    return EventPage(
        event=_summary(row, _counts_of(guests)),
        notes=row.notes,
        dossier=None if row.dossier_id is None else DossierId(row.dossier_id),
        dossier_name=row.dossier_name or "",
        rhythm=row.rhythm or "",
        guests=guests,
    )


def outgoing_events(connection: sa.Connection) -> list[OutgoingEvent]:
    """Every event that has a day, oldest first, with when it was changed last."""
    column, entry, change = tables.event.c, tables.entry.c, tables.change.c
    query = (
        sa.select(change.row_id, sa.func.max(change.entry_id).label("entry_id"))
        .where(change.table_name == tables.event.name)
        .group_by(change.row_id)
        .subquery()
    )
    revised = {
        row.row_id: row.at
        for row in connection.execute(
            sa.select(query.c.row_id, entry.at).join(tables.entry, entry.id == query.c.entry_id)
        )
    }
    rows = connection.execute(_events().where(column.day.is_not(None)).order_by(column.day, column.id))
    return [
        OutgoingEvent(_summary(row, GuestCounts()), row.external_id, revised.get(row.id, _LONG_AGO)) for row in rows
    ]


def events_named(connection: sa.Connection, name: str) -> list[EventId]:
    """The events of this name, whatever its accents and case, the newest first."""
    column = tables.event.c
    query = sa.select(column.id).where(column.search_key == fold(name))
    ordered = query.order_by(column.day.desc().nulls_last(), column.id.desc())
    return [EventId(each) for each in connection.scalars(ordered)]


def days_of_series(connection: sa.Connection, series: SeriesId) -> list[date]:
    """The days on which events of a series were or will be, oldest first."""
    column = tables.event.c
    query = sa.select(column.day).where(column.series_id == series, column.day.is_not(None)).order_by(column.day)
    return list(connection.scalars(query))


def series_named(connection: sa.Connection, name: str) -> SeriesId | None:
    """The oldest series of this name."""
    column = tables.series.c
    query = sa.select(column.id).where(column.search_key == fold(name)).order_by(column.id).limit(1)
    found = connection.scalar(query)
    return None if found is None else SeriesId(found)


def attendance_rows(connection: sa.Connection, event: EventId) -> dict[ContactId, tuple[int, AttendanceStatus]]:
    """Everybody who is listed for an event, each with the id of the row that says so and its status."""
    column = tables.attendance.c
    query = sa.select(column.id, column.contact_id, column.status).where(column.event_id == event)
    return {ContactId(row.contact_id): (row.id, AttendanceStatus(row.status)) for row in connection.execute(query)}


def shared_encounter(connection: sa.Connection, event: EventId) -> InteractionId | None:
    """The contact moment of everybody who was there and of whom nothing more is told; None where there is none."""
    column = tables.interaction.c
    query = sa.select(column.id).where(
        column.event_id == event,
        column.channel == Channel.EVENT,
        column.direction == Direction.MUTUAL,
        column.text == "",
        column.mood == "",
        column.source == "",
    )
    found = connection.scalar(query.order_by(column.id).limit(1))
    return None if found is None else InteractionId(found)


def participants_by_contact(connection: sa.Connection, interaction: InteractionId) -> dict[ContactId, int]:
    """Who took part in a contact moment, each with the id of the row that says so."""
    column = tables.participant.c
    query = sa.select(column.contact_id, column.id).where(column.interaction_id == interaction)
    return {ContactId(row.contact_id): row.id for row in connection.execute(query)}


def told_of_at(
    connection: sa.Connection,
    event: EventId,
    day: date,
    people: Collection[ContactId],
    apart_from: InteractionId | None,
) -> set[ContactId]:
    """Those of these people who have a contact moment of their own at the event."""
    column, took_part = tables.interaction.c, tables.participant.c
    query = (
        sa.select(took_part.contact_id)
        .join(tables.interaction, column.id == took_part.interaction_id)
        .where(column.event_id == event, column.day >= day, column.channel.in_(_AT_THE_EVENT))
    )
    if apart_from is not None:
        query = query.where(column.id != apart_from)
    return {ContactId(each) for each in connection.scalars(query)} & set(people)


def _events() -> sa.Select[Any]:
    event = tables.event.c
    return (
        sa.select(
            tables.event,
            tables.series.c.name.label("series_name"),
            tables.series.c.rhythm.label("rhythm"),
            tables.dossier.c.name.label("dossier_name"),
        )
        .outerjoin(tables.series, tables.series.c.id == event.series_id)
        .outerjoin(tables.dossier, tables.dossier.c.id == event.dossier_id)
    )


def _summary(row: sa.Row[Any], counts: GuestCounts) -> EventSummary:
    return EventSummary(
        id=EventId(row.id),
        name=row.name,
        day=row.day,
        until=row.until,
        starts=row.starts,
        ends=row.ends,
        place=row.place,
        own=OwnAttendance(row.own_attendance),
        series=None if row.series_id is None else SeriesId(row.series_id),
        series_name=row.series_name or "",
        counts=counts,
    )


def _counts(connection: sa.Connection) -> dict[int, GuestCounts]:
    """How many people each event has."""
    attendance, event = tables.attendance.c, tables.event.c
    first = _first_encounters().subquery()
    is_first = sa.case((sa.or_(first.c.day.is_(None), first.c.day >= event.day), 1), else_=0)
    query = (
        sa.select(
            attendance.event_id,
            attendance.status,
            sa.func.count().label("people"),
            sa.func.sum(is_first).label("first_met"),
        )
        .join(tables.event, event.id == attendance.event_id)
        .outerjoin(first, first.c.contact_id == attendance.contact_id)
        .group_by(attendance.event_id, attendance.status)
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(query):
        found[row.event_id][row.status] = row.people
        if row.status == AttendanceStatus.ATTENDED:
            found[row.event_id]["first_met"] = int(row.first_met)
    return {event_id: GuestCounts(**counts) for event_id, counts in found.items()}


def _first_encounters() -> sa.Select[Any]:
    """When I first met everybody who is listed for any event."""
    took_part = tables.participant.c
    return (
        sa.select(took_part.contact_id, sa.func.min(took_part.day).label("day"))
        .where(
            took_part.channel.in_(sorted(ENCOUNTERS)),
            took_part.contact_id.in_(sa.select(tables.attendance.c.contact_id)),
        )
        .group_by(took_part.contact_id)
    )


def _counts_of(guests: Iterable[Guest]) -> GuestCounts:
    people = list(guests)
    counts = Counter(guest.status for guest in people)
    first_met = sum(guest.status is AttendanceStatus.ATTENDED and guest.is_first_meeting for guest in people)
    return GuestCounts(**{status.value: counts[status] for status in AttendanceStatus}, first_met=first_met)


def _guests(connection: sa.Connection, event: EventId, day: date | None) -> tuple[Guest, ...]:
    attendance, contact = tables.attendance.c, tables.contact.c
    query = (
        sa.select(
            contact.id,
            contact.given_name,
            contact.particle,
            contact.surname,
            contact.organisation,
            contact.role,
            attendance.status,
        )
        .join(tables.contact, contact.id == attendance.contact_id)
        .where(attendance.event_id == event)
        .order_by(contact.sort_key, contact.id)
    )
    rows = connection.execute(query).all()
    moments = _moments(connection, [ContactId(row.id) for row in rows])
    notes = _notes(connection, event)
    return tuple(
        _guest(row, moments.get(ContactId(row.id), _Moments(0, None, None)), day, notes.get(row.id, "")) for row in rows
    )


def _guest(row: Any, moments: _Moments, day: date | None, note: str) -> Guest:
    return Guest(
        contact=ContactId(row.id),
        name=full_name(row.given_name, row.particle, row.surname),
        organisation=row.organisation,
        role=row.role,
        status=AttendanceStatus(row.status),
        met=moments.met,
        last_contact=moments.last_contact,
        is_first_meeting=moments.first_met is None or (day is not None and moments.first_met >= day),
        note=note,
    )


def _moments(connection: sa.Connection, people: Sequence[ContactId]) -> dict[ContactId, _Moments]:
    took_part = tables.participant.c
    is_encounter = took_part.channel.in_(sorted(ENCOUNTERS))
    query = sa.select(
        took_part.contact_id,
        sa.func.sum(sa.case((is_encounter, 1), else_=0)).label("met"),
        sa.func.min(sa.case((is_encounter, took_part.day), else_=None)).label("first_met"),
        sa.func.max(took_part.day).label("last_contact"),
    ).group_by(took_part.contact_id)
    return {
        ContactId(row.contact_id): _Moments(int(row.met), row.first_met, row.last_contact)
        for chunk in chunks(people)
        for row in connection.execute(query.where(took_part.contact_id.in_(chunk)))
    }


def _notes(connection: sa.Connection, event: EventId) -> dict[int, str]:
    """What was noted last about meeting each of the guests there."""
    column, took_part = tables.interaction.c, tables.participant.c
    query = (
        sa.select(took_part.contact_id, column.text)
        .join(tables.interaction, column.id == took_part.interaction_id)
        .where(column.event_id == event, column.text != "", column.channel.in_(_AT_THE_EVENT))
        .order_by(column.day, column.id)
    )
    return {row.contact_id: row.text for row in connection.execute(query)}
