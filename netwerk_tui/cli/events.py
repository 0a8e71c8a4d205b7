"""`netwerk event`: list, make and show events, and say who was there."""

from __future__ import annotations

import argparse
from pathlib import Path

from netwerk_tui.actions import events
from netwerk_tui.actions.attendance import attend
from netwerk_tui.actions.dossiers import dossier_named
from netwerk_tui.actions.event_calendars import export_events, write_events
from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.network import Network
from netwerk_tui.cli.arguments.events import UNDECIDED
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.dates import full_day, parse_day
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.event import (
    ATTENDANCE_LABELS,
    FAMILIAR_ENCOUNTERS,
    OWN_ATTENDANCE_GLYPHS,
    OWN_ATTENDANCE_LABELS,
    AttendanceStatus,
    EventPage,
    EventSummary,
    Guest,
    NewGuest,
    OwnAttendance,
)
from netwerk_tui.domain.event_form import EventForm, checked_event
from netwerk_tui.domain.ids import ContactId, EntryId, EventId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext
from netwerk_tui.store.ledger import Committed

_STDOUT = Path("-")


def event(arguments: argparse.Namespace, shell: Shell) -> int:
    """Do what is asked with events."""
    with opened(shell) as network:
        match arguments.action:
            case "list":
                return _list(network, shell)
            case "add":
                return _add(network, arguments, shell)
            case "show":
                return _shown(network, shell, _event_of(network, arguments, shell), None)
            case "attend":
                return _attend(network, arguments, shell)
            case "again":
                return _again(network, arguments, shell)
            case "choose":
                return _choose(network, arguments, shell)
            case "delete":
                return _delete(network, arguments, shell)
            case "export":
                return _export(network, arguments, shell)
            case _:
                raise AssertionError(arguments.action)


def _list(network: Network, shell: Shell) -> int:
    found = events.all_events(network)
    if shell.output.as_json:
        shell.output.print_value([_summary_value(each) for each in found])
    else:
        shell.output.print_table([_row(each) for each in found])
    return FINE


def _add(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    form = EventForm(
        name=arguments.name,
        day=arguments.day,
        until=arguments.until,
        starts=arguments.starts,
        ends=arguments.ends,
        place=arguments.place,
        series=arguments.series,
        rhythm=arguments.rhythm,
        notes=arguments.notes,
        dossier=dossier_named(network, arguments.dossier).id if arguments.dossier else None,
    )
    made, committed = events.add_event(network, checked_event(form, shell.today))
    return _shown(network, shell, made, committed)


def _attend(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    found = _event_of(network, arguments, shell)
    guests: list[ContactId | NewGuest] = [
        *(resolve(network, who) for who in arguments.who),
        *map(NewGuest.named, arguments.new),
    ]
    status = AttendanceStatus(arguments.status) if arguments.status else None
    _people, committed = attend(network, found, guests, status, shell.today)
    return _shown(network, shell, found, committed)


def _again(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    found = _event_of(network, arguments, shell)
    text = arguments.day
    day = parse_day(text, shell.today, past=False) if text else events.next_day_of(network, found, shell.today)
    if day is None and text:
        raise UsageError(
            _("{option}: “{text}” is no day.").format(option="--on", text=clean_line(text)),
            _("Such as 2026-11-23, 23 nov or friday."),
        )
    if day is None:
        raise UsageError(_("Nothing tells when it is again."), _("Say it with --on."))
    made, committed = events.repeat_event(network, found, day)
    return _shown(network, shell, made, committed)


def _choose(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    found = _event_of(network, arguments, shell)
    own = OwnAttendance("" if arguments.choice == UNDECIDED else arguments.choice)
    committed = events.set_own_attendance(network, found, own, shell.today)
    return _shown(network, shell, found, committed)


def _delete(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    committed = events.delete_event(network, _event_of(network, arguments, shell))
    if shell.output.as_json:
        shell.output.print_value({"entry": committed.entry})
    else:
        shell.output.print_lines([committed.title])
        shell.output.say(_("“netwerk undo” takes all of it back."))
    return FINE


def _export(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    if arguments.file == _STDOUT:
        if shell.output.is_seen:
            raise UsageError(_("This would fill the screen."), _("Name a file, or send it on with | or >."))
        if shell.output.as_json:
            raise UsageError(
                _("stdout cannot hold both the calendar and the summary."), _("Name a file, or leave out --json.")
            )
        with shell.output.file_on_stdout() as stream:
            write_events(network, stream)
        return FINE
    count = export_events(network, arguments.file)
    if shell.output.as_json:
        shell.output.print_value({"path": str(arguments.file), "format": "ics", "events": count})
    else:
        words = ngettext("{count} event", "{count} events", count).format(count=count)
        shell.output.print_lines([_("{path}: {contacts}").format(path=arguments.file, contacts=words)])
    return FINE


def _event_of(network: Network, arguments: argparse.Namespace, shell: Shell) -> EventId:
    return events.resolve_event(network, arguments.event, shell.today)


def _shown(network: Network, shell: Shell, event_id: EventId, committed: Committed | None) -> int:
    """Print the event as it is now, with the entry that changed it, if one did."""
    page = events.page_of(network, event_id)
    if shell.output.as_json:
        shell.output.print_value(_page_value(page, None if committed is None else committed.entry))
    else:
        shell.output.print_lines(_page_lines(page))
        shell.output.print_table([_guest_row(guest) for guest in page.guests])
    return FINE


def _summary_value(each: EventSummary) -> dict[str, object]:
    return {
        "id": each.id,
        "name": each.name,
        "day": each.day.isoformat() if each.day else None,
        "until": each.until.isoformat() if each.until else None,
        "starts": each.starts,
        "ends": each.ends,
        "place": each.place,
        "series": each.series_name or None,
        "own": each.own.value or UNDECIDED,
        "expected": each.counts.expected,
        "attended": each.counts.attended,
        "declined": each.counts.declined,
        "first_met": each.counts.first_met,
    }


def _page_value(page: EventPage, entry: EntryId | None) -> dict[str, object]:
    return {
        **_summary_value(page.event),
        "rhythm": page.rhythm,
        "dossier": page.dossier_name or None,
        "notes": page.notes,
        "people": [
            {
                "id": guest.contact,
                "name": guest.name,
                "organisation": guest.organisation,
                "status": guest.status,
                "met": guest.met,
                "last_contact": guest.last_contact.isoformat() if guest.last_contact else None,
                "first_meeting": guest.is_first_meeting,
                "note": guest.note,
            }
            for guest in page.guests
        ],
        "entry": entry,
    }


def _row(each: EventSummary) -> tuple[str, ...]:
    day = each.day.isoformat() if each.day else ""
    counts = _("{expected} expected, {attended} came").format(
        expected=each.counts.expected, attended=each.counts.attended
    )
    return str(each.id), day, OWN_ATTENDANCE_GLYPHS[each.own], each.name, each.place, counts


def _page_lines(page: EventPage) -> list[str]:
    each = page.event
    hours = "–".join(hour for hour in (each.starts, each.ends) if hour)
    head = [each.name, full_day(each.day) if each.day else "", hours, each.place, _(OWN_ATTENDANCE_LABELS[each.own])]
    lines = [" · ".join(part for part in head if part)]
    return [*lines, *(f"  {line}" for line in page.notes.split("\n") if line)]


def _guest_row(guest: Guest) -> tuple[str, ...]:
    met = _("met {count} of {enough}").format(count=guest.met, enough=FAMILIAR_ENCOUNTERS)
    return f"  {guest.contact}", guest.name, guest.organisation, _(ATTENDANCE_LABELS[guest.status]), met
