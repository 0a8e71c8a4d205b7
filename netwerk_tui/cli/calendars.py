"""`netwerk export` to a calendar."""

from __future__ import annotations

import argparse
from pathlib import Path

from netwerk_tui.actions.calendars import CalendarChoice, export_calendar, write_calendar
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.exchange.calendar import FORMAT_NAME
from netwerk_tui.language import _, ngettext

_STDOUT = Path("-")


def export_to_calendar(arguments: argparse.Namespace, shell: Shell) -> int:
    """Write the promises to a file, or with - to stdout."""
    choice = CalendarChoice(appointments=arguments.appointments, private=arguments.private)
    to_stdout = arguments.file == _STDOUT
    if to_stdout and shell.output.is_seen:
        raise UsageError(_("This would fill the screen."), _("Name a file, or send it on with | or >."))
    if to_stdout and shell.output.as_json:
        raise UsageError(
            _("stdout cannot hold both the calendar and the summary."), _("Name a file, or leave out --json.")
        )
    with opened(shell) as network:
        if to_stdout:
            with shell.output.file_on_stdout() as stream:
                write_calendar(network, stream, shell.today, choice)
            return FINE
        summary = export_calendar(network, arguments.file, shell.today, choice)
    if shell.output.as_json:
        shell.output.print_value(
            {
                "path": summary.path,
                "format": FORMAT_NAME,
                "followups": summary.followups,
                "appointments": choice.appointments,
                "private": choice.private,
            }
        )
    else:
        promises = ngettext("{count} promise", "{count} promises", summary.followups).format(count=summary.followups)
        shell.output.print_lines([_("{path}: {contacts}").format(path=summary.path, contacts=promises)])
    return FINE


def refuse_calendar_options(arguments: argparse.Namespace) -> None:
    """Raise UsageError where an option asks for what only a calendar has."""
    if arguments.appointments:
        raise UsageError(
            _("{option} is for a calendar.").format(option="--appointments"),
            _("Name a file that ends in .ics, or leave the option out."),
        )
