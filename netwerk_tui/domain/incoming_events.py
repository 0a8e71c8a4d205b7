"""What a calendar of another program brings in, and what an import makes of it.

Text is clean. `where` names the place in the file for the user, such as `line 17`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from netwerk_tui.domain.event import AttendanceStatus
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.domain.incoming import Problem
from netwerk_tui.domain.names import PersonName


@dataclass(frozen=True, slots=True)
class IncomingAttendee:
    """Somebody who takes part in a meeting. One of name and address is there at least."""

    name: str
    email: str
    """As it is written; empty where there is none."""
    declined: bool = False


@dataclass(frozen=True, slots=True)
class IncomingEvent:
    """One meeting on one day, in local time."""

    where: str
    external_id: str
    """Stable over later exports: the UID, and of a meeting that comes back also which one."""
    name: str
    day: date
    until: date | None
    """The last day; None where that is the first one."""
    starts: str
    ends: str
    """HH:MM, empty for a whole day."""
    place: str
    text: str
    attendees: tuple[IncomingAttendee, ...] = ()
    series: str = ""
    """The name of what comes back; empty for a single meeting."""
    rhythm: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class IncomingCalendar:
    """All that one calendar holds, by day."""

    file_name: str
    events: tuple[IncomingEvent, ...]
    problems: tuple[Problem, ...] = ()
    owner_email: str = ""
    """Whose calendar it is, where that is told or clear; folded for comparison."""


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """Somebody of a calendar who will be a new contact."""

    key: str
    """What they are known by in calendars from now on: the address, else the name."""
    name: PersonName
    email: str


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """What an import does to one event."""

    event: IncomingEvent
    known: EventId | None
    """None for a new one."""
    is_adopted: bool
    """Whether it is an event of the user's own, which the calendar turns out to have as well."""
    columns: Mapping[str, Any]
    """What to set of it."""
    guests: Mapping[ContactId | str, AttendanceStatus]
    """Who is listed anew or otherwise; a new person by their key."""
    was_contact: bool
    """Whether it becomes a contact moment."""

    @property
    def is_change(self) -> bool:
        """Whether anything is written."""
        return self.known is None or bool(self.columns or self.guests)
