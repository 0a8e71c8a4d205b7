"""Events: dated gatherings where I meet people, who is expected and who came, and which ones I chose to go to.

The store reads these values, the screen and the shell show them. Text is clean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from netwerk_tui.domain.date_steps import calendar_day
from netwerk_tui.domain.ids import ContactId, DossierId, EventId, SeriesId
from netwerk_tui.domain.names import PersonName, full_name, parse_name
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_

_WITH_ORGANISATION = re.compile(r"(.*?\S)\s*\(([^()]*)\)")

FAMILIAR_ENCOUNTERS = 5
"""About so many encounters before a name sticks."""


class AttendanceStatus(StrEnum):
    """Whether somebody is expected at an event, came, or declined."""

    EXPECTED = "expected"
    ATTENDED = "attended"
    DECLINED = "declined"


class OwnAttendance(StrEnum):
    """Whether I chose to go to an event, and went. Undecided is the empty word."""

    UNDECIDED = ""
    CHOSEN = "chosen"
    ATTENDED = "attended"
    MISSED = "missed"

    def after(self, *, is_past: bool) -> OwnAttendance:
        """The next one, for a key that goes round; of what is still to come nothing is told but the choice."""
        if not is_past:
            return OwnAttendance.UNDECIDED if self is OwnAttendance.CHOSEN else OwnAttendance.CHOSEN
        choices = list(OwnAttendance)
        return choices[(choices.index(self) + 1) % len(choices)]


ATTENDANCE_LABELS: dict[AttendanceStatus, str] = {
    AttendanceStatus.EXPECTED: N_("expected"),
    AttendanceStatus.ATTENDED: N_("was there"),
    AttendanceStatus.DECLINED: N_("declined"),
}

OWN_ATTENDANCE_LABELS: dict[OwnAttendance, str] = {
    OwnAttendance.UNDECIDED: N_("undecided"),
    OwnAttendance.CHOSEN: N_("I want to go"),
    OwnAttendance.ATTENDED: N_("I was there"),
    OwnAttendance.MISSED: N_("I missed it"),
}

OWN_ATTENDANCE_GLYPHS: dict[OwnAttendance, str] = {
    OwnAttendance.UNDECIDED: "·",
    OwnAttendance.CHOSEN: "○",
    OwnAttendance.ATTENDED: "●",
    OwnAttendance.MISSED: "✗",
}


@dataclass(frozen=True, slots=True)
class GuestCounts:
    """How many people an event has, by what is known of their coming."""

    expected: int = 0
    attended: int = 0
    declined: int = 0
    first_met: int = 0
    """Of those who were there, how many I had never met before."""


@dataclass(frozen=True, slots=True)
class EventSummary:
    """An event as one line of a list."""

    id: EventId
    name: str
    day: date | None
    until: date | None
    """The last day; None where that is the first one."""
    starts: str
    ends: str
    """Local times HH:MM, empty where they are not known."""
    place: str
    own: OwnAttendance
    series: SeriesId | None
    series_name: str
    counts: GuestCounts = field(default_factory=GuestCounts)

    def is_to_come(self, today: date) -> bool:
        """Whether its first day is after today, so that nobody can have been there."""
        return self.day is not None and self.day > today

    def is_over(self, today: date) -> bool:
        """Whether its last day is before today."""
        last = self.until or self.day
        return last is not None and last < today


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is listed for an event."""

    contact: ContactId
    name: str
    organisation: str
    role: str
    status: AttendanceStatus
    met: int
    """How often we have ever met or spoken, this event included."""
    last_contact: date | None
    """The newest contact moment of any kind."""
    is_first_meeting: bool
    """Whether we had never met before the day of the event."""
    note: str
    """What was noted about meeting them there; empty for nothing."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event, whole."""

    event: EventSummary
    notes: str
    dossier: DossierId | None
    dossier_name: str
    rhythm: str
    """Of its series, in words."""
    guests: tuple[Guest, ...]
    """By name."""

    def with_status(self, status: AttendanceStatus) -> tuple[Guest, ...]:
        """Those of one status."""
        return tuple(guest for guest in self.guests if guest.status is status)

    @property
    def still_to_note(self) -> tuple[Guest, ...]:
        """Those who were there and of whom nothing is noted yet."""
        return tuple(guest for guest in self.with_status(AttendanceStatus.ATTENDED) if not guest.note)


@dataclass(frozen=True, slots=True)
class OutgoingEvent:
    """An event as it goes to a calendar."""

    event: EventSummary
    external_id: str
    """What it is called in the calendar that it came from; empty for one of the user's own."""
    revised_at: datetime
    """When it was changed last."""


@dataclass(frozen=True, slots=True)
class NewGuest:
    """Somebody at an event who is no contact yet."""

    name: PersonName
    organisation: str = ""

    @classmethod
    def named(cls, text: str) -> NewGuest:
        """Somebody of this name, with an organisation in brackets where it is known: Piet de Vries (Gemeente Ede)."""
        clean = clean_line(text).strip('"“”')
        hinted = _WITH_ORGANISATION.fullmatch(clean)
        return cls(parse_name(hinted[1]), hinted[2].strip()) if hinted else cls(parse_name(clean))

    @property
    def full_name(self) -> str:
        """What the contact will be called."""
        return full_name(self.name.given_name, self.name.particle, self.name.surname)


@dataclass(frozen=True, slots=True)
class MonthOfChoices:
    """The events of one month that I chose, against what I did."""

    first_day: date
    chosen: int
    """All that I ever said anything of: want to go, was there, missed."""
    attended: int
    missed: int

    @property
    def open(self) -> int:
        """Chosen, and not told yet whether I went."""
        return self.chosen - self.attended - self.missed


def months_of_choices(events: Iterable[EventSummary], today: date, months: int) -> list[MonthOfChoices]:
    """The choices of the last so many months, this one included, oldest first."""
    counted = Counter((each.day.year, each.day.month, each.own) for each in events if each.day is not None)
    found = []
    for back in range(months - 1, -1, -1):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        first_day = calendar_day(year, month + 1, 1)
        if first_day is None:
            continue
        of_month = {own: counted[year, month + 1, own] for own in OwnAttendance if own is not OwnAttendance.UNDECIDED}
        found.append(
            MonthOfChoices(
                first_day,
                sum(of_month.values()),
                of_month[OwnAttendance.ATTENDED],
                of_month[OwnAttendance.MISSED],
            )
        )
    return found
