"""Rows as the driver gives them, for what is read of everybody: SQLAlchemy's rows and types take three times as long.

Only for columns that both drivers give alike, and for days, which SQLite keeps as text: `DayNumbers` takes either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

import sqlalchemy as sa

from netwerk_tui.domain.review_facts import NEVER, DayNumber

Row = TypeVar("Row")

_ROWS_AT_ONCE = 500
"""So many are fetched in 2 to 5 ms, during which no key is answered."""

_ROWS_A_PORTION = 4000
"""So many are worked on in some milliseconds."""


def plain_rows(connection: sa.Connection, query: sa.Select[Any] | sa.CompoundSelect[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, in its order."""
    cursor = connection.execute(query).cursor
    assert cursor is not None, "a query has rows"
    return chain.from_iterable(iter(partial(cursor.fetchmany, _ROWS_AT_ONCE), []))


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
