"""Who changed something last, and when: for telling the user with whom an edit clashes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.images import defaults, row_of


@dataclass(frozen=True, slots=True)
class Touch:
    """One change of one column after a moment: of several, from the first to the last."""

    row_id: int
    column: str
    before: object
    after: object
    actor: str
    at: datetime


def touches_since(
    connection: sa.Connection, table: sa.Table, row_ids: Sequence[int], columns: Iterable[str], since: EntryId
) -> list[Touch]:
    """What entries after `since` made of these columns of these rows, as the first found them and the last left them.

    Rows that were added or deleted meanwhile are left out.
    """
    change, entry = tables.change.c, tables.entry.c
    wanted = set(columns)
    query = (
        sa.select(change.row_id, change.before, change.after, entry.actor, entry.at)
        .join(tables.entry, entry.id == change.entry_id)
        .where(change.table_name == table.name, change.row_id.in_(row_ids), change.entry_id > since)
        .order_by(change.entry_id, change.position)
    )
    found: dict[tuple[int, str], Touch] = {}
    for row in connection.execute(query):
        if row.before is None or row.after is None:
            continue
        before, after = row_of(table, row.before), row_of(table, row.after)
        for name in wanted & after.keys():
            first = found.get((row.row_id, name))
            was = first.before if first else before.get(name, defaults(table)[name])
            found[row.row_id, name] = Touch(row.row_id, name, was, after[name], row.actor, row.at)
    return list(found.values())


def added_since(connection: sa.Connection, table: sa.Table, row_ids: Sequence[int], since: EntryId) -> set[int]:
    """Those of these rows that entries after `since` added."""
    change = tables.change.c
    query = sa.select(change.row_id, change.before).where(
        change.table_name == table.name, change.row_id.in_(row_ids), change.entry_id > since
    )
    return {row.row_id for row in connection.execute(query) if row.before is None}


def last_touch(
    connection: sa.Connection, table_names: Iterable[str], contact: ContactId
) -> tuple[str, datetime | None]:
    """Who changed rows of these tables about a contact last, and when; nobody where the log does not tell."""
    change, entry = tables.change.c, tables.entry.c
    query = (
        sa.select(entry.actor, entry.at)
        .join(tables.entry, entry.id == change.entry_id)
        .where(change.contact_id == contact, change.table_name.in_(list(table_names)))
        .order_by(change.entry_id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return ("", None) if row is None else (row.actor, row.at)
