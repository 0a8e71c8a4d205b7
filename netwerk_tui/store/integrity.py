"""Whether a database is whole: the engine's own checks, and whether the ledger knows every row. Called by actions.

Each check is one or two queries on indexed columns; 1,600 contacts take some 0.1 s. What is found is in the user's
language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa
import sqlcipher3.dbapi2

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import N_, _
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database

SQLITE_WITHOUT_WAL_RESET_CORRUPTION = (3, 51, 3)
"""Before it, a checkpoint that meets a write at the wrong moment may damage the file."""

_FINDINGS_A_CHECK = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Engine:
    """What keeps the database."""

    name: str
    version: str
    has_wal_reset_corruption: bool


def engine_of(database: Database) -> Engine:
    """The database engine in use."""
    if database.is_sqlite:
        version = sqlcipher3.dbapi2.sqlite_version
        numbers = tuple(map(int, version.split(".")))
        return Engine("sqlite", version, numbers < SQLITE_WITHOUT_WAL_RESET_CORRUPTION)
    with database.reading() as connection:
        return Engine("postgresql", str(connection.exec_driver_sql("SHOW server_version").scalar_one()), False)


def findings(database: Database) -> list[Finding]:
    """All that is wrong with the database: nothing, when it is whole. At most twenty findings of each check."""
    found: list[Finding] = []
    for where, check in (*(_OF_A_FILE if database.is_sqlite else ()), *_OF_THE_LEDGER):
        try:
            with database.reading() as connection:
                found += islice(check(connection), _FINDINGS_A_CHECK)
        except UserError as error:
            found.append(Finding(_(where), error.title))
    return found


def _damaged_pages(connection: sa.Connection) -> Iterator[Finding]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding(_("file"), line)


def _changed_pages(connection: sa.Connection) -> Iterator[Finding]:
    """Pages of an encrypted file that are not as they were written."""
    if connection.exec_driver_sql("PRAGMA cipher_status").scalar() == "1":
        for (line,) in connection.exec_driver_sql("PRAGMA cipher_integrity_check"):
            yield Finding(_("encryption"), line)


def _broken_references(connection: sa.Connection) -> Iterator[Finding]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        reason = _("row {row} refers to a row of {table} that is gone").format(row=row[1], table=row[2])
        yield Finding(row[0], reason)


def _empty_entries(connection: sa.Connection) -> Iterator[Finding]:
    entry, change = tables.entry.c, tables.change.c
    logged = sa.select(change.entry_id).where(change.entry_id == entry.id).exists()
    for number in connection.scalars(sa.select(entry.id).where(~logged).order_by(entry.id)):
        yield Finding(_("ledger"), _("entry {entry} does not say what it changed").format(entry=number))


def _unknown_tables(connection: sa.Connection) -> Iterator[Finding]:
    known = [table.name for table in tables.USER_TABLES]
    change = tables.change.c
    for name in connection.scalars(sa.select(change.table_name).where(change.table_name.not_in(known)).distinct()):
        yield Finding(_("ledger"), _("there is no table {table}").format(table=name))


def _rows_beside_the_ledger(connection: sa.Connection) -> Iterator[Finding]:
    """Rows that were written or removed without the ledger. Only the general dossier was never entered in it."""
    change = tables.change.c
    made, removed = (sa.func.sum(sa.case((image.is_(None), 1), else_=0)) for image in (change.before, change.after))
    for table in tables.USER_TABLES:
        living = sa.select(change.row_id).where(change.table_name == table.name).group_by(change.row_id)
        living = living.having(made > removed)
        unlogged = sa.select(table.c.id).where(table.c.id.not_in(living)).order_by(table.c.id)
        if table is tables.dossier:
            unlogged = unlogged.where(table.c.general.is_(False))
        for row in connection.scalars(unlogged):
            yield Finding(table.name, _("row {row} is not in the ledger").format(row=row))
        for row in connection.scalars(living.except_(sa.select(table.c.id)).order_by(sa.column("row_id"))):
            yield Finding(table.name, _("row {row} is gone, and the ledger does not say why").format(row=row))


def _stale_counters(connection: sa.Connection) -> Iterator[Finding]:
    """Ids that were given out, and might be given out again."""
    counters = {row.name: row.value for row in connection.execute(sa.select(tables.counter))}
    highest = {
        "entry": connection.scalar(sa.select(sa.func.max(tables.entry.c.id))),
        "row": max(connection.scalar(sa.select(sa.func.max(table.c.id))) or 0 for table in tables.USER_TABLES),
    }
    for name, used in highest.items():
        if (used or 0) > counters.get(name, 0):
            yield Finding(_("ids"), _("the next number of “{counter}” is taken already").format(counter=name))


_Check = Callable[[sa.Connection], Iterator[Finding]]

_OF_A_FILE: tuple[tuple[str, _Check], ...] = (
    (N_("encryption"), _changed_pages),
    (N_("file"), _damaged_pages),
    (N_("references"), _broken_references),
)

_OF_THE_LEDGER: tuple[tuple[str, _Check], ...] = (
    (N_("ledger"), _empty_entries),
    (N_("ledger"), _unknown_tables),
    (N_("rows"), _rows_beside_the_ledger),
    (N_("ids"), _stale_counters),
)
