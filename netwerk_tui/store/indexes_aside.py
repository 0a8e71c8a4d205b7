"""Sets the indexes of tables aside while very many rows are added or removed, and makes them anew. For bulk work.

A row that is added puts an entry at any place of each index; putting all entries in order at once takes half the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

_FEWEST_ROWS = 5000
"""Below this it makes no difference."""


@contextmanager
def indexes_aside(
    connection: sa.Connection,
    of_tables: Iterable[sa.Table],
    rows: int,
    *,
    removed: bool = False,
    between: Callable[[], object] = tuple,
) -> Iterator[None]:
    """While so many rows come, or are removed: at the end of the block all indexes are there again.

    Only in a file, where no more rows stay than come or go, and not those that keep rows unique. Within the block
    nothing must be looked up by what the tables hold, nor rows of another table be removed that they refer to. A
    rollback brings the indexes back too. `between` is called before each is made anew, and may raise.
    """
    most = 2 * rows if removed else rows
    aside = [index for table in of_tables for index in _aside(connection, table, rows, most)]
    for name, _statement in aside:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _name, statement in aside:
        between()
        connection.exec_driver_sql(statement)


def _aside(connection: sa.Connection, table: sa.Table, rows: int, most: int) -> list[tuple[str, str]]:
    """The names of indexes to set aside, and the statements that made them; none of a table with more rows."""
    if connection.dialect.name != "sqlite" or rows < _FEWEST_ROWS:
        return []
    first = sa.select(table.c.id).limit(most + 1).subquery()
    if connection.execute(sa.select(sa.func.count()).select_from(first)).scalar_one() > most:
        return []
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?"
    return [(row.name, row.sql) for row in connection.exec_driver_sql(query, (table.name,))]
