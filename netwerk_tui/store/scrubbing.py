"""Making the files of a database forget what was deleted from it. For `actions.erasing`, after an erasure is committed.

A deleted row lives on in free pages of the file and in the write-ahead log until both are written anew.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlalchemy.exc as sa_exc
import sqlcipher3.dbapi2

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import FileKey, connect

_PATIENCE_MS = 10_000
"""How long writing a table anew waits for others who use it."""


def scrub(database: Database) -> list[str]:
    """Write the database anew without what was deleted; what cannot be promised, in the user's language."""
    return _scrub_file(database) if database.is_sqlite else _scrub_server(database)


def put_to_rest(path: Path, key: FileKey | None = None) -> None:
    """Let a database that is closed be one file, without a write-ahead log beside it."""
    with closing(connect(path, key)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()


def _scrub_file(database: Database) -> list[str]:
    try:
        with database.raw() as connection:
            connection.execute("PRAGMA secure_delete=ON").fetchall()
            connection.execute("VACUUM")
            is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlcipher3.dbapi2.Error as error:
        reason = clean_line(str(error))
        return [_("{path} could not be written anew: {reason}.").format(path=database.path, reason=reason)]
    if is_busy:
        return [_("{path} is open in another netwerk: it forgets when that is closed.").format(path=database.path)]
    return []


def _scrub_server(database: Database) -> list[str]:
    limits = [_("The server's own log, replicas and backups keep what they have: ask whoever keeps the server.")]
    try:
        with database.outside_transactions() as connection:
            connection.exec_driver_sql(f"SET lock_timeout = {_PATIENCE_MS}")
            for table in tables.metadata.sorted_tables:
                connection.exec_driver_sql(f'VACUUM (FULL) "{table.name}"')
            connection.exec_driver_sql("RESET lock_timeout")
    except (UserError, sa_exc.DBAPIError):
        limits.insert(0, _("The server did not let netwerk write its tables anew: VACUUM FULL does it."))
    return limits
