"""The log: what was done, when, by whom, and what of it was undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import EntryKind


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the ledger."""

    entry: EntryId
    at: datetime
    title: str
    actor: str
    kind: EntryKind
    undoes: EntryId | None
    undone_by: EntryId | None
    changes: int


def log_lines(connection: sa.Connection, limit: int | None = None) -> list[LogLine]:
    """The newest `limit` entries, newest first; all of them where none is given."""
    return [_line(row) for row in connection.execute(_lines().limit(limit))]


def log_line(connection: sa.Connection, entry: EntryId) -> LogLine:
    """This entry, which must exist."""
    return _line(connection.execute(_lines().where(tables.entry.c.id == entry)).one())


def newest_entry(connection: sa.Connection) -> EntryId:
    """The id of the newest entry; 0 in a network where nothing was done."""
    return EntryId(connection.execute(sa.select(sa.func.coalesce(sa.func.max(tables.entry.c.id), 0))).scalar_one())


def next_row_id(connection: sa.Connection) -> int:
    """The id that the next new row gets, whatever table it is of."""
    counter = tables.counter.c
    last: int = connection.execute(sa.select(counter.value).where(counter.name == "row")).scalar_one()
    return last + 1


def _lines() -> sa.Select[Any]:
    entry, undoer, change = tables.entry.c, tables.entry.alias("undoer"), tables.change.c
    changes = (
        sa.select(sa.func.count())
        .select_from(tables.change)
        .where(change.entry_id == entry.id)
        .correlate(tables.entry)
        .scalar_subquery()
    )
    return (
        sa.select(tables.entry, undoer.c.id.label("undone_by"), changes.label("changes"))
        .outerjoin(undoer, undoer.c.undoes == entry.id)
        .order_by(entry.id.desc())
    )


def _line(row: sa.Row[Any]) -> LogLine:
    return LogLine(
        EntryId(row.id), row.at, row.title, row.actor, EntryKind(row.kind), row.undoes, row.undone_by, row.changes
    )
