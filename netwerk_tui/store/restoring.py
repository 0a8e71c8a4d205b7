"""Putting a backup in the place of the network as it is now. For `actions.restoring`.

A private copy of the backup is brought up to date first: migrated, rid of whoever was erased since, and given what the
present network knows that no backup may take away. Only then is it written over the present one, in one transaction of
SQLite's, so that a kill at any moment leaves either the old network or the new one, and others may have it open.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.errors import NotFound, Refused, UserError
from netwerk_tui.domain.names import SortRule
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.backup import Backup, copy_verified, finished_file
from netwerk_tui.store.backups_erasure import forget_again
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import FileKey, key_for
from netwerk_tui.store.erased_people import erased_people
from netwerk_tui.store.failures import refuse_newer_schema
from netwerk_tui.store.file_locks import is_open_elsewhere
from netwerk_tui.store.private_files import private_directory
from netwerk_tui.store.recrypting import recrypt
from netwerk_tui.store.schema_revision import SCHEMA_REVISION
from netwerk_tui.store.sorting import keep_sorted_by
from netwerk_tui.store.upgrade import known_revisions, migrate

_PAGES_AT_ONCE = 4096
_PATIENCE_SECONDS = 5.0
"""How long putting it in place waits for another program's write."""

_PAUSE_SECONDS = 0.05
_MOVING_ON = frozenset({0, 101})
"""SQLite's words for pages that were copied, and for the last of them; any other means waiting."""

_COMPANIONS = ("-wal", "-shm", "-journal")


@contextmanager
def copy_of(
    backup: Path, workplace: Path, key: FileKey | None = None, backup_key: FileKey | None = None
) -> Iterator[Database]:
    """A copy of the backup with the schema of this netwerk, which is thrown away at the end of the block.

    It is encrypted as the network is, by `key`, which opens the backup too unless that has a key of its own. The backup
    itself is only read. Raises NotFound where there is no such file, Locked for one with another passphrase, Refused
    for one of a newer netwerk, and UserError for one that is damaged or no network.
    """
    if not backup.is_file():
        raise NotFound(_("There is no file {path}.").format(path=backup))
    private_directory(workplace)
    with TemporaryDirectory(prefix=".netwerk-restore-", dir=workplace) as folder:
        path = Path(folder) / "copy.db"
        opens = key_for(backup, backup_key or key)
        with closing(Database(f"sqlite:///{backup}", opens)) as source, finished_file(path) as partial:
            _refuse_unknown(source, backup)
            copy_verified(source, partial)
        if opens != key:
            recrypt(path, opens, key)
        with closing(Database(f"sqlite:///{path}", key)) as copy:
            if _revision(copy) != SCHEMA_REVISION:
                migrate(copy)
            yield copy


def bring_up_to_date(copy: Database, present: Database, actor: str, preferred: SortRule) -> int:
    """Let a copy keep what the present network knows for good; how many people it had to forget again.

    That is who was erased, which ids were given out, and, of the same network, what is being typed.
    """
    with present.reading() as connection:
        erased = erased_people(connection)
        tokens = connection.execute(sa.select(tables.erased)).all()
        counters = connection.execute(sa.select(tables.counter.c.name, tables.counter.c.value)).all()
        drafts = connection.execute(sa.select(tables.draft)).all()
        network = connection.scalar(sa.select(tables.network.c.id))
    with copy.writing() as connection:
        counter = tables.counter.c
        for row in counters:
            higher = sa.update(tables.counter).where(counter.name == row.name, counter.value < row.value)
            connection.execute(higher.values(value=row.value))
    forgotten = forget_again(copy, erased, actor, preferred)
    with copy.writing() as connection:
        if erased.key and not connection.scalar(sa.select(tables.network.c.erasure_key)):
            connection.execute(sa.update(tables.network).values(erasure_key=erased.key))
        if erased.key == connection.scalar(sa.select(tables.network.c.erasure_key)):
            known = set(connection.scalars(sa.select(tables.erased.c.token)))
            _insert(connection, tables.erased, [row for row in tokens if row.token not in known])
        if network == connection.scalar(sa.select(tables.network.c.id)):
            places = set(connection.scalars(sa.select(tables.draft.c.place)))
            living = set(connection.scalars(sa.select(tables.contact.c.id)))
            _insert(
                connection,
                tables.draft,
                [row for row in drafts if row.place not in places and row.contact_id in {None, *living}],
            )
    keep_sorted_by(copy, preferred)
    return forgotten


def put_in_place(copy: Database, present: Database, back_up_present: Callable[[], Backup]) -> Backup:
    """Let the present network be what the copy is; the backup of what it was, with everything that was stored.

    Others who have it open see it at their next look. Raises UserError where another program keeps writing, or where
    the file cannot be written; then nothing has changed.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS

    def lose_patience(status: int, _remaining: int, _total: int) -> None:
        if status not in _MOVING_ON and time.monotonic() > deadline:
            raise UserError(
                _("Another program is writing to this network."),
                _("Nothing was saved. Wait a moment and try again."),
            )

    with copy.reading() as source, present.raw() as target:
        while True:
            version = _data_version(target)
            backup = back_up_present()
            if _data_version(target) == version:
                break
        driver: Any = source.connection.driver_connection
        driver.backup(target, pages=_PAGES_AT_ONCE, progress=lose_patience, sleep=_PAUSE_SECONDS)
    return backup


def replace_damaged(copy: Database, present: Path) -> list[Path]:
    """Put the copy where a network is that cannot be read any more; where its files are kept from now on.

    Raises Refused while another program has it open.
    """
    if is_open_elsewhere(present):
        raise Refused(
            _("{path} is open in another program.").format(path=present), _("Close netwerk there, and try again.")
        )
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept: list[Path] = []
    with finished_file(present.with_name(f"{present.name}.restored")) as partial:
        copy_verified(copy, partial)
    try:
        for companion in ("", *_COMPANIONS):
            old = present.with_name(present.name + companion)
            if old.exists():
                aside = present.with_name(f"{present.name}.damaged-{stamp}{companion}")
                os.replace(old, aside)
                kept.append(aside)
        os.replace(present.with_name(f"{present.name}.restored"), present)
    except OSError as error:
        raise UserError(
            _("{path} could not be replaced: {reason}.").format(path=present, reason=reason_of(error)),
            _("Check the permissions of the file and its folder."),
        ) from error
    return kept


def _data_version(connection: Any) -> int:
    """A number that changes whenever another program has written."""
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


def _insert(connection: sa.Connection, table: sa.Table, rows: list[sa.Row[Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), [dict(row._mapping) for row in rows])


def _refuse_unknown(source: Database, path: Path) -> None:
    with source.reading() as connection:
        names = set(sa.inspect(connection).get_table_names())
    if not {"network", "alembic_version"} <= names:
        raise UserError(_("{path} is no netwerk network.").format(path=path), _("Choose a file of “netwerk backup”."))
    revision = _revision(source)
    if revision not in known_revisions():
        raise refuse_newer_schema(revision)


def _revision(database: Database) -> str:
    with database.reading() as connection:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
