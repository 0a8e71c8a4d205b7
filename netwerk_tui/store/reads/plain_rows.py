"""Rows as the driver gives them, for what is read of everybody: SQLAlchemy's rows and types take three times as long.

Only for columns that both drivers give alike, and for days, which SQLite keeps as text: `DayNumbers` takes either.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review_facts import NEVER, DayNumber
from netwerk_tui.store import tables

Row = TypeVar("Row")

_ROWS_AT_ONCE = 500
"""So many are fetched in 2 to 5 ms, during which no key is answered."""

_ROWS_A_PORTION = 4000
"""So many are worked on in some milliseconds."""

_IDS_A_PORTION = 16_384
"""The rows of so many contacts are told as columns in some milliseconds."""


def plain_rows(connection: sa.Connection, query: sa.Select[Any] | sa.CompoundSelect[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, in its order."""
    cursor = connection.execute(query).cursor
    assert cursor is not None, "a query has rows"
    return chain.from_iterable(iter(partial(cursor.fetchmany, _ROWS_AT_ONCE), []))


def plain_columns(
    connection: sa.Connection,
    query: sa.Select[Any],
    contact: sa.ColumnElement[Any],
    only: Collection[ContactId] | None = None,
) -> Iterator[tuple[Sequence[Any], ...]]:
    """The columns of a query whose order begins with `contact`, portion by portion; of some contacts, or of everybody.

    SQLite puts the columns of a portion together by itself: meanwhile other threads go on, which must otherwise give
    way for each row. Only for numbers, texts and days. Portions without rows are left out.
    """
    if only is not None:
        query = query.where(contact.in_(only))
    if only is not None or connection.dialect.name != "sqlite":
        yield from (tuple(zip(*some, strict=True)) for some in portions(plain_rows(connection, query)))
        return
    newest = connection.execute(sa.select(sa.func.max(tables.contact.c.id))).scalar_one() or 0
    part = query.where(contact.between(sa.bindparam("first"), sa.bindparam("last"))).subquery()
    columns = sa.select(*map(sa.func.json_group_array, part.c))
    for first in range(1, newest + 1, _IDS_A_PORTION):
        told = connection.execute(columns, {"first": first, "last": first + _IDS_A_PORTION - 1}).one()
        found = tuple(map(json.loads, told))
        if found[0]:
            yield found


def portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows, some thousands at a time: what is done with a portion as a whole keeps no key waiting."""
    left = iter(rows)
    return iter(lambda: list(islice(left, _ROWS_A_PORTION)), [])


class DayNumbers(dict[str | date | None, DayNumber]):
    """The numbers of days as a driver gives them, each worked out once; `NEVER` for none."""

    def __missing__(self, day: str | date | None) -> DayNumber:
        if day is None:
            return NEVER
        known = date.fromisoformat(day) if isinstance(day, str) else day
        number = self[day] = known.toordinal()
        return number
