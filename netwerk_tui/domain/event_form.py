"""An event as it is typed into a form: text in, checked values out. For the screen's form, the shell and actions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.dates import parse_day
from netwerk_tui.domain.event import EventPage, OwnAttendance
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import _

_TIME = re.compile(r"(\d{1,2})\s*(?:[:.u]\s*(\d{2})?|h)?\s*(?:uur|u)?", re.IGNORECASE)
_LONGEST_NAME = 120
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class EventForm:
    """Every field as text, but for what is chosen from a list."""

    name: str = ""
    day: str = ""
    until: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    series: str = ""
    rhythm: str = ""
    notes: str = ""
    dossier: DossierId | None = None
    own: OwnAttendance = OwnAttendance.UNDECIDED


@dataclass(frozen=True, slots=True)
class EventValues:
    """The checked form. Text is clean."""

    name: str
    day: date | None
    until: date | None
    starts: str = ""
    ends: str = ""
    place: str = ""
    series: str = ""
    """The name of the series; empty for none."""
    rhythm: str = ""
    notes: str = ""
    dossier: DossierId | None = None
    own: OwnAttendance = OwnAttendance.UNDECIDED


def form_of_event(page: EventPage) -> EventForm:
    """The form as it opens on an existing event."""
    event = page.event
    return EventForm(
        name=event.name,
        day=event.day.isoformat() if event.day else "",
        until=event.until.isoformat() if event.until else "",
        starts=event.starts,
        ends=event.ends,
        place=event.place,
        series=event.series_name,
        rhythm=page.rhythm,
        notes=page.notes,
        dossier=page.dossier,
        own=event.own,
    )


def checked_event(form: EventForm, today: date, before: EventForm | None = None) -> EventValues:
    """The form's values. Raises FieldError for the first field that cannot be taken, naming it and saying why.

    A weekday is the coming one. A rhythm without a series makes a series of the event's own name.
    """
    name = clean_line(form.name, _LONGEST_NAME)
    if not name:
        raise FieldError("name", _("An event needs a name."), _("Such as the name on the invitation."))
    day = _day("day", form.day, today)
    if day is None and (before is None or before.day):
        raise FieldError("day", _("An event needs a day."), _("Such as 2026-11-23, 23 nov or friday."))
    until = _day("until", form.until, today)
    if until is not None and (day is None or until < day):
        raise FieldError("until", _("The last day is before the first one."), _("Leave it empty for a single day."))
    if form.own in {OwnAttendance.ATTENDED, OwnAttendance.MISSED} and day is not None and day > today:
        raise FieldError(
            "own", _("This event is still to come."), _("Until then you can only want to go, or not know yet.")
        )
    rhythm = clean_line(form.rhythm, _LONGEST_LINE)
    series = clean_line(form.series, _LONGEST_NAME)
    return EventValues(
        name=name,
        day=day,
        until=until if until != day else None,
        starts=_time("starts", form.starts),
        ends=_time("ends", form.ends),
        place=clean_line(form.place, _LONGEST_LINE),
        series=series or (name if rhythm else ""),
        rhythm=rhythm,
        notes=clean_block(form.notes),
        dossier=form.dossier,
        own=form.own,
    )


def _day(field: str, text: str, today: date) -> date | None:
    if not text.strip():
        return None
    day = parse_day(text, today, past=False)
    if day is None:
        raise FieldError(
            field,
            _("“{text}” is not a day.").format(text=clean_line(text)),
            _("Such as 2026-11-23, 23 nov, yesterday or friday."),
        )
    return day


def _time(field: str, text: str) -> str:
    """The time as HH:MM, from 9:30, 9.30, 9u30 or 14 uur; empty for none."""
    bare = clean_line(text)
    if not bare:
        return ""
    found = _TIME.fullmatch(bare)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise FieldError(field, _("“{text}” is not a time.").format(text=bare), _("Such as 9:30 or 14:00."))
    return f"{hour:02}:{minute:02}"
