"""Going back to a backup: what that would change, and doing it. Both front doors ask before they do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.backups import Occasion
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.restoring import RestorePreview, compared
from netwerk_tui.language import _
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import FileKey
from netwerk_tui.store.reads.comparing import state_of
from netwerk_tui.store.restoring import bring_up_to_date, copy_of, put_in_place, replace_damaged


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What a restore did."""

    preview: RestorePreview
    before: tuple[Path, ...]
    """Where the network as it was is kept: a backup, or the damaged files themselves."""


def restore_preview(
    network: Network, backup: Path, workplace: Path, backup_key: FileKey | None = None
) -> RestorePreview:
    """In what this backup differs from the network. Changes nothing.

    `workplace` is a folder in which a copy can be made; `backup_key` opens a backup that the network's key does not.
    Raises NotFound for a missing file, Locked for one with another passphrase, Refused for one of a newer netwerk and
    for a network on a server, Damaged where the network itself cannot be read, and UserError for a file that is no
    network or not whole.
    """
    _refuse_server(network)
    with _prepared(network, backup, workplace, backup_key) as (_copy, preview):
        return preview


def restore_backup(network: Network, backup: Path, directory: Path, backup_key: FileKey | None = None) -> RestoreReport:
    """Go back to this backup, after a backup of the network as it is in `directory`. Others may have it open.

    Whoever was erased since stays forgotten, the log is that of the backup, and the network stays encrypted or plain as
    it is now. Raises as `restore_preview`, and
    UserError where the file cannot be written: then nothing has changed.
    """
    _refuse_server(network)
    with _prepared(network, backup, directory, backup_key) as (copy, preview):
        before = put_in_place(copy, network.database, lambda: back_up(network.database, directory, Occasion.RESTORE))
    return RestoreReport(preview, (before.path,))


def damaged_preview(backup: Path, workplace: Path) -> RestorePreview:
    """What this backup holds, where the network cannot be read as it is now. Raises as `restore_preview`."""
    with copy_of(backup, workplace) as copy:
        return _preview_alone(backup, copy)


def restore_damaged(present: Path, backup: Path, directory: Path) -> RestoreReport:
    """Put this backup where a network is that cannot be read any more, whose files are put aside.

    Raises as `restore_preview`, and Refused while another program has the network open.
    """
    with copy_of(backup, directory) as copy:
        preview = _preview_alone(backup, copy)
        return RestoreReport(preview, tuple(replace_damaged(copy, present)))


@contextmanager
def _prepared(
    network: Network, backup: Path, workplace: Path, backup_key: FileKey | None
) -> Iterator[tuple[Database, RestorePreview]]:
    """A copy that is ready to be put in place, and in what it differs from the network."""
    with network.database.reading() as connection:
        now = state_of(connection)
    with copy_of(backup, workplace, network.database.key, backup_key) as copy:
        with copy.reading() as connection:
            then = state_of(connection)
        forgotten = bring_up_to_date(copy, network.database, network.actor, network.sort_rule)
        with copy.reading() as connection:
            ready = state_of(connection)
        yield copy, compared(backup, now, then, ready.people, forgotten)


def _preview_alone(backup: Path, copy: Database) -> RestorePreview:
    with copy.reading() as connection:
        then = state_of(connection)
    return compared(backup, None, then, then.people, forgotten=0)


def _refuse_server(network: Network) -> None:
    if network.database.path is None:
        raise Refused(_("A network on a server is restored there."), _("Use pg_restore, or “netwerk import”."))
