"""Takes back an entry that only added rows, such as an import of thousands, by a few statements. For `undoing`.

Every change of user data is in the log, so rows that no later entry touched still are what this one added: they need
not be compared one by one. 100,000 imported contacts are 500,000 rows. Ids are given out in order, so what one entry
added to a table is nearly always all that the table has from the first of these ids to the last.
"""

from __future__ import annotations

from contextlib import ExitStack

import sqlalchemy as sa

from netwerk_tui.domain.ids import EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.indexes_aside import indexes_aside
from netwerk_tui.store.ledger import Transaction, references_to
from netwerk_tui.store.whole_entries import Deed, RowsOfEntry, rows_of_entry, tell_taken_back


class StillReferredTo(Exception):
    """Something else hangs on a row that was to be removed."""


def only_added_much(connection: sa.Connection, entry: EntryId) -> bool:
    """Whether `take_back_additions` may take the entry back."""
    return bool(rows_of_entry(connection, entry, Deed.ADDED))


def take_back_additions(verbs: Transaction, entry: EntryId) -> bool:
    """Remove all rows that the entry added; whether that was all there is to it, else nothing was done.

    For a transaction that does not check references: here they are, for all rows at once. Raises StillReferredTo where
    something else hangs on one of the rows, and a server raises SQLAlchemy's IntegrityError then.
    """
    added = rows_of_entry(verbs.connection, entry, Deed.ADDED)
    if not added or _touched_later(verbs.connection, entry):
        return False
    tell_taken_back(verbs, entry, added)
    with ExitStack() as until_removed:
        for each in added:
            until_removed.enter_context(indexes_aside(verbs.connection, [each.table], each.rows, removed=True))
        for each in sorted(added, key=lambda each: each.depth, reverse=True):
            _remove(verbs.connection, entry, each)
    for each in added:
        _refuse_dangling(verbs.connection, each)
    return True


def _remove(connection: sa.Connection, entry: EntryId, added: RowsOfEntry) -> None:
    """Remove the rows that the entry added to one table."""
    table, change = added.table, tables.change.c
    among = table.c.id.between(added.first, added.last)
    if connection.scalar(sa.select(sa.func.count()).select_from(table).where(among)) != added.rows:
        mine = sa.and_(change.entry_id == entry, change.table_name == table.name)
        among = table.c.id.in_(sa.select(change.row_id).where(mine))
    connection.execute(sa.delete(table).where(among))


def _refuse_dangling(connection: sa.Connection, removed: RowsOfEntry) -> None:
    """Raise StillReferredTo where a row refers to one that was removed."""
    for child, column in references_to(removed.table):
        parent = removed.table.alias()
        is_there = sa.exists().where(parent.c.id == column)
        dangling = sa.select(child.c.id).where(column.between(removed.first, removed.last), ~is_there)
        if connection.execute(dangling.limit(1)).first() is not None:
            raise StillReferredTo(f"{child.name}.{column.name}")


def _touched_later(connection: sa.Connection, entry: EntryId) -> bool:
    """Whether a later entry changed a row that this one added."""
    mine, later = tables.change.c, tables.change.alias("later").c
    if connection.execute(sa.select(tables.entry.c.id).where(tables.entry.c.id > entry).limit(1)).first() is None:
        return False
    same = sa.and_(later.table_name == mine.table_name, later.row_id == mine.row_id, later.entry_id > entry)
    found = sa.select(mine.row_id).where(mine.entry_id == entry, sa.exists().where(same)).limit(1)
    return connection.execute(found).first() is not None
