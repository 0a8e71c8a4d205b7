"""Adds thousands of rows of one table, given by column, and tells the log of them. For the actions that import.

It does what `Transaction.insert` does, at an eighth of the cost: there is no dictionary for a row, the driver gets
tuples, and the database itself copies the rows to the log.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.bulk import add_tuples, processor_of
from netwerk_tui.store.image_texts import image_text
from netwerk_tui.store.images import defaults, refuse_unknown_columns
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.types import Image

_CHANGE = ("entry_id", "position", "table_name", "row_id", "contact_id", "after")

Columns = Mapping[str, Sequence[Any]]
Table = sa.Table
"""For the annotations of actions, which do not know SQLAlchemy."""


def add_columns(verbs: Transaction, table: sa.Table, columns: Columns) -> range:
    """Add a row for each place in these columns, which have one length; the ids of the rows, in order.

    What is left out holds its default. Text must be plain text, no member of an enumeration: the driver is handed it
    as it is. Not for rows that name several contacts, nor participants, of which the ledger knows more to do. Raises
    KeyError for a column that the table lacks.
    """
    count = len(next(iter(columns.values())))
    refuse_unknown_columns(table, [columns])
    if not count:
        return range(0)
    ids = verbs.new_ids(count)
    about = tables.contact_column(table)
    contacts = [None] * count if about is None else ids if about == "id" else columns[about]
    entry, first = verbs.take_over(table.name, () if about is None else map(ContactId, contacts), count)
    usual = defaults(table)
    names = [name for name, values in columns.items() if values.count(usual[name]) < count]
    given: list[Sequence[Any]] = [ids]
    for name in names:
        values = columns[name]
        if table.c[name].type is Image:
            given.append([None if value is None else _dumped(value) for value in values])
            continue
        process = processor_of(table, name, verbs.connection.dialect)
        given.append(values if process is None else list(map(process, values)))
    add_tuples(verbs.connection, table, ("id", *names), list(zip(*given, strict=True)))
    told = _telling(table, tuple(names), verbs.connection.dialect)
    places = {"of_entry": entry, "first_position": first, "first_id": ids[0], "last_id": ids[-1]}
    verbs.connection.execute(told, places)
    return ids


@cache
def _telling(table: sa.Table, names: tuple[str, ...], dialect: sa.Dialect) -> sa.Insert:
    """The statement that logs rows which were added with values in these columns."""
    about = tables.contact_column(table)
    rows = sa.select(
        sa.bindparam("of_entry", type_=sa.BigInteger),
        table.c.id - sa.bindparam("first_id", type_=sa.BigInteger) + sa.bindparam("first_position", type_=sa.Integer),
        sa.literal_column(f"'{table.name}'"),
        table.c.id,
        sa.null() if about is None else table.c[about],
        image_text(table, names, dialect),
    )
    added = table.c.id.between(sa.bindparam("first_id"), sa.bindparam("last_id"))
    return sa.insert(tables.change).from_select(_CHANGE, rows.where(added).order_by(table.c.id))


_dumped = json.JSONEncoder().encode
