"""A whole network, row by row, as JSON values: what the complete export writes.

Everything is streamed, so a network of any size fits. Without private notes, whatever tells of them is left out of the
rows and of the ledger alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from netwerk_tui.store import tables
from netwerk_tui.store.images import RowImage, encode
from netwerk_tui.store.network_rows import as_exported, exported_columns, values_of

_ROWS_AT_ONCE = 1000

_OF_INTERACTIONS = tuple(table for table in tables.USER_TABLES if "interaction_id" in table.columns)
"""Tables whose rows belong to an interaction, and are as private as it is."""


def network_id(connection: sa.Connection) -> str:
    """The identity of this network."""
    found: str = connection.execute(sa.select(tables.network.c.id)).scalar_one()
    return found


def contact_count(connection: sa.Connection) -> int:
    """How many contacts there are."""
    return connection.execute(sa.select(sa.func.count()).select_from(tables.contact)).scalar_one()


def interaction_count(connection: sa.Connection, *, private: bool) -> int:
    """How many interactions there are; the private ones among them where asked."""
    query = sa.select(sa.func.count()).select_from(tables.interaction)
    return connection.execute(query if private else query.where(tables.interaction.c.private.is_(False))).scalar_one()


def tables_of_rows(connection: sa.Connection, *, private: bool) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Every table of user data with its rows, by id."""
    for table in tables.USER_TABLES:
        yield table.name, _rows(connection, table, private=private)


def ledger_entries(
    connection: sa.Connection, *, private: bool
) -> Iterator[tuple[dict[str, Any], Iterator[dict[str, Any]]]]:
    """Every entry of the ledger, oldest first, with its changes in order; they must be taken before the next entry."""
    hidden = _Hidden() if private else _hidden(connection)
    change, entry = tables.change.c, tables.entry.c
    changes = groupby(
        _stream(connection, sa.select(tables.change).order_by(change.entry_id, change.position)),
        key=lambda row: row.entry_id,
    )
    pending = next(changes, None)
    for row in _stream(connection, sa.select(tables.entry).order_by(entry.id)):
        facts = {
            "entry": row.id,
            "at": encode(row.at),
            "actor": row.actor,
            "title": "" if row.id in hidden.entries else row.title,
            "kind": row.kind,
            "undoes": row.undoes,
        }
        if pending is not None and pending[0] == row.id:
            yield facts, _changes(pending[1], hidden, private=private)
            pending = next(changes, None)
        else:
            yield facts, iter(())


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What of the ledger tells of private interactions."""

    rows: set[tuple[str, int]] = field(default_factory=set)
    """Tables and ids."""
    entries: set[int] = field(default_factory=set)


def _stream(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[sa.Row[Any]]:
    yield from connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE))


def _rows(connection: sa.Connection, table: sa.Table, *, private: bool) -> Iterator[dict[str, Any]]:
    columns = [column for column in exported_columns(table) if private or column.name != "private_notes"]
    query = sa.select(table.c.id, *map(as_exported, columns)).order_by(table.c.id)
    if not private and table is tables.interaction:
        query = query.where(table.c.private.is_(False))
    if not private and table in _OF_INTERACTIONS:
        interaction = tables.interaction.c
        query = query.where(~sa.exists().where(interaction.id == table.c.interaction_id, interaction.private))
    yield from values_of(columns, _stream(connection, query))


def _changes(rows: Iterator[sa.Row[Any]], hidden: _Hidden, *, private: bool) -> Iterator[dict[str, Any]]:
    for row in rows:
        if (row.table_name, row.row_id) not in hidden.rows:
            images = {"before": row.before, "after": row.after}
            if not private:
                images = {name: _without_private_notes(image) for name, image in images.items()}
            yield {"table": row.table_name, "id": row.row_id, **images}


def _without_private_notes(image: RowImage | None) -> RowImage | None:
    return None if image is None else {name: value for name, value in image.items() if name != "private_notes"}


def _hidden(connection: sa.Connection) -> _Hidden:
    """Interactions that are or ever were private, and what belonged to them."""
    interaction, change = tables.interaction.c, tables.change.c
    concealed = set(connection.scalars(sa.select(interaction.id).where(interaction.private.is_(True))))
    of_interactions = _stream(
        connection,
        sa.select(change.row_id, change.before, change.after).where(change.table_name == tables.interaction.name),
    )
    concealed.update(row.row_id for row in of_interactions if _holds(row, "private", {True}))
    hidden = _Hidden({(tables.interaction.name, row_id) for row_id in concealed})
    names = [table.name for table in _OF_INTERACTIONS]
    for row in _stream(connection, sa.select(tables.change).where(change.table_name.in_(names))):
        if _holds(row, "interaction_id", concealed):
            hidden.rows.add((row.table_name, row.row_id))
    told = sa.select(change.entry_id, change.table_name, change.row_id).where(
        change.table_name.in_([tables.interaction.name, *names])
    )
    hidden.entries.update(
        row.entry_id for row in _stream(connection, told) if (row.table_name, row.row_id) in hidden.rows
    )
    return hidden


def _holds(row: sa.Row[Any], column: str, values: set[Any]) -> bool:
    """Whether the column has one of the values before or after the change."""
    return any(image is not None and image.get(column) in values for image in (row.before, row.after))
