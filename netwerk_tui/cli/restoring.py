"""`netwerk restore`: goes back to a backup, after telling what that changes."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from netwerk_tui.actions.password_command import passphrase_from
from netwerk_tui.actions.restoring import (
    RestoreReport,
    damaged_preview,
    restore_backup,
    restore_damaged,
    restore_preview,
)
from netwerk_tui.cli.asking import is_agreed
from netwerk_tui.cli.exit_codes import FAILED, FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.output import is_terminal
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.restore_words import preview_lines
from netwerk_tui.domain.restoring import LoggedEntry, RestorePreview
from netwerk_tui.language import _
from netwerk_tui.settings import database_file
from netwerk_tui.store.encryption import FileKey, Locked, key_for, unlock
from netwerk_tui.store.failures import Damaged

_SHOWN = 10


def restore(arguments: argparse.Namespace, shell: Shell) -> int:
    """Restore a backup, and print what that changed; exit code 1 where the user does not agree."""
    try:
        return _restore_readable(arguments, shell)
    except Damaged as damage:
        present = database_file(shell.settings)
        if present is None:
            raise
        shell.output.say(damage.title)
    return _restore_unreadable(arguments, shell, present)


def _restore_readable(arguments: argparse.Namespace, shell: Shell) -> int:
    backups = shell.settings.backup_dir
    with opened(shell) as network:
        key = _key_of(arguments.file, network.database.key, shell)
        if key is not None and network.database.key is None:
            shell.output.say(_("The backup is encrypted and this network is not. “netwerk encrypt” encrypts it again."))
        preview = restore_preview(network, arguments.file, backups, key)
        if arguments.dry_run:
            return _told(RestoreReport(preview, ()), shell, is_done=False)
        if not arguments.yes and not _is_wanted(preview, shell):
            return FAILED
        return _told(restore_backup(network, arguments.file, backups, key), shell)


def _key_of(backup: Path, key: FileKey | None, shell: Shell) -> FileKey | None:
    """What opens the backup; None for a plain one. `key` is that of the network, and most often of its backups too.

    Raises Locked where nobody can say the passphrase, and WrongPassphrase where it does not open the backup.
    """
    try:
        return key_for(backup, key)
    except Locked:
        if shell.settings.password_command:
            return unlock(backup, passphrase_from(shell.settings.password_command))
        if not is_terminal(sys.stdin):
            raise
    return unlock(backup, getpass.getpass(_("Passphrase of the backup: ")))


def _restore_unreadable(arguments: argparse.Namespace, shell: Shell, present: Path) -> int:
    """Put the backup where a network is that cannot be read."""
    backups = shell.settings.backup_dir
    preview = damaged_preview(arguments.file, backups)
    if arguments.dry_run:
        return _told(RestoreReport(preview, ()), shell, is_done=False)
    if not arguments.yes and not _is_wanted(preview, shell):
        return FAILED
    return _told(restore_damaged(present, arguments.file, backups), shell)


def _is_wanted(preview: RestorePreview, shell: Shell) -> bool:
    """Whether the user agrees, once they know what it comes to."""
    shell.output.say(*preview_lines(preview, _SHOWN))
    if is_agreed(shell, _("Restore {path}?").format(path=preview.path)):
        return True
    shell.output.say(_("Nothing was changed."))
    return False


def _told(report: RestoreReport, shell: Shell, *, is_done: bool = True) -> int:
    if shell.output.as_json:
        shell.output.print_value(_value(report, is_done=is_done))
        return FINE
    shell.output.print_lines(preview_lines(report.preview, _SHOWN))
    if is_done:
        shell.output.print_lines(_("As it was before: {path}").format(path=path) for path in report.before)
    else:
        shell.output.say(_("This was a dry run: nothing was written."))
    return FINE


def _value(report: RestoreReport, *, is_done: bool) -> dict[str, object]:
    preview = report.preview
    return {
        "restored": is_done,
        "path": str(preview.path.absolute()),
        "before": [str(path.absolute()) for path in report.before],
        "readable": preview.is_readable,
        "same_network": preview.is_same_network,
        "counts": {
            table: {"now": preview.counts_now.get(table), "backup": count}
            for table, count in preview.counts_then.items()
        },
        "newest": {"now": _entry_value(preview.newest_now), "backup": _entry_value(preview.newest_then)},
        "lost": [_entry_value(each) for each in preview.lost],
        "vanishing": list(preview.vanishing),
        "returning": list(preview.returning),
        "forgotten": preview.forgotten,
    }


def _entry_value(entry: LoggedEntry | None) -> dict[str, object] | None:
    if entry is None:
        return None
    return {"entry": entry.entry, "at": entry.at.isoformat().replace("+00:00", "Z"), "title": entry.title}
