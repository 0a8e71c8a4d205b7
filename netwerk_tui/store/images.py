"""Rows as the ledger remembers them: a JSON object of the columns that differ from their default.

Leaving defaults out keeps an import of thousands small, and lets an image of an older schema be read by a newer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

Row = Mapping[str, Any]
RowImage = dict[str, Any]


@cache
def defaults(table: sa.Table) -> Row:
    """What each column but the id holds where nothing is given."""
    return {column.name: column.info.get("default") for column in table.columns if column.name != "id"}


def complete(table: sa.Table, row: Row) -> dict[str, Any]:
    """The row with every column of its table. Raises KeyError for a column that the table lacks."""
    refuse_unknown_columns(table, [row])
    return {**defaults(table), **row}


def refuse_unknown_columns(table: sa.Table, rows: Iterable[Row]) -> None:
    """Raise KeyError for a column that the table lacks."""
    known = {*defaults(table), "id"}
    for row in rows:
        if not row.keys() <= known:
            raise KeyError(f"{table.name} has no column {sorted(row.keys() - known)[0]}")


def image_of(table: sa.Table, row: Row) -> RowImage:
    """The image of a row that is whole but for its defaults: the columns that differ, in JSON's own types."""
    usual = defaults(table)
    kept = remembered(table)
    return {name: encode(value) for name, value in row.items() if name in kept and value != usual[name]}


@cache
def remembered(table: sa.Table) -> frozenset[str]:
    """The columns that the ledger remembers: all but the id, and copies of what another row says."""
    return frozenset(column.name for column in table.columns if column.name != "id" and not is_copied(column))


def is_copied(column: sa.Column[Any]) -> bool:
    """Whether this column only repeats what another row says."""
    return bool(column.info.get("copied"))


def row_of(table: sa.Table, image: Row) -> dict[str, Any]:
    """The columns of an image in Python's types. Columns that the schema has lost are left out."""
    return {name: decode(table.columns[name], value) for name, value in image.items() if name in table.columns}


def encode(value: Any) -> Any:
    """A column's value in JSON's types: days as YYYY-MM-DD, instants as ISO 8601 UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def decode(column: sa.Column[Any], value: Any) -> Any:
    """The value that `encode` gave. Raises ValueError or TypeError where it cannot be this column's."""
    if value is None:
        return None
    wanted = column.type.python_type
    if wanted is datetime:
        return datetime.fromisoformat(value)
    if wanted is date:
        return date.fromisoformat(value)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise TypeError(f"{column.table.name}.{column.name} takes {wanted.__name__}")
    return value
