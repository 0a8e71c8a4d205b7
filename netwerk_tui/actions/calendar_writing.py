"""Writes what a calendar brings in: people, events with their series, attendance and contact moments. For imports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from netwerk_tui.actions.contacts import name_columns
from netwerk_tui.actions.event_encounters import settle_encounters
from netwerk_tui.actions.events import ensure_series
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.event import AttendanceStatus
from netwerk_tui.domain.ids import ContactId, EventId, SeriesId
from netwerk_tui.domain.incoming_events import PlannedMeeting, PlannedPerson
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.names import SortRule
from netwerk_tui.domain.points import match_key
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.reads.imported_events import attendance_of

_Listed = dict[ContactId, AttendanceStatus]


class CalendarWriter:
    """Writes one plan within a transaction, table by table."""

    def __init__(self, verbs: Transaction, sort_rule: SortRule, source: str, today: date) -> None:
        self._verbs = verbs
        self._sort_rule = sort_rule
        self._source = source
        self._today = today

    def write(self, people: Sequence[PlannedPerson], meetings: Sequence[PlannedMeeting]) -> None:
        """Write everything that is planned."""
        new = self._write_people(people)
        events = self._write_events(meetings)
        guests = [
            {new[who] if isinstance(who, str) else who: status for who, status in meeting.guests.items()}
            for meeting in meetings
        ]
        self._write_attendance(events, guests)
        self._write_moments(meetings, events, guests)
        for meeting, event, listed in zip(meetings, events, guests, strict=True):
            if listed and not meeting.was_contact:
                settle_encounters(self._verbs, event, listed.keys(), self._today)

    def _write_people(self, people: Sequence[PlannedPerson]) -> dict[str, ContactId]:
        """The new contacts by their keys."""
        rows = []
        for person in people:
            name = person.name
            columns = name_columns(name.given_name, name.particle, name.surname, "", self._sort_rule)
            rows.append({**columns, "since": self._today})
        ids = [ContactId(each) for each in self._verbs.insert(tables.contact, rows)]
        new = dict(zip((person.key for person in people), ids, strict=True))
        self._verbs.insert(
            tables.contact_point,
            [
                {
                    "contact_id": new[person.key],
                    "kind": PointKind.EMAIL,
                    "value": person.email,
                    "match_key": match_key(PointKind.EMAIL, person.email),
                }
                for person in people
                if person.email
            ],
        )
        self._verbs.insert(
            tables.identity,
            [{"contact_id": contact, "source": self._source, "external_id": key} for key, contact in new.items()],
        )
        return new

    def _write_events(self, meetings: Sequence[PlannedMeeting]) -> list[EventId]:
        """The event of each meeting, the new ones made."""
        series: dict[str, SeriesId] = {}
        rows, changes = [], []
        for meeting in meetings:
            if meeting.known is not None:
                changes.append({"id": meeting.known, **meeting.columns})
                continue
            name = meeting.event.series
            if name and name not in series:
                series[name] = ensure_series(self._verbs, name, meeting.event.rhythm)
            rows.append(
                {
                    **meeting.columns,
                    "source": self._source,
                    "external_id": meeting.event.external_id,
                    "series_id": series.get(name),
                }
            )
        self._verbs.update(tables.event, changes)
        made = iter(self._verbs.insert(tables.event, rows))
        return [EventId(next(made)) if meeting.known is None else meeting.known for meeting in meetings]

    def _write_attendance(self, events: Sequence[EventId], guests: Sequence[_Listed]) -> None:
        listed = attendance_of(self._verbs.connection, events)
        rows, changes = [], []
        for event, people in zip(events, guests, strict=True):
            for contact, status in people.items():
                if contact in listed[event]:
                    changes.append({"id": listed[event][contact][0], "status": status})
                else:
                    rows.append({"event_id": event, "contact_id": contact, "status": status})
        self._verbs.update(tables.attendance, changes)
        self._verbs.insert(tables.attendance, rows)

    def _write_moments(
        self, meetings: Sequence[PlannedMeeting], events: Sequence[EventId], guests: Sequence[_Listed]
    ) -> None:
        """A contact moment for each past meeting, with everybody who was there."""
        held = [each for each in zip(meetings, events, guests, strict=True) if each[0].was_contact]
        now = datetime.now(UTC)
        ids = self._verbs.insert(
            tables.interaction,
            [
                {
                    "day": meeting.event.day,
                    "channel": Channel.MEETING,
                    "direction": Direction.MUTUAL,
                    "text": meeting.event.name,
                    "private": meeting.event.private,
                    "event_id": event,
                    "source": self._source,
                    "external_id": meeting.event.external_id,
                    "recorded_at": now,
                }
                for meeting, event, _people in held
            ],
        )
        self._verbs.insert(
            tables.participant,
            [
                {"interaction_id": interaction, "contact_id": contact}
                for interaction, (_meeting, _event, people) in zip(ids, held, strict=True)
                for contact, status in people.items()
                if status is AttendanceStatus.ATTENDED
            ],
        )
