"""Bringing in a calendar: meetings become events, who took part was there, and a meeting that is past was a contact.

For `importing`, which both front doors use. People are known by their e-mail address alone. What is told again changes
only when and where a meeting is that is still to come: names, notes, and what is past, are the user's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from netwerk_tui.actions.calendar_writing import CalendarWriter
from netwerk_tui.actions.import_plan import ImportReport
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.erasure import name_identifier, point_identifier, source_identifier
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.event import AttendanceStatus, OwnAttendance
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.incoming import Problem
from netwerk_tui.domain.incoming_events import (
    IncomingAttendee,
    IncomingCalendar,
    IncomingEvent,
    PlannedMeeting,
    PlannedPerson,
)
from netwerk_tui.domain.names import full_name, parse_name
from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.recognise import source_file
from netwerk_tui.language import _
from netwerk_tui.store.import_gate import NOBODY_ERASED, Gate, gate_of
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.reads.identities import KnownPeople, known_identities, known_people
from netwerk_tui.store.reads.imported_events import ImportedEvent, attendance_of, imported_events, own_events_on
from netwerk_tui.store.reads.network import network_id

FORMAT_NAME = "icalendar"
"""What `--as` calls it; also the source of the events and people that came from one."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What importing a calendar would do."""

    calendar: IncomingCalendar
    people: tuple[PlannedPerson, ...]
    """Those who are no contacts yet."""
    known: int
    """How many are contacts already."""
    meetings: tuple[PlannedMeeting, ...]
    """Those that are new or change, by day."""
    unchanged: int
    """How many meetings are here already as they are told."""
    problems: tuple[Problem, ...]
    gate: Gate = NOBODY_ERASED

    def report(self, entry: EntryId | None = None) -> ImportReport:
        """The counts: of contacts, but for the meetings and contact moments."""
        return ImportReport(
            format=FORMAT_NAME,
            entry=entry,
            new=len(self.people),
            updated=0,
            unchanged=self.known,
            skipped=0,
            interactions=sum(meeting.was_contact for meeting in self.meetings),
            problems=self.problems,
            events=len(self.meetings),
        )


def plan_calendar(network: Network, path: Path, today: date, *, include_erased: bool = False) -> CalendarPlan:
    """What importing this file would do. Raises UserError where it cannot be read or holds no meeting."""
    # Deferred: the icalendar library takes 0.1 s to import, and the screen loads all actions when it starts.
    from netwerk_tui.exchange.calendar.reading import read_calendar

    calendar = read_calendar(source_file(path), today)
    if not calendar.events and not calendar.problems:
        raise UserError(
            _("{file} holds no meeting.").format(file=calendar.file_name), _("Export the calendar again, as iCalendar.")
        )
    with network.database.reading() as connection:
        return _plan(connection, calendar, today, gate_of(connection, include_erased=include_erased))


