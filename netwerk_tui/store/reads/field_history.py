"""What became of a field: who changed it, when, from what to what, as the ledger remembers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.field_change import FieldChange
from netwerk_tui.store import tables
from netwerk_tui.store.images import RowImage, defaults
from netwerk_tui.store.ledger import EntryKind


def field_changes(
    connection: sa.Connection, table: sa.Table, row_id: int, columns: Sequence[str]
) -> tuple[FieldChange, ...]:
    """The changes of these columns of one row, the newest first. Values are as the ledger keeps them: days as text."""
    change, entry = tables.change.c, tables.entry.c
    query: sa.Select[Any] = (
        sa.select(entry.at, entry.actor, entry.title, entry.kind, change.before, change.after)
        .join(tables.entry, entry.id == change.entry_id)
        .where(change.table_name == table.name, change.row_id == row_id)
        .order_by(change.entry_id.desc(), change.position.desc())
    )
    return tuple(found for row in connection.execute(query) for found in _changes_in(table, row, columns))


def _changes_in(table: sa.Table, row: sa.Row[Any], columns: Sequence[str]) -> Iterator[FieldChange]:
    made, gone = row.before is None, row.after is None
    for column in columns:
        before, after = _value(table, row.before, column), _value(table, row.after, column)
        touched = made or gone or column in row.after
        if touched and before != after:
            yield FieldChange(
                column, row.at, row.actor, row.title, EntryKind(row.kind) is not EntryKind.DO, before, after
            )


def _value(table: sa.Table, image: RowImage | None, column: str) -> object:
    """What the column held; what it holds by default, where the image or the row is not there."""
    return defaults(table)[column] if image is None else image.get(column, defaults(table)[column])
