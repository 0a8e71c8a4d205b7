"""Verified backups of a database file, by SQLite's own backup interface.

Copying the file of a live database is no backup: of 40 such copies 39 were corrupt. A backup is of the moment at which
it began, whatever is written meanwhile, and no writer waits for it. On a server, backups are the server's own business
(`pg_dump`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.backups import Occasion, backup_file_name
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.language import _
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import FileKey, connect
from netwerk_tui.store.failures import failures_in_words
from netwerk_tui.store.private_files import private_file

_PAGES_AT_ONCE = 1024
"""Copied between two questions whether the backup is still wanted: 4 MB."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup that was read back and found whole."""

    path: Path
    size_bytes: int


class BackupUnwanted(Exception):
    """Nobody waits for the backup any more: the program ends."""


def back_up(
    database: Database,
    directory: Path,
    label: str = Occasion.ASKED,
    *,
    begun: Callable[[], None] | None = None,
    is_wanted: Callable[[], bool] | None = None,
) -> Backup:
    """A new backup in `directory`, named after the network, `label` and the present instant.

    `begun` is called once the moment is settled that the backup is of: what is written from then on is not in it.
    Raises as `back_up_to` does.
    """
    _refuse_server(database)
    name = backup_file_name(identity_in(database), label, datetime.now(UTC))
    return back_up_to(database, directory / name, begun=begun, is_wanted=is_wanted)


def back_up_to(
    database: Database,
    target: Path,
    *,
    begun: Callable[[], None] | None = None,
    is_wanted: Callable[[], bool] | None = None,
) -> Backup:
    """A backup at exactly `target`, which must not exist yet. Leaves no half-written file behind.

    Raises UserError where it cannot be written or is not sound, Refused for a file that exists and for a network on a
    server, and BackupUnwanted as soon as `is_wanted` says no.
    """
    _refuse_server(database)
    if target.exists():
        raise Refused(_("{path} exists already.").format(path=target), _("Choose another name."))
    with finished_file(target) as partial:
        copy_verified(database, partial, begun, is_wanted)
    return Backup(target, target.stat().st_size)


@contextmanager
def finished_file(target: Path) -> Iterator[Path]:
    """A private file to write, which becomes `target` at the end of the block; nothing is left of it on a failure.

    Raises UserError where it cannot be written.
    """
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        private_file(partial)
        yield partial
        os.replace(partial, target)
        _settle(target.parent)
    except OSError as error:
        raise UserError(
            _("The backup {path} cannot be written: {reason}.").format(path=target, reason=reason_of(error)),
            _("Nothing was changed. Choose another place."),
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def copy_verified(
    database: Database,
    copy: Path,
    begun: Callable[[], None] | None = None,
    is_wanted: Callable[[], bool] | None = None,
) -> None:
    """Copy a database into a file that is empty, and read the copy back. Raises UserError where it is not sound."""

    def ask_on(_status: int, _remaining: int, _total: int) -> None:
        if is_wanted is not None and not is_wanted():
            raise BackupUnwanted

    with failures_in_words(), closing(connected(copy, database.key)) as target:
        with database.reading() as source:
            # The first statement settles the moment that the transaction sees.
            source.exec_driver_sql("SELECT count(*) FROM sqlite_master").all()
            if begun is not None:
                begun()
            driver: Any = source.connection.driver_connection
            driver.backup(target, pages=_PAGES_AT_ONCE, progress=ask_on)
        target.execute("PRAGMA journal_mode=DELETE").fetchall()
        verdict = target.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise UserError(_("The backup is not sound: {reason}.").format(reason=verdict), _("Run “netwerk check”."))


def connected(path: Path, key: FileKey | None = None) -> Any:
    """The driver's connection to the file of a backup, or to one that is to become it, with this key."""
    return connect(path, key)


def identity_in(database: Database) -> str:
    """The identity of the network in this database; empty where it has none yet."""
    with database.reading() as connection:
        if not sa.inspect(connection).has_table("network"):
            return ""
        found = connection.exec_driver_sql("SELECT id FROM network").scalar()
    return "" if found is None else str(found)


def _refuse_server(database: Database) -> None:
    if database.path is None:
        raise Refused(_("A network on a server is backed up there."), _("Use pg_dump, or “netwerk export”."))


def _settle(directory: Path) -> None:
    """Let the new name in the directory survive a power cut."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
