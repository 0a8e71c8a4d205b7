"""Taking promises out to a calendar, as iCalendar. Both front doors use this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from netwerk_tui.actions.exporting import refuse_own_file
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.followups import lately_from
from netwerk_tui.exchange.calendar import FORMAT_NAME
from netwerk_tui.exchange.new_file import new_text_file
from netwerk_tui.language import _
from netwerk_tui.store.reads.followups import outgoing_followups
from netwerk_tui.store.reads.network import network_id


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """What goes into the calendar."""

    appointments: bool = False
    """Whether open promises with a day are also whole-day appointments, for calendars that show no tasks."""
    private: bool = False
    """Whether promises made at private contact moments go too."""


@dataclass(frozen=True, slots=True)
class CalendarSummary:
    """What was written, and where."""

    path: str
    followups: int
    """Promises, each counted once."""
    choice: CalendarChoice


def export_calendar(network: Network, path: Path, today: date, choice: CalendarChoice) -> CalendarSummary:
    """Write the promises that are open or were kept lately to a file that the user alone can read.

    It replaces an older one only when it is whole. Raises Refused for the network's own file, and UserError where
    nothing can be written there.
    """
    refuse_own_file(network, path)
    with new_text_file(path) as stream:
        return CalendarSummary(str(path), write_calendar(network, stream, today, choice), choice)


def write_calendar(network: Network, stream: TextIO, today: date, choice: CalendarChoice) -> int:
    """Write the calendar to a stream that leaves line ends as they are; how many promises are in it."""
    # Deferred: the icalendar library takes 0.1 s to import, and the screen loads all actions when it starts.
    from netwerk_tui.exchange.calendar.promises import promise_components
    from netwerk_tui.exchange.calendar.writing import calendar_bytes

    with network.database.reading() as connection:
        promises = outgoing_followups(connection, done_since=lately_from(today), private=choice.private)
        own_id = network_id(connection)
    components = promise_components(promises, own_id, appointments=choice.appointments)
    stream.write(calendar_bytes(_("netwerk: promises"), components).decode("utf-8"))
    return len(promises)


def is_calendar(path: Path, as_format: str = "") -> bool:
    """Whether this format is named, else whether the extension is that of a calendar."""
    return (as_format or path.suffix.removeprefix(".").lower()) == FORMAT_NAME
