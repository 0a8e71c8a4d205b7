"""Rows that are known by their name alone: put by one statement, so that two programs that put one at once never clash.

On a server two of them can find the place empty at the same moment; deleting before inserting, or looking before
inserting, then fails for whoever is later. For the tables without ledger: drafts, memory, the saved search index.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert


def put_row(connection: sa.Connection, table: sa.Table, values: Mapping[str, Any]) -> None:
    """Store the row, in the place of the one that has its primary key, if there is one."""
    adding, key = _inserting(connection, table, values)
    others = {name: adding.excluded[name] for name in values if name not in key}
    connection.execute(adding.on_conflict_do_update(index_elements=key, set_=others))


def claim_row(connection: sa.Connection, table: sa.Table, values: Mapping[str, Any]) -> bool:
    """Store the row where none has its primary key; whether that was done."""
    adding, key = _inserting(connection, table, values)
    stored = adding.on_conflict_do_nothing(index_elements=key).returning(*table.primary_key)
    return connection.execute(stored).first() is not None


def _inserting(
    connection: sa.Connection, table: sa.Table, values: Mapping[str, Any]
) -> tuple[SqliteInsert | PostgresqlInsert, list[str]]:
    # Of the two dialects only the one that is used: the other takes 40 ms to import.
    dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
    return dialect.insert(table).values(dict(values)), [column.name for column in table.primary_key]