def apply_calendar(network: Network, plan: CalendarPlan, today: date) -> ImportReport:
    """Import the calendar as one entry, computed anew from the network as it stands at this moment."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        gate = gate_of(verbs.connection, include_erased=plan.gate.is_open)
        plan = _plan(verbs.connection, plan.calendar, today, gate)
        for person in plan.people:
            gate.admit(verbs.connection, _identifiers(person))
        verbs.title = _("Import of {file}: {events} events, {new} new people").format(
            file=plan.calendar.file_name, events=len(plan.meetings), new=len(plan.people)
        )
        CalendarWriter(verbs, network.sort_rule, FORMAT_NAME, today).write(plan.people, plan.meetings)
    return plan.report(recording.committed.entry if recording.committed else None)


def _plan(connection: Any, calendar: IncomingCalendar, today: date, gate: Gate) -> CalendarPlan:
    own_ids = f"@{network_id(connection)}"
    told = [event for event in calendar.events if not event.external_id.partition("/")[0].endswith(own_ids)]
    attendees = {key: each for event in told for key, each in _guests(event, calendar.owner_email)}
    known = known_people(
        connection, known_identities(connection, FORMAT_NAME), (key for key in attendees if "@" in key)
    )
    problems = list(calendar.problems)
    contacts: dict[str, ContactId] = {}
    people: list[PlannedPerson] = []
    for key, attendee in attendees.items():
        candidates = _candidates(known, key, attendee)
        if len(candidates) == 1:
            contacts[key] = candidates[0]
        elif candidates:
            reason = _("{name} may be several contacts, and is left out").format(name=attendee.name or attendee.email)
            problems.append(Problem(calendar.file_name, reason, skipped=False))
        else:
            person = _new_person(key, attendee)
            refusal = gate.refusal(calendar.file_name, _identifiers(person), skipped=False)
            if refusal is None:
                people.append(person)
            else:
                problems.append(refusal)
    new = {person.key for person in people}
    meetings = list(_meetings(connection, told, calendar.owner_email, contacts, new, today))
    changing = tuple(meeting for meeting in meetings if meeting.is_change)
    return CalendarPlan(
        calendar, tuple(people), len(contacts), changing, len(meetings) - len(changing), tuple(problems), gate
    )


def _identifiers(person: PlannedPerson) -> list[str]:
    """What somebody who comes from a calendar is recognised by."""
    name = full_name(person.name.given_name, person.name.particle, person.name.surname)
    return [
        source_identifier(FORMAT_NAME, person.key),
        point_identifier(PointKind.EMAIL, person.email),
        name_identifier(name, ""),
    ]


def _guests(event: IncomingEvent, owner: str) -> Iterator[tuple[str, IncomingAttendee]]:
    """Everybody but the user, each by the key that they are known by."""
    for attendee in event.attendees:
        key = attendee.email.casefold() or f"name:{fold(attendee.name)}"
        if key != owner:
            yield key, attendee


def _candidates(known: KnownPeople, key: str, attendee: IncomingAttendee) -> list[ContactId]:
    """Who it may be: by identity, else by the address; of several those of that name."""
    identity = known.identities.get(key)
    if identity is not None:
        return [identity.contact]
    found = list(known.by_email.get(key, ()))
    named = [each for each in found if fold(_name_of(known, each)) == fold(attendee.name)]
    return named or found


def _name_of(known: KnownPeople, contact: ContactId) -> str:
    person = known.contacts[contact]
    return full_name(person.given_name, person.particle, person.surname)


def _new_person(key: str, attendee: IncomingAttendee) -> PlannedPerson:
    """Who they will be. Without a name it is read from the address, where that has two words at least."""
    name = attendee.name
    if not name:
        given, *rest = _WORD.findall(attendee.email.partition("@")[0].lower()) or [""]
        name = " ".join([given.capitalize(), *rest[:-1], rest[-1].capitalize()]) if rest else attendee.email
    return PlannedPerson(key, parse_name(name), attendee.email)


def _meetings(
    connection: Any,
    told: Iterable[IncomingEvent],
    owner: str,
    contacts: Mapping[str, ContactId],
    new: set[str],
    today: date,
) -> Iterator[PlannedMeeting]:
    events = list(told)
    known = imported_events(connection, FORMAT_NAME, (event.external_id for event in events))
    missing = [event for event in events if event.external_id not in known]
    own = own_events_on(connection, (event.day for event in missing))
    adopted = {event.external_id: own.pop((fold(event.name), event.day), None) for event in missing}
    here = {**{key: event for key, event in adopted.items() if event is not None}, **known}
    listed = attendance_of(connection, [event.id for event in here.values()])
    for event in events:
        standing = here.get(event.external_id)
        is_past = event.day < today
        there = {} if standing is None else {who: status for who, (_row, status) in listed[standing.id].items()}
        nobody_came_yet = AttendanceStatus.ATTENDED not in there.values()
        guests: dict[str, AttendanceStatus] = {}
        for key, attendee in _guests(event, owner):
            status = _status(attendee, is_past)
            contact = contacts.get(key)
            before = None if contact is None else there.get(contact)
            becomes_past = before is AttendanceStatus.EXPECTED and nobody_came_yet and is_past
            if (contact is not None or key in new) and (before is None or (becomes_past and before is not status)):
                guests[key] = status
        came = AttendanceStatus.ATTENDED in guests.values()
        missed = standing is not None and standing.own is OwnAttendance.MISSED
        is_adopted = event.external_id not in known and standing is not None
        yield PlannedMeeting(
            event=event,
            known=None if standing is None else standing.id,
            is_adopted=is_adopted,
            columns=_columns(event, standing, today),
            guests={contacts.get(key, key): status for key, status in guests.items()},
            was_contact=is_past and came and nobody_came_yet and not missed and not is_adopted,
        )


def _status(attendee: IncomingAttendee, is_past: bool) -> AttendanceStatus:
    if attendee.declined:
        return AttendanceStatus.DECLINED
    return AttendanceStatus.ATTENDED if is_past else AttendanceStatus.EXPECTED


def _columns(event: IncomingEvent, standing: ImportedEvent | None, today: date) -> dict[str, Any]:
    """The columns to set: all of a new event; of a known one when and where it is, as long as it is to come."""
    when: dict[str, Any] = {
        "day": event.day,
        "until": event.until,
        "starts": event.starts,
        "ends": event.ends,
        "place": event.place,
    }
    if standing is None:
        return {"name": event.name, "search_key": fold(event.name), "notes": event.text, **when}
    if standing.external_id != event.external_id:
        filled = {name: value for name, value in when.items() if value and not getattr(standing, name)}
        return {**filled, "source": FORMAT_NAME, "external_id": event.external_id}
    if event.day < today:
        return {}
    return {
        name: value for name, value in when.items() if value != getattr(standing, name) and (value or name != "place")
    }
