"""Adds many rows at once. For the ledger and `additions`.

SQLAlchemy prepares every row of an `executemany` anew, which takes as long as SQLite's own work: rows are handed to
the driver as they are, in the types that the columns' own processors give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc

from netwerk_tui.store.images import Row

Processor = Callable[[Any], Any]


def add_rows(connection: sa.Connection, table: sa.Table, columns: Row, rows: Iterable[Row]) -> None:
    """Insert the rows into these columns: each is given with what it holds where a row does not say."""
    full = [{**columns, **{name: row[name] for name in row if name in columns}} for row in rows]
    if connection.dialect.name != "sqlite":
        connection.execute(sa.insert(table), full)
        return
    statement = _statement(table, tuple(columns), "?")
    values: list[list[Any]] = []
    for name in columns:
        process = processor_of(table, name, connection.dialect)
        try:
            values.append([row[name] for row in full] if process is None else [process(row[name]) for row in full])
        except ValueError as error:
            raise sa_exc.StatementError(str(error), statement, None, error) from error
    connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


def add_tuples(
    connection: sa.Connection, table: sa.Table, columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    """Insert the rows, which hold these columns as the driver takes them: JSON as text."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    connection.exec_driver_sql(_statement(table, columns, mark), rows)


def processor_of(table: sa.Table, name: str, dialect: sa.Dialect) -> Processor | None:
    """What makes of a column's value what the driver takes; None where that is the same."""
    return table.c[name].type.dialect_impl(dialect).bind_processor(dialect)


@cache
def _statement(table: sa.Table, columns: tuple[str, ...], mark: str) -> str:
    """The INSERT; names of tables and columns are our own."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join(mark for _name in columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608
