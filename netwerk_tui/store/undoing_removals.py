"""Takes back an entry that only removed rows, such as the undoing of an import, by a few statements. For `undoing`.

The log holds the image of each row that went. SQLite itself makes rows of them again: bringing back 100,000 contacts,
which are 500,000 rows, one by one would take half a minute.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.images import defaults, is_copied
from netwerk_tui.store.indexes_aside import indexes_aside
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.types import Image, Instant
from netwerk_tui.store.whole_entries import Deed, RowsOfEntry, rows_of_entry, tell_taken_back


def only_removed_much(connection: sa.Connection, entry: EntryId) -> bool:
    """Whether `bring_back_removals` may take the entry back; only in a file."""
    return connection.dialect.name == "sqlite" and bool(rows_of_entry(connection, entry, Deed.REMOVED))


def bring_back_removals(verbs: Transaction, entry: EntryId) -> bool:
    """Add all rows again that the entry removed; whether that was all there is to it, else nothing was done.

    Raises SQLAlchemy's IntegrityError where a row of that id is there, or what it refers to is not.
    """
    removed = rows_of_entry(verbs.connection, entry, Deed.REMOVED)
    if not removed:
        return False
    with ExitStack() as until_added:
        for each in removed:
            until_added.enter_context(indexes_aside(verbs.connection, [each.table], each.rows))
        for each in sorted(removed, key=lambda each: each.depth):
            _bring_back(verbs.connection, entry, each)
    tell_taken_back(verbs, entry, removed)
    return True


def _bring_back(connection: sa.Connection, entry: EntryId, removed: RowsOfEntry) -> None:
    """Add the rows of one table, in the order of their ids."""
    change, table = tables.change.c, removed.table
    images = sa.type_coerce(change.before, sa.Text)
    names = list(defaults(table))
    values = [_value(table.c[name], images) for name in names]
    mine = sa.and_(change.entry_id == entry, change.table_name == table.name)
    rows = sa.select(change.row_id, *values).where(mine).order_by(change.row_id)
    connection.execute(sa.insert(table).from_select(["id", *names], rows))


def _value(column: sa.Column[Any], images: sa.ColumnElement[str]) -> sa.ColumnElement[Any]:
    """What the image says of this column, as SQLite stores it; the default where it says nothing."""
    if is_copied(column):
        return _copied(column, images)
    place: sa.ColumnElement[str] = sa.literal_column(f"'$.{column.name}'")
    told = sa.func.json_extract(images, place)
    if column.type is Image:
        return sa.case((told.is_not(None), images.op("->")(place)))
    if isinstance(column.type, Instant):
        moment = sa.func.rtrim(sa.func.replace(told, "T", " "), "Z")
        return sa.case((sa.func.instr(moment, ".") > 0, moment), else_=moment.concat(".000000"))
    usual = defaults(column.table)[column.name]
    return told if usual is None else sa.func.coalesce(told, sa.literal(usual, column.type))


def _copied(column: sa.Column[Any], images: sa.ColumnElement[str]) -> sa.ColumnElement[Any]:
    """What a participant keeps of its interaction, which is there by now."""
    told = tables.interaction.c
    interaction = sa.func.json_extract(images, sa.literal_column("'$.interaction_id'"))
    return sa.select(sa.type_coerce(told[column.name], sa.Text)).where(told.id == interaction).scalar_subquery()
