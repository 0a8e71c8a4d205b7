"""`netwerk backup` and `netwerk check`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC

from netwerk_tui.actions.backups import make_backup
from netwerk_tui.actions.checking import CheckReport, check_network
from netwerk_tui.cli.exit_codes import FAILED, FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.restore_words import moment_words
from netwerk_tui.language import _, ngettext
from netwerk_tui.settings import shown_database


def backup(arguments: argparse.Namespace, shell: Shell) -> int:
    """Make a backup, and print where it is."""
    with opened(shell) as network:
        made = make_backup(network, arguments.file, shell.settings.backup_dir)
    if shell.output.as_json:
        shell.output.print_value({"path": str(made.path.absolute()), "bytes": made.size_bytes})
    else:
        shell.output.print_lines([str(made.path)])
    return FINE


def check(_arguments: argparse.Namespace, shell: Shell) -> int:
    """Print whether the network is whole; exit code 1 where it is not."""
    with opened(shell) as network:
        report = check_network(network, shell.settings.backup_dir)
    place = shown_database(shell.settings.database)
    if shell.output.as_json:
        shell.output.print_value(_check_value(report, place))
    else:
        shell.output.print_lines(_check_lines(report, place))
    return FINE if report.is_ok else FAILED


def _check_value(report: CheckReport, place: str) -> dict[str, object]:
    last = report.last_backup
    return {
        "ok": report.is_ok,
        "problems": [{"where": found.where, "reason": found.reason} for found in report.problems],
        "database": place,
        "engine": report.engine.name,
        report.engine.name: report.engine.version,
        "wal_reset_corruption": report.engine.has_wal_reset_corruption,
        "schema": report.schema,
        "contacts": report.contacts,
        "interactions": report.interactions,
        "entries": report.entries,
        "warnings": list(report.warnings),
        "last_backup": None if last is None else str(last.path),
        "last_backup_at": None if last is None else last.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "backups": report.backups,
        "backed_up": report.is_backed_up,
    }


def _check_lines(report: CheckReport, place: str) -> Iterator[str]:
    if report.is_ok:
        yield _("{place} is whole.").format(place=place)
    else:
        count = len(report.problems)
        yield ngettext("{place} has {count} problem:", "{place} has {count} problems:", count).format(
            place=place, count=count
        )
        yield from (f"  {found.where}: {found.reason}" for found in report.problems)
    yield "  " + _("{contacts} contacts, {interactions} contact moments, {entries} entries in the log").format(
        contacts=report.contacts, interactions=report.interactions, entries=report.entries
    )
    yield f"  {report.engine.name} {report.engine.version}, schema {report.schema}"
    yield from (f"  {line}" for line in _backup_lines(report))
    yield from (_("Careful: {warning}").format(warning=warning) for warning in report.warnings)


def _backup_lines(report: CheckReport) -> Iterator[str]:
    if report.engine.name != "sqlite":
        return
    if report.last_backup is None:
        yield _("no backup yet: “netwerk backup” makes one, and the screen does so by itself")
        return
    words = ngettext(
        "{count} backup, the newest of {moment}", "{count} backups, the newest of {moment}", report.backups
    )
    yield words.format(count=report.backups, moment=moment_words(report.last_backup.at))
    if not report.is_backed_up:
        yield _("what was stored since is in none of them")
