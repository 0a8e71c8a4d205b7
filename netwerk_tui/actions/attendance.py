"""Who is expected at an event, who came and who declined: for one or for many at once, each time as one entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from netwerk_tui.actions.contacts import name_columns
from netwerk_tui.actions.event_encounters import settle_encounters
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.event import AttendanceStatus, NewGuest, OwnAttendance
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.events import attendance_rows


def attend(
    network: Network,
    event: EventId,
    guests: Sequence[ContactId | NewGuest],
    status: AttendanceStatus | None,
    today: date,
) -> tuple[tuple[ContactId, ...], Committed | None]:
    """Give all of these one status, new people among them; who they are, and what changed, None where nothing did.

    Without a status they were there, or are expected where the event is still to come. Who was there met me: see
    `event_encounters`; and so was I, unless I said that I missed it. Raises Refused for somebody who would have been at
    an event that is still to come, NotFound for an event or a contact that is gone, UsageError for nobody.
    """
    if not guests:
        raise UsageError(_("Nobody was named."))
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        row = _event_row(verbs, event)
        is_to_come = row["day"] is not None and row["day"] > today
        chosen = status or (AttendanceStatus.EXPECTED if is_to_come else AttendanceStatus.ATTENDED)
        if chosen is AttendanceStatus.ATTENDED and is_to_come:
            raise Refused(
                _("{event} is still to come.").format(event=row["name"]), _("Until then people can only be expected.")
            )
        _refuse_gone(verbs, [each for each in guests if not isinstance(each, NewGuest)])
        people = _people(verbs, network, guests, today)
        _set_status(verbs, event, people, chosen)
        if chosen is AttendanceStatus.ATTENDED and row["own_attendance"] in ("", OwnAttendance.CHOSEN):
            verbs.update(tables.event, [{"id": event, "own_attendance": OwnAttendance.ATTENDED}])
        settle_encounters(verbs, event, people, today)
        verbs.title = _title(verbs, row["name"], people, chosen)
    return people, recording.committed


def take_off(network: Network, event: EventId, people: Sequence[ContactId], today: date) -> Committed | None:
    """Take people off the list of an event; None where they were not on it. What was noted of them stays."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        row = _event_row(verbs, event)
        listed = attendance_rows(verbs.connection, event)
        verbs.delete(tables.attendance, [listed[each][0] for each in people if each in listed])
        settle_encounters(verbs, event, people, today)
        verbs.title = ngettext(
            "{name} off the list of {event}", "{count} people off the list of {event}", len(people)
        ).format(name=_name_of_first(verbs, people), count=len(people), event=row["name"])
    return recording.committed


def _set_status(verbs: Transaction, event: EventId, people: Sequence[ContactId], status: AttendanceStatus) -> None:
    listed = attendance_rows(verbs.connection, event)
    verbs.update(tables.attendance, [{"id": listed[each][0], "status": status} for each in people if each in listed])
    verbs.insert(
        tables.attendance,
        [{"event_id": event, "contact_id": each, "status": status} for each in people if each not in listed],
    )


def _people(
    verbs: Transaction, network: Network, guests: Sequence[ContactId | NewGuest], today: date
) -> tuple[ContactId, ...]:
    """Everybody's id, each once, the new ones added."""
    people: dict[ContactId, None] = {}
    for guest in guests:
        if isinstance(guest, NewGuest):
            if not guest.full_name:
                raise UsageError(_("A new guest needs a name."))
            name = guest.name
            columns = name_columns(name.given_name, name.particle, name.surname, "", network.sort_rule)
            (new,) = verbs.insert(tables.contact, [{**columns, "organisation": guest.organisation, "since": today}])
            people[ContactId(new)] = None
        else:
            people[guest] = None
    return tuple(people)


def _title(verbs: Transaction, event: str, people: Sequence[ContactId], status: AttendanceStatus) -> str:
    match status:
        case AttendanceStatus.ATTENDED:
            words = ngettext("{name} was at {event}", "{count} people were at {event}", len(people))
        case AttendanceStatus.EXPECTED:
            words = ngettext("{name} is expected at {event}", "{count} people are expected at {event}", len(people))
        case AttendanceStatus.DECLINED:
            words = ngettext("{name} declined {event}", "{count} people declined {event}", len(people))
    return words.format(name=_name_of_first(verbs, people), count=len(people), event=event)


def _name_of_first(verbs: Transaction, people: Sequence[ContactId]) -> str:
    rows = contact_rows(verbs.connection, list(people[:1]))
    return rows[0].name if rows else ""


def _refuse_gone(verbs: Transaction, people: Sequence[ContactId]) -> None:
    there = verbs.rows(tables.contact, people, missing_ok=True)
    if len(there) < len(set(people)):
        raise NotFound(_("This contact does not exist any more."), _("It was deleted or undone meanwhile."))


def _event_row(verbs: Transaction, event: EventId) -> dict[str, Any]:
    rows = verbs.rows(tables.event, [event], missing_ok=True)
    if not rows:
        raise NotFound(_("This event does not exist any more."), _("It was deleted or undone meanwhile."))
    return rows[event]
