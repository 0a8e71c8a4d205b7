"""What coming to an event means for contact moments: everybody who was there met me, once.

Those of whom nothing more is told share one contact moment, an event encounter. It is made, changed and taken away as
the attendance changes; who gets a note of their own leaves it. For the actions on events, notes and imports.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

from netwerk_tui.domain.event import AttendanceStatus, OwnAttendance
from netwerk_tui.domain.ids import ContactId, EventId, InteractionId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.reads.events import (
    attendance_rows,
    participants_by_contact,
    shared_encounter,
    told_of_at,
)


def record_presence(verbs: Transaction, event: EventId, people: Collection[ContactId], day: date, today: date) -> None:
    """List those about whom something was noted under the name of an event on this day.

    They were there, unless the event was still to come: then they are expected.
    """
    starts = verbs.rows(tables.event, [event])[event]["day"]
    status = AttendanceStatus.ATTENDED if starts is None or starts <= day else AttendanceStatus.EXPECTED
    listed = attendance_rows(verbs.connection, event)
    verbs.insert(
        tables.attendance,
        [{"event_id": event, "contact_id": each, "status": status} for each in people if each not in listed],
    )
    if status is AttendanceStatus.ATTENDED:
        verbs.update(
            tables.attendance, [{"id": listed[each][0], "status": status} for each in people if each in listed]
        )
    settle_encounters(verbs, event, people, today)


def settle_encounters(verbs: Transaction, event: EventId, people: Collection[ContactId], today: date) -> None:
    """Let the shared contact moment of an event tell of these people what their attendance says; of others as it did.

    There is none for an event that has no day or is still to come, and none for one that I missed.
    """
    row = verbs.rows(tables.event, [event])[event]
    day: date | None = row["day"]
    shared = shared_encounter(verbs.connection, event)
    if day is None or day > today or row["own_attendance"] == OwnAttendance.MISSED:
        verbs.delete(tables.interaction, [] if shared is None else [shared])
        return
    listed = attendance_rows(verbs.connection, event)
    there = {each for each in people if each in listed and listed[each][1] is AttendanceStatus.ATTENDED}
    there -= told_of_at(verbs.connection, event, day, there, shared)
    now = {} if shared is None else participants_by_contact(verbs.connection, shared)
    leaving = [row_id for contact, row_id in now.items() if contact in people and contact not in there]
    if shared is not None and len(leaving) == len(now) and not there:
        verbs.delete(tables.interaction, [shared])
        return
    arriving = sorted(there - now.keys())
    if shared is not None:
        verbs.update(tables.interaction, [{"id": shared, "day": day, "dossier_id": row["dossier_id"]}])
        verbs.delete(tables.participant, leaving)
    elif arriving:
        (made,) = verbs.insert(tables.interaction, [_encounter(event, day, row["dossier_id"])])
        shared = InteractionId(made)
    verbs.insert(tables.participant, [{"interaction_id": shared, "contact_id": each} for each in arriving])


def settle_all_encounters(verbs: Transaction, event: EventId, today: date) -> None:
    """The same for everybody who is listed, after the event itself has changed."""
    settle_encounters(verbs, event, attendance_rows(verbs.connection, event).keys(), today)


def _encounter(event: EventId, day: date, dossier: int | None) -> dict[str, object]:
    return {
        "day": day,
        "channel": Channel.EVENT,
        "direction": Direction.MUTUAL,
        "event_id": event,
        "dossier_id": dossier,
        "recorded_at": datetime.now(UTC),
    }
