"""Adds thousands of rows of several tables, given by column, and tells the log of them. For the actions that import.

It does what `Transaction.insert` does, at an eighth of the cost: there is no dictionary for a row, the driver gets
tuples, and the database itself copies the rows to the log. It does the latter in a thread, without Python's lock, so
that the next rows are put together meanwhile.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
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

_SECONDS_A_TURN = 0.0005
"""With Python's 0.005, the thread that tells the log waits as long as it works: 1.5 seconds of 100,000 contacts."""

Columns = Mapping[str, Sequence[Any]]
Table = sa.Table
"""For the annotations of actions, which do not know SQLAlchemy."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """Rows as the driver takes them."""

    table: sa.Table
    ids: range
    names: tuple[str, ...]
    """Of the columns beside the id."""
    rows: list[tuple[Any, ...]]
    contacts: Sequence[ContactId]
    """Whom they are about."""


class Additions:
    """Adds rows; made by `adding`, for as long as nothing else is done in the transaction."""

    def __init__(self, verbs: Transaction, telling: ThreadPoolExecutor) -> None:
        self._verbs = verbs
        self._telling = telling
        self._told: Future[None] | None = None

    def add(self, rows: Sequence[tuple[Table, Columns]], ids: range | None = None) -> None:
        """Add a row for each place in these columns, which have one length for each table; tables in this order.

        `ids` are those of the first table's rows, which `Transaction.new_ids` has given; all others are numbered here.
        What is left out holds its default. Text must be plain text, no member of an enumeration: the driver is handed
        it as it is. Not for rows that name several contacts, nor participants, of which the ledger knows more to do.
        Raises KeyError for a column that a table lacks.
        """
        numbers = chain([ids], repeat(None))
        ready = [self._ready(table, columns, given) for (table, columns), given in zip(rows, numbers, strict=False)]
        self.wait()
        statements = [self._insert(each) for each in ready if each.ids]
        if statements:
            self._told = self._telling.submit(self._tell, statements)

    def wait(self) -> None:
        """Return once the log is told of all that was added."""
        if self._told is not None:
            told, self._told = self._told, None
            told.result()

    def _ready(self, table: sa.Table, columns: Columns, ids: range | None) -> _Ready:
        refuse_unknown_columns(table, [columns])
        count = len(next(iter(columns.values())))
        numbers = self._verbs.new_ids(count) if ids is None else ids
        about = tables.contact_column(table)
        contacts: Sequence[Any] = () if about is None else numbers if about == "id" else columns[about]
        usual = defaults(table)
        names = tuple(name for name, values in columns.items() if values.count(usual[name]) < count)
        dialect = self._verbs.connection.dialect
        given = [numbers, *(_taken(table, name, columns[name], dialect) for name in names)]
        return _Ready(table, numbers, names, list(zip(*given, strict=True)), contacts)

    def _insert(self, ready: _Ready) -> tuple[sa.Insert, dict[str, int]]:
        """Add the rows; the statement that logs them, and what it is given."""
        connection, ids = self._verbs.connection, ready.ids
        entry, first = self._verbs.take_over(ready.table.name, map(ContactId, ready.contacts), len(ids))
        add_tuples(connection, ready.table, ("id", *ready.names), ready.rows)
        told = _telling(ready.table, ready.names, connection.dialect)
        return told, {"of_entry": entry, "first_position": first, "first_id": ids[0], "last_id": ids[-1]}

    def _tell(self, statements: Sequence[tuple[sa.Insert, dict[str, int]]]) -> None:
        for statement, places in statements:
            self._verbs.connection.execute(statement, places)


@contextmanager
def adding(verbs: Transaction) -> Iterator[Additions]:
    """Additions for a block; the transaction does nothing else until its end."""
    with _short_turns(), ThreadPoolExecutor(1, "netwerk-log") as telling:
        additions = Additions(verbs, telling)
        yield additions
        additions.wait()


@contextmanager
def _short_turns() -> Iterator[None]:
    """While threads hand Python's lock on soon: who tells the log needs it a moment between two statements."""
    usual_seconds = sys.getswitchinterval()
    sys.setswitchinterval(min(usual_seconds, _SECONDS_A_TURN))
    try:
        yield
    finally:
        sys.setswitchinterval(usual_seconds)


def _taken(table: sa.Table, name: str, values: Sequence[Any], dialect: sa.Dialect) -> Sequence[Any]:
    """The values of a column as the driver takes them."""
    if table.c[name].type is Image:
        return [None if value is None else _dumped(value) for value in values]
    process = processor_of(table, name, dialect)
    return values if process is None else list(map(process, values))


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
