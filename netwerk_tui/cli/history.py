"""`netwerk log`, `netwerk undo` and `netwerk redo`."""

from __future__ import annotations

import argparse

from netwerk_tui.actions import history
from netwerk_tui.actions.history import title_of
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.language import _
from netwerk_tui.store.reads.log import LogLine


def log(arguments: argparse.Namespace, shell: Shell) -> int:
    """List what was done, newest first."""
    with opened(shell) as network:
        lines = history.log(network, arguments.limit)
    if shell.output.as_json:
        shell.output.print_value([_log_value(line) for line in lines])
    else:
        shell.output.print_table([_log_row(line) for line in lines])
    return FINE


def undo(arguments: argparse.Namespace, shell: Shell) -> int:
    """Take back an entry, and print the entry that did so."""
    with opened(shell) as network:
        target = None if arguments.entry is None else EntryId(arguments.entry)
        return _printed(shell, history.line_of(network, history.undo(network, target).entry))


def redo(_arguments: argparse.Namespace, shell: Shell) -> int:
    """Do again what was undone last, and print the entry that did so."""
    with opened(shell) as network:
        return _printed(shell, history.line_of(network, history.redo(network).entry))


def _printed(shell: Shell, line: LogLine) -> int:
    if shell.output.as_json:
        shell.output.print_value(_log_value(line))
    else:
        shell.output.print_lines([title_of(line.kind, line.title)])
    return FINE


def _log_value(line: LogLine) -> dict[str, object]:
    return {
        "entry": line.entry,
        "at": line.at.isoformat().replace("+00:00", "Z"),
        "title": title_of(line.kind, line.title),
        "actor": line.actor,
        "kind": line.kind,
        "undoes": line.undoes,
        "undone_by": line.undone_by,
        "changes": line.changes,
    }


def _log_row(line: LogLine) -> tuple[str, ...]:
    title = title_of(line.kind, line.title)
    shown = title if line.undone_by is None else _("{title} (undone)").format(title=title)
    return str(line.entry), f"{line.at.astimezone():%Y-%m-%d %H:%M}", line.actor, shown
